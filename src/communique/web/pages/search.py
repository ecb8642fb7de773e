"""Search: two names are a pair, one is a side, words are looked for in what was said."""

from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated, get_args

from fastapi import Query as Asks

from communique.errors import NothingKnown, NotOne
from communique.ledger.history import Asked, LastContact
from communique.ledger.rows import EVENTS, QUOTES, Held, Rows, Said
from communique.records import Channel
from communique.web.page import Page
from communique.web.query import KINDS, Hint, Query, parsed
from communique.web.several import meant
from communique.web.site import Here, Site

SHOWN = 30
CHANNELS: tuple[str, ...] = get_args(Channel)
LOOKED_THROUGH = 2000
"""Quotes that are looked through for whom they were said to, which no index has."""
LONGEST, LONGEST_NAME = 300, 6
"""Characters of a question, and words of the first of two names, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was asked, how it was understood, and what is held of it.

    ``pair`` answers two names, ``side`` is one that was named, ``several`` those whom a name may mean;
    ``scanned`` says how many quotes were looked through where not all could be.
    """

    typed: str
    query: Query
    pair: LastContact | None
    side: Asked | None
    several: tuple[Asked, ...]
    contacts: tuple[Held, ...]
    quotes: tuple[Said, ...]
    scanned: int | None


def search(
    site: Here,
    q: Annotated[str, Asks(max_length=LONGEST, description="who: to: about: from: until: kind: lang:")] = "",
) -> Found:
    """Search the ledger: ``Lecornu Schoigu``, ``who:Macron about:Ukraine from:2024-02 lang:fr``, or words."""
    query = parsed(q)
    try:
        sides, query = _sides(site, query)
        several: tuple[Asked, ...] = ()
    except NotOne as err:
        sides, several = [], meant(site.ledger, err)
        query = _hinted(query, "search_several", query.who or query.words)
    pair = None
    if len(sides) == 2:
        pair = site.ledger.last_contact(sides[0].key, sides[1].key)
    side = sides[0] if len(sides) == 1 else None
    quotes, scanned = _quotes(site, query, side) if not sides[1:] else ((), None)
    return Found(
        typed=q,
        query=query,
        pair=pair,
        side=side,
        several=several,
        contacts=_contacts(site, query, sides),
        quotes=quotes,
        scanned=scanned,
    )


def _sides(site: Site, query: Query) -> tuple[list[Asked], Query]:
    """Give the sides that are named, at most two; a name that nobody has becomes a hint, or words.

    Raises `NotOne` for one that several have.
    """
    if query.who is not None:
        try:
            one = site.ledger.whom(query.who)
        except NothingKnown:
            return [], _hinted(query, "search_nobody", query.who)
        return [one], query
    words = query.words.replace('"', "").split()
    for cut in range(1, min(len(words), LONGEST_NAME + 1)):
        try:
            one, other = site.ledger.pair(" ".join(words[:cut]), " ".join(words[cut:]))
        except (NothingKnown, NotOne):
            continue
        if one.key != other.key:
            return [one, other], query
    try:
        return [site.ledger.whom(" ".join(words))] if words else [], query
    except NothingKnown:
        return [], query


def _hinted(query: Query, key: str, word: str) -> Query:
    return replace(query, hints=(*query.hints, Hint(key=key, word=word)))


def _contacts(site: Site, query: Query, sides: list[Asked]) -> tuple[Held, ...]:
    if query.kind == "quote" or (not sides and query.kind is None and (query.words or query.about)):
        return ()
    if query.is_empty:
        return ()
    channel = query.kind if query.kind in CHANNELS else None
    narrowed = {"since": query.since, "until": query.until, "channel": channel, "limit": SHOWN}
    between = (sides[0].key, sides[1].key) if len(sides) == 2 else None
    of = sides[0].key if len(sides) == 1 else None
    kind = (query.kind or "").upper()
    if query.kind in {None, "contact"} or channel:
        return tuple(site.ledger.contacts(between, of=of, **narrowed))  # type: ignore[arg-type]
    types = () if kind == "EVENT" else (kind,)
    return tuple(site.ledger.events(between, of=of, types=types, **narrowed))  # type: ignore[arg-type]


def _quotes(site: Site, query: Query, side: Asked | None) -> tuple[tuple[Said, ...], int | None]:
    if query.kind not in {None, "quote"}:
        return (), None
    words = query.about or (None if side else query.words or None)
    if words is None and side is None and query.kind is None:
        return (), None
    asked = {
        "about": words,
        "since": query.since,
        "until": query.until,
        "language": query.language,
    }
    speaker = side.key if side else None
    if query.to is None:
        return tuple(site.ledger.quotes(speaker, limit=SHOWN, **asked)), None
    try:
        to = site.ledger.whom(query.to).key
    except (NothingKnown, NotOne):
        return (), None
    every = site.ledger.quotes(speaker, limit=LOOKED_THROUGH, **asked)
    found = (one for one in every if one.quote.addressee_id == to)
    return tuple(islice(found, SHOWN)), len(every) if len(every) == LOOKED_THROUGH else None


def _rows(found: Found) -> Rows[Held] | Rows[Said]:
    return Rows(QUOTES, found.quotes) if found.quotes else Rows(EVENTS, found.contacts)


SEARCH = Page(
    name="search",
    path="/search",
    ask=search,
    record=Found,
    rows=_rows,
    feed=lambda found: found.contacts,
    shown=lambda _: {"kinds": ", ".join(KINDS)},
)
