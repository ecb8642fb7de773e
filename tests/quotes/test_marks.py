"""Quote marks of every system are paired, and a lost one costs a doubt, not the article."""

import time
from collections.abc import Callable

import pytest

from communique.quotes.marks import Marks, pair_marks
from communique.records import Article, Part, Reading, Span


def marks_of(text: str) -> Marks:
    parts = (Part(span=Span(start=0, end=len(text)), role="body", reason="article.body"),)
    return pair_marks(
        Article(
            id="a",
            language="de",
            title=None,
            published=None,
            published_from="unknown",
            agency=(),
            url=None,
            sha256="ab",
            text=text,
            parts=parts,
            foreign=(),
        )
    )


def stretches(text: str) -> list[str]:
    return [text[pair.span.start : pair.span.end] for pair in marks_of(text).pairs]


@pytest.mark.parametrize(
    ("opening", "closing"),
    ["„“", "„”", "“”", "»«", "«»", '""', "‚‘", "›‹", "''", '„"'],
    ids=[
        "low-high",
        "low-english",
        "english",
        "in",
        "out",
        "straight",
        "single",
        "guillemet",
        "typed",
        "mixed",
    ],
)
def test_every_system_of_marks_is_paired(opening: str, closing: str) -> None:
    text = f"Er sagte: {opening}Wir gehen{closing} und ging."
    assert stretches(text) == [f"{opening}Wir gehen{closing}"]


def test_marks_within_marks_are_paired_both() -> None:
    assert stretches("„Das ist ‚kein Krieg‘, sagt er“, so sie.") == [
        "„Das ist ‚kein Krieg‘, sagt er“",
        "‚kein Krieg‘",
    ]


@pytest.mark.parametrize(
    "text", ["Wie geht's in Paris' Straßen?", "Hans’ Brief ist's.", 'Ein 5" breites Rohr.']
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    marks = marks_of(text)
    assert (marks.pairs, marks.unpaired) == ((), ())


def test_a_mark_without_partner_is_a_doubt_and_ends_with_its_paragraph(read: Callable[..., Reading]) -> None:
    reading = read("„Wir reden, sagte der Minister.\n\nDie Ministerin nannte das „einen Anfang“.")
    assert [doubt.kind for doubt in reading.doubts if doubt.rule == "quotes.unpaired_mark"] == [
        "quote_mark_unpaired"
    ]
    assert any("„einen Anfang“" in map(reading.text, quote.fragments) for quote in reading.quotes)


def test_a_megabyte_of_unbalanced_marks_takes_linear_time() -> None:
    started = time.perf_counter()
    marks_of("„»'\"‚ " * 180_000)
    assert time.perf_counter() - started < 20
