"""An event: who tells it, and the accounts side by side, fact by fact."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from communique.errors import NothingKnown
from communique.ledger.accounts import Account, Cell, Comparison, Row
from communique.ledger.corrections import Correction
from communique.ledger.facts import SINGLE, Fact, FactKind
from communique.ledger.history import Told
from communique.ledger.rows import SEPARATOR, Column, Held, Rows, Table
from communique.records import HeldEvent
from communique.store import Ledger
from communique.web.page import Page
from communique.web.site import Here


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """An event with its reports and claims, what each account says of it, and what people judged of it.

    Of a report that a person rejected only ``judged`` is left, and ``others``: the events of those reports
    that were judged together with it.
    """

    id: str
    told: Told | None
    comparison: Comparison | None
    judged: tuple[Correction, ...]
    others: tuple[HeldEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact of one account."""

    account: Account
    fact: Fact
    saying: str


FACTS: Table[Line] = Table(
    "facts",
    "One fact that one account tells of an event.",
    (
        Column("kind", "string", "What kind of fact.", lambda one: one.fact.kind),
        Column("about", "string", "Of whom or what, where it is told.", lambda one: one.fact.about),
        Column("side", "string", "Whose account; none: an article's own.", lambda one: one.account.side),
        Column("voices", "string", "On whose word.", lambda one: SEPARATOR.join(one.account.voices)),
        Column("saying", "string", "said, or said otherwise.", lambda one: one.saying),
        Column("value", "string", "What accounts are compared by.", lambda one: one.fact.value),
        Column("words", "string", "The exact words.", lambda one: one.fact.words),
        Column("article", "string", "The article of these words.", lambda one: one.fact.article),
    ),
)


def event(site: Here, event: str) -> EventPage:
    """Give an event, by its id or that of any of its reports, with the accounts of it side by side."""
    if site.ledger.event(event) is None:
        return _rejected(site.ledger, event)
    told = site.ledger.told(event)
    judged = _judged(site.ledger, told.event.members)
    comparison = site.ledger.compare(event)
    return EventPage(id=told.event.id, told=told, comparison=comparison, judged=judged, others=())


def _rejected(ledger: Ledger, report: str) -> EventPage:
    judged = _judged(ledger, (report,))
    together = {one for made in judged if made.verdict != "undo" for one in made.concerns} - {report}
    others = {event.id: event for one in sorted(together) if (event := _held(ledger, one)) is not None}
    return EventPage(id=report, told=None, comparison=None, judged=judged, others=tuple(others.values()))


def _held(ledger: Ledger, report: str) -> HeldEvent | None:
    """Give the event of a report; none where it was rejected, or is read no more."""
    try:
        return ledger.event(report)
    except NothingKnown:
        return None


def _judged(ledger: Ledger, reports: Iterable[str]) -> tuple[Correction, ...]:
    """Give what people said of some reports, and what of that they took back."""
    made, about = ledger.corrections(), set(reports)
    told = {one.id for one in made if not about.isdisjoint(one.concerns)}
    return tuple(one for one in made if one.id in told or one.about in told)


def _lines(found: EventPage) -> Iterator[Line]:
    if found.comparison is None:
        return
    accounts = found.comparison.accounts
    for row in found.comparison.rows:
        for account, cell in zip(accounts, row.cells, strict=True):
            yield from (Line(account=account, fact=fact, saying=cell.saying) for fact in cell.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A row of the page: one fact, or, gathered, all of a kind that only one account tells each."""

    kind: FactKind
    about: str
    cells: tuple[Cell, ...]
    differs: bool
    is_gathered: bool


def _shown(found: EventPage) -> dict[str, object]:
    return {
        "rows": () if found.comparison is None else tuple(_gathered(found.comparison.rows)),
        "undone": {made.about for made in found.judged if made.verdict == "undo"},
    }


def _gathered(rows: Iterable[Row]) -> Iterator[Shown]:
    """Give facts that several accounts tell a row each, and put together what only one of them does."""
    for kind, some in groupby(rows, key=lambda row: row.kind):
        alone: list[Row] = []
        for row in some:
            if kind in SINGLE or sum(bool(cell.facts) for cell in row.cells) > 1:
                yield Shown(
                    kind=kind, about=row.about, cells=row.cells, differs=row.differs, is_gathered=False
                )
            else:
                alone.append(row)
        if alone:
            cells = tuple(_together(column) for column in zip(*(row.cells for row in alone), strict=True))
            yield Shown(kind=kind, about="", cells=cells, differs=False, is_gathered=True)


def _together(column: Sequence[Cell]) -> Cell:
    facts = tuple(fact for cell in column for fact in cell.facts)
    return Cell(saying="said" if facts else "not mentioned", facts=facts)


def _feed(found: EventPage) -> tuple[Held, ...]:
    if found.told is None:
        return ()
    heads = {head.id: head for head in found.told.heads}
    return tuple(
        Held(event=found.told.event, report=report, head=heads[report.article])
        for report in found.told.reports
    )


EVENT = Page(
    name="event",
    path="/event/{event}",
    ask=event,
    record=EventPage,
    rows=lambda found: Rows(FACTS, tuple(_lines(found))),
    feed=lambda found: _feed(found)[:1],
    shown=_shown,
)
