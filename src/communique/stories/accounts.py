"""Accounts of one story in any language: `compare` decides for two, `StoryIndex` finds them among many."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from communique.stories.candidates import are_candidates
from communique.stories.likeness import THRESHOLD, likelihood
from communique.stories.link import Anchor, Link, Method, link
from communique.stories.profile import SLACK, Profile, ordinal
from communique.stories.translations import is_translation

UNDATED = 0
"""The day of those without one."""


def compare(a: Profile, b: Profile) -> Link | None:
    """Say whether two articles tell the same news, in one language or two.

    They must have come out within three days (an article without a day of publication is never left out) and
    share two actors, or look alike to the encoder; then `likelihood` decides. A ``translation`` is a link
    too.
    """
    if a.article == b.article or not are_candidates(a, b):
        return None
    score = likelihood(a, b)
    if score < THRESHOLD:
        return None
    told: Method = "translation" if is_translation(a, b) else "same_story"
    return link(
        a.article, b.article, method=told, score=score, anchors=tuple(_anchors(a, b)), rule=f"stories.{told}"
    )


def _anchors(a: Profile, b: Profile) -> Iterator[Anchor]:
    """Give what both have: actors and countries as often as they are told of, days, numbers, agencies."""
    for kind, one, other in (("actor", a.people, b.people), ("country", a.countries, b.countries)):
        shared = sorted(one.keys() & other.keys(), key=lambda name: (-one[name] * other[name], name))
        yield from (Anchor(kind=kind, value=name) for name in shared)
    for kind, listed, others in (
        ("day", a.days, b.days),
        ("number", a.numbers, b.numbers),
        ("agency", a.agency, b.agency),
    ):
        yield from (Anchor(kind=kind, value=value) for value in sorted({*listed} & {*others}))


class StoryIndex:
    """Finds the accounts of an article's story among those added before: only those of its week are compared.

    An article without a day of publication is compared with all that came out later than what it tells of.
    `StoryIndex(kept)` makes it anew from the profiles in a store.
    """

    def __init__(self, kept: Iterable[Profile] = ()) -> None:
        self._held: dict[str, Profile] = {}
        self._by_day: dict[int, list[Profile]] = defaultdict(list)
        for each in kept:
            self._keep(each)

    @property
    def held(self) -> Mapping[str, Profile]:
        """The profiles by the ids of their articles."""
        return MappingProxyType(self._held)

    def find(self, sought: Profile) -> tuple[Link, ...]:
        """Give the links of an article to those held, by their ids, and hold nothing new."""
        found = (compare(sought, other) for other in self._near(sought))
        return tuple(sorted((each for each in found if each is not None), key=lambda each: each.id))

    def add(self, added: Profile) -> tuple[Link, ...]:
        """Find and hold. Adding an article again gives its links, with those to what came since, no more."""
        links = self.find(added)
        self._keep(added)
        return links

    def _near(self, added: Profile) -> Iterator[Profile]:
        day = _day(added)
        days = self._by_day if day == UNDATED else range(day - SLACK, day + SLACK + 1)
        for each in (*days, *(() if day == UNDATED else (UNDATED,))):
            yield from self._by_day.get(each, ())

    def _keep(self, added: Profile) -> None:
        if added.article not in self._held:
            self._held[added.article] = added
            self._by_day[_day(added)].append(added)


def _day(found: Profile) -> int:
    return UNDATED if found.latest is None else ordinal(found.latest)
