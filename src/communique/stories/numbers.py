"""The numbers of an article in digits, whatever language wrote them."""

import re
from collections.abc import Iterable, Iterator

from communique.records import Reading, Span

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ’']\d{3}(?!\d))*(?:[.,]\d+)?")
GROUPS = re.compile(r"[.,\u00a0\u202f ’'](?=\d{3}(?!\d))")


def numbers(reading: Reading) -> tuple[tuple[int, str], ...]:
    """Give the numbers of two digits or more that are no part of a date, with their places, in text order.

    "30.410", "30,410" and "30 410" are one number; so is what a language may mean otherwise (1.234 as a
    fraction), since it is compared and never reckoned with.
    """
    text = reading.article.text
    dates = [date.span for date in reading.dates]
    return tuple(
        (start, number)
        for part in reading.article.parts
        if part.role in {"headline", "summary", "body"}
        for start, number in _numbers(text, part.span)
        if not _is_within(start, dates)
    )


def _numbers(text: str, span: Span) -> Iterator[tuple[int, str]]:
    for match in NUMBER.finditer(text, span.start, span.end):
        plain = GROUPS.sub("", match[0]).replace(",", ".")
        if len(plain) > 1:
            yield match.start(), plain


def _is_within(place: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= place < span.end for span in spans)
