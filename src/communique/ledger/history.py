"""The contacts of two sides: the last of them, how long they were silent, how often they meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Protocol

from communique.ledger.claims import ClaimCheck
from communique.records import ArticleHead, Channel, EventReport, HeldEvent, Known, Level
from communique.stories.profile import ordinal


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom a question is about: the key under which the ledger has it, and the name it is shown by."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with the reports it rests on, their articles, and the claims made of it, each checked."""

    event: HeldEvent
    reports: tuple[EventReport, ...]
    heads: tuple[ArticleHead, ...]
    claims: tuple[ClaimCheck, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What an answer of "nothing held" rests on: how many articles, out between which days (ISO)."""

    articles: int
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastContact:
    """When two sides last dealt with each other, before a day or at all.

    ``last`` is the contact that is surely the latest of those with a day, ``earlier`` the one before it.
    ``or_later`` may have been later: their days reach beyond it. ``undated`` are told without any day.
    ``next`` is the first that is planned after it, where nothing says before when.
    """

    a: Asked
    b: Asked
    before: str | None
    level: str | None
    last: Told | None
    earlier: Told | None
    or_later: tuple[Told, ...]
    undated: tuple[Told, ...]
    next: Told | None
    searched: Searched


class Dated(Protocol):
    """Something with the ISO days, both inclusive, between which it was."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def earliest(self) -> str | None:
        """The first day; none where it is open."""

    @property
    def latest(self) -> str | None:
        """The last day; none where it is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A held event on a time line: the days between which it was, and no more than is drawn."""

    id: str
    earliest: str | None
    latest: str | None
    channel: Channel | None
    level: Level
    known: Known
    reports: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A silence between two contacts: at least and at most so many days, by the precision of their dates."""

    after: str
    until: str
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A silence that a contact broke: the contact, the one before it, and how long it was."""

    event: HeldEvent
    before: HeldEvent
    pause: Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often two sides deal with each other: by year, and the days between two contacts (median)."""

    by_year: tuple[tuple[int, int], ...]
    pauses: tuple[Pause, ...]
    median_days: float | None
    longest: Pause | None


def latest_of(events: Sequence[HeldEvent]) -> tuple[HeldEvent | None, tuple[HeldEvent, ...]]:
    """Give the event that surely is the latest of some with days, and those that may have been later.

    >>> latest_of(())
    (None, ())
    """
    dated = [event for event in events if event.latest is not None]
    if not dated:
        return None, ()
    last = max(dated, key=lambda event: (event.earliest or "", event.latest or "", event.id))
    return last, tuple(event for event in dated if (event.latest or "") > (last.latest or ""))


def pauses(events: Iterable[Dated]) -> tuple[Pause, ...]:
    """Give the silences between contacts that follow each other, oldest first; the undated are left out."""
    dated = sorted(
        (event for event in events if event.earliest is not None and event.latest is not None),
        key=lambda event: (event.earliest or "", event.latest or ""),
    )
    return tuple(pause(one, other) for one, other in pairwise(dated))


def pause(one: Dated, other: Dated) -> Pause:
    """Give the silence between two contacts of which both have days."""
    return Pause(
        after=one.id,
        until=other.id,
        at_least=max(ordinal(other.earliest or "") - ordinal(one.latest or ""), 0),
        at_most=max(ordinal(other.latest or "") - ordinal(one.earliest or ""), 0),
    )


def rhythm(events: Iterable[Dated]) -> Rhythm:
    """Say how often contacts follow each other; only those whose year is known count."""
    known = list(events)
    years: dict[int, int] = {}
    for event in known:
        if event.earliest is not None and event.latest is not None and event.earliest[:4] == event.latest[:4]:
            years[int(event.earliest[:4])] = years.get(int(event.earliest[:4]), 0) + 1
    silences = pauses(known)
    return Rhythm(
        by_year=tuple(sorted(years.items())),
        pauses=silences,
        median_days=median((one.at_least + one.at_most) / 2 for one in silences) if silences else None,
        longest=max(silences, key=lambda one: (one.at_least, one.at_most), default=None),
    )
