"""A link: two articles that tell one story, how that was found, and what they share."""

from dataclasses import dataclass
from typing import Literal

from communique.records import record_id

Method = Literal["exact", "copy", "translation", "same_story", "person"]
"""How two articles were found to belong together.

``exact``: the same words. ``copy``: half of the shorter text stands in the longer. ``translation``: told
sentence by sentence in another language. ``same_story``: the same news in words of its own. ``person``:
somebody said so.
"""

ONE_TEXT: frozenset[Method] = frozenset({"exact", "copy", "translation"})
"""Links between versions of one text, which is one source however often it is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Something that both articles have.

    ``kind`` says what: ``words`` and ``paragraph`` how many of them, ``actor`` an id of the knowledge base,
    ``country`` ISO 3166-1 alpha-3, ``day`` an ISO day, ``number`` in digits, ``agency`` its name.
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two articles of one story. ``one`` and ``other`` are ids of articles, the smaller first.

    ``score`` is 0 to 1: of a copy the share of the smaller text that stands in the larger, else a
    probability.
    """

    id: str
    one: str
    other: str
    method: Method
    score: float
    anchors: tuple[Anchor, ...]
    rule: str


def link(  # noqa: PLR0913 - the fields of a link, by name
    a: str, b: str, *, method: Method, score: float, anchors: tuple[Anchor, ...], rule: str
) -> Link:
    """Make a link; which article is named first makes no difference. Its id says which two and how."""
    one, other = sorted((a, b))
    return Link(
        id=record_id(one, "link", other, method),
        one=one,
        other=other,
        method=method,
        score=round(score, 4),
        anchors=anchors,
        rule=rule,
    )
