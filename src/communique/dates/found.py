"""What a shape of words gives: an expression, before anything is reckoned."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from communique.dates.value import Value
from communique.dates.words import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An expression: words ``begin`` to ``end`` (exclusive) of its line, what they say, which rule says so.

    ``head`` is the word that the tree is asked about, ``entry`` the dictionary's entry, ``prepositions`` the
    words before it that went into the value ("vor" in "vor zwei Tagen").
    """

    begin: int
    end: int
    value: Value
    rule: str
    head: int
    entry: str = ""
    prepositions: tuple[int, ...] = ()


Finds = tuple[Found, ...]
Shape = Callable[[Line, int], Finds]
"""A rule: looks at the words from a place on and gives what begins there, or nothing."""


def one(  # noqa: PLR0913 - the fields of a finding
    shape: Callable[..., Any],
    begin: int,
    end: int,
    value: Value,
    *,
    head: int | None = None,
    entry: str = "",
    prepositions: tuple[int, ...] = (),
) -> Finds:
    """Make the finding of a shape, whose name is the rule's."""
    rule = f"dates.{shape.__name__}"
    at = begin if head is None else head
    found = Found(
        begin=begin, end=end, value=value, rule=rule, head=at, entry=entry, prepositions=prepositions
    )
    return (found,)
