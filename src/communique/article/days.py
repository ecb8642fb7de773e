"""Days as datelines and bylines write them: "3. April 2024", "03.04.2024", "2024-04-03", "3. April".

ISO's way is every language's; the other ways are data.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from communique.records import Span

DIGIT = re.compile(r"\d")
ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class DayForms:
    """How a language writes days beside ISO's way.

    A pattern names its ``day``, ``month`` or month's ``name``, and may name a ``year``; or, where the order
    of day and month is not settled ("3/4/2024" in English), ``first`` and ``second``.
    """

    months: Mapping[str, int]
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day in the text. Without a year, ``iso`` is none and ``month_day`` is all there is ("04-03").

    Both are none where the words can be read as two days.
    """

    span: Span
    month_day: str | None
    iso: str | None


def find_days(text: str, offset: int, forms: DayForms) -> list[WrittenDay]:
    """Give the days in a short text that stands at ``offset``, in text order, without impossible ones.

    >>> from communique.article.words import wording
    >>> [day.iso for day in find_days("Stand: 31.02.2024, 3. April 2024", 0, wording("de").shapes.days)]
    ['2024-04-03']
    """
    if not DIGIT.search(text):
        return []
    found = [day for pattern in (ISO, *forms.patterns) for day in _days(pattern, text, offset, forms)]
    return sorted(found, key=lambda day: day.span)


def _days(pattern: re.Pattern[str], text: str, offset: int, forms: DayForms) -> Iterator[WrittenDay]:
    for match in pattern.finditer(text):
        year = int(match.groupdict().get("year") or 0)
        days = set(_readings(match, year + 2000 if 0 < year < 100 else year, forms))
        if not days:
            continue
        span = Span(start=offset + match.start(), end=offset + match.end())
        iso = days.pop().isoformat() if len(days) == 1 else None
        yield WrittenDay(span, iso and iso[5:], iso if year else None)


def _readings(match: re.Match[str], year: int, forms: DayForms) -> Iterator[date]:
    """Give the days that a match can be: none if it is impossible, two if day and month may change places."""
    parts = match.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        orders = [(first, second), (second, first)]
    else:
        month = forms.months.get(parts["name"].casefold(), 0) if "name" in parts else int(parts["month"])
        orders = [(month, int(parts["day"]))]
    yield from (found for month, day in orders if (found := _day(year, month, day)) is not None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year or 2000, month, day)
    except ValueError:
        return None
