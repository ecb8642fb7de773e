"""Value → value: what was said, reckoned from the publication day. Pure, total, no clock."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.dates.unresolved import read
from communique.dates.value import SEASONS, Unit, Value, edtf, interval, timex
from communique.records import Anchor, Certainty, Date

_STEP_DAYS: dict[str, int] = {"D": 1, "W": 7, "WE": 7}
_STEP_HOURS: dict[str, float] = {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}
_STEP_MONTHS: dict[str, int] = {"M": 1, "S": 3, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}
_SATURDAY = 6
_VAGUE_COUNT = 3
"""How many units "the last months" are taken to be: a house convention of the guide."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value with all that could be filled in, what it was reckoned from, and how sure that is."""

    value: Value
    anchor: Anchor
    certainty: Certainty
    needs_day: bool
    clashes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The fields of a `Date` that depend on the publication day."""

    value: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    anchor: Anchor
    certainty: Certainty


def resolve(dated: Date, published: str | None) -> Date:
    """Reckon a date again, as if the article had been read with this publication day (ISO, or none).

    Value, EDTF, interval, anchor and certainty are computed from ``unresolved``; the rest stays.
    Raises `ValueError` for a day that is none, or an ``unresolved`` that this package did not write.
    """
    day = date.fromisoformat(published) if published else None
    seen = faces(resolved_value(read(dated.unresolved), day))
    return replace(
        dated,
        value=seen.value,
        edtf=seen.edtf,
        earliest=seen.earliest,
        latest=seen.latest,
        anchor=seen.anchor,
        certainty=seen.certainty,
    )


def faces(resolved: Resolved) -> Faces:
    """Write a resolved value in its three faces."""
    days = interval(resolved.value)
    return Faces(
        value=timex(resolved.value),
        edtf=edtf(resolved.value),
        earliest=days[0].isoformat() if days else None,
        latest=days[1].isoformat() if days else None,
        anchor=resolved.anchor,
        certainty=resolved.certainty,
    )


def resolved_value(value: Value, published: date | None) -> Resolved:
    """Fill in what the publication day, or the expression leant on, says; total for every value."""
    if value.base == "story" and _is_of_its_time(value.anchor, published):
        value = replace(value, anchor=None, base="dct")
    base, anchor = _base(value, published)
    try:
        filled = _filled(value, base)
    except (OverflowError, ValueError):
        filled, base = value, None
    given = filled == value and not _lacks(value)
    used: Anchor = "none" if filled == value else anchor
    return Resolved(filled, used, _certainty(value, given=given), _lacks(filled), _clashes(filled))


def _is_of_its_time(anchor: Value | None, published: date | None) -> bool:
    """Say whether a story's year is that of publication, one before it or later: it then tells news."""
    year = anchor.year if anchor else None
    return published is not None and (year is None or published.year - year <= 1)


def _base(value: Value, published: date | None) -> tuple[date | None, Anchor]:
    """Give the day to reckon from: that of the expression leant on, else the publication day."""
    if value.anchor is None:
        return (None, "none") if value.base == "previous" else (published, "dct")
    days = interval(resolved_value(value.anchor, published).value)
    kind: Anchor = "same_sentence" if value.base == "sentence" else "previous"
    return (days[0], kind) if days else (None, kind)


def _lacks(value: Value) -> bool:
    """Say whether a point in the calendar could not be named for want of a day to reckon from."""
    is_vague = value.offset is not None and value.offset.endswith("X")
    if value.type in {"SET", "DURATION"} or value.reference is not None or is_vague:
        return False
    return interval(value) is None


def _clashes(value: Value) -> bool:
    days = interval(value) if value.unit == "D" and value.weekday is not None else None
    return days is not None and days[0].isoweekday() != value.weekday


def _certainty(value: Value, *, given: bool) -> Certainty:
    is_blurred = value.mod in {"START", "MID", "END"} and value.offset is None
    is_vague = value.amount == "X" or value.reference is not None or value.unit == "S" or is_blurred
    if is_vague or (value.offset or "").endswith("X"):
        return "vague"
    return "certain" if given else "likely"


def _filled(value: Value, base: date | None) -> Value:
    if base is None or value.type == "SET" or value.reference is not None:
        return value
    if value.amount is not None:
        return _windowed(value, base)
    if value.offset is not None:
        return _shifted(value, base)
    if value.unit is None:
        return _timed(value, base) if value.anchor is not None else value
    if value.year is not None or value.unit in {"CE", "DE"}:
        return value
    return _nearest(value, base)


# ---------------------------------------------------------------------------------- durations and offsets


def _windowed(value: Value, base: date) -> Value:
    """Give "the last three weeks" their days; a duration that points nowhere has none."""
    if value.lean is None:
        return value
    count = _VAGUE_COUNT if value.amount == "X" else round(float(value.amount or 0))
    if value.lean == "past":
        return replace(value, begin=moved(base, -count, value.unit), end=base)
    return replace(value, begin=base, end=moved(base, count, value.unit))


def moved(day: date, count: int, unit: Unit | None) -> date:
    """Go some units on or back; a day that the month reached has not becomes its last.

    >>> moved(date(2024, 3, 31), -1, "M")
    datetime.date(2024, 2, 29)
    """
    if unit in _STEP_HOURS:
        return day + timedelta(days=math.trunc(count * _STEP_HOURS[unit] / 24))
    if unit in _STEP_DAYS:
        return day + timedelta(days=count * _STEP_DAYS[unit])
    if unit not in _STEP_MONTHS:
        return day
    months = day.year * 12 + day.month - 1 + count * _STEP_MONTHS[unit]
    return _clamped(months // 12, months % 12 + 1, day.day)


def _clamped(year: int, month: int, day: int) -> date:
    for last in (day, 30, 29, 28):
        try:
            return date(year, month, min(day, last))
        except ValueError:
            continue
    raise ValueError(f"no day in {year}-{month}")


def _shifted(value: Value, base: date) -> Value:
    if value.offset in {"+X", "-X"}:
        return value
    reached = _reached(base, int(value.offset or 0), value.offset_unit)
    inside = replace(value, offset=None, offset_unit=None, base="dct", anchor=None, strict=False)
    if value.unit == value.offset_unit:
        return _at(inside, reached)
    return _inside(inside, reached)


def _reached(base: date, count: int, unit: Unit | None) -> date:
    """Go some units on or back; on a working day the coming weekend is the one of its week."""
    is_ahead = unit == "WE" and count > 0 and base.isoweekday() < _SATURDAY
    return moved(base, count - is_ahead, unit)


def _inside(value: Value, reached: date) -> Value:
    """Place a month in the year reached, a weekday in the week reached."""
    if value.weekday is not None and value.day is None:
        return _at(value, reached + timedelta(days=value.weekday - reached.isoweekday()))
    if value.day is not None and value.month is None:
        return replace(value, year=reached.year, month=reached.month)
    return replace(value, year=reached.year)


def _at(value: Value, day: date) -> Value:
    """Fill the fields of a value's unit with those of a day."""
    match value.unit:
        case "D":
            return replace(value, year=day.year, month=day.month, day=day.day)
        case "W" | "WE":
            year, week, _ = day.isocalendar()
            return replace(value, year=year, week=week)
        case "M":
            return replace(value, year=day.year, month=day.month)
        case "Q":
            return replace(value, year=day.year, quarter=(day.month + 2) // 3)
        case "HY":
            return replace(value, year=day.year, half=(day.month + 5) // 6)
        case "S":
            year = day.year if day.month > 2 else day.year - 1
            return replace(value, year=year, season=SEASONS[(day.month - 3) % 12 // 3])
        case "DE":
            return replace(value, decade=day.year // 10)
        case "CE":
            return replace(value, century=day.year // 100)
        case _:
            return replace(value, year=day.year)


# ------------------------------------------------------------------------------------------ bare expressions


def _timed(value: Value, base: date) -> Value:
    return replace(_at(replace(value, unit="D"), base), anchor=None)


def _nearest(value: Value, base: date) -> Value:
    """Choose among the days, months … that a yearless expression may mean."""
    if value.unit == "D" and value.month is None and value.weekday is not None:
        return replace(_at(value, _weekday(value, base)), anchor=None)
    if value.anchor is not None:
        return replace(value, year=base.year, anchor=None)
    if value.unit in {"W", "WE", "Y"}:
        return _repeated(value, base)
    return _yearless(value, base)


def _weekday(value: Value, base: date) -> date:
    """Give the latest such day, publication day included, or, where the future is meant, the next one."""
    ahead = ((value.weekday or 0) - base.isoweekday()) % 7
    if value.lean == "future":
        return base + timedelta(days=7 if value.strict and not ahead else ahead)
    return base - timedelta(days=7 if value.strict and not ahead else -ahead % 7)


def _repeated(value: Value, base: date) -> Value:
    """Place a bare weekend: the one that is on or has just been, or the next."""
    back = base.isoweekday() < _SATURDAY and value.unit == "WE" and value.lean != "future"
    return _at(value, base - timedelta(days=7 * back))


def _yearless(value: Value, base: date) -> Value:
    """Give the year that brings a month, a day of a month, a season or a quarter next to the publication day.

    A month or season: the nearest past one, that of publication included, unless the future is meant. A day
    with its month: the nearest, the tense deciding only where both lie far off.
    """
    near = list(_candidates(value, base))
    near = [candidate for candidate in near if not _clashes(candidate)] or near
    if not near:
        raise ValueError("no year has such a day")
    if value.unit == "D" and not value.strict:
        return min(near, key=lambda c: _distance(c, base))
    if value.strict:
        near = [c for c in near if not _days(c)[0] <= base <= _days(c)[1]] or near
    if value.lean == "future":
        return next((c for c in near if _days(c)[1] >= base), near[-1])
    return next((c for c in reversed(near) if _days(c)[0] <= base), near[0])


def _candidates(value: Value, base: date) -> Iterator[Value]:
    """Give the years, or for a day without a month the months, around a day."""
    if value.unit == "D" and value.month is None:
        months = (moved(base.replace(day=1), count, "M") for count in (-1, 0, 1))
        filled = (replace(value, year=day.year, month=day.month) for day in months)
    else:
        filled = (replace(value, year=year) for year in range(base.year - 1, base.year + 2))
    yield from (one for one in filled if interval(one) is not None)


def _days(value: Value) -> tuple[date, date]:
    return interval(value) or (date.min, date.max)


def _distance(value: Value, base: date) -> int:
    """Count the days to a candidate; one on the side that the tense excludes counts double."""
    days = (_days(value)[0] - base).days
    wrong = (value.lean == "future" and days < 0) or (value.lean == "past" and days > 0)
    return abs(days) * (3 if wrong else 1)
