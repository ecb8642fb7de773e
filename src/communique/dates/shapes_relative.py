"""Shapes that are reckoned from something else: beginnings and ends, last and next, yesterday, now."""

from dataclasses import replace

from communique.dates.found import Finds, one
from communique.dates.lexicon import Sense
from communique.dates.shapes_calendar import (
    century,
    decade,
    month,
    quarter,
    season,
    weekday,
    with_part,
    year,
    year_tail,
    year_word,
)
from communique.dates.value import Lean, Unit, Value
from communique.dates.words import Line

_OF_THE_CLOCK = frozenset({"TH", "TM", "TS"})
_LEANS: dict[str, Lean] = {"-1": "past", "+1": "future"}


def edge(line: Line, i: int) -> Finds:
    """Read the beginning, middle or end of a stretch of the calendar.

    Example: Der Präsident reiste Anfang des Jahres nach Moskau.
    """
    sense = line.sense(i, "edge")
    if sense is None or line.sense(i, "unit"):
        return ()
    mod = sense.fields["mod"]
    if "unit" in sense.fields:
        value, end = year_tail(line, i + 1, _spoken_of(sense.fields["unit"]))
        return one(edge, i, end, replace(_simplified(value), mod=mod), entry=sense.entry)
    at = i + 2 if line.is_in(i + 1, "determiners") else i + 1
    shapes = (shifted, carried, decade, century, quarter, month, season, year_word, year, _bare_unit)
    inner = next((finds for shape in shapes if (finds := shape(line, at))), ())
    if not inner or inner[0].value.unit in {*_OF_THE_CLOCK, "D"} or inner[0].value.amount is not None:
        return ()
    value = replace(inner[0].value, mod=mod)
    return one(edge, i, inner[0].end, value, head=inner[0].head, entry=sense.entry)


def _spoken_of(unit: Unit) -> Value:
    """Give "the year", "the month" behind a beginning or an end: the one spoken of."""
    return Value(unit=unit, offset="+0", offset_unit=unit, base="previous")


def _simplified(value: Value) -> Value:
    """Let a year that was named replace the one spoken of: "Jahresende 2022"."""
    if value.year is None or value.unit != "Y":
        return value
    return replace(value, offset=None, offset_unit=None, base="dct")


def _bare_unit(line: Line, i: int) -> Finds:
    sense = line.sense(i, "unit")
    if sense is None or sense.many or sense.fields["unit"] in _OF_THE_CLOCK:
        return ()
    if not line.is_in(i - 1, "determiners"):
        return ()
    return one(edge, i, i + 1, _spoken_of(sense.fields["unit"]))


def shifted(line: Line, i: int) -> Finds:
    """Read "last week", "coming Friday", "the last two months": a stretch next to the day of speaking.

    Example: In den letzten Monaten hat der Ton sich verschärft.
    """
    at = i + 1 if line.is_in(i, "determiners") else i
    sense = line.sense(at, "shift") or line.sense(at, "carried_shift")
    if sense is None:
        return ()
    count, noun = amount(line, at + 1)
    unit = line.sense(noun, "unit")
    if unit is not None:
        return _shifted_unit(line, i, noun, sense, count)
    return _shifted_name(line, i, noun, sense) if count is None else ()


def _shifted_unit(line: Line, begin: int, noun: int, shift: Sense, count: str | None) -> Finds:
    unit = line.sense(noun, "unit")
    if unit is None:
        return ()
    name, offset = unit.fields["unit"], shift.fields["offset"]
    if unit.many or count not in {None, "1"}:
        value = Value(type="DURATION", amount=count or "X", unit=name, lean=_LEANS.get(offset))
        is_length = shift.kind == "shift"
        return one(shifted, begin, noun + 1, value, head=noun, entry=shift.entry) if is_length else ()
    if name in _OF_THE_CLOCK or (name == "D" and offset == "-1"):
        return ()
    leans_on = shift.kind == "carried_shift" or (name == "D" and not shift.fields["is_deictic"])
    value = Value(unit=name, offset=offset, offset_unit=name, base="previous" if leans_on else "dct")
    return one(shifted, begin, noun + 1, value, head=noun, entry=shift.entry)


def _shifted_name(line: Line, begin: int, at: int, shift: Sense) -> Finds:
    """Read "last Friday", "next spring", "this Monday evening"."""
    named = weekday(line, at) or month(line, at) or _bare_season(line, at)
    if not named or shift.kind != "shift":
        return ()
    value, lean = named[0].value, _LEANS.get(shift.fields["offset"])
    if value.year is None and value.offset is None:
        value = replace(value, lean=lean, strict=lean is not None)
    return one(shifted, begin, named[0].end, value, head=at, entry=shift.entry)


def _bare_season(line: Line, i: int) -> Finds:
    sense = line.sense(i, "season")
    return one(season, i, i + 1, Value(**sense.fields)) if sense else ()


def carried(line: Line, i: int) -> Finds:
    """Read "the year before", "two days later": a stretch next to one spoken of.

    Example: Im Jahr 2020 sprachen sie öfter als im Vorjahr.
    """
    found = line.phrase(i, "carried")
    if found is None:
        return _unit_after(line, i)
    end, sense = found
    return one(carried, i, end, Value(**sense.fields, base="previous"), entry=sense.entry)


def _unit_after(line: Line, i: int) -> Finds:
    count, at = amount(line, i)
    unit = line.sense(at, "unit")
    if unit is None or unit.fields["unit"] in _OF_THE_CLOCK or (unit.many and count is None):
        return ()
    sign = "+" if line.is_in(at + 1, "next_day") else "-" if line.is_in(at + 1, "day_before") else ""
    steps = count or "1"
    if not sign or not (steps == "X" or steps.isdigit()):
        return ()
    name = unit.fields["unit"]
    value = Value(unit=name, offset=f"{sign}{steps}", offset_unit=name, base="previous")
    return one(carried, i, at + 2, value, head=at)


def deictic(line: Line, i: int) -> Finds:
    """Read yesterday, today, tomorrow and their like, with a part of the day.

    Example: Der Minister kehrte gestern Abend aus Tokio zurück.
    """
    sense = line.sense(i, "deictic")
    if sense is None:
        return ()
    value, end = with_part(line, i + 1, Value(**sense.fields))
    return one(deictic, i, end, value, entry=sense.entry)


def reference(line: Line, i: int) -> Finds:
    """Read now, once and some day.

    Example: Die Gespräche ruhen derzeit.
    """
    found = line.phrase(i, "reference")
    if found is None:
        return ()
    end, sense = found
    return one(reference, i, end, Value(**sense.fields), entry=sense.entry)


def amount(line: Line, i: int) -> tuple[str | None, int]:
    """Read an amount, said or vague ("X"), and where the words after it begin."""
    vague = line.phrase(i, "vague")
    if vague is not None:
        return "X", vague[0]
    number = line.number(i)
    if number == "1" and line.is_half(i + 1):
        return "0.5", i + 2
    return (number, i + 1) if number is not None else (None, i)
