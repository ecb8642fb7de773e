"""Questions → answers with all that they rest on: each function takes a connection that reads."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import msgspec
from sqlalchemy import Column, Connection

from communique.errors import NothingKnown
from communique.ledger.accounts import Comparison, compare
from communique.ledger.claims import ClaimCheck, check, named_days
from communique.ledger.corrections import Correction, Judgements
from communique.ledger.days import iso
from communique.ledger.facts import facts
from communique.ledger.history import Asked, LastContact, Told, latest_of
from communique.ledger.reports import turn
from communique.ledger.rows import Checked, Held, Said
from communique.records import Claim, ClaimReport, Event, HeldEvent, Level, Quote, QuoteReport
from communique.store import find
from communique.store import tables as t
from communique.store.find import AHEAD, DONE, Claimed, Saying, Wanted
from communique.store.keep import all_judgements, corrections_of
from communique.store.listing import Place
from communique.stories.profile import ordinal

Known = TypeVar("Known", HeldEvent, QuoteReport, ClaimReport)
"""What is kept with an id and a day."""

NEAR = 10
"""Events that are looked at to find the latest: those with vague dates stand among the others."""

UNDATED = 5
"""Contacts without a day that an answer shows."""

WITNESSES = 60
"""Contacts at, and since, the day that a claim names, which it is compared with."""

END_OF_DATED = (1, 0)
"""Where in the order of events those with a day end."""


def last_contact(
    connection: Connection, sides: tuple[Asked, Asked], before: str | None, level: Level | None
) -> LastContact:
    """Say when two sides last dealt with each other, before an ISO day or at all."""
    a, b = sides
    judged = all_judgements(connection)
    until = None if before is None else iso(max(ordinal(before) - 1, 1))
    wanted = Wanted(between=(a.key, b.key), kinds=DONE, level=level, until=until, limit=NEAR)
    found = _latest(connection, wanted)
    reaching = [event for event in found if until is not None and (event.latest or "") > until]
    found = [event for event in found if event not in reaching]
    last, later = latest_of(found)
    later = (*later, *reaching)
    earlier, _ = latest_of([event for event in found if event is not last and event not in later])
    undated = find.events(connection, replace(wanted, until=None, after=END_OF_DATED, limit=UNDATED))
    ahead = None if before else _next(connection, replace(wanted, kinds=AHEAD), last)
    shown = [event for event in (last, earlier, ahead, *later, *undated) if event is not None]
    every = {one.event.id: one for one in told(connection, shown, judged)}
    return LastContact(
        a=a,
        b=b,
        before=before,
        level=level,
        last=None if last is None else every[last.id],
        earlier=None if earlier is None else every[earlier.id],
        or_later=tuple(every[event.id] for event in later),
        undated=tuple(every[event.id] for event in undated),
        next=None if ahead is None else every[ahead.id],
        searched=find.searched(connection),
    )


def _latest(connection: Connection, wanted: Wanted) -> list[HeldEvent]:
    """Give the latest events, as many as it takes to know which surely is the last."""
    found: list[HeldEvent] = []
    for page in _event_pages(connection, wanted):
        found += page
        surest = max(event.earliest or "" for event in found)
        if len(page) < NEAR or (page[-1].latest or "") < surest:
            break
    return found


def _next(connection: Connection, wanted: Wanted, last: HeldEvent | None) -> HeldEvent | None:
    """Give the first contact that is planned after the last."""
    since = "" if last is None else last.latest or ""
    found = find.events(connection, replace(wanted, since=since or None))
    ahead = [event for event in found if (event.earliest or "") > since]
    return min(ahead, key=lambda event: (event.earliest or "", event.id), default=None)


def told(connection: Connection, events: Sequence[HeldEvent], judged: Judgements) -> Iterator[Told]:
    """Give events with their reports and the claims made of them, checked: all is asked for at once."""
    members = [one for event in events for one in event.members]
    reports = {report.id: report for report in find.reports_of(connection, members, judged)}
    heads = find.heads_of(connection, (article for event in events for article in event.articles))
    claims: dict[str, list[ClaimReport]] = {}
    for claim in find.claims_of(connection, members):
        claims.setdefault(claim.event or "", []).append(claim)
    for event in events:
        made = [claim for one in event.members for claim in claims.get(one, ())]
        yield Told(
            event=event,
            reports=tuple(reports[one] for one in event.members if one in reports),
            heads=tuple(heads[article] for article in event.articles),
            claims=tuple(checked(connection, [(claim, event) for claim in made])),
        )


def checked(
    connection: Connection, claims: Iterable[tuple[ClaimReport, HeldEvent | None]]
) -> Iterable[ClaimCheck]:
    """Check claims, each with the held event it is said of, against what is held of their states."""
    for claim, event in claims:
        yield check(claim, _witnesses(connection, claim, event), of=event)


def _witnesses(connection: Connection, claim: ClaimReport, event: HeldEvent | None) -> tuple[HeldEvent, ...]:
    homes = sorted({party.country or party.actor or "" for party in claim.between})
    if len(homes) != 2 or "" in homes:
        return ()
    since, now = named_days(claim, event)
    wanted = Wanted(between=(homes[0], homes[1]), kinds=DONE, limit=WITNESSES)
    found = find.events(connection, replace(wanted, since=_day(since, 0), until=_day(now, 1)))
    then = (
        find.events(connection, replace(wanted, since=_day(since, 0), until=_day(since, 1))) if since else ()
    )
    return tuple({one.id: one for one in (*found, *then)}.values())


def _day(days: tuple[int, int] | None, end: int) -> str | None:
    return None if days is None else iso(days[end])


def held(connection: Connection, events: Sequence[HeldEvent], judged: Judgements) -> tuple[Held, ...]:
    """Give events with the earliest report of each, and the head of its article."""
    every = find.reports_of(connection, (one for event in events for one in event.members), judged)
    reports = {report.id: report for report in every}
    first = {
        event.id: min((reports[one] for one in event.members if one in reports), key=turn) for event in events
    }
    heads = find.heads_of(connection, (report.article for report in first.values()))
    return tuple(
        Held(event=event, report=first[event.id], head=heads[first[event.id].article]) for event in events
    )


def said(connection: Connection, quotes: Sequence[QuoteReport]) -> tuple[Said, ...]:
    """Give quotes with the heads of their articles."""
    heads = find.heads_of(connection, (quote.article for quote in quotes))
    return tuple(Said(quote=quote, head=heads[quote.article]) for quote in quotes)


def record(connection: Connection, known: str) -> Told | Said | Checked | Correction | None:
    """Give what has an id: an event, also by a report's, a quote, a claim, a correction.

    None where a person rejected it. Raises `NothingKnown`.
    """
    for made in corrections_of(connection):
        if made.id == known:
            return made
    judged = all_judgements(connection)
    if (quote := find.quote_of(connection, known)) is not None:
        kept = judged.of_quote(quote)
        return None if kept is None else said(connection, [kept])[0]
    if (claim := find.claim_of(connection, known)) is not None:
        return claimed(connection, [claim])[0]
    event = find.event_of(connection, known)
    return None if event is None else next(told(connection, [event], judged))


def comparison(connection: Connection, known: str) -> Comparison:
    """Set the accounts of an event side by side, one article a text. Raises `NothingKnown`."""
    event = find.event_of(connection, known)
    if event is None:
        raise NothingKnown(f"a person rejected the event {known!r}: there is nothing to compare.")
    reports = find.reports_of(connection, event.members, all_judgements(connection))
    heads = find.heads_of(connection, event.articles)
    first = find.one_a_text(
        connection, sorted(heads.values(), key=lambda head: (head.published or "~", head.id))
    )
    readings = {article: find.reading_of(connection, article) for article in first}
    told = [
        fact
        for article, reading in readings.items()
        for report in reports
        if report.article == article
        for fact in facts(reading, report.id)
    ]
    return compare(event, told, heads)


def claimed(connection: Connection, claims: Sequence[ClaimReport]) -> tuple[Checked, ...]:
    """Give claims, checked, with the heads of their articles."""
    heads = find.heads_of(connection, (claim.article for claim in claims))
    of = [
        (claim, None if claim.event is None else find.event_of(connection, claim.event)) for claim in claims
    ]
    return tuple(Checked(check=each, head=heads[each.claim.article]) for each in checked(connection, of))


def every_event(connection: Connection, wanted: Wanted) -> Iterator[Held]:
    """Give all events that are wanted, page by page."""
    judged = all_judgements(connection)
    for page in _event_pages(connection, wanted):
        yield from held(connection, page, judged)


def every_quote(connection: Connection, wanted: Saying) -> Iterator[Said]:
    """Give all quotes that are wanted, page by page."""
    judged = all_judgements(connection)

    def ask(after: Place | None) -> Sequence[QuoteReport]:
        return find.quotes(connection, replace(wanted, after=after), judged)

    for page in _pages(connection, ask, t.quote.c.published):
        yield from said(connection, page)


def every_claim(connection: Connection, wanted: Claimed) -> Iterator[Checked]:
    """Give all claims that are wanted, page by page."""

    def ask(after: Place | None) -> Sequence[ClaimReport]:
        return find.claims(connection, replace(wanted, after=after))

    for page in _pages(connection, ask, t.claim.c.published):
        yield from claimed(connection, page)


def _event_pages(connection: Connection, wanted: Wanted) -> Iterator[Sequence[HeldEvent]]:
    def ask(after: Place | None) -> Sequence[HeldEvent]:
        return find.events(connection, replace(wanted, after=after))

    return _pages(connection, ask, t.event.c.last)


def _pages(
    connection: Connection, ask: Callable[[Place | None], Sequence[Known]], day: Column[int]
) -> Iterator[Sequence[Known]]:
    """Ask for one page after the other, each from where the one before it ended in the order of ``day``."""
    after: Place | None = None
    while page := ask(after):
        yield page
        after = find.place_of(connection, page[-1].id, day)


def gold_cases(connection: Connection) -> Iterator[bytes]:
    """Give what people corrected as cases to test against, as JSON lines."""
    made = corrections_of(connection)
    articles = find.articles_of(connection, {one for each in made for one in each.concerns})
    for each in made:
        for one in each.concerns:
            if one in articles:
                yield _gold_case(connection, each, one, articles[one])


def _gold_case(connection: Connection, made: Correction, known: str, article: str) -> bytes:
    reading = find.reading_of(connection, article)
    records: tuple[Event | Quote | Claim, ...] = (*reading.events, *reading.quotes, *reading.claims)
    record = next(one for one in records if one.id == known)
    case = {
        "text": reading.article.text,
        "language": reading.article.language,
        "published": reading.article.published,
        "words": [reading.text(piece.span) for piece in record.evidence],
        "record": record,
        "correction": made,
    }
    return msgspec.json.encode(case) + b"\n"
