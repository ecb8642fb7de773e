"""Rules that say at what time of a day: clock times and parts of the day."""

from dataclasses import replace

from communique.dates.found import Finds, one, row, valued
from communique.dates.match import Capture, Hit
from communique.dates.value import Value
from communique.dates.words import Line

_NOON = 12


def clock(line: Line, hit: Hit) -> Finds:
    """Read times of the clock; the last one of a row gives its "o'clock" to all.

    Example: Am Freitag sprechen die Minister von 10 bis 15 Uhr.
    """
    named, hours = hit.get("named_time", "#four_digits"), hit.get("hours")
    if named is not None:
        return one(line, hit, replace(_time(named, None, ""), type="TIME"))
    if hours is None or any(member.fields["hour"] > 24 for member in hours.members):
        return ()
    minutes, half_day, spoken = hit.get("nn"), hit.get("half_day"), hit.get("minutes")
    *_, last = hours.members
    half = half_day.fields["add"] if half_day else ""
    values = tuple(
        _time(member, minutes if member is last else None, half if _is_of_half(member, last) else "")
        for member in hours.members
    )
    if spoken is not None:
        values = (*values[:-1], _past_hour(values[-1], spoken.fields["minute"]))
    return row(line, hit, hours.members, values)


def _past_hour(value: Value, minutes: int) -> Value:
    """Go some minutes past the hour, or before it: "y media", "menos cuarto"."""
    hour, minute = divmod((value.hour or 0) * 60 + minutes, 60)
    return replace(value, hour=hour % 24, minute=minute)


def _is_of_half(member: Capture, last: Capture) -> bool:
    """Say whether a member of a row shares its last one's half of the day: in "10 to 3 p.m." it does not."""
    hour, latest = int(member.fields["hour"]), int(last.fields["hour"])
    return hour <= latest or latest == _NOON


def _time(hour: Capture, minutes: Capture | None, half_day: str) -> Value:
    value = valued(hour.fields)
    minute = int(minutes.number) if minutes else value.minute or 0
    said = value.hour or 0
    if half_day == "pm" and said < _NOON:
        said += _NOON
    if half_day == "am" and said == _NOON:
        said = 0
    return replace(value, hour=said, minute=minute)


def bare_clock(line: Line, hit: Hit) -> Finds:
    """Read "um 17.30" and "ab 9:30", which need no "o'clock": they have minutes and count nothing.

    Example: Das Treffen beginnt um 17.30 in Riga.
    """
    hours = hit.get("hours")
    if hours is None or any(member.fields["minute"] is None for member in hours.members):
        return ()
    if line.is_in(hit.end, "currencies") or _counts(line, hit.end - 1):
        return ()
    return clock(line, hit)


def _counts(line: Line, i: int) -> bool:
    """Say whether a number counts the noun behind it: with a point it may, with a colon by the tree."""
    if i + 1 >= len(line) or line.words[i + 1].token.pos_ != "NOUN":
        return False
    token = line.words[i].token
    return "." in line.text(i) or bool(token.dep_.startswith("nummod") and token.head.i > token.i)


def half_hour(line: Line, hit: Hit) -> Finds:
    """Read the half hour before the hour that is named.

    Example: Das Gespräch begann um halb drei.
    """
    hour, half_day = hit.get("number", "day"), hit.get("half_day")
    if hour is None or not hour.number.isdigit() or not 1 <= int(hour.number) <= _NOON:
        return ()
    half = _NOON if half_day is not None and half_day.fields["add"] == "pm" else 0
    return one(line, hit, Value(type="TIME", hour=int(hour.number) - 1 + half, minute=30))


def part_of_day(line: Line, hit: Hit) -> Finds:
    """Read a part of the day.

    Example: Am Dienstag legte er am Morgen einen Kranz nieder.
    """
    return one(line, hit, Value(type="TIME", part=hit.fields["part"]))


def part_of_that_day(line: Line, hit: Hit) -> Finds:
    """Read a part of a day that is named with it: "gestern Abend", "in der Nacht zum Donnerstag".

    Example: In der Nacht zum Donnerstag kam eine Absage aus Ankara.
    """
    day, part = hit.get("day"), hit.get("part", "habit", "named_time")
    if day is None or day.value is None or part is None:
        return ()
    if day.value.unit != "D" or day.value.part is not None or day.value.amount is not None:
        return ()
    return one(line, hit, replace(day.value, **part.fields))
