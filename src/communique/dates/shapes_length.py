"""Shapes that measure time or repeat it: two years, for hours, three days ago, every Monday."""

from dataclasses import replace
from typing import Any

from communique.dates.found import Finds, one
from communique.dates.shapes_calendar import weekday
from communique.dates.shapes_relative import amount
from communique.dates.tense import lean_of
from communique.dates.value import Lean, Unit, Value
from communique.dates.words import Line
from communique.records import Mod

_OLDEST_LENGTH = 12
"""Years beyond which an adjective ("vierzigjährig") is taken to tell a person's age."""
_OF_THE_CLOCK = frozenset({"TH", "TM", "TS"})


def length(line: Line, i: int) -> Finds:
    """Read an amount of a unit of time: a length, or behind "ago" and "in" a point as far away.

    Example: Die Minister hatten zuletzt vor zwei Jahren telefoniert.
    """
    shared = _shared_unit(line, i)
    if shared:
        return shared
    count, noun = _measured(line, i)
    unit = line.sense(noun, "unit")
    if count is None or unit is None or _is_age(line, i, noun):
        return ()
    before, mod = _before(line, i)
    value = Value(type="DURATION", amount=count, unit=unit.fields["unit"], mod=mod)
    away = _away(line, before, noun, count)
    if away is not None:
        lean, at = away
        point = _away_from_now(value, lean)
        return one(length, i, noun + 1, point, head=noun, entry=unit.entry, prepositions=(at,))
    if line.is_in(before, "first_since"):
        value = replace(value, lean="past")
    return one(length, i, noun + 1, value, head=noun, entry=unit.entry)


def _shared_unit(line: Line, i: int) -> Finds:
    """Read the first number of "sechs bis acht Monate", which has its unit from the second."""
    count, joint = amount(line, i)
    if count is None or count == "X" or not line.is_in(joint, "range_words"):
        return ()
    second, noun = amount(line, joint + 1)
    unit = line.sense(noun, "unit")
    if second is None or unit is None or not unit.many or _is_age(line, i, noun):
        return ()
    _, mod = _before(line, i)
    value = Value(type="DURATION", amount=count, unit=unit.fields["unit"], mod=mod)
    upper = replace(value, amount=second)
    return one(length, i, joint, value, head=noun, entry=unit.entry) + one(
        length, joint + 1, noun + 1, upper, head=noun, entry=unit.entry
    )


def _measured(line: Line, i: int) -> tuple[str | None, int]:
    """Read the amount before a unit; a bare plural behind a preposition of time counts as vague."""
    count, noun = amount(line, i)
    if count is not None:
        return count, noun + 1 if line.text(noun) == "-" else noun
    unit = line.sense(i, "unit")
    if unit is not None and unit.many and line.is_in(i - 1, "bare_plural_prepositions"):
        return "X", i
    return None, i


def _before(line: Line, i: int) -> tuple[int, Mod | None]:
    """Find the word that governs a length, past "etwa" and "mehr als", and what those make of it."""
    mod: Mod | None = None
    for size in (2, 1):
        sense = line.ending_at(i, size)
        if sense is not None:
            mod = sense.fields["mod"]
            i -= size
            break
    return i - 1, mod


def _is_age(line: Line, i: int, noun: int) -> bool:
    return line.is_in(noun + 1, "after_age") or any(line.is_in(k, "before_age") for k in (i - 1, i - 2))


def _away(line: Line, before: int, noun: int, count: str) -> tuple[Lean, int] | None:
    """Say that a length leads back or ahead, and which word says so: "vor", "in", "zurück"."""
    if line.is_in(before, "ago"):
        return "past", before
    if line.is_in(noun + 1, "ago_behind"):
        return "past", noun + 1
    if not line.is_in(before, "hence"):
        return None
    lean = lean_of(line.words[noun].token, line.lexicon)
    return ("future", before) if lean is not None and lean[0] == "future" and count != "0" else None


def _away_from_now(value: Value, lean: Lean) -> Value:
    """Turn a length into the point that lies so far away; half years are counted in months."""
    count, unit = value.amount or "X", value.unit
    if unit in _OF_THE_CLOCK:
        return replace(value, lean=lean)
    steps: float = 0 if count == "X" else float(count)
    finer: dict[Any, tuple[float, Unit]] = {"DE": (10, "Y"), "Y": (12, "M"), "M": (30, "D"), "W": (7, "D")}
    if steps % 1 and unit in finer:
        steps, unit = steps * finer[unit][0], finer[unit][1]
    elif unit == "DE":
        steps, unit = steps * 10, "Y"
    sign = "+" if lean == "future" else "-"
    offset = f"{sign}{'X' if count == 'X' else round(steps)}"
    return Value(unit=unit, offset=offset, offset_unit=unit, mod=value.mod)


def long(line: Line, i: int) -> Finds:
    """Read a length in one word that counts nothing: "for hours", "of many years".

    Example: Nach jahrelangem Schweigen kam ein Brief an.
    """
    sense = line.sense(i, "long")
    if sense is None:
        return ()
    value = Value(type="DURATION", amount="X", unit=sense.fields["unit"])
    return one(long, i, i + 1, value, entry=sense.entry)


def measured_word(line: Line, i: int) -> Finds:
    """Read a length in one word, its number first.

    Example: Nach einem zweitägigen Besuch reiste der Gast ab.
    """
    parted = line.number(i) if line.text(i + 1) == "-" and line.text(i).isdigit() else None
    at = i + 2 if parted else i
    found = line.measure(at)
    if found is None or (parted is None) == (found[0] is None):
        return ()
    count, sense = found
    if line.words[at].token.pos_ not in {"ADJ", "ADV"}:
        return ()
    if sense.fields["unit"] == "Y" and (parted or float(count or 0) > _OLDEST_LENGTH):
        return ()
    value = Value(type="DURATION", amount=parted or count, unit=sense.fields["unit"])
    return one(measured_word, i, at + 1, value, head=at, entry=sense.entry)


def every(line: Line, i: int) -> Finds:
    """Read what comes round again: every Monday, every second week, twice a month.

    Example: Jeden Montag berichtet der Gesandte nach Hause.
    """
    if line.is_in(i, "once") and line.is_in(i + 1, "times_a") and line.sense(i + 2, "unit"):
        return _repeated_unit(line, i, i + 2, "1")
    if line.is_in(i, "per") and line.sense(i + 1, "unit"):
        return _repeated_unit(line, i + 1, i + 1, "1")
    if line.is_in(i, "all"):
        count = line.number(i + 1)
        return (
            _repeated_unit(line, i, i + 2, count) if count is not None and line.sense(i + 2, "unit") else ()
        )
    if not line.is_in(i, "every"):
        return ()
    ordinal = line.sense(i + 1, "ordinal")
    at = i + 2 if ordinal else i + 1
    named = weekday(line, at)
    if named and named[0].value.day is None:
        return one(every, i, named[0].end, replace(named[0].value, type="SET"), head=at)
    return _repeated_unit(line, i, at, ordinal.number if ordinal else "1") if line.sense(at, "unit") else ()


def _repeated_unit(line: Line, begin: int, noun: int, count: str) -> Finds:
    unit = line.sense(noun, "unit")
    value = Value(type="SET", amount=count, unit=unit.fields["unit"] if unit else "D")
    return one(every, begin, noun + 1, value, head=noun)


def frequency(line: Line, i: int) -> Finds:
    """Read a repetition in one word: daily, yearly, on Mondays.

    Example: Die Stäbe sprechen täglich miteinander.
    """
    sense = line.sense(i, "frequency")
    if sense is not None:
        value = Value(type="SET", amount="1", unit=sense.fields["unit"])
        return one(frequency, i, i + 1, value, entry=sense.entry)
    day = line.sense(i, "habitual_day")
    if day is None:
        return ()
    return one(frequency, i, i + 1, Value(type="SET", **day.fields), entry=day.entry)


def weekend(line: Line, i: int) -> Finds:
    """Read the weekend.

    Example: Am Wochenende berieten die Gesandten in Genf.
    """
    unit = line.sense(i, "unit")
    if unit is None or unit.fields["unit"] != "WE" or unit.many:
        return ()
    if not (line.is_in(i - 1, "contractions") or line.is_in(i - 1, "determiners")):
        return ()
    return one(weekend, i, i + 1, Value(unit="WE"), entry=unit.entry)
