"""Forms → hits: where a form stands in a line, and what its elements say there."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from communique.dates.forms import Element, Form
from communique.dates.value import Value, roman
from communique.dates.words import Line

_LONGEST_ROW = 12
_TENS = range(20, 100, 10)

Inner = Callable[[int, tuple[str, ...]], Iterable[tuple[int, Value]]]
"""What some rules find at a place: where it ends and its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """What one element of a form says: words ``begin`` to ``end`` (exclusive).

    ``name`` is the element's kind of word; ``fields`` and ``number`` as in a `Sense`; ``value`` what a nested
    rule found; ``members`` the parts of a row ("3., 4. und 5.").
    """

    name: str
    begin: int
    end: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""
    entry: str = ""
    value: Value | None = None
    members: tuple["Capture", ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A form that stands in a line at words ``begin`` to ``end`` (exclusive).

    ``before`` are the places of the words that had to stand before it.
    """

    form: Form
    begin: int
    end: int
    captures: tuple[Capture, ...]
    before: tuple[int, ...]

    def get(self, *names: str) -> Capture | None:
        """Give the first element of one of these kinds."""
        return next((capture for capture in self.captures if capture.name in names), None)

    def all(self, name: str) -> tuple[Capture, ...]:
        """Give the elements of a kind."""
        return tuple(capture for capture in self.captures if capture.name == name)

    @property
    def fields(self) -> dict[str, Any]:
        """Give what the words say together, and what the form says by itself."""
        merged: dict[str, Any] = {}
        for capture in self.captures:
            merged |= capture.fields
        return {**merged, **self.form.fields}


def hits(line: Line, i: int, form: Form, inner: Inner) -> Iterator[Hit]:
    """Give every way in which a form stands at a place."""
    before = _before(line, i - 1, form.before)
    if before is None:
        return
    for end, captures in _elements(line, i, form.inner, inner):
        if end > i and _behind(line, end, form.behind):
            yield Hit(form, i, end, captures, before)


def _before(line: Line, i: int, elements: tuple[Element, ...]) -> tuple[int, ...] | None:
    """Check the words before, from the nearest; gives the places of those that stand there, or nothing."""
    places: list[int] = []
    for element in reversed(elements):
        size = _size(line, i, element, backwards=True)
        if element.forbidden and size:
            return None
        if not (size or element.optional or element.forbidden):
            return None
        if not element.forbidden:
            places += range(i - size + 1, i + 1)
            i -= size
    return tuple(places)


def _behind(line: Line, i: int, elements: tuple[Element, ...]) -> bool:
    for element in elements:
        size = _size(line, i, element, backwards=False)
        if bool(size) == element.forbidden and not element.optional:
            return False
        i += 0 if element.forbidden else size
    return True


def _size(line: Line, i: int, element: Element, *, backwards: bool) -> int:
    """Count the words that an element of a form's surroundings takes, none where it does not stand."""
    if element.kind == "list":
        return line.ended(i, element.name) if backwards else line.begun(i, element.name)
    if element.kind == "word":
        return int(element.name in line.keys(i))
    if backwards:
        senses = (sense for kind in element.kinds for sense in line.senses_ended(i, kind))
        return max((len(sense.words) for sense in senses), default=0)
    return max((one.end - i for one in _class(line, i, element)), default=0)


def _elements(
    line: Line, i: int, elements: tuple[Element, ...], inner: Inner
) -> Iterator[tuple[int, tuple[Capture, ...]]]:
    if not elements:
        yield i, ()
        return
    first, rest = elements[0], elements[1:]
    for end, capture in _element(line, i, first, inner):
        for last, captures in _elements(line, end, rest, inner):
            yield last, (*capture, *captures)
    if first.optional:
        yield from _elements(line, i, rest, inner)


def _element(line: Line, i: int, element: Element, inner: Inner) -> Iterator[tuple[int, tuple[Capture, ...]]]:
    """Give the ends of an element at a place, each with what it says; a plain word says nothing."""
    if i >= len(line):
        return
    if element.kind == "word":
        if element.name in line.keys(i):
            yield i + 1, ()
        return
    for capture in _captures(line, i, element, inner):
        yield capture.end, (capture,)


def _captures(line: Line, i: int, element: Element, inner: Inner) -> Iterator[Capture]:
    match element.kind:
        case "list":
            if size := line.begun(i, element.name):
                yield Capture(name=element.name, begin=i, end=i + size)
        case "shape":
            if found := line.lexicon.shapes[element.name].fullmatch(line.words[i].key):
                digits = {name: int(said) for name, said in found.groupdict().items() if said}
                yield Capture(name=f"#{element.name}", begin=i, end=i + 1, fields=digits)
        case "rule":
            for end, value in inner(i, element.rules):
                yield Capture(name=element.name, begin=i, end=end, value=value)
        case _:
            yield from _class(line, i, element)


def _class(line: Line, i: int, element: Element) -> Iterator[Capture]:
    for kind in element.kinds:
        special = _CLASSES.get(kind)
        yield from _worded(line, i, kind) if special is None else special(line, i)


def _worded(line: Line, i: int, kind: str) -> Iterator[Capture]:
    for sense in line.senses(i, kind):
        yield Capture(
            name=kind,
            begin=i,
            end=i + len(sense.words),
            fields=sense.fields,
            number=sense.number,
            entry=sense.entry,
        )


# ------------------------------------------------------------------------------------------ classes in digits

_TWO_DIGITS = re.compile(r"\d\d?")


def _year(line: Line, i: int) -> Iterator[Capture]:
    if (year := line.year(i)) is not None:
        yield Capture(name="year", begin=i, end=i + 1, fields={"year": year})


def _digits(line: Line, i: int) -> Iterator[Capture]:
    if _TWO_DIGITS.fullmatch(line.text(i)):
        yield Capture(name="nn", begin=i, end=i + 1, number=line.text(i))


def _day(line: Line, i: int) -> Iterator[Capture]:
    found = line.lexicon.shapes["day"].fullmatch(line.key(i))
    if found:
        yield from _as_day(i, i + 1, found[1])
        return
    tens = next((sense for sense in line.senses(i, "number") if sense.number in {"20", "30"}), None)
    if tens is not None:
        for end, number in _with_ones(line, i + 1, int(tens.number), "ordinal"):
            yield from _as_day(i, end, number)
    for sense in line.senses(i, "ordinal"):
        yield from _as_day(i, i + len(sense.words), sense.number)


def _as_day(begin: int, end: int, number: str) -> Iterator[Capture]:
    if number.isdigit() and 1 <= int(number) <= 31:
        yield Capture(name="day", begin=begin, end=end, fields={"day": int(number)}, number=number)


def _roman(line: Line, i: int) -> Iterator[Capture]:
    found = line.lexicon.shapes["roman"].fullmatch(line.text(i))
    numeral = roman(found[1]) if found else None
    if numeral:
        yield Capture(name="roman", begin=i, end=i + 1, number=str(numeral))


def _hours(line: Line, i: int) -> Iterator[Capture]:
    found = line.lexicon.shapes["hours"].fullmatch(line.key(i))
    if found is not None:
        yield _hour(i, i + 1, int(found[1]), int(found[2]) if found[2] else None)
    if line.text(i)[:1].isdigit():
        return
    for spoken in (*number(line, i), *_worded(line, i, "ordinal")):
        if spoken.number.isdigit() and int(spoken.number) <= 24:
            yield _hour(i, spoken.end, int(spoken.number), None)


def _hour(begin: int, end: int, hour: int, minute: int | None) -> Capture:
    return Capture(name="hour", begin=begin, end=end, fields={"hour": hour, "minute": minute, "type": "TIME"})


def number(line: Line, i: int) -> Iterator[Capture]:
    """Read a number in digits or words, "twenty-one" and "vingt et un" among them."""
    text = line.text(i)
    if line.lexicon.decimal.fullmatch(text):
        plain = text.replace(line.lexicon.decimal_mark, ".").lstrip("0") or "0"
        yield _number(i, i + 1, plain)
        return
    for kind in ("number", "fraction"):
        for said in _worded(line, i, kind):
            if said.number.isdigit() and int(said.number) in _TENS:
                ones = _with_ones(line, said.end, int(said.number), "number")
                yield from (_number(i, end, counted) for end, counted in ones)
            yield _number(i, said.end, said.number)


def _number(begin: int, end: int, counted: str) -> Capture:
    return Capture(name="number", begin=begin, end=end, number=counted)


def _with_ones(line: Line, i: int, tens: int, kind: str) -> Iterator[tuple[int, str]]:
    """Give where tens with the ones behind them end, and what they count together: "twenty-one"."""
    for ones in _worded(line, i + line.begun(i, "number_joints"), kind):
        if ones.number.isdigit() and 1 <= int(ones.number) <= 9:
            yield ones.end, str(tens + int(ones.number))


def amount(line: Line, i: int) -> Iterator[Capture]:
    """Read how many: a number with its halves, or a word that leaves it open (``X``)."""
    for sense in line.senses(i, "vague"):
        yield _amount(i, i + len(sense.words), "X")
    if size := line.begun(i, "half_words"):
        yield _amount(i, i + size + line.begun(i + size, "half_of_one"), "0.5")
    for said in number(line, i):
        if said.number == "1" and (size := line.begun(said.end, "half_words")):
            yield _amount(i, said.end + size, "0.5")
        if size := line.begun(said.end, "and_half"):
            yield _amount(i, said.end + size, f"{float(said.number) + 0.5:g}")
        yield _amount(i, said.end, said.number)


def _amount(begin: int, end: int, counted: str) -> Capture:
    return Capture(name="amount", begin=begin, end=end, number=counted)


Single = Callable[[Line, int], Iterator[Capture]]


def _row(name: str, single: Single, line: Line, i: int) -> Iterator[Capture]:
    """Read a list or range of like members, "28., 29. und 30.", the longest first, then shorter ones."""
    members: list[Capture] = []
    while len(members) < _LONGEST_ROW and (member := next(single(line, i), None)) is not None:
        if members and line.text(i)[0].isdigit() != line.text(members[0].begin)[0].isdigit():
            break
        members.append(member)
        joint = line.begun(member.end, "range_words") or line.begun(member.end, "list_words")
        if not joint:
            break
        i = member.end + joint
        if line.text(member.end) == ",":
            i += line.begun(i, "list_words")
        i += line.begun(i, "row_fillers")
    for size in range(len(members), 0, -1):
        last = members[size - 1]
        yield Capture(
            name=name,
            begin=members[0].begin,
            end=last.end,
            fields=last.fields,
            members=tuple(members[:size]),
        )


_CLASSES: Mapping[str, Single] = {
    "year": _year,
    "nn": _digits,
    "day": _day,
    "roman": _roman,
    "number": number,
    "amount": amount,
    "days": partial(_row, "days", _day),
    "hours": partial(_row, "hours", _hours),
    "amounts": partial(_row, "amounts", amount),
    "months": partial(_row, "months", partial(_worded, kind="month")),
    "years": partial(_row, "years", _year),
}
"""Classes that are more than words of one kind: numbers, and rows of like members."""
