"""Who is meant by words that point back, on sentences of our own."""

from collections.abc import Callable

import pytest

from communique.actors import find_actors
from communique.languages import table
from communique.syntax import Parsed

Parse = Callable[..., Parsed]
MACRON, PUTIN, SCHOLZ, BAERBOCK = "Q3052772", "Q7747", "Q61053", "Q564328"


def meant(parse: Parse, text: str, words: str, published: str | None = "2024-04-04") -> list[str]:
    """Give whom some words mean, and nobody where they are no mention."""
    mentions = find_actors(parse(text, published), ()).mentions
    return [one.entity for one in mentions if text[one.span.start : one.span.end] == words]


@pytest.mark.parametrize(
    ("text", "words", "entities"),
    [
        ("Emmanuel Macron kam nach Moskau. Putin lehnte es ab, mit ihm zu reden.", "ihm", [MACRON]),
        ("Olaf Scholz landete in China. In Peking begrüßte ihn Xi Jinping.", "ihn", [SCHOLZ]),
        ("Olaf Scholz kam nach Paris. Ihn hatte Macron gerufen.", "Ihn", [SCHOLZ]),
        ("Annalena Baerbock kam nach Ankara. Hakan Fidan dankte ihr.", "ihr", [BAERBOCK]),
        ("Macron sagte, Putin habe ihn angerufen.", "ihn", [MACRON]),
        ("Macron rief Putin an. Ein Treffen der beiden ist offen.", "der beiden", [MACRON, PUTIN]),
        (
            "Macron rief Putin an.\n\nDas Wetter war gut.\n\nEs war der erste Anruf der beiden.",
            "der beiden",
            [MACRON, PUTIN],
        ),
        ("Olaf Scholz reiste ab. Der SPD-Politiker war zufrieden.", "Der SPD-Politiker", [SCHOLZ]),
        ("Olaf Scholz reiste ab. Der 65-Jährige war zufrieden.", "Der 65-Jährige", [SCHOLZ]),
        ("Macron und Scholz reisten ab. Der 65-Jährige war zufrieden.", "Der 65-Jährige", []),
        ("Annalena Baerbock reiste ab. Der 65-Jährige war zufrieden.", "Der 65-Jährige", []),
        ("Macron traf Scholz und Putin. Das Treffen der beiden war kurz.", "der beiden", []),
        (
            "Macron rief Putin an. Macron ist nach Angaben eines Sprechers zufrieden. Beide kamen nach Riga.",
            "Beide",
            [MACRON, PUTIN],
        ),
    ],
)
def test_words_that_point_back(parse: Parse, text: str, words: str, entities: list[str]) -> None:
    assert meant(parse, text, words) == entities


def test_an_object_that_two_fit_is_the_subject_with_a_doubt(parse: Parse) -> None:
    actors = find_actors(parse("Emmanuel Macron sprach mit Olaf Scholz. Wladimir Putin rief ihn an."), ())
    (mention,) = (one for one in actors.mentions if one.via == "coreference")
    assert (mention.entity, mention.rivals) == (MACRON, (SCHOLZ,))
    assert [doubt.kind for doubt in actors.doubts] == ["pronoun_unresolved"]


def test_an_object_that_two_objects_fit_is_neither(parse: Parse) -> None:
    text = "Annalena Baerbock sah Emmanuel Macron bei Olaf Scholz. Wladimir Putin rief ihn an."
    actors = find_actors(parse(text), ())
    (mention,) = (one for one in actors.mentions if one.via == "coreference")
    assert mention.rivals == (MACRON, SCHOLZ)
    assert not actors.is_party(mention)
    assert [doubt.kind for doubt in actors.doubts] == ["pronoun_unresolved"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Vertreter der USA und Russlands kommen zusammen.", ["USA", "RUS"]),
        ("Unterhändler Irans und der USA trafen sich.", ["IRN", "USA"]),
        ("Delegationen aus Armenien und Aserbaidschan trafen sich.", ["ARM", "AZE"]),
        ("Die deutsche und die französische Außenministerin reisten ab.", ["DEU", "FRA"]),
    ],
)
def test_two_states_in_one_phrase_are_two_mentions(parse: Parse, text: str, countries: list[str]) -> None:
    actors = find_actors(parse(text), ())
    assert [actors.country(one) for one in actors.mentions] == countries
    assert len({one.span for one in actors.mentions}) == 1
    assert len({one.entity for one in actors.mentions}) == 2


@pytest.mark.parametrize("published", [None, "2024-04-04"])
def test_a_minister_of_no_named_office_is_nobody_we_know(parse: Parse, published: str | None) -> None:
    actors = find_actors(parse("Die Minister Polens und Lettlands telefonierten.", published), ())
    assert all(one.entity.startswith("L:") for one in actors.mentions)


def test_an_adjective_with_a_capital_means_its_state(parse: Parse) -> None:
    text = "Der US-amerikanische Außenminister reiste ab."
    assert meant(parse, text, "Der US-amerikanische Außenminister") == ["Q7821917"]


def test_kongo_may_be_either(parse: Parse) -> None:
    (mention,) = find_actors(parse("Der Kongo lehnte ab."), ()).mentions
    assert (mention.entity, mention.rivals) == ("COD", ("COG",))


@pytest.mark.parametrize(
    "entry", table("de", "actors")["epithets"]["nouns"], ids=lambda one: str(one["word"])
)
def test_a_description_is_found_by_its_example(parse: Parse, entry: dict[str, str]) -> None:
    rules = {one.rule for one in find_actors(parse(entry["example"]), ()).mentions}
    assert "actors.epithet" in rules
