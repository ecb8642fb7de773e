"""Forms → hits: where a form stands in a line, and what its elements say there."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.dates.forms import Element, Form
from communique.dates.senses import Sense
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
        return next((size for size in (3, 2, 1) if _ends(line, i, size, element.kinds)), 0)
    return max((end - i for end, _ in _class(line, i, element)), default=0)


def _ends(line: Line, i: int, size: int, kinds: tuple[str, ...]) -> bool:
    """Say whether so many words, the last at a place, are of one of these kinds."""
    return any(len(sense.words) == size for kind in kinds for sense in line.senses(i - size + 1, kind))


def _elements(
    line: Line, i: int, elements: tuple[Element, ...], inner: Inner
) -> Iterator[tuple[int, tuple[Capture, ...]]]:
    if not elements:
        yield i, ()
        return
    first, *rest = elements
    for end, capture in _element(line, i, first, inner):
        for last, captures in _elements(line, end, tuple(rest), inner):
            yield last, (*capture, *captures)
    if first.optional:
        yield from _elements(line, i, tuple(rest), inner)


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
            yield from (one for _, one in _class(line, i, element))


def _class(line: Line, i: int, element: Element) -> Iterator[tuple[int, Capture]]:
    for kind in element.kinds:
        special = _CLASSES.get(kind)
        if special is not None:
            yield from special(line, i)
        else:
            yield from _worded(line, i, kind)


def _worded(line: Line, i: int, kind: str) -> Iterator[tuple[int, Capture]]:
    for sense in line.senses(i, kind):
        end = i + len(sense.words)
        yield end, _said(kind, i, end, sense)


def _said(kind: str, i: int, end: int, sense: Sense) -> Capture:
    return Capture(name=kind, begin=i, end=end, fields=sense.fields, number=sense.number, entry=sense.entry)


# ------------------------------------------------------------------------------------------ classes in digits

Ends = Iterator[tuple[int, Capture]]


def _year(line: Line, i: int) -> Ends:
    if (year := line.year(i)) is not None:
        yield i + 1, Capture(name="year", begin=i, end=i + 1, fields={"year": year})


def _digits(line: Line, i: int) -> Ends:
    if re.fullmatch(r"\d\d?", line.text(i)):
        yield i + 1, Capture(name="nn", begin=i, end=i + 1, number=line.text(i))


def _day(line: Line, i: int) -> Ends:
    found = line.lexicon.shapes["day"].fullmatch(line.key(i))
    if found:
        yield from _as_day(i, i + 1, found[1])
        return
    tens = next((int(s.number) for s in line.senses(i, "number") if s.number in {"20", "30"}), 0)
    if tens:
        at = i + 1 + line.begun(i + 1, "number_joints")
        for sense in line.senses(at, "ordinal"):
            if int(sense.number) < 10:
                yield from _as_day(i, at + len(sense.words), str(tens + int(sense.number)))
    for sense in line.senses(i, "ordinal"):
        yield from _as_day(i, i + len(sense.words), sense.number)


def _as_day(begin: int, end: int, number: str) -> Ends:
    if number.isdigit() and 1 <= int(number) <= 31:
        yield end, Capture(name="day", begin=begin, end=end, fields={"day": int(number)}, number=number)


def _roman(line: Line, i: int) -> Ends:
    found = line.lexicon.shapes["roman"].fullmatch(line.text(i))
    numeral = roman(found[1]) if found else None
    if numeral:
        yield i + 1, Capture(name="roman", begin=i, end=i + 1, number=str(numeral))


def _hours(line: Line, i: int) -> Ends:
    found = line.lexicon.shapes["hours"].fullmatch(line.key(i))
    if found is not None:
        fields = {"hour": int(found[1]), "minute": int(found[2]) if found[2] else None, "type": "TIME"}
        yield i + 1, Capture(name="hour", begin=i, end=i + 1, fields=fields)
    if line.text(i)[:1].isdigit():
        return
    for end, spoken in (*number(line, i), *_worded(line, i, "ordinal")):
        if spoken.number.isdigit() and int(spoken.number) <= 24:
            fields = {"hour": int(spoken.number), "minute": None, "type": "TIME"}
            yield end, Capture(name="hour", begin=i, end=end, fields=fields)


def number(line: Line, i: int) -> Ends:
    """Read a number in digits or words, "twenty-one" and "vingt et un" among them."""
    mark, text = line.lexicon.decimal_mark, line.text(i)
    if re.fullmatch(rf"\d+(?:{re.escape(mark)}\d+)?", text):
        plain = text.replace(mark, ".").lstrip("0") or "0"
        yield i + 1, Capture(name="number", begin=i, end=i + 1, number=plain)
        return
    for kind in ("number", "fraction"):
        for end, capture in _worded(line, i, kind):
            if capture.number.isdigit() and int(capture.number) in _TENS:
                yield from _with_ones(line, i, end, int(capture.number))
            yield end, Capture(name="number", begin=i, end=end, number=capture.number)


def _with_ones(line: Line, i: int, at: int, tens: int) -> Ends:
    at += line.begun(at, "number_joints")
    for end, ones in _worded(line, at, "number"):
        if ones.number.isdigit() and 1 <= int(ones.number) <= 9:
            yield end, Capture(name="number", begin=i, end=end, number=str(tens + int(ones.number)))


def amount(line: Line, i: int) -> Ends:
    """Read how many: a number with its halves, or a word that leaves it open (``X``)."""
    for sense in line.senses(i, "vague"):
        end = i + len(sense.words)
        yield end, Capture(name="amount", begin=i, end=end, number="X")
    if size := line.begun(i, "half_words"):
        end = i + size + line.begun(i + size, "half_of_one")
        yield end, Capture(name="amount", begin=i, end=end, number="0.5")
    for end, capture in number(line, i):
        if capture.number == "1" and (size := line.begun(end, "half_words")):
            yield end + size, Capture(name="amount", begin=i, end=end + size, number="0.5")
        if size := line.begun(end, "and_half"):
            more = f"{float(capture.number) + 0.5:g}"
            yield end + size, Capture(name="amount", begin=i, end=end + size, number=more)
        yield end, Capture(name="amount", begin=i, end=end, number=capture.number)


def _months(line: Line, i: int) -> Ends:
    yield from _worded(line, i, "month")


def _row(name: str, single: Callable[[Line, int], Ends], line: Line, i: int) -> Ends:
    """Read a list or range of like members, "28., 29. und 30.", the longest first, then shorter ones."""
    members: list[Capture] = []
    rows: list[tuple[int, Capture]] = []
    while len(members) < _LONGEST_ROW:
        here = next(single(line, i), None)
        if here is None:
            break
        end, member = here
        if members and line.text(i)[0].isdigit() != line.text(members[0].begin)[0].isdigit():
            break
        members.append(member)
        row = Capture(
            name=name, begin=members[0].begin, end=end, fields=member.fields, members=tuple(members)
        )
        rows.append((end, row))
        joint = line.begun(end, "range_words") or line.begun(end, "list_words")
        if not joint:
            break
        if line.text(end) == "," and (second := line.begun(end + joint, "list_words")):
            joint += second
        i = end + joint
        i += line.begun(i, "row_fillers")
    yield from reversed(rows)


def _rows(name: str, single: Callable[[Line, int], Ends]) -> Callable[[Line, int], Ends]:
    return lambda line, i: _row(name, single, line, i)


_CLASSES: Mapping[str, Callable[[Line, int], Ends]] = {
    "year": _year,
    "nn": _digits,
    "day": _day,
    "roman": _roman,
    "number": number,
    "amount": amount,
    "days": _rows("days", _day),
    "hours": _rows("hours", _hours),
    "amounts": _rows("amounts", amount),
    "months": _rows("months", _months),
    "years": _rows("years", _year),
}
"""Classes that are more than words of one kind: numbers, and rows of like members."""
