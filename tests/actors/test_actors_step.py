"""Who is meant and for whom they act, on sentences of our own."""

from collections.abc import Callable

import pytest

from communique.actors import Actors, find_actors
from communique.records import Mention, Reading, Span
from communique.syntax import Parsed

Parse = Callable[..., Parsed]
Find = Callable[..., Actors]


@pytest.fixture
def find(parse: Parse) -> Find:
    def find(text: str, published: str | None = "2024-04-04") -> Actors:
        return find_actors(parse(text, published), ())

    return find


def words(text: str, actors: Actors) -> dict[str, str]:
    """Map the words of each mention to the entity they mean."""
    return {text[mention.span.start : mention.span.end]: mention.entity for mention in actors.mentions}


def only(actors: Actors, via: str) -> Mention:
    (mention,) = (mention for mention in actors.mentions if mention.via == via)
    return mention


@pytest.mark.parametrize(
    ("day", "entity"),
    [
        ("2024-04-03", "Q20089181"),
        ("2022-05-10", None),
    ],
)
def test_an_office_means_its_holder_on_the_day(find: Find, day: str, entity: str | None) -> None:
    mention = only(find("Der französische Verteidigungsminister reiste ab.", day), "role")
    assert (mention.entity == "Q20089181") == (entity is not None)
    assert mention.acts_for == "FRA.ministry.defence"


def test_an_office_that_changes_hands_is_a_doubt_with_both(find: Find) -> None:
    actors = find("Der russische Verteidigungsminister reiste ab.", "2024-05-13")
    assert only(actors, "role").rivals == ("Q32024", "Q4082839")
    assert [doubt.kind for doubt in actors.doubts] == ["holder_unknown"]


def test_without_a_date_several_recent_holders_are_a_doubt(find: Find) -> None:
    actors = find("Der russische Verteidigungsminister reiste ab.", None)
    assert actors.doubts[0].kind == "holder_unknown"
    assert "Schoigu" in actors.doubts[0].words


def test_without_a_date_the_one_named_in_the_article_holds_the_office(find: Find) -> None:
    text = "Sergej Schoigu telefonierte. Der russische Verteidigungsminister war zufrieden."
    assert only(find(text, None), "role").entity == "Q32024"


def test_a_name_that_never_held_the_office_is_a_doubt(find: Find) -> None:
    actors = find("Der russische Präsident Sergej Lawrow reiste ab.")
    assert actors.doubts[0].kind == "name_role_conflict"
    assert actors.mentions[0].entity == "Q58217"
    assert actors.mentions[0].acts_for is None


@pytest.mark.parametrize(
    ("sentence", "city", "entity"),
    [
        ("Moskau wies die Vorwürfe zurück.", "Moskau", "RUS.government"),
        ("Polen forderte Moskau auf, die Angriffe zu beenden.", "Moskau", "RUS.government"),
        ("Die Verhandlungen zwischen Ankara und Athen stocken.", "Athen", "GRC.government"),
        ("Aus Ankara hieß es, der Vorschlag sei verfrüht.", "Ankara", "TUR.government"),
        ("Der Minister reiste nach Moskau.", "Moskau", "place.moskau"),
        ("Der Zug zwischen Berlin und Paris fällt aus.", "Paris", "place.paris"),
        ("Die Konzerthalle in Moskau brannte.", "Moskau", "place.moskau"),
        ("In London teilte niemand etwas mit.", "London", "place.london"),
    ],
)
def test_a_capital_is_a_government_or_a_place(find: Find, sentence: str, city: str, entity: str) -> None:
    assert words(sentence, find(sentence))[city] == entity


def test_two_ministers_share_the_words_of_a_plural(find: Find, parse: Parse) -> None:
    text = "Die Außenminister Polens und Italiens trafen sich."
    actors = find(text)
    token = parse(text).doc[1]
    assert [actors.country(mention) for mention in actors.all_at(token)] == ["POL", "ITA"]
    assert actors.at(token) == actors.all_at(token)[0]


def test_one_man_in_two_spellings_is_one_entity(find: Find) -> None:
    text = "Sergej Schoigu telefonierte am Mittwoch. Russlands Shoigu schwieg danach."
    assert {mention.entity for mention in find(text).mentions} == {"Q32024"}


def test_a_former_holder_acts_for_nobody(find: Find) -> None:
    (mention,) = find("Der frühere US-Präsident Barack Obama kam nach.").mentions
    assert (mention.acts_for, mention.role) == (None, None)


def test_a_medium_is_no_party(find: Find) -> None:
    actors = find("Die Agentur Reuters lobte Frankreich.")
    assert [actors.is_party(mention) for mention in actors.mentions] == [False, True]


def test_a_state_after_a_preposition_of_place_acts_for_nobody(find: Find) -> None:
    actors = find("In der Ukraine fiel der Strom aus.")
    assert actors.mentions[0].entity == "UKR"
    assert not actors.is_party(actors.mentions[0])


def test_unknown_people_meet_themselves_again(find: Find) -> None:
    text = "Der Unterhändler Pjotr Wassilenko kam an. Wassilenko lächelte."
    assert len({mention.entity for mention in find(text).mentions}) == 1


def test_mentions_within_a_span_are_in_text_order(find: Find) -> None:
    actors = find("Emmanuel Macron traf Olaf Scholz.")
    assert [mention.entity for mention in actors.within(Span(start=0, end=33))] == ["Q3052772", "Q61053"]


@pytest.mark.parametrize("text", ["„", "🙂 🙂", "Er. Sie. Beide. Der Minister.", "und und und", "- -- –"])
def test_odd_text_breaks_nothing(find: Find, text: str) -> None:
    assert isinstance(
        find(f"Der polnische Minister sprach lange mit ihm in Riga.\n\n{text} sagte er {text} am Montag."),
        Actors,
    )


def test_the_same_text_gives_the_same_records(find: Find) -> None:
    text = "Paris und Berlin einigten sich mit dem türkischen Präsidenten."
    assert find(text) == find(text)


def test_an_office_means_its_holder_in_the_time_that_its_clause_names(read: Callable[..., Reading]) -> None:
    reading = read("Im Jahr 2015 sprach der amerikanische Präsident mit Raúl Castro.")
    assert reading.mentions[0].entity == "Q76"


def test_a_date_beside_another_word_moves_no_office(read: Callable[..., Reading]) -> None:
    reading = read("Der amerikanische Präsident kritisierte das Abkommen von 2015.")
    assert reading.mentions[0].entity == "Q6279"


def test_a_spokesman_acts_for_the_state_of_the_master_in_the_genitive(read: Callable[..., Reading]) -> None:
    reading = read("Recep Tayyip Erdoğan schwieg. Erdoğans Sprecher Ibrahim Kalin bestätigte den Brief.")
    entities = {entity.id: entity for entity in reading.entities}
    (speaker,) = [m for m in reading.mentions if m.role == "spokesperson"]
    assert entities[speaker.acts_for or ""].country == "TUR"


def test_without_a_day_an_office_is_held_by_the_one_of_its_gender_who_is_named(
    read: Callable[..., Reading],
) -> None:
    reading = read("Olaf Scholz reiste ab. Der Kanzler schwieg. Vor ihm kam Angela Merkel.", published=None)
    (office,) = [m for m in reading.mentions if m.via == "role"]
    assert {entity.id: entity.name for entity in reading.entities}[office.entity] == "Olaf Scholz"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Emmanuel Macron trat vor die Presse. Wladimir Putin lüge, sagte er.", "Emmanuel Macron"),
        (
            "Xi Jinping schwieg. Die Welt müsse handeln, hieß es. Den Angriff verurteilte er nicht.",
            "Xi Jinping",
        ),
        ("Als Emmanuel Macron landete, regnete es, und er lachte.", "Emmanuel Macron"),
    ],
)
def test_he_is_not_somebody_in_what_he_says(text: str, name: str, read: Callable[..., Reading]) -> None:
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    he = [m for m in reading.mentions if reading.text(m.span) == "er"]
    assert [names[m.entity] for m in he] == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An adviser to Putin met an envoy of Trump."),
        ("en", "Putin's adviser met Trump's envoy."),
        ("de", "Ein Berater Putins traf einen Gesandten Trumps."),
        ("fr", "Un conseiller de Poutine a rencontré un émissaire de Trump."),
        ("ru", "Советник Путина встретился с посланником Трампа."),
    ],
)
def test_who_serves_a_person_acts_for_that_persons_state(parse: Parse, language: str, text: str) -> None:
    actors = find_actors(parse(text, "2026-11-30", language=language), ())
    assert [actors.country(mention) for mention in actors.mentions] == ["RUS", "RUS", "USA", "USA"]
    assert len({mention.entity for mention in actors.mentions}) == len(actors.mentions)
