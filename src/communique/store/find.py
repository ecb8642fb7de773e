"""What is asked of a ledger, as SQL: each function takes a connection that reads and gives records."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import Column, Connection, func, select

from communique.errors import NothingKnown
from communique.ledger.corrections import Judgements
from communique.ledger.days import iso
from communique.ledger.history import Searched, Stretch
from communique.records import ArticleHead, ClaimReport, EventReport, HeldEvent, QuoteReport, Reading
from communique.store import tables as t
from communique.store.actors import numbers_of
from communique.store.listing import Condition, Listing, Place, by_day, by_words, marks
from communique.store.prepared import unpack
from communique.store.search import sought
from communique.store.sql import LISTED, rows, rows_in
from communique.stories.profile import ordinal

HEADS = f"select id, title, language, published, agency, url, sha256, added from article where id {LISTED}"
CLAIMS_OF = f"""
    select distinct claim.num, claim.record
    from report join claim on claim.article = report.article where report.id {LISTED} order by claim.num"""

STRETCH = """
    event.id, event.first, event.last, event.channel, event.level, event.known, event.reports,
    event.sources"""

SEARCHED = """
    select (select max(num) from article), (select min(published) from article),
    (select max(published) from article)"""
"""Three, since SQLite looks up one end of an index, but reads all of it for two."""

decode_event = msgspec.json.Decoder(HeldEvent).decode

PAGE = 50
"""Rows given at once where nobody says how many."""

CONTACTS = tuple(t.KINDS.values())
DONE = (t.KINDS["done"],)
AHEAD = (t.KINDS["ahead"],)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events are asked for; what is none does not matter.

    ``between`` and ``of`` are keys of actors. ``since`` and ``until`` are ISO days that the event's days must
    touch. ``after`` is where the page before ended. ``limit`` none gives all.
    """

    between: tuple[str, str] | None = None
    of: str | None = None
    kinds: tuple[int, ...] | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    channel: str | None = None
    level: str | None = None
    since: str | None = None
    until: str | None = None
    after: Place | None = None
    limit: int | None = PAGE


def events(connection: Connection, wanted: Wanted) -> tuple[HeldEvent, ...]:
    """Give the events that are wanted, the latest first, those without a day last."""
    listing, told = _asked(wanted)
    return tuple(map(decode_event, listing.records(connection, told, wanted.limit)))


def stretches(connection: Connection, wanted: Wanted) -> tuple[Stretch, ...]:
    """Give the events that are wanted as they stand on a time line, the latest first."""
    listing, told = _asked(wanted)
    found = listing.rows(connection, STRETCH, told, wanted.limit)
    return tuple(
        Stretch(
            id=known,
            earliest=iso(first) if first else None,
            latest=iso(last) if last else None,
            channel=channel,
            level=level,
            known=told_as,
            reports=reports,
            sources=sources,
        )
        for known, first, last, channel, level, told_as, reports, sources in found
    )


def _asked(wanted: Wanted) -> tuple[Listing, list[Condition]]:
    listing, conditions = _listing(wanted)
    return listing, [*conditions, *_conditions(wanted, listing.order[0]), *listing.behind(wanted.after)]


PAIR = "(select {end}(num) from actor where id in (?, ?))"
"""The lesser or greater of two actors' numbers: one and the same where the other is not known."""


def _listing(wanted: Wanted) -> tuple[Listing, list[Condition]]:
    """Choose the table whose order is the answer's: that of the pair, of the actor, or of all events."""
    conditions: list[Condition]
    if wanted.between is not None:
        ends = (("a", "min"), ("b", "max"))
        conditions = [(f"dyad.{name} = {PAIR.format(end=end)}", wanted.between) for name, end in ends]
        table = "dyad"
    elif wanted.of is not None:
        table, conditions = "part", [("part.actor = (select num from actor where id = ?)", (wanted.of,))]
    else:
        table, conditions = "event", []
    if wanted.kinds is not None:
        conditions.append((f"{table}.kind in ({marks(wanted.kinds)})", wanted.kinds))
    if table == "event":
        return Listing(table="event", source="event", order=("event.last", "event.num")), conditions
    source = f"{table} join event on event.num = {table}.event"
    return Listing(table="event", source=source, order=(f"{table}.last", f"{table}.event")), conditions


def _conditions(wanted: Wanted, last: str) -> Iterator[Condition]:
    if wanted.channel is not None:
        yield "event.channel = ?", (wanted.channel,)
    if wanted.level is not None:
        yield "event.level = ?", (wanted.level,)
    if wanted.types:
        yield f"event.type in ({marks(wanted.types)})", wanted.types
    if wanted.statuses:
        yield f"event.status in ({marks(wanted.statuses)})", wanted.statuses
    if wanted.since is not None:
        yield f"{last} >= ?", (ordinal(wanted.since),)
    if wanted.until is not None:
        yield from _until(ordinal(wanted.until), last, is_open=wanted.since is None)


def _until(day: int, last: str, *, is_open: bool) -> Iterator[Condition]:
    """Let through what may have been by a day; with a first day that is open, only what surely was."""
    yield f"{last} > 0", ()
    yield "event.first <= ?", (day,)
    if is_open:
        yield f"(event.first > 0 or {last} <= ?)", (day,)


def event_of(connection: Connection, known: str) -> HeldEvent | None:
    """Give the event of a report or event, by its id; none where a person rejected it.

    Raises `NothingKnown` where no report has this id.
    """
    asked = (
        select(t.event.c.record)
        .select_from(t.report)
        .outerjoin(t.event, t.event.c.num == t.report.c.event)
        .where(t.report.c.id == known)
    )
    row = connection.execute(asked).first()
    if row is None:
        raise NothingKnown(f"the ledger holds no event {known!r}.")
    return None if row[0] is None else decode_event(row[0])


def place_of(connection: Connection, known: str, day: Column[int]) -> Place:
    """Give where a record stands in the order of its table: its day and its number. Raises `NothingKnown`."""
    found = day.table
    row = connection.execute(select(day, found.c.num).where(found.c.id == known)).first()
    if row is None:
        raise NothingKnown(f"the ledger holds no {found.name} {known!r}.")
    return int(row[0]), int(row[1])


def reports_of(connection: Connection, ids: Iterable[str], judgements: Judgements) -> tuple[EventReport, ...]:
    """Give reports by their ids, as people corrected them, in that order."""
    wanted = list(ids)
    decode = msgspec.json.Decoder(EventReport).decode
    kept = rows_in(connection, f"select id, record from report where id {LISTED}", wanted)
    found = {known: judgements.of(decode(record)) for known, record in kept}
    return tuple(report for known in wanted if (report := found.get(known)) is not None)


def heads_of(connection: Connection, articles: Iterable[str]) -> dict[str, ArticleHead]:
    """Give the heads of articles, by their ids."""
    return {
        known: ArticleHead(
            id=known,
            title=title,
            language=language,
            published=published,
            agency=tuple(agency.split("; ")) if agency else (),
            url=url,
            sha256=sha256,
            added=added,
        )
        for known, title, language, published, agency, url, sha256, added in rows_in(
            connection, HEADS, list(dict.fromkeys(articles))
        )
    }


def one_a_text(connection: Connection, heads: Iterable[ArticleHead]) -> list[str]:
    """Give the ids of articles, leaving out those that copy one before them word for word or nearly."""
    ids = [head.id for head in heads]
    one, other = t.article.alias(), t.article.alias()
    asked = (
        select(one.c.id, other.c.id)
        .select_from(t.link)
        .join(one, one.c.num == t.link.c.one)
        .join(other, other.c.num == t.link.c.other)
        .where(one.c.id.in_(ids), other.c.id.in_(ids), t.link.c.method.in_(("exact", "copy")))
    )
    copies = {frozenset(tuple(pair)) for pair in connection.execute(asked)}
    kept: list[str] = []
    for known in ids:
        if not any(frozenset((known, before)) in copies for before in kept):
            kept.append(known)
    return kept


def articles_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Give the article of each report, quote or claim, by ids."""
    found: dict[str, str] = {}
    for table in ("report", "quote", "claim"):
        asked = f"select told.id, article.id from {table} told join article on article.num = told.article"
        found.update(rows_in(connection, f"{asked} where told.id {LISTED}", ids))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Which quotes are asked for; ``speaker`` is a key, ``words`` what must stand in them."""

    speaker: str | None = None
    words: str | None = None
    since: str | None = None
    until: str | None = None
    language: str | None = None
    after: Place | None = None
    limit: int | None = PAGE


def quotes(connection: Connection, wanted: Saying, judged: Judgements) -> tuple[QuoteReport, ...]:
    """Give the quotes that are wanted, as people corrected them, those of the latest articles first."""
    told: list[Condition] = []
    if wanted.speaker is not None:
        number = numbers_of(connection, [wanted.speaker]).get(wanted.speaker)
        if number is None:
            return ()
        told.append(("quote.speaker = ?", (number,)))
    listing = by_day("quote")
    if wanted.words is not None:
        dialect = connection.dialect.name
        searched = sought(wanted.words, dialect)
        if not searched:
            return ()
        listing, matches = by_words(dialect)
        told.append((matches, (searched,)))
    if wanted.language is not None:
        told.append(("quote.language = ?", (wanted.language,)))
    told += [*listing.between(wanted.since, wanted.until), *listing.behind(wanted.after)]
    records = listing.records(connection, told, wanted.limit)
    found = map(judged.of_quote, map(msgspec.json.Decoder(QuoteReport).decode, records))
    return tuple(quote for quote in found if quote is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """Which claims are asked for."""

    kinds: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    after: Place | None = None
    limit: int | None = PAGE


def claims(connection: Connection, wanted: Claimed) -> tuple[ClaimReport, ...]:
    """Give the claims that are wanted, those of the latest articles first."""
    listing = by_day("claim")
    told = [*listing.between(wanted.since, wanted.until), *listing.behind(wanted.after)]
    if wanted.kinds:
        told.append((f"kind in ({marks(wanted.kinds)})", wanted.kinds))
    records = listing.records(connection, told, wanted.limit)
    return tuple(map(msgspec.json.Decoder(ClaimReport).decode, records))


def claims_of(connection: Connection, reports: Collection[str]) -> list[ClaimReport]:
    """Give the claims that are made of some reports."""
    decode = msgspec.json.Decoder(ClaimReport).decode
    found = (decode(record) for _, record in rows_in(connection, CLAIMS_OF, reports))
    return [claim for claim in found if claim.event in reports]


def quote_of(connection: Connection, known: str) -> QuoteReport | None:
    """Give a quote as it was read, by its id."""
    record = _record_of(connection, "quote", known)
    return None if record is None else msgspec.json.decode(record, type=QuoteReport)


def claim_of(connection: Connection, known: str) -> ClaimReport | None:
    """Give a claim, by its id."""
    record = _record_of(connection, "claim", known)
    return None if record is None else msgspec.json.decode(record, type=ClaimReport)


def _record_of(connection: Connection, table: str, known: str) -> bytes | None:
    found = t.metadata.tables[table].c
    row = connection.execute(select(found.record).where(found.id == known)).first()
    return None if row is None else row[0]


def reading_of(connection: Connection, article: str) -> Reading:
    """Give the whole reading of an article, by its id. Raises `NothingKnown`, `LedgerDamaged`."""
    asked = (
        select(t.reading.c.data, t.article.c.sha256)
        .join(t.article, t.article.c.num == t.reading.c.article)
        .where(t.article.c.id == article)
    )
    row = connection.execute(asked).first()
    if row is None:
        raise NothingKnown(f"the ledger holds no article {article!r}.")
    return unpack(row[0], row[1], f"article {article}")


def searched(connection: Connection) -> Searched:
    """Say how much is held."""
    ((count, earliest, latest),) = rows(connection, SEARCHED, ())
    return Searched(articles=count or 0, earliest=earliest, latest=latest)


def named(connection: Connection, word: str) -> tuple[str, ...]:
    """Give the ids of actors that articles call by some bare words."""
    asked = (
        select(t.actor.c.id)
        .join(t.actor_name, t.actor_name.c.actor == t.actor.c.num)
        .where(t.actor_name.c.bare == word)
        .order_by(t.actor.c.id)
    )
    return tuple(found for (found,) in connection.execute(asked))


def name_of_actor(connection: Connection, known: str) -> str | None:
    """Give what articles call an actor: its longest name."""
    asked = (
        select(t.actor_name.c.name)
        .join(t.actor, t.actor.c.num == t.actor_name.c.actor)
        .where(t.actor.c.id == known)
        .order_by(func.length(t.actor_name.c.name).desc(), t.actor_name.c.name)
        .limit(1)
    )
    found = connection.execute(asked).scalar()
    return None if found is None else str(found)


def meet(connection: Connection, one: Collection[str], other: Collection[str]) -> set[tuple[str, str]]:
    """Give those pairs of keys that have ever dealt with each other."""
    ours, theirs = numbers_of(connection, one), numbers_of(connection, other)
    d = t.dyad.c
    found = set()
    for a_key, a in ours.items():
        for b_key, b in theirs.items():
            low, high = sorted((a, b))
            asked = select(d.event).where(d.a == low, d.b == high).limit(1)
            if connection.execute(asked).first() is not None:
                found.add((a_key, b_key))
    return found
