"""Shapes that say at what time of a day: clock times and parts of the day."""

import re
from dataclasses import replace

from communique.dates.found import Finds, Found, one
from communique.dates.shapes_calendar import day_of_month, weekday
from communique.dates.value import Value
from communique.dates.words import Line

_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[.:]([0-5]\d))?")
_MINUTES = re.compile(r"[0-5]\d")
_LONGEST_ROW = 6


def clock(line: Line, i: int) -> Finds:
    """Read times of the clock; the last one of a row gives its "o'clock" to all.

    Example: Am Freitag sprechen die Minister von 10 bis 15 Uhr.
    """
    half = _half_hour(line, i)
    if half:
        return half
    times, end = _row_of_times(line, i)
    if not times:
        return ()
    is_called = line.is_in(end, "clock_words")
    if not is_called and not _needs_no_name(line, i, times):
        return ()
    *earlier, (at, last) = times
    if is_called:
        end += 1
        if last.minute is None and _MINUTES.fullmatch(line.text(end)):
            last, end = replace(last, minute=int(line.text(end))), end + 1
    rows = [*((at_, value, at_ + 1) for at_, value in earlier), (at, last, end)]
    return tuple(
        Found(begin=b, end=e, value=_full(value), rule="dates.clock", head=b) for b, value, e in rows
    )


def _full(value: Value) -> Value:
    return replace(value, minute=value.minute or 0)


def _row_of_times(line: Line, i: int) -> tuple[list[tuple[int, Value]], int]:
    """Read "9, 11 und 15", "10 bis 12.30": the times with their places, and where the row ends."""
    times: list[tuple[int, Value]] = []
    while len(times) < _LONGEST_ROW and (time := _time(line, i)) is not None:
        times.append((i, time))
        i += 1
        joined = line.is_in(i, "list_words") or line.is_in(i, "range_words")
        if not joined or _time(line, i + 1) is None:
            break
        i += 1
    return times, i


def _time(line: Line, i: int) -> Value | None:
    found = _CLOCK.fullmatch(line.text(i))
    if found is None:
        number = line.sense(i, "number")
        hour = int(number.number) if number and line.is_in(i + 1, "clock_words") else 25
        return Value(type="TIME", hour=hour) if hour <= 24 else None
    return Value(type="TIME", hour=int(found[1]), minute=int(found[2]) if found[2] else None)


def _needs_no_name(line: Line, i: int, times: list[tuple[int, Value]]) -> bool:
    """Say whether "um 17.30" and "ab 9:30" need no "o'clock": they have minutes and no unit behind."""
    is_led = line.is_in(i - 1, "clock_prepositions")
    has_minutes = all(value.minute is not None for _, value in times)
    end = times[-1][0] + 1
    is_counted = line.is_in(end, "currencies") or (end < len(line) and line.words[end].token.pos_ == "NOUN")
    return is_led and has_minutes and not is_counted


def _half_hour(line: Line, i: int) -> Finds:
    number = line.sense(i + 1, "number")
    if not line.is_in(i, "half_hour") or number is None or not 1 <= int(number.number) <= 12:
        return ()
    named = line.is_in(i + 2, "clock_words")
    if not named and not line.is_in(i - 1, "clock_prepositions"):
        return ()
    value = Value(type="TIME", hour=int(number.number) - 1, minute=30)
    return one(clock, i, i + 3 if named else i + 2, value)


def part_of_day(line: Line, i: int) -> Finds:
    """Read a part of the day, with its day where it is named: "in the night to Thursday".

    Example: In der Nacht zum Donnerstag kam eine Absage aus Ankara.
    """
    habit = line.sense(i, "habit")
    sense = habit or line.sense(i, "part")
    if sense is None or not (habit or line.is_in(i - 1, "part_prepositions")):
        return ()
    value = Value(type="TIME", part=sense.fields["part"])
    day = _linked_day(line, i + 1) if line.is_in(i + 1, "linked_night") else None
    if day is not None:
        joined = replace(day.value, type="TIME", part=value.part)
        return one(part_of_day, i, day.end, joined, head=day.head, entry=sense.entry)
    return one(part_of_day, i, i + 1, value, entry=sense.entry)


def _linked_day(line: Line, i: int) -> Found | None:
    """Read the day that a night leads to: "zum Donnerstag", "auf den 28. Juli"."""
    at = i + 2 if line.is_in(i + 1, "determiners") else i + 1
    days = weekday(line, at) or day_of_month(line, at)
    return days[0] if len(days) == 1 and days[0].value.part is None else None
