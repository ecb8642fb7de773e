"""Reports and events made by hand, told in a line each."""

from communique.ledger.edtf import days_of_edtf
from communique.ledger.merge import Group
from communique.ledger.summary import summary
from communique.records import (
    Channel,
    ClaimKind,
    ClaimReport,
    EventReport,
    EventType,
    HeldEvent,
    Level,
    Party,
    Side,
    Span,
    Status,
)

ROLES = {
    "Macron": "president",
    "Putin": "president",
    "Scholz": "head_of_government",
    "Lecornu": "minister.defence",
    "Shoigu": "minister.defence",
    "Lavrov": "minister.foreign",
}


def party(told: str, side: Side = "actor") -> Party:
    """Give a party from "FRA Macron", or "FRA" for the state alone."""
    country, _, name = told.partition(" ")
    role = ROLES.get(name)
    return Party(
        actor=name or country,
        name=name or country,
        kind="person" if name else "state",
        country=country,
        role=role,
        body=f"{country}.government" if name else None,
        side=side,
        duties=(),
    )


def report(
    known: str,
    parties: tuple[str, ...] = ("FRA Macron", "RUS Putin"),
    date: str | None = "2024-04-03",
    *,
    published: str | None = "2024-04-04",
    article: str | None = None,
    status: Status = "actual",
    channel: Channel | None = "phone",
    level: Level = "heads",
    kind: EventType = "CONSULT",
) -> EventReport:
    """Give a report of a contact."""
    earliest, latest = (None, None) if date is None else days_of_edtf(date)
    return EventReport(
        id=known,
        article=article or f"article {known}",
        language="en",
        published=published,
        type=kind,
        mode=None,
        status=status,
        channel=channel,
        level=level,
        count="one",
        parties=tuple(party(one) for one in parties),
        place=None,
        place_country=None,
        edtf=date,
        earliest=earliest,
        latest=latest,
        voices=(),
        words=f"words of {known}",
        span=Span(start=0, end=1),
    )


def event(*reports: EventReport) -> HeldEvent:
    """Give the event that some reports tell."""
    return summary(Group(members=reports, reasons=()), sources=len(reports))


def claim(
    kind: ClaimKind,
    date: str | None,
    *,
    of: EventReport | None = None,
    parties: tuple[str, ...] = ("FRA Macron", "RUS Putin"),
    level: Level = "heads",
    published: str = "2024-04-04",
) -> ClaimReport:
    """Give a claim, made in the article of the report it is said of."""
    earliest, latest = (None, None) if date is None else days_of_edtf(date)
    return ClaimReport(
        id="claim",
        article="article claim" if of is None else of.article,
        language="en",
        published=published,
        kind=kind,
        between=tuple(party(one) for one in parties),
        level=level,
        event=None if of is None else of.id,
        edtf=date,
        earliest=earliest,
        latest=latest,
        is_approximate=False,
        voices=(),
        words="words",
        span=Span(start=0, end=1),
    )
