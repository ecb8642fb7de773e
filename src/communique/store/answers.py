"""Questions → answers with all that they rest on: each function takes a connection that reads."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from communique.ledger.claims import ClaimCheck, check, named_days
from communique.ledger.corrections import Judgements
from communique.ledger.days import iso, ordinal
from communique.ledger.history import Asked, LastContact, Told, latest_of
from communique.ledger.rows import Checked, Held, Said
from communique.records import ClaimReport, EventReport, HeldEvent, Level, QuoteReport
from communique.store import find
from communique.store.find import AHEAD, DONE, Claimed, Wanted
from communique.store.keep import all_judgements

NEAR = 20
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
    until = None if before is None else iso(ordinal(before) - 1)
    wanted = Wanted(between=(a.key, b.key), kinds=DONE, level=level, until=until, limit=NEAR)
    last, later = latest_of(_latest(connection, wanted))
    undated = find.events(connection, replace(wanted, until=None, after=END_OF_DATED, limit=UNDATED))
    ahead = _next(connection, (a.key, b.key), last)
    return LastContact(
        a=a,
        b=b,
        before=before,
        level=level,
        last=None if last is None else told(connection, last, judged),
        or_later=tuple(told(connection, event, judged) for event in later),
        undated=tuple(told(connection, event, judged) for event in undated),
        next=None if ahead is None else told(connection, ahead, judged),
        searched=find.searched(connection),
    )


def _latest(connection: Connection, wanted: Wanted) -> list[HeldEvent]:
    """Give the latest events, as many as it takes to know which surely is the last."""
    found: list[HeldEvent] = []
    while page := find.events(connection, wanted):
        found += page
        surest = max(event.earliest or "" for event in found)
        if len(page) < NEAR or (page[-1].latest or "") < surest:
            break
        wanted = replace(wanted, after=find.place_of(connection, page[-1].id))
    return found


def _next(connection: Connection, between: tuple[str, str], last: HeldEvent | None) -> HeldEvent | None:
    """Give the first contact that is planned after the last."""
    since = "" if last is None else last.latest or ""
    found = find.events(connection, Wanted(between=between, kinds=AHEAD, since=since or None, limit=NEAR))
    ahead = [event for event in found if (event.earliest or "") > since]
    return min(ahead, key=lambda event: (event.earliest or "", event.id), default=None)


def told(connection: Connection, event: HeldEvent, judged: Judgements) -> Told:
    """Give an event with its reports and the claims made of it, checked."""
    made = find.claims(connection, Claimed(reports=event.members))
    return Told(
        event=event,
        reports=find.reports_of(connection, event.members, judged),
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
        event.id: min((reports[one] for one in event.members if one in reports), key=_turn)
        for event in events
    }
    heads = find.heads_of(connection, (report.article for report in first.values()))
    return tuple(
        Held(event=event, report=first[event.id], head=heads[first[event.id].article]) for event in events
    )


def _turn(report: EventReport) -> tuple[bool, str, str]:
    return report.published is None, report.published or "", report.id


def said(connection: Connection, quotes: Sequence[QuoteReport]) -> tuple[Said, ...]:
    """Give quotes with the heads of their articles."""
    heads = find.heads_of(connection, (quote.article for quote in quotes))
    return tuple(Said(quote=quote, head=heads[quote.article]) for quote in quotes)


def claimed(connection: Connection, claims: Sequence[ClaimReport]) -> tuple[Checked, ...]:
    """Give claims, checked, with the heads of their articles."""
    heads = find.heads_of(connection, (claim.article for claim in claims))
    of = [
        (claim, None if claim.event is None else find.event_of(connection, claim.event)) for claim in claims
    ]
    return tuple(Checked(check=each, head=heads[each.claim.article]) for each in checked(connection, of))
