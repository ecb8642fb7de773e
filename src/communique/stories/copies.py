"""Copies in one language: `compare` decides for two articles, `CopyIndex` finds the two among many."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import numpy as np

from communique.stories.buckets import Buckets
from communique.stories.fingerprint import FLOOR, Fingerprint, keys
from communique.stories.link import Anchor, Link, link

CONTAINMENT = 0.5
"""Share of the smaller text's shingles from which it is a copy. Of 360,825 pairs of German news on different
events none but two updates of one report reach .3, while .15 of a copy's words may change."""


def compare(a: Fingerprint, b: Fingerprint) -> Link | None:
    """Say whether one article is a copy of another, by the words alone, whatever their dates.

    The same words are an ``exact`` copy. Else `CONTAINMENT` decides, of the smaller text; where that has
    fewer than `FLOOR` shingles, all of it must stand in the other, paragraph by paragraph.
    """
    if a.article == b.article:
        return None
    if a.body == b.body:
        words = Anchor(kind="words", value="all")
        return link(a.article, b.article, method="exact", score=1.0, anchors=(words,), rule="stories.exact")
    smaller, larger = sorted((a, b), key=lambda found: len(found.packed))
    size = len(smaller.packed) // 4
    if size < FLOOR:
        return _quoted_whole(smaller, larger)
    shared = len(np.intersect1d(smaller.shingles, larger.shingles, assume_unique=True))
    if shared < CONTAINMENT * size:
        return None
    anchors = (Anchor(kind="words", value=f"{shared} of {size}"), *_shared_paragraphs(a, b))
    return link(
        a.article, b.article, method="copy", score=shared / size, anchors=anchors, rule="stories.containment"
    )


def _quoted_whole(smaller: Fingerprint, larger: Fingerprint) -> Link | None:
    if not all(smaller.paragraphs) or not set(smaller.paragraphs) <= set(larger.paragraphs):
        return None
    return link(
        smaller.article,
        larger.article,
        method="copy",
        score=1.0,
        anchors=_shared_paragraphs(smaller, larger),
        rule="stories.paragraphs",
    )


def _shared_paragraphs(a: Fingerprint, b: Fingerprint) -> tuple[Anchor, ...]:
    count = len(set(filter(None, a.paragraphs)) & set(b.paragraphs))
    return (Anchor(kind="paragraph", value=str(count)),) if count else ()


class CopyIndex:
    """Finds the copies of an article among those added before, in time that hardly grows with their number.

    In memory some 3 kB an article of 250 words. It holds nothing that the fingerprints do not:
    `CopyIndex(kept)` makes it anew from those in a store, 10,000 a second; and a store that looks up their
    `keys` itself and calls `compare` needs none.

    >>> index = CopyIndex()
    >>> index.held
    mappingproxy({})
    """

    def __init__(self, kept: Iterable[Fingerprint] = ()) -> None:
        self._held: dict[str, Fingerprint] = {}
        self._order: list[str] = []
        self._buckets = Buckets()
        for each in kept:
            self._keep(each, keys(each))

    @property
    def held(self) -> Mapping[str, Fingerprint]:
        """The fingerprints by the ids of their articles."""
        return MappingProxyType(self._held)

    def find(self, sought: Fingerprint) -> tuple[Link, ...]:
        """Give the links of an article to those held, by their ids, and hold nothing new."""
        return self._found(sought, keys(sought))

    def add(self, added: Fingerprint) -> tuple[Link, ...]:
        """Find and hold. Adding an article again gives its links, with those to what came since, no more."""
        own = keys(added)
        links = self._found(added, own)
        self._keep(added, own)
        return links

    def _found(self, sought: Fingerprint, own: Iterable[int]) -> tuple[Link, ...]:
        others = (self._held[self._order[place]] for place in self._buckets.owners(own))
        found = (compare(sought, other) for other in others)
        return tuple(sorted((each for each in found if each is not None), key=lambda each: each.id))

    def _keep(self, added: Fingerprint, own: Iterable[int]) -> None:
        if added.article not in self._held:
            self._held[added.article] = added
            self._buckets.add(own, len(self._order))
            self._order.append(added.article)
