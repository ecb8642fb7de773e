"""What a source states beside its text: titles, summaries, days, and paragraphs in other languages."""

import pytest

from communique.article import read_source
from communique.intake import Block, Note, Source, Stated
from communique.records import Article, Doubt

SENTENCE = "Die Minister berieten am Mittwoch in Riga."
ENGLISH = "The ministers will meet again in autumn, officials in Riga said on Wednesday."
UKRAINIAN = "Міністри зустрінуться восени знову, повідомили в середу в Ризі після переговорів."


def read(text: str = SENTENCE, **known: object) -> tuple[Article, tuple[Doubt, ...]]:
    return read_source(Source(text=text, **known), language="de")  # type: ignore[arg-type]


def stated(*values: tuple[str, str]) -> tuple[Stated, ...]:
    return tuple(Stated(field="published", value=value, by=by) for value, by in values)


def conflicts(doubts: tuple[Doubt, ...]) -> list[str]:
    return [doubt.words for doubt in doubts if doubt.kind == "published_conflict"]


@pytest.mark.parametrize(
    ("known", "day", "source"),
    [
        ({"published": "2024-04-01", "stated": stated(("2024-04-02", "JSON-LD"))}, "2024-04-01", "caller"),
        (
            {"stated": stated(("2024-04-02T23:30:00-05:00", "JSON-LD"), ("2024-04-03", "meta date"))},
            "2024-04-02",
            "metadata",
        ),
        ({"stated": stated(("gestern", "JSON-LD"), ("2024-04-03", "meta date"))}, "2024-04-03", "metadata"),
        ({"url": "https://a.example/2024/04/03/x"}, "2024-04-03", "metadata"),
        ({"text": f"Gipfel\n\nVeröffentlicht am 3. April 2024\n\n{SENTENCE}"}, "2024-04-03", "byline"),
    ],
    ids=["caller", "page", "second of page", "address", "text"],
)
def test_the_first_that_speaks_names_the_day(known: dict[str, object], day: str, source: str) -> None:
    article, doubts = read(**known)  # type: ignore[arg-type]
    assert (article.published, article.published_from, conflicts(doubts)) == (day, source, [])


def test_two_that_are_more_than_a_day_apart_are_doubted_with_both() -> None:
    article, doubts = read(stated=stated(("2024-04-03", "JSON-LD")), url="https://a.example/2024/03/01/x")
    assert article.published == "2024-04-03"
    (words,) = conflicts(doubts)
    assert "2024-04-03, as JSON-LD says, but its address says “https://a.example/2024/03/01/x”" in words


def test_the_night_between_two_zones_is_no_conflict() -> None:
    assert (
        conflicts(read(stated=stated(("2024-04-03", "JSON-LD"), ("2024-04-02T22:30:00Z", "meta")))[1]) == []
    )


def test_the_days_of_two_years_around_new_year_are_near() -> None:
    text = f"Gipfel\n\nStand: 31. Dezember\n\n{SENTENCE}"
    assert conflicts(read(text, published="2025-01-01")[1]) == []


def test_the_day_that_a_page_shows_behind_the_label_of_a_change_is_none_of_publication() -> None:
    text = f"Gipfel\n\nAktualisiert: heute\n\n{SENTENCE}"
    blocks = (
        Block(start=0, end=6, origin="h1", kept_by="title"),
        Block(start=8, end=27, origin="time"),
        Block(start=29, end=len(text), origin="p"),
    )
    shown = (Stated(field="published", value="2024-04-05", by="time element", block=1),)
    assert read(text, blocks=blocks, stated=shown)[0].published is None


def test_a_day_after_the_capture_is_doubted() -> None:
    _, doubts = read(stated=stated(("2024-05-01", "JSON-LD")), captured="2024-04-05")
    assert [doubt.kind for doubt in doubts] == ["published_after_capture"]


def test_an_unreadable_day_is_told_as_the_reason() -> None:
    _, doubts = read(stated=stated(("03/04/2024", "field date")))
    assert (
        doubts[0].words
        == "The publication day is unknown: “03/04/2024”, as field date says, cannot be read as one day."
    )


def test_notes_of_the_intake_become_doubts_of_the_article() -> None:
    _, doubts = read(
        notes=(Note(kind="teaser_only", words="Only a teaser.", rule="intake.read_feed"),),
        published="2024-04-03",
    )
    assert [(doubt.kind, doubt.words, doubt.rule) for doubt in doubts] == [
        ("teaser_only", "Only a teaser.", "intake.read_feed")
    ]


def test_an_author_who_is_an_agency_is_credited() -> None:
    assert read(stated=(Stated(field="author", value="dpa", by="meta author"),))[0].agency == ("dpa",)


@pytest.mark.parametrize(("paragraph", "language"), [(ENGLISH, "en"), (UKRAINIAN, "uk")])
def test_a_paragraph_in_another_language_is_told_and_doubted(paragraph: str, language: str) -> None:
    text = f"{SENTENCE}\n\n{paragraph}\n\n{SENTENCE}"
    article, doubts = read(text, published="2024-04-03")
    assert [(text[p.span.start : p.span.end], p.language) for p in article.foreign] == [(paragraph, language)]
    assert [doubt.kind for doubt in doubts] == ["other_language"]


@pytest.mark.parametrize(
    "paragraph",
    [
        SENTENCE,
        "Macron, Scholz, Tusk, Starmer, Meloni, Sánchez, Costa, Rutte, Orbán",
        "„No comment“, sagte er auf die Frage nach dem „deal of the century“.",
    ],
    ids=["own", "names", "words"],
)
def test_names_and_a_few_foreign_words_are_no_other_language(paragraph: str) -> None:
    assert read(f"{SENTENCE}\n\n{paragraph}")[0].foreign == ()


def test_a_russian_paragraph_in_a_ukrainian_article_is_told() -> None:
    russian = "Мы ещё вернёмся к этому вопросу, и вы обо всём узнаете первыми, сказал он журналистам."
    text = f"{UKRAINIAN}\n\n«{russian}»"
    article, _ = read_source(Source(text=text), language="uk")
    assert [passage.language for passage in article.foreign] == ["ru"]
