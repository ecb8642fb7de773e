"""Words → expressions: which words say when. No anchor is used here.

At each word the forms that may begin there are tried; the longest expression wins and its words are used up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from communique.dates.forms import Form
from communique.dates.found import Finds, Found, Rule
from communique.dates.match import hits
from communique.dates.openings import DIGITS
from communique.dates.rules_calendar import (
    century,
    day_of_month,
    decade,
    holiday,
    iso_day,
    month,
    numeric_day,
    of_year,
    quarter,
    season,
    weekday,
    year,
    year_pair,
    year_word,
)
from communique.dates.rules_clock import bare_clock, clock, half_hour, part_of_day, part_of_that_day
from communique.dates.rules_length import (
    ago,
    every,
    frequency,
    hence,
    length,
    long,
    measured_word,
    modified,
    vague_length,
    weekend,
)
from communique.dates.rules_relative import carried, deictic, edge, phrase, reference, shifted, spoken_of_unit
from communique.dates.value import Value
from communique.dates.words import Line

FIRST: tuple[Rule, ...] = (
    iso_day, numeric_day, day_of_month, century, quarter, decade, every, frequency, weekday,
    part_of_that_day, edge, shifted, carried, clock, bare_clock, half_hour, year_pair, year_word, month,
    holiday, season, phrase, deictic, reference, part_of_day, measured_word, long, weekend, ago, hence,
    length, vague_length, year,
)  # fmt: skip
"""The rules, in the order in which they are preferred among expressions of one length."""

RULES: Mapping[str, Rule] = {
    **{rule.__name__: rule for rule in FIRST}, "of_year": of_year, "spoken_of": spoken_of_unit,
    "bare_season": season,
}  # fmt: skip

_RANK: Mapping[str, int] = {name: rank for rank, name in enumerate(RULES)}


def find(line: Line) -> Finds:
    """Find the expressions of a sentence, in text order, none overlapping; linear in the number of words."""
    found: list[Found] = []
    i = 0
    while i < len(line):
        if named := line.begun(i, "not_dates"):
            i += named
            continue
        here = _longest(line, i, _forms_at(line, i))
        found += here
        i = here[-1].end if here else i + 1
    return tuple(_blurred(line, one) for one in _with_borrowed_years(line, found))


def _forms_at(line: Line, i: int, rules: tuple[str, ...] = ()) -> tuple[Form, ...]:
    """Give the forms that may begin with a word: those of some nested rules, or of all that stand alone."""
    if i >= len(line):
        return ()
    forms = line.lexicon.forms[rules]
    keys = (DIGITS, *line.keys(i)) if line.text(i)[0].isdigit() else line.keys(i)
    begun = [opening for key in keys if key in forms for opening in forms[key]]
    if not begun:
        return ()
    after = {DIGITS, *line.keys(i + 1)} if line.text(i + 1)[:1].isdigit() else set(line.keys(i + 1))
    return tuple(form for form, second in begun if second is None or not second.isdisjoint(after))


def _longest(line: Line, i: int, forms: tuple[Form, ...]) -> Finds:
    best: Finds = ()
    heaviest = (i, 0)
    for form in forms:
        for finds in _finds(line, i, form):
            weight = finds[-1].end, -_RANK[form.rule]
            if weight > heaviest:
                best, heaviest = finds, weight
    return best


def _finds(line: Line, i: int, form: Form) -> Iterator[Finds]:
    def inner(at: int, rules: tuple[str, ...]) -> Sequence[tuple[int, Value]]:
        return _inner(line, at, rules)

    for hit in hits(line, i, form, inner):
        finds = RULES[form.rule](line, hit)
        if finds:
            yield finds


def _inner(line: Line, i: int, rules: tuple[str, ...]) -> Sequence[tuple[int, Value]]:
    """Give what some rules find as one expression at a place, the longest first; kept once found."""
    known = line.nested.get((i, rules))
    if known is None:
        ends: dict[int, tuple[int, Value]] = {}
        for form in _forms_at(line, i, rules):
            rank = rules.index(form.rule)
            for finds in _finds(line, i, form):
                if len(finds) == 1 and rank <= ends.get(finds[0].end, (rank, None))[0]:
                    ends[finds[0].end] = rank, finds[0].value
        known = line.nested[i, rules] = tuple((end, ends[end][1]) for end in sorted(ends, reverse=True))
    return known


def _blurred(line: Line, found: Found) -> Found:
    """Let "um", "etwa" and their like before a point of time say that it is not exact."""
    if found.value.mod is not None or found.value.type in {"DURATION", "SET"}:
        return found
    _, mod = modified(line, found.begin)
    return replace(found, value=replace(found.value, mod=mod)) if mod == "APPROX" else found


def _with_borrowed_years(line: Line, found: list[Found]) -> list[Found]:
    """Give the first of two joined dates the year of the second: "vom 30. März bis zum 2. April 2023"."""
    for k in range(len(found) - 1, 0, -1):
        first, second = found[k - 1], found[k]
        value, after = first.value, second.value
        is_open = value.month is not None and value.year is None and value.offset is None
        if (
            is_open
            and after.year
            and after.month
            and value.unit == after.unit
            and _are_joined(line, first, second)
        ):
            year_ = after.year - ((value.month or 0) > after.month)
            found[k - 1] = replace(first, value=replace(value, year=year_))
    return found


def _are_joined(line: Line, first: Found, second: Found) -> bool:
    i = first.end
    size = line.begun(i, "range_words") or line.begun(i, "list_words")
    if not size:
        return False
    i += size
    while i < second.begin and (size := line.begun(i, "row_fillers")):
        i += size
    return i == second.begin
