"""The publication day: the caller's, the text's with a year, or unknown with the reason."""

import pytest

from communique.article import read_article
from communique.records import Article, Doubt

SENTENCE = "Die Minister berieten am Mittwoch in Riga."


def read(head: str, published: str | None = None) -> tuple[Article, tuple[Doubt, ...]]:
    return read_article(f"Minister beraten\n\n{head}\n\n{SENTENCE}", language="de", published=published)


@pytest.mark.parametrize(
    "line",
    [
        "Veröffentlicht am 3. April 2024, 14:05 Uhr",
        "Veröffentlicht am:\n\n3. April 2024",
        "Stand: 03.04.2024, 14:05 Uhr",
        "Stand: 3.4.24",
        "Erschienen am 3. Apr. 2024",
        "Mittwoch, 3. April 2024",
        "2024-04-03",
        "Datum: 03. 04. 2024",
        "Von Max Muster, 3. April 2024",
    ],
)
def test_a_day_with_its_year_in_the_head_is_the_publication_day(line: str) -> None:
    article, doubts = read(line)
    assert (article.published, article.published_from, doubts) == ("2024-04-03", "byline", ())


def test_the_dateline_of_a_paragraph_gives_the_day() -> None:
    article, _ = read_article(f"RIGA, 3. April 2024 (AFP) – {SENTENCE}", language="de")
    assert (article.published, article.published_from) == ("2024-04-03", "byline")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Ausgegeben am:", "nothing stands behind “Ausgegeben am:”"),
        ("Stand: 3. April", "“3. April” names no year"),
        ("Aktualisiert am 5. April 2024", "is the day of a change"),
        ("© 2024 Beispiel Zeitung", "the text names none"),
        ("Veröffentlicht am 31. Februar 2024", "the text names none"),
        ("Foto: Max Muster, 3. April 2024", "the text names none"),
    ],
)
def test_without_a_day_the_doubt_says_why(line: str, why: str) -> None:
    article, doubts = read(line)
    assert (article.published, article.published_from) == (None, "unknown")
    assert [doubt.kind for doubt in doubts] == ["published_unknown"]
    assert why in doubts[0].words


def test_a_year_in_the_body_is_never_the_publication_day() -> None:
    article, _ = read_article("Die Minister trafen sich zuletzt am 1. Oktober 2022 in Riga.", language="de")
    assert article.published is None


def test_the_caller_wins_and_a_contradiction_is_doubted() -> None:
    article, doubts = read("Veröffentlicht am 3. April 2024", published="2024-05-01")
    assert (article.published, article.published_from) == ("2024-05-01", "caller")
    assert [(doubt.kind, "3. April 2024" in doubt.words) for doubt in doubts] == [
        ("published_conflict", True)
    ]


@pytest.mark.parametrize("line", ["Veröffentlicht am 3. April 2024", "Stand: 3. April", "Ausgegeben am:"])
def test_a_caller_who_is_not_contradicted_leaves_no_doubt(line: str) -> None:
    assert read(line, published="2024-04-03")[1] == ()


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2024/04/03/ministers-speak", "2024-04-03"),
        ("https://news.example/politik/2024-04-03-minister", "2024-04-03"),
        ("https://news.example/2024/4/3", "2024-04-03"),
        ("https://news.example/2024/13/03/x", None),
        ("https://news.example/article/20240403/1", None),
        (None, None),
    ],
)
def test_an_address_may_hold_the_day(url: str | None, day: str | None) -> None:
    article, _ = read_article("Die Minister berieten am Mittwoch in Riga.", language="de", url=url)
    assert (article.published, article.published_from) == (day, "metadata" if day else "unknown")


def test_an_address_against_the_text_is_doubted() -> None:
    text = "Minister beraten in Riga\n\nStand: 05.04.2024\n\nDie Minister berieten am Mittwoch in Riga."
    article, doubts = read_article(text, language="de", url="https://news.example/2024/04/03/x")
    assert article.published == "2024-04-03"
    assert [doubt.kind for doubt in doubts] == ["published_conflict"]


def test_the_day_of_another_article_is_not_this_ones() -> None:
    below = "Lesen Sie auch\n\nNeuer Streit um die Fischerei\n\n5. April 2024"
    article, _ = read_article(f"Minister beraten in Riga\n\n{SENTENCE}\n\n{below}", language="de")
    assert article.published is None
