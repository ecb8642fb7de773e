"""Marks and frames without end or measure: an answer, a doubt, and time that grows with the text only."""

import time
from collections.abc import Callable

import pytest

from communique.records import Reading

MEASURELESS = {
    "marks": "„»'\"‚ " * 2_000,
    "one mark": "“" * 10_000,
    "straight marks": '"' * 9_999 + "a",
    "openings": "„Wir " * 3_000,
    "frames": "Sagte er, „" * 1_500,
    "clauses": "er sagte, dass " * 2_000,
    "sources": "nach Angaben des Kremls, " * 1_000,
}


@pytest.mark.parametrize("text", MEASURELESS.values(), ids=MEASURELESS.keys())
def test_text_without_measure_is_read_in_time(text: str, read: Callable[..., Reading]) -> None:
    started = time.perf_counter()
    reading = read(f"Die Lage.\n\n{text}")
    assert time.perf_counter() - started < 30
    assert "".join(reading.text(part.span) for part in reading.article.parts) == reading.article.text


@pytest.mark.parametrize(
    "text",
    [
        "„Wir reden“, sagte er. „Wir reden sagte er.",
        "Wir reden“, sagte der Minister.",
        "»Wir „reden“, sagte der Minister.",
        "'Wir reden', sagte der Minister. \"Wir",
        "„“, sagte der Minister.",
        "Das sagte der Minister: „",
        "„ ... “ - sagte Lawrow “ am Montag „",
    ],
)
def test_marks_without_partners_cost_no_article(text: str, read: Callable[..., Reading]) -> None:
    reading = read(text)
    assert all(0 <= span.start < span.end <= len(text) for quote in reading.quotes for span in quote.spans)
