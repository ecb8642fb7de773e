"""Days as datelines and bylines write them: "3. April 2024", "03.04.2024", "2024-04-03", "3. April"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from communique.records import Span

ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
NUMBERS = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2}(?!\d))?")
NAMED = re.compile(r"(?<!\d)(?P<day>\d{1,2})\.?\s?(?P<name>[^\W\d_]{3,9})(?:\.?\s(?P<year>\d{4})(?!\d))?")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day in the text. Without a year, ``iso`` is none and ``month_day`` is all there is ("04-03")."""

    span: Span
    month_day: str
    iso: str | None


def find_days(text: str, offset: int, months: Mapping[str, int]) -> list[WrittenDay]:
    """Give the days in a short text that stands at ``offset``, in text order, without impossible ones.

    >>> [day.iso for day in find_days("Stand: 31.02.2024, 3. April 2024", 0, {"april": 4})]
    ['2024-04-03']
    """
    found = [day for pattern in (ISO, NUMBERS, NAMED) for day in _days(pattern, text, offset, months)]
    return sorted(found, key=lambda day: day.span)


def _days(
    pattern: re.Pattern[str], text: str, offset: int, months: Mapping[str, int]
) -> Iterator[WrittenDay]:
    for match in pattern.finditer(text):
        parts = match.groupdict()
        month = months.get(parts["name"].casefold()) if "name" in parts else int(parts["month"])
        year = int(parts["year"] or 0)
        day = _day(year + 2000 if 0 < year < 100 else year, month or 0, int(parts["day"]))
        if day is not None:
            span = Span(start=offset + match.start(), end=offset + match.end())
            iso = day.isoformat()
            yield WrittenDay(span, iso[5:], iso if year else None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year or 2000, month, day)
    except ValueError:
        return None
