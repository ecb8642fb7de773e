"""The value of a temporal expression and its three faces: TIMEX3, EDTF, and the days it may mean.

All three come from one `Value`; no face is derived by parsing another's string.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from communique.records import DateType, Mod

Unit = Literal["CE", "DE", "Y", "HY", "Q", "S", "M", "W", "WE", "D", "TH", "TM", "TS"]
"""Century, decade, year, half, quarter, season, month, week, weekend, day, hour, minute, second."""

Lean = Literal["past", "future"]
Base = Literal["dct", "sentence", "previous", "recent", "story"]
"""What a value is reckoned from: the publication day, an expression of the same sentence, an earlier one, an
earlier one or else the publication day, or, in a text about years long past, the year it has come to.
"""

Season = Literal["SP", "SU", "FA", "WI"]
PartOfDay = Literal["MO", "MI", "AF", "EV", "NI"]
Reference = Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]

SEASONS: tuple[Season, ...] = ("SP", "SU", "FA", "WI")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What an expression says: a point in the calendar, an offset, a duration, a repetition, a reference.

    Fields that were not said are absent; `resolve` fills them. ``unit`` is the precision, none for a bare
    time of day. ``decade`` is 196 for the 1960s, ``century`` 14 for the fifteenth. ``offset`` counts
    ``offset_unit`` from ``base``; what stands in the other fields lies within the unit so reached. ``amount``
    is the length of a duration, ``"X"`` where it is not said, ``"3.5"``; ``lean`` is where words or
    tense point. ``strict`` leaves out the day of publication itself. ``anchor`` is the expression leant on.
    ``begin`` and ``end`` are the days of a duration that has been resolved.
    """

    type: DateType = "DATE"
    unit: Unit | None = None
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: Season | None = None
    month: int | None = None
    week: int | None = None
    weekday: int | None = None
    day: int | None = None
    part: PartOfDay | None = None
    hour: int | None = None
    minute: int | None = None
    offset: str | None = None
    offset_unit: Unit | None = None
    base: Base = "dct"
    amount: str | None = None
    reference: Reference | None = None
    mod: Mod | None = None
    lean: Lean | None = None
    strict: bool = False
    anchor: "Value | None" = None
    begin: date | None = None
    end: date | None = None

    @property
    def is_time(self) -> bool:
        """Say whether it names a time of day."""
        return self.part is not None or self.hour is not None


# -------------------------------------------------------------------------------------------------- TIMEX3

LENGTHS: Mapping[str, tuple[int, str]] = {
    "CE": (100, "Y"), "DE": (10, "Y"), "HY": (6, "M"), "Q": (3, "M"), "S": (3, "M"),
    "TH": (1, "H"), "TM": (1, "M"), "TS": (1, "S"),
}  # fmt: skip


def timex(value: Value) -> str:
    """Write the TIMEX3 value, with X for what is not known.

    >>> timex(Value(unit="D", weekday=3)), timex(Value(unit="M", year=2022, month=10))
    ('XXXX-WXX-3', '2022-10')
    """
    if value.reference is not None:
        return value.reference
    if value.offset is not None and value.offset.endswith("X"):
        return "FUTURE_REF" if value.offset.startswith("+") else "PAST_REF"
    if value.amount is not None:
        return period(value.amount, value.unit)
    return calendar(value) + clock(value)


def period(amount: str, unit: Unit | None) -> str:
    """Write a length.

    >>> period("2", "DE"), period("3.5", "TM"), period("X", "M"), period("X", "DE")
    ('P20Y', 'PT3.5M', 'PXM', 'PXDE')
    """
    if amount == "X" and unit in {"DE", "CE"}:
        return f"PX{unit}"
    times, letter = LENGTHS.get(unit or "", (1, unit or "D"))
    count = amount if amount == "X" else f"{float(amount) * times:g}"
    return f"P{'T' if unit in {'TH', 'TM', 'TS'} else ''}{count}{letter}"


def calendar(value: Value) -> str:
    """Write the calendar side of a value; empty for a bare time of day."""
    if value.unit is None:
        return ""
    if value.unit == "CE":
        return "XX" if value.century is None else f"{value.century:02d}"
    if value.unit == "DE":
        return "XXX" if value.decade is None else f"{value.decade:03d}"
    return _year(value) + _within_year(value)


def _year(value: Value) -> str:
    return "XXXX" if value.year is None else f"{value.year:04d}"


def _within_year(value: Value) -> str:
    week = "XX" if value.week is None else f"{value.week:02d}"
    month = "XX" if value.month is None else f"{value.month:02d}"
    day = "XX" if value.day is None else f"{value.day:02d}"
    if value.unit == "D" and value.weekday is not None and value.day is None:
        return f"-W{week}-{value.weekday}"
    return {
        "HY": f"-H{value.half or 'X'}",
        "Q": f"-Q{value.quarter or 'X'}",
        "S": f"-{value.season or 'XX'}",
        "M": f"-{month}",
        "W": f"-W{week}",
        "WE": f"-W{week}-WE",
        "D": f"-{month}-{day}",
    }.get(value.unit or "", "")


def clock(value: Value) -> str:
    """Write the time of day: T17:30, TEV; empty without one."""
    if value.hour is not None:
        return f"T{value.hour:02d}:{value.minute or 0:02d}"
    return f"T{value.part}" if value.part is not None else ""


_ROMAN: Mapping[str, int] = {"I": 1, "V": 5, "X": 10}


def roman(text: str) -> int | None:
    """Read a Roman numeral up to thirty-nine; the look-alike letters of Cyrillic count.

    >>> roman("XIX"), roman("ІV"), roman("Xe")
    (19, 4, None)
    """
    letters = text.upper().translate(str.maketrans("ІХ", "IX"))
    if not letters or not set(letters) <= set(_ROMAN):
        return None
    values = [_ROMAN[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


# ------------------------------------------------------------------------------------------------ interval


def interval(value: Value) -> tuple[date, date] | None:
    """Give the first and the last day that a value may mean, or nothing when no day can be named.

    >>> interval(Value(unit="Y", year=2022, mod="START"))
    (datetime.date(2022, 1, 1), datetime.date(2022, 4, 30))
    """
    if value.begin is not None and value.end is not None:
        return value.begin, value.end
    if value.type == "SET" or value.amount is not None or value.reference is not None:
        return None
    try:
        whole = _whole(value)
    except ValueError:
        return None
    return whole and _narrowed(value, *whole)


def _whole(value: Value) -> tuple[date, date] | None:
    if value.unit == "CE" and value.century is not None:
        return _years(value.century * 100, 100)
    if value.unit == "DE" and value.decade is not None:
        return _years(value.decade * 10, 10)
    if value.year is None:
        return None
    return _within(value, value.year)


def _years(first: int, count: int) -> tuple[date, date]:
    return date(max(first, 1), 1, 1), date(first + count - 1, 12, 31)


def _within(value: Value, year: int) -> tuple[date, date] | None:
    match value.unit:
        case "Y":
            return _years(year, 1)
        case "HY" if value.half:
            return _months(year, value.half * 6 - 5, 6)
        case "Q" if value.quarter:
            return _months(year, value.quarter * 3 - 2, 3)
        case "S" if value.season:
            return _months(year, 3 + 3 * SEASONS.index(value.season), 3)
        case "M" if value.month:
            return _months(year, value.month, 1)
        case "W" if value.week:
            return date.fromisocalendar(year, value.week, 1), date.fromisocalendar(year, value.week, 7)
        case "WE" if value.week:
            return date.fromisocalendar(year, value.week, 6), date.fromisocalendar(year, value.week, 7)
        case "D" if value.month and value.day:
            return (date(year, value.month, value.day),) * 2
        case _:
            return None


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last_year, last_month = year + (first + count - 2) // 12, (first + count - 2) % 12 + 1
    return date(year, first, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _narrowed(value: Value, first: date, last: date) -> tuple[date, date]:
    """Cut an interval to its beginning, middle or end: of a year four months, of a month ten days."""
    if value.mod not in {"START", "MID", "END"} or value.unit == "D":
        return first, last
    third = {"START": 0, "MID": 1, "END": 2}[value.mod]
    if value.unit == "Y":
        return _months(first.year, third * 4 + 1, 4)
    if value.unit == "M":
        return first.replace(day=third * 10 + 1), last if third == 2 else first.replace(day=third * 10 + 10)
    length = (last - first).days + 1
    cuts = [first + timedelta(days=round(length * k / 3)) for k in range(4)]
    return cuts[third], cuts[third + 1] - ONE_DAY


# ---------------------------------------------------------------------------------------------------- EDTF


def edtf(value: Value) -> str | None:
    """Write EDTF level 1, or nothing where the standard has no words for it.

    >>> edtf(Value(unit="S", year=2021, season="FA")), edtf(Value(unit="M", month=3))
    ('2021-23', 'XXXX-03')
    """
    days = interval(value)
    if value.amount is not None:
        return days and _window(value, *days)
    if value.unit is None or value.type == "SET" or value.reference is not None:
        return None
    if days is None:
        return calendar(value) if value.month is not None else None
    return _known(value, *days)


def _known(value: Value, first: date, last: date) -> str:
    if value.mod in {"START", "MID", "END"}:
        cut = 7 if value.unit == "Y" else 10
        return f"{first.isoformat()[:cut]}~/{last.isoformat()[:cut]}~"
    if value.unit == "S" and value.season is not None:
        return f"{value.year:04d}-{21 + SEASONS.index(value.season)}"
    if value.unit in {"CE", "DE"}:
        return f"{calendar(value):X<4}"
    if value.unit in {"W", "WE"}:
        return f"{first}/{last}"
    if value.unit in {"HY", "Q"}:
        return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    return calendar(value) + (clock(value) if value.hour is not None else "")


def _window(value: Value, first: date, last: date) -> str:
    """Write a duration up to, or from, the day of publication; its far end is blurred when its length is."""
    cut = {"Y": 4, "DE": 4, "M": 7}.get(value.unit or "", 10) if value.amount == "X" else 10
    blur = "~" if value.amount == "X" else ""
    if value.lean == "future":
        return f"{first}/{last.isoformat()[:cut]}{blur}"
    return f"{first.isoformat()[:cut]}{blur}/{last}"
