"""EDTF as people write it → the days it covers."""

import re

from communique.dates.value import Unit, Value, interval
from communique.errors import UsageError

PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
OPEN = frozenset({"", ".."})


def days_of_edtf(text: str) -> tuple[str | None, str | None]:
    """Give the first and last ISO day of a year, month, day, or of a stretch between two of them.

    An end that is open is none. Raises `UsageError` for what is none of these.

    >>> days_of_edtf("2022-10"), days_of_edtf("2024-04-03/..")
    (('2022-10-01', '2022-10-31'), ('2024-04-03', None))
    """
    first, slash, last = text.partition("/")
    begin = None if slash and first in OPEN else _days(first, text)[0]
    end = None if slash and last in OPEN else _days(last if slash else first, text)[1]
    if begin is not None and end is not None and begin > end:
        raise _wrong(text)
    return begin, end


def _days(part: str, text: str) -> tuple[str, str]:
    found = PART.match(part)
    if found is None:
        raise _wrong(text)
    year, month, day = (None if group is None else int(group) for group in found.groups())
    unit: Unit = "Y" if month is None else "M" if day is None else "D"
    days = interval(Value(unit=unit, year=year, month=month, day=day))
    if days is None:
        raise _wrong(text)
    return days[0].isoformat(), days[1].isoformat()


def _wrong(text: str) -> UsageError:
    return UsageError(
        f"{text!r} is no date. Write a year, month or day, or two with / between: 2022-10, 2024-04-03."
    )
