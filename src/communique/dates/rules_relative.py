"""Rules reckoned from something else: beginnings and ends, last and next, yesterday, now."""

from dataclasses import replace

from communique.dates.found import OF_THE_CLOCK, Finds, one, spoken_of, valued, within_year
from communique.dates.match import Capture, Hit
from communique.dates.tense import lean_of
from communique.dates.value import Lean, Value
from communique.dates.words import Line

_LEANS: dict[str, Lean] = {"-1": "past", "+1": "future"}


def edge(line: Line, hit: Hit) -> Finds:
    """Read the beginning, middle or end of a stretch of the calendar.

    Example: Der Präsident reiste Anfang des Jahres nach Moskau.
    """
    mod = hit.fields["mod"]
    joined, inner = hit.get("edge_unit"), hit.get("stretch")
    if joined is not None:
        value = _in_named_year(spoken_of(joined.fields["unit"]), hit.get("of_year"))
        return one(line, hit, replace(value, mod=mod))
    said = inner.value if inner else Value(unit="Y", year=hit.fields["year"])
    if said is None or said.unit in {*OF_THE_CLOCK, "D"} or said.amount is not None:
        return ()
    return one(line, hit, replace(said, mod=mod))


def _in_named_year(value: Value, year: Capture | None) -> Value:
    """Let a year that was named replace the one spoken of: "Jahresende 2022"."""
    if value.unit == "Y" and year is not None and year.value is not None:
        return year.value
    return within_year(value, year)


def spoken_of_unit(line: Line, hit: Hit) -> Finds:
    """Read "the year", "the month", meaning the one spoken of; only within other forms.

    Example: Der Präsident reiste Anfang des Jahres nach Moskau.
    """
    unit = hit.fields["unit"]
    return () if unit in OF_THE_CLOCK else one(line, hit, spoken_of(unit))


def shifted(line: Line, hit: Hit) -> Finds:
    """Read "last week", "coming Friday", "the last two months": a stretch next to the day of speaking.

    Example: In den letzten Monaten hat der Ton sich verschärft.
    """
    shift, named = hit.get("shift", "carried_shift"), hit.get("named")
    if shift is None:
        return ()
    if named is not None and named.value is not None:
        return _shifted_name(line, hit, shift, named.value)
    return _shifted_unit(line, hit, shift)


def _shifted_unit(line: Line, hit: Hit, shift: Capture) -> Finds:
    unit, count = hit.get("unit", "units"), hit.get("amount")
    if unit is None:
        return ()
    name, offset = unit.fields["unit"], shift.fields["offset"]
    if name in OF_THE_CLOCK and unit.name == "unit":
        return ()
    is_plural = line.words[shift.begin].token.morph.get("Number") == ["Plur"]
    is_many = unit.name == "units" or (is_plural and line.sense(unit.begin, "units") is not None)
    if is_many or shift.fields.get("is_length") or (count is not None and count.number != "1"):
        lean = _LEANS.get(offset)
        said = count.number if count else "X" if is_many else "1"
        value = Value(type="DURATION", amount=said, unit=name, lean=lean)
        return one(line, hit, value) if shift.name == "shift" else ()
    if name == "D" and offset == "-1" and shift.name == "shift":
        return ()
    leans_on = shift.name == "carried_shift" or (name == "D" and not shift.fields.get("is_deictic"))
    base = "recent" if leans_on and name != "D" else "previous" if leans_on else "dct"
    if (name, offset) == ("Y", "+1") and _is_told(line, hit):
        base = "recent"
    return one(line, hit, valued({"unit": name, "offset": offset, "offset_unit": name, "base": base}))


def _is_told(line: Line, hit: Hit) -> bool:
    """Say whether the clause speaks of the past: "next year" is then the one after that told of."""
    lean = lean_of(line.head(hit.begin, hit.end), line.lexicon)
    return lean is not None and lean[0] == "past"


def _shifted_name(line: Line, hit: Hit, shift: Capture, value: Value) -> Finds:
    """Read "last Friday", "next spring", "this Monday evening"."""
    lean = _LEANS.get(shift.fields["offset"])
    if shift.name != "shift":
        return ()
    if shift.fields.get("is_deictic") and value.weekday is not None and value.day is None:
        return one(line, hit, replace(value, offset=shift.fields["offset"], offset_unit="D"))
    if value.year is None and value.offset is None:
        value = replace(value, lean=lean, strict=lean is not None)
    return one(line, hit, value)


def carried(line: Line, hit: Hit) -> Finds:
    """Read "the year before", "two days later": a stretch next to one spoken of.

    Example: Im Jahr 2020 sprachen sie öfter als im Vorjahr.
    """
    said, unit = hit.get("carried"), hit.get("unit", "units")
    if said is not None:
        base = "previous" if hit.fields["unit"] == "D" and not said.fields.get("or_now") else "recent"
        return one(line, hit, valued({**hit.fields, "base": base}))
    count = hit.get("amount")
    steps = count.number if count else "1"
    if unit is None or not (steps == "X" or steps.isdigit()):
        return ()
    name, sign = unit.fields["unit"], "+" if hit.get("next_day") else "-"
    if name in OF_THE_CLOCK:
        return ()
    offset = {"offset": f"{sign}{steps}", "offset_unit": name}
    return one(line, hit, valued({"unit": name, **offset, "base": "previous"}))


def deictic(line: Line, hit: Hit) -> Finds:
    """Read yesterday, today, tomorrow and their like, with the weekday where it stands beside.

    Example: Der Minister kehrte gestern aus Tokio zurück.
    """
    return one(line, hit, valued(hit.fields))


def phrase(line: Line, hit: Hit) -> Finds:
    """Read a set phrase, whose value the language's data gives.

    Example: Der Gast reiste über Nacht ab.
    """
    return one(line, hit, valued(hit.fields))


def reference(line: Line, hit: Hit) -> Finds:
    """Read now, once and some day.

    Example: Die Gespräche ruhen derzeit.
    """
    return one(line, hit, valued(hit.fields))
