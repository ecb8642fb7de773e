"""Rules that measure time or repeat it: two years, for hours, three days ago, every Monday."""

from dataclasses import replace
from typing import Any

from communique.dates.found import OF_THE_CLOCK, Finds, one, row, valued
from communique.dates.match import Capture, Hit
from communique.dates.relation import first_before
from communique.dates.tense import lean_of
from communique.dates.value import Lean, Unit, Value
from communique.dates.words import Line
from communique.records import Mod
from communique.syntax.tree import NOMINALS, case_words

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_OLDEST_LENGTH = 12
"""Years beyond which an adjective ("vierzigjährig") is taken to tell a person's age."""


_PREDICATED = frozenset({"root", "nsubj", "conj", "parataxis", "nmod"})
_ASIDES = frozenset({(",", ","), (",", "."), ("(", ")")})


def length(line: Line, hit: Hit) -> Finds:
    """Read an amount of a unit of time.

    Example: Das Telefonat dauerte 90 Minuten.
    """
    unit, amounts = hit.get("unit", "units"), hit.get("amounts")
    if unit is None or amounts is None or _is_age(line, hit):
        return ()
    if unit.fields["unit"] == "Y" and any(_is_year(member.number) for member in amounts.members):
        return ()
    more = 0.5 if hit.get("half_behind") else 0.0
    values = tuple(_length(line, hit, member.number, unit, more) for member in amounts.members)
    return row(line, hit, amounts.members, values)


def _is_year(number: str) -> bool:
    return number.isdigit() and _FIRST_YEAR <= int(number) <= _LAST_YEAR


def _length(line: Line, hit: Hit, count: str, unit: Capture, more: float) -> Value:
    if more and count != "X":
        count = f"{float(count) + more:g}"
    before, mod = modified(line, hit.begin)
    lean: Lean | None = "past" if line.ended(before, "first_since") else None
    return Value(type="DURATION", amount=count, unit=unit.fields["unit"], mod=mod, lean=lean)


def vague_length(line: Line, hit: Hit) -> Finds:
    """Read a bare plural behind a preposition of time.

    Example: Seit Jahren ruhen die Gespräche.
    """
    before, mod = modified(line, hit.begin)
    lean: Lean | None = "past" if line.ended(before, "first_since") else None
    return one(line, hit, Value(type="DURATION", amount="X", unit=hit.fields["unit"], mod=mod, lean=lean))


def modified(line: Line, begin: int) -> tuple[int, Mod | None]:
    """Find the word that governs a length, past "etwa" and "mehr als", and what those make of it."""
    sense = next(line.senses_ended(begin - 1, "length_mod"), None)
    return (begin - 1, None) if sense is None else (begin - len(sense.words) - 1, sense.fields["mod"])


def _is_age(line: Line, hit: Hit) -> bool:
    if line.begun(hit.end, "after_age") or _is_aside(line, hit) or _belongs_to_somebody(line, hit):
        return True
    places = (hit.begin - 1, hit.begin - 2) if hit.fields.get("unit") == "Y" else ()
    return any(line.ended(k, "before_age") for k in places)


def _belongs_to_somebody(line: Line, hit: Hit) -> bool:
    """Say whether years are what somebody in the dative has, as Slavic tells ages: "посланнику 57 лет"."""
    head = line.head(hit.begin, hit.end)
    before = line.words[hit.begin].token.i
    others = (*head.children, *head.head.children, head.head)
    owners = (word for word in others if word.i < before and word.pos_ in NOMINALS)
    is_owned = any(word.morph.get("Case") == ["Dat"] and not case_words(word) for word in owners)
    return is_owned and not case_words(head) and hit.fields.get("unit") == "Y" and head.dep_ in _PREDICATED


def _is_aside(line: Line, hit: Hit) -> bool:
    """Say whether years stand between commas or brackets behind a name, as ages do: "Meier, 45 Jahre, …"."""
    sides = line.text(hit.begin - 1), line.text(hit.end)
    return hit.fields.get("unit") == "Y" and sides in _ASIDES


def ago(line: Line, hit: Hit) -> Finds:
    """Read the point that lies a length back.

    Example: Die Minister hatten zuletzt vor zwei Jahren telefoniert.
    """
    return _away(line, hit, "past")


def hence(line: Line, hit: Hit) -> Finds:
    """Read the point that lies a length ahead; where the word for it has other uses, by the clause's future.

    Example: In drei Wochen reist er nach Oslo.
    """
    lean = lean_of(line.head(hit.begin, hit.end), line.lexicon)
    if hit.form.fields.get("is_sure"):
        is_told = lean is not None and lean[0] == "past" and hit.form.fields.get("or_later")
        return _later(line, hit) if is_told else _away(line, hit, "future")
    is_ahead = lean is not None and lean[0] == "future" and not _is_pause(line, hit)
    return _away(line, hit, "future") if is_ahead else ()


def _is_pause(line: Line, hit: Hit) -> bool:
    """Say whether a length is how long nothing of the kind was: "for the first time in seven years"."""
    return any(line.ended(at, "first_since_lengths") and first_before(line, at) for at in hit.before)


def _later(line: Line, hit: Hit) -> Finds:
    """Reckon from what was told before: "через два дня вышли" is two days later."""
    finds = _away(line, hit, "future")
    if not finds or finds[0].value.offset is None:
        return finds
    return (replace(finds[0], value=replace(finds[0].value, base="previous")),)


def _away(line: Line, hit: Hit, lean: Lean) -> Finds:
    inner = next((capture for capture in hit.captures if capture.value is not None), None)
    if inner is None or inner.value is None or inner.value.amount == "0":
        return ()
    return one(line, hit, _away_from_now(inner.value, lean), prepositions=hit.before)


def _away_from_now(value: Value, lean: Lean) -> Value:
    """Turn a length into the point that lies so far away; half years are counted in months."""
    count, unit = value.amount or "X", value.unit
    if unit in OF_THE_CLOCK:
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


def long(line: Line, hit: Hit) -> Finds:
    """Read a length in one word: "for hours", "of many years", "half a year".

    Example: Nach jahrelangem Schweigen kam ein Brief an.
    """
    return one(line, hit, valued({"amount": "X", **hit.fields, "type": "DURATION"}))


def measured_word(line: Line, hit: Hit) -> Finds:
    """Read a length in one word, its number first.

    Example: Nach einem zweitägigen Besuch reiste der Gast ab.
    """
    said = hit.get("measure", "measure_tail", "unit")
    counted = hit.get("number", "measure")
    if said is None or counted is None:
        return ()
    if said.name != "unit" and line.words[hit.end - 1].token.pos_ not in {"ADJ", "ADV", "NOUN"}:
        return ()
    unit = said.fields["unit"]
    if said.name == "unit" and line.text(hit.end) == "-":
        return ()
    is_old = said.name == "measure_tail" or float(counted.number) > _OLDEST_LENGTH
    if unit == "Y" and is_old and said.name != "unit":
        return ()
    return one(line, hit, Value(type="DURATION", amount=counted.number, unit=unit))


def every(line: Line, hit: Hit) -> Finds:
    """Read what comes round again: every Monday, every second week, twice a month.

    Example: Jeden Montag berichtet der Gesandte nach Hause.
    """
    named, unit = hit.get("named"), hit.get("unit", "units")
    if named is not None and named.value is not None:
        if named.value.day is not None or named.value.year is not None or named.value.offset is not None:
            return ()
        return one(line, hit, replace(named.value, type="SET"))
    if unit is None:
        return ()
    count = hit.get("number", "ordinal", "amounts", "amount")
    return one(line, hit, Value(type="SET", amount=count.number if count else "1", unit=unit.fields["unit"]))


def frequency(line: Line, hit: Hit) -> Finds:
    """Read a repetition in one word: daily, yearly, on Mondays.

    Example: Die Stäbe sprechen täglich miteinander.
    """
    given = {} if "weekday" in hit.fields else {"amount": "1"}
    return one(line, hit, valued({**given, **hit.fields, "type": "SET"}))


def weekend(line: Line, hit: Hit) -> Finds:
    """Read the weekend.

    Example: Am Wochenende berieten die Gesandten in Genf.
    """
    return one(line, hit, Value(unit="WE")) if hit.fields.get("unit") == "WE" else ()
