"""What a rule makes of a form that stands somewhere: expressions, before anything is reckoned."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from communique.dates.match import Capture, Hit
from communique.dates.value import Unit, Value
from communique.dates.words import Line
from communique.syntax.document import Token

OF_THE_CLOCK = frozenset({"TH", "TM", "TS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An expression: words ``begin`` to ``end`` (exclusive) of its line, what they say, which rule says so.

    ``head`` is the word that the tree is asked about, ``entry`` the dictionary's entry, ``prepositions`` the
    words around it that went into the value ("vor" in "vor zwei Tagen").
    """

    begin: int
    end: int
    value: Value
    rule: str
    head: Token
    entry: str = ""
    prepositions: tuple[int, ...] = ()


Finds = tuple[Found, ...]
Rule = Callable[[Line, Hit], Finds]
"""Says what a form that stands somewhere means, or nothing where it means no time."""

_NAMING = (
    "shift", "carried_shift", "edge", "edge_unit", "part", "habit", "weekday", "weekday_part", "month",
    "months", "holiday", "season", "deictic", "carried", "reference", "unit", "units", "frequency", "long",
    "measure", "measure_tail", "habitual_day", "named_time", "half_day",
)  # fmt: skip


def one(line: Line, hit: Hit, value: Value | None, *, prepositions: tuple[int, ...] = ()) -> Finds:
    """Make the finding of a rule whose form is one expression; none for no value."""
    if value is None:
        return ()
    return (_found(line, hit, (hit.begin, hit.end), value, prepositions),)


def row(line: Line, hit: Hit, members: tuple[Capture, ...], values: tuple[Value, ...]) -> Finds:
    """Make the findings of a row: each member its own, the first and the last with what stands around."""
    begins = (hit.begin, *(member.begin for member in members[1:]))
    ends = (*(member.end for member in members[:-1]), hit.end)
    return tuple(
        _found(line, hit, (begin, end), value) for begin, end, value in zip(begins, ends, values, strict=True)
    )


def _found(
    line: Line, hit: Hit, words: tuple[int, int], value: Value, prepositions: tuple[int, ...] = ()
) -> Found:
    begin, end = words
    return Found(
        begin=begin,
        end=end,
        value=value,
        rule=f"dates.{hit.form.rule}",
        head=line.head(begin, end),
        entry=next(_entries(hit), ""),
        prepositions=prepositions,
    )


def _entries(hit: Hit) -> Iterator[str]:
    for name in _NAMING:
        for capture in hit.all(name):
            yield capture.entry or next((member.entry for member in capture.members), "")


def valued(fields: Mapping[str, Any]) -> Value:
    """Make a value of the fields that words gave; those that are none of a value's are left out."""
    known = Value.__dataclass_fields__
    return Value(**{name: given for name, given in fields.items() if name in known})


def within_year(value: Value, year: Capture | None) -> Value:
    """Place a value in the year that was named with it: in digits, or as the one before or spoken of."""
    said = year.value if year else None
    if said is None:
        return value
    if said.year is not None:
        return replace(value, year=said.year)
    return replace(value, offset=said.offset, offset_unit=said.offset_unit, base=said.base)


def spoken_of(unit: Unit) -> Value:
    """Give "the year", "the month" behind a beginning or an end: the one spoken of."""
    return Value(unit=unit, offset="+0", offset_unit=unit, base="recent")
