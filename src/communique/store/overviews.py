"""What is held around one thing: an article, a day, a story, the silences that were broken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from communique.errors import NothingKnown
from communique.ledger.claims import ClaimCheck
from communique.ledger.days import is_narrow, iso
from communique.ledger.history import Silence, pause
from communique.ledger.keys import pairs_of
from communique.ledger.merge import LONGEST_VAGUE
from communique.records import ArticleHead, ClaimReport, HeldEvent, Reading
from communique.store import find
from communique.store.answers import checked
from communique.store.find import DONE, Wanted, decode_event
from communique.store.listing import Condition, Listing
from communique.store.sql import LISTED, MARKS, rows, rows_in
from communique.store.tables import ACT, KINDS
from communique.stories import Link
from communique.stories.profile import ordinal

LOOKED_AT = 60
"""The newest contacts, among which those are sought that broke a silence."""

LONGEST_STORY = 100
"""Articles of a story up to which it is followed."""

OF_ARTICLE = """
    select report.id, event.record from article join report on report.article = article.num
    left join event on event.num = report.event where article.id = ?"""
CLAIMS_IN = """
    select claim.record from article join claim on claim.article = article.num where article.id = ?
    order by claim.num"""
UNDATED_ON = """
    select distinct event.num, event.record from article join report on report.article = article.num
    join event on event.num = report.event where article.published = ? and event.last = 0 order by event.num
    limit 50"""
LINKS = tuple(
    f"select link.record from article join link on link.{end} = article.num where article.id {LISTED}"
    for end in ("one", "other")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldArticle:
    """An article as it was read, with what the ledger makes of it.

    ``events`` are the held events by the ids of the article's own, none for one that a person rejected;
    ``checks`` its claims against what is held; ``links`` lead to articles that tell the same.
    """

    head: ArticleHead
    reading: Reading
    events: dict[str, HeldEvent | None]
    checks: tuple[ClaimCheck, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What is held of an ISO day.

    ``events`` were on it, or within few days of which it is one; ``perhaps`` within more; ``undated`` are
    told without a day by articles that came out on it.
    """

    day: str
    events: tuple[HeldEvent, ...]
    perhaps: tuple[HeldEvent, ...]
    undated: tuple[HeldEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldStory:
    """Articles that tell one story, in order of publication, and by what they were found to."""

    heads: tuple[ArticleHead, ...]
    links: tuple[Link, ...]


def held_article(connection: Connection, article: str) -> HeldArticle:
    """Give an article by its id. Raises `NothingKnown`, `LedgerDamaged`."""
    reading = find.reading_of(connection, article)
    events: dict[str, HeldEvent | None] = {
        known: None if record is None else decode_event(record)
        for known, record in _rows(connection, OF_ARTICLE, article)
    }
    claims = [
        msgspec.json.decode(record, type=ClaimReport) for (record,) in _rows(connection, CLAIMS_IN, article)
    ]
    return HeldArticle(
        head=find.heads_of(connection, [article])[article],
        reading=reading,
        events=events,
        checks=tuple(checked(connection, ((claim, events.get(claim.event or "")) for claim in claims))),
        links=tuple(_links(connection, [article])),
    )


def held_day(connection: Connection, day: str) -> Day:
    """Give what is held of an ISO day."""
    number = ordinal(day)
    listing = Listing(table="event", source="event", order=("event.last", "event.num"))
    told: list[Condition] = [
        ("event.kind in (?, ?, ?, ?)", (*KINDS.values(), ACT)),
        ("event.last >= ?", (number,)),
        ("event.last <= ?", (number + LONGEST_VAGUE,)),
        ("event.first > 0", ()),
        ("event.first <= ?", (number,)),
    ]
    found = tuple(map(decode_event, listing.records(connection, told, None)))
    surely = tuple(event for event in found if is_narrow((_day(event.earliest), _day(event.latest))))
    return Day(
        day=day,
        events=surely,
        perhaps=tuple(event for event in found if event not in surely),
        undated=tuple(decode_event(record) for _, record in _rows(connection, UNDATED_ON, day)),
    )


def silences(connection: Connection, limit: int) -> tuple[Silence, ...]:
    """Give the longest silences that the newest contacts broke, the longest first, each pair once."""
    newest = find.events(connection, Wanted(kinds=DONE, limit=LOOKED_AT))
    broken: dict[tuple[str, str], Silence] = {}
    for event in newest:
        pair = _pair(event)
        if pair is not None and pair not in broken and event.earliest and event.latest:
            before = _before(connection, pair, event.earliest)
            if before is not None and before.earliest and before.latest:
                broken[pair] = Silence(event=event, before=before, pause=pause(before, event))
    longest = sorted(broken.values(), key=lambda one: one.pause.at_least, reverse=True)
    return tuple(one for one in longest if one.pause.at_least)[:limit]


def _pair(event: HeldEvent) -> tuple[str, str] | None:
    """Give the keys of the two by whom a contact is known best: persons, else what stands for the states."""
    if len(event.parties) != 2:
        return None
    one, other = (party.actor or party.country or "" for party in event.parties)
    pair = min(one, other), max(one, other)
    return pair if pair in pairs_of(event.type, event.parties) else None


def _before(connection: Connection, pair: tuple[str, str], day: str) -> HeldEvent | None:
    until = iso(ordinal(day) - 1)
    found = find.events(connection, Wanted(between=pair, kinds=DONE, until=until, limit=1))
    return found[0] if found else None


def held_story(connection: Connection, article: str) -> HeldStory:
    """Follow the links of an article to all that tell its story. Raises `NothingKnown`."""
    if not find.heads_of(connection, [article]):
        raise NothingKnown(f"the ledger holds no article {article!r}.")
    links: dict[str, Link] = {}
    reached, frontier = {article}, {article}
    while frontier and len(reached) < LONGEST_STORY:
        found = list(_links(connection, sorted(frontier)))
        links |= {link.id: link for link in found}
        frontier = {one for link in found for one in (link.one, link.other)} - reached
        reached |= frontier
    heads = find.heads_of(connection, reached).values()
    return HeldStory(
        heads=tuple(sorted(heads, key=lambda head: (head.published or "9", head.added, head.id))),
        links=tuple(links[known] for known in sorted(links)),
    )


def _links(connection: Connection, articles: Iterable[str]) -> Iterator[Link]:
    known = list(articles)
    for asked in LINKS:
        for (record,) in rows_in(connection, asked, known):
            yield msgspec.json.decode(record, type=Link)


def _rows(connection: Connection, asked: str, given: str) -> list[Any]:
    return rows(connection, asked.replace("?", MARKS[connection.dialect.name]), (given,))


def _day(day: str | None) -> int:
    return ordinal(day or "")
