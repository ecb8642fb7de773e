"""What an expression leans on: the year or the day named near it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.dates.value import Base, Unit, Value

_WITH_YEAR = frozenset({"Y", "M", "Q", "HY", "S", "D"})
_YEARLESS = frozenset({"M", "Q", "HY", "S"})
_MAX_CHAIN = 3
_LOOK_BACK = 8


@dataclass(frozen=True, slots=True)
class Context:
    """The values that may be leant on: earlier in the text, in the paragraph, and around in the sentence."""

    text: Sequence[Value]
    paragraph: Sequence[Value]
    before: Sequence[Value]
    behind: Sequence[Value]

    def link(self, value: Value) -> Value:
        """Tie a value to the expression it leans on, if it leans on one."""
        if value.base == "previous" and value.offset is not None and value.offset_unit == "D":
            linked = self._tied(value, "D", (("sentence", self.before), ("previous", self.text)))
            return linked if linked.anchor is not None else value
        if value.base == "previous" and value.offset is not None:
            earlier = () if value.lean == "future" else self.paragraph
            return self._tied(value, value.offset_unit, (("sentence", self.before), ("previous", earlier)))
        if value.unit is None and value.is_time:
            near = (*self.behind[::-1], *self.before)
            return self._tied(value, "D", (("sentence", near), ("previous", self.paragraph)))
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
