"""The forms that expressions come in, as each language's data writes them.

A form is a row of elements parted by spaces:

- ``Uhr``: this word; ``@list``: a word or word group of a plain list of the file
- ``<month>``: a word of that kind; ``<unit|units>``: of one of the kinds; ``<#decade>``: digits of that shape
- ``{length}``: what another rule finds; ``{stretch}``: what one of a group of rules finds
- ``element?``: may be missing
- ``[…]`` before or behind: must stand there, outside of the expression; ``!`` there: must not

>>> compiled("ago", "[vor] {length}", {}).before[0].name
'vor'
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

NESTED = frozenset({"of_year", "spoken_of", "bare_season"})
"""Rules that only serve within other forms."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "stretch": (
        "shifted", "carried", "decade", "century", "quarter", "month", "season", "bare_season", "year_word",
        "year", "spoken_of",
    ),
    "date": ("numeric_day", "iso_day", "day_of_month"),
    "day": (
        "weekday", "numeric_day", "iso_day", "day_of_month", "deictic", "phrase", "carried", "shifted",
        "holiday",
    ),
    "named": ("weekday", "month", "bare_season", "holiday"),
}  # fmt: skip
"""Names for what one of several rules finds."""

COMMON: tuple[tuple[str, str], ...] = (
    ("iso_day", "<year> - <nn> - <nn>"),
    ("weekday", "<weekday>"),
    ("weekday", "<weekday_part>"),
    ("weekday", "<weekday> {date}"),
    ("weekday", "<weekday> , {date}"),
    ("month", "<months> {of_year}?"),
    ("season", "<season> {of_year}"),
    ("season", "<season> {of_year} / <nn|year>"),
    ("bare_season", "<season>"),
    ("holiday", "<holiday> {of_year}?"),
    ("edge", "<edge_unit> {of_year}?"),
    ("deictic", "<deictic>"),
    ("deictic", "<deictic> , <weekday>"),
    ("deictic", "<deictic> ( <weekday> )"),
    ("carried", "<carried>"),
    ("reference", "<reference>"),
    ("part_of_day", "<habit>"),
    ("part_of_that_day", "{day} <part|habit|named_time>"),
    ("clock", "<named_time>"),
    ("frequency", "<frequency>"),
    ("frequency", "<habitual_day>"),
    ("length", "<amounts> <unit|units>"),
    ("long", "<long>"),
    ("measured_word", "<measure>"),
    ("measured_word", "<number> - <measure_tail>"),
    ("year", "<year>"),
    ("year_pair", "<year> / <nn>"),
    ("year_pair", "<year> – <nn>"),
)
"""The forms that no language orders its own way."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a form. ``kinds`` are those of a class, ``rules`` those asked for by a rule."""

    kind: Literal["word", "list", "class", "shape", "rule"]
    name: str
    optional: bool = False
    forbidden: bool = False
    kinds: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A form of a rule: what stands in it, before it and behind it, and fields that it gives by itself."""

    rule: str
    before: tuple[Element, ...]
    inner: tuple[Element, ...]
    behind: tuple[Element, ...]
    fields: Mapping[str, Any]

    @property
    def is_nested(self) -> bool:
        """Say whether it only serves within other forms."""
        return self.rule in NESTED


_FORM = re.compile(r"(?:\[(?P<before>[^]]*)\] )?(?P<inner>[^\[\]]+?)(?: \[(?P<behind>[^]]*)\])?")


def compiled(rule: str, form: str, fields: Mapping[str, Any]) -> Form:
    """Read a form; raises `ValueError` for one that is none."""
    found = _FORM.fullmatch(form)
    if found is None:
        raise ValueError(f"{form!r} is no form of a date: brackets stand only at its beginning and end")
    before, inner, behind = (
        tuple(_element(item) for item in (found[part] or "").split())
        for part in ("before", "inner", "behind")
    )
    return Form(rule, before, inner, behind, fields)


def _element(item: str) -> Element:
    forbidden, optional = item.startswith("!") and len(item) > 1, item.endswith("?") and len(item) > 1
    bare = item[forbidden : -1 if optional else None]
    if bare.startswith("@"):
        return Element("list", bare[1:], optional, forbidden)
    if bare.startswith("<#"):
        return Element("shape", bare[2:-1], optional, forbidden)
    if bare.startswith("<") and bare.endswith(">") and len(bare) > 2:
        return Element("class", bare[1:-1], optional, forbidden, kinds=tuple(bare[1:-1].split("|")))
    if bare.startswith("{"):
        names = bare[1:-1].split("|")
        rules = tuple(rule for name in names for rule in GROUPS.get(name, (name,)))
        return Element("rule", bare[1:-1], optional, forbidden, rules=rules)
    return Element("word", bare, optional, forbidden)
