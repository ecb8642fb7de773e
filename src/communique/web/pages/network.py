"""A network: which states dealt with each other in some days, and how often."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from communique.ledger.rows import Column, Held, Rows, Table
from communique.web.network import Drawing, drawing
from communique.web.page import Page
from communique.web.pages.between import Day
from communique.web.site import Here

DAYS = 90
"""Days that are looked at where nobody says which: the last of those held."""
MOST = 1500
"""Contacts that are counted at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two states and how many contacts they had."""

    a: str
    b: str
    contacts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The contacts of some ISO days, counted by pairs of states; ``is_cut`` where there were too many."""

    since: str
    until: str
    ties: tuple[Tie, ...]
    contacts: int
    is_cut: bool


TIES: Table[Tie] = Table(
    "ties",
    "Two states that dealt with each other.",
    (
        Column("a", "string", "One state, ISO 3166-1 alpha-3.", lambda tie: tie.a),
        Column("b", "string", "The other.", lambda tie: tie.b),
        Column("contacts", "integer", "How often.", lambda tie: tie.contacts),
    ),
)


def network(site: Here, *, since: Day = None, until: Day = None) -> Network:
    """Count who dealt with whom in some days."""
    last = until or _last(site.ledger.contacts(limit=1)) or date.today().isoformat()  # noqa: DTZ011 - no event's day
    first = since or (date.fromisoformat(last) - timedelta(DAYS)).isoformat()
    found = site.ledger.contacts(since=first, until=last, limit=MOST)
    counted: Counter[tuple[str, str]] = Counter()
    for held in found:
        states = sorted({party.country for party in held.event.parties if party.country})
        counted.update(combinations(states, 2))
    ties = tuple(Tie(a=a, b=b, contacts=count) for (a, b), count in counted.most_common())
    return Network(since=first, until=last, ties=ties, contacts=len(found), is_cut=len(found) == MOST)


def _last(found: Rows[Held]) -> str | None:
    return found[0].event.latest if len(found) else None


def _shown(found: Network) -> dict[str, Drawing]:
    return {"drawing": drawing([(tie.a, tie.b, tie.contacts) for tie in found.ties])}


NETWORK = Page(
    name="network",
    path="/network",
    ask=network,
    record=Network,
    rows=lambda found: Rows(TIES, found.ties),
    feed=lambda _: (),
    shown=_shown,
)
