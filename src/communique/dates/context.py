"""What an expression leans on: the year or the day named near it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from communique.dates.value import Base, Unit, Value

_WITH_YEAR = frozenset({"Y", "M", "Q", "HY", "S", "D"})
_YEARLESS = frozenset({"M", "Q", "HY", "S"})
_MAX_CHAIN = 3
_LOOK_BACK = 8
_ROUND_THE_YEAR = 8
"""How many months a story goes back when it has come to the next year: from December to April."""
_HISTORY = 12
"""How many times a long history names a year."""
_MOST_OWN = 8
"""A story names its own day in fewer than one of so many places where it names a year."""


@dataclass(frozen=True, slots=True)
class Context:
    """The values that may be leant on: earlier in the text, in the paragraph, before it in the sentence.

    ``around`` are all others of the sentence, the nearest last: what a time of day belongs to.
    """

    text: Sequence[Value]
    paragraph: Sequence[Value]
    before: Sequence[Value]
    around: Sequence[Value]

    def link(self, value: Value) -> Value:
        """Tie a value to the expression it leans on, if it leans on one."""
        if value.base in {"previous", "recent"} and value.offset is not None:
            earlier = self.text if value.offset_unit == "D" else self.paragraph
            if value.lean == "future" and value.base == "recent":
                return replace(value, base="dct")
            linked = self._tied(value, value.offset_unit, (("sentence", self.before), ("previous", earlier)))
            return linked if linked.anchor is not None or value.base == "recent" else value
        if value.unit is None and value.is_time:
            return self._tied(value, "D", (("sentence", self.around), ("previous", self.paragraph)))
        is_open = value.year is None and value.offset is None and value.lean != "future" and not value.strict
        if value.unit in _YEARLESS and is_open:
            return self._tied(value, "Y", (("sentence", self.before),))
        return value

    def _tied(self, value: Value, unit: Unit | None, places: Sequence[tuple[Base, Sequence[Value]]]) -> Value:
        for base, values in places:
            anchor = _latest(values[-_LOOK_BACK:], unit)
            if anchor is not None:
                return replace(value, anchor=anchor, base=base)
        return replace(value, base="dct")


def _latest(values: Sequence[Value], unit: Unit | None) -> Value | None:
    """Give the latest value that is precise enough to reckon a unit from."""
    fits = (value for value in reversed(values) if _names(value, unit) and _depth(value) < _MAX_CHAIN)
    return next(fits, None)


def _names(value: Value, unit: Unit | None) -> bool:
    is_vague = value.offset is not None and value.offset.endswith("X")
    if value.amount is not None or value.type == "SET" or value.reference is not None or is_vague:
        return False
    if unit == "D":
        return value.unit == "D"
    if unit in {"W", "WE"}:
        return value.unit in {"D", "W", "WE"}
    if unit == "M":
        return value.unit in {"D", "M"}
    return value.year is not None and value.unit in _WITH_YEAR


def _depth(value: Value) -> int:
    return 0 if value.anchor is None else 1 + _depth(value.anchor)


class Story:
    """The year that a story has come to: in histories a yearless day or month lies in the year last named.

    Source: counted on Ukrainian histories, where that is right for nine of ten such days.
    """

    def __init__(self, *, is_history: bool) -> None:
        """Begin a story; in a long history even the present tells the past."""
        self._year: Value | None = None
        self._month = 0
        self._is_history = is_history

    def told(self, value: Value, *, is_aside: bool) -> Value:
        """Tie a yearless value to the year last named; what names a year moves the story there."""
        if value.year is not None:
            if value.unit in _WITH_YEAR and not is_aside:
                self._year, self._month = value, value.month or 0
            return value
        if self._year is None or not self._is_told(value):
            return value
        self._go_on(value)
        return replace(value, anchor=self._year, base="story")

    def _is_told(self, value: Value) -> bool:
        is_past = value.lean != "future" or self._is_history
        is_free = not value.strict or value.unit == "D"
        return is_past and is_free and _is_yearless(value) and value.anchor is None

    def _go_on(self, value: Value) -> None:
        """Go over to the next year where a story that was late in one comes to a month early in another."""
        if self._year is not None and value.month is not None:
            if self._month - value.month >= _ROUND_THE_YEAR:
                self._year = Value(unit="Y", year=(self._year.year or 0) + 1)
            self._month = value.month


def _is_yearless(value: Value) -> bool:
    """Say whether a value is a day, month or season of a year that is not said."""
    is_dated = value.unit in _YEARLESS or (value.unit == "D" and value.month is not None)
    is_plain = value.type != "SET" and value.amount is None and value.offset is None
    return value.year is None and is_dated and is_plain


def story_of(values: Iterable[Value]) -> Story | None:
    """Begin the story of a text that tells one: it names years, and hardly anything is of its own day."""
    named = own = yearless = 0
    for value in values:
        named += value.year is not None
        yearless += _is_yearless(value)
        is_weekday = value.weekday is not None and value.day is None
        own += is_weekday or (value.offset is not None and value.base == "dct")
    is_story = named > 0 and own * _MOST_OWN < named + yearless
    return Story(is_history=named >= _HISTORY) if is_story else None
