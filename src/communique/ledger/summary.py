"""A group of reports → HeldEvent: what they say together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from communique.ledger.days import Days, days_told, iso
from communique.ledger.merge import Group
from communique.ledger.same import by_home
from communique.records import Duty, EventReport, HeldEvent, Party, Status

Value = TypeVar("Value")

BEST_STATUS: tuple[Status, ...] = (
    "actual", "ongoing", "historical", "planned", "offered", "requested", "hypothetical", "denied", "negated",
)  # fmt: skip
"""Of several, the one that says most of what became of the act."""

EMPTY = (None, "unknown", "unspecified")


def summary(found: Group, *, sources: int, judged: str | None = None) -> HeldEvent:
    """Say what the reports of an event say together.

    Of channel, level and the like what most of them tell; of the days those that all of them allow; persons
    rather than the state for which they stand.
    """
    members = sorted(found.members, key=lambda report: report.id)
    days = _days(members)
    articles = tuple(sorted({report.article for report in members}))
    return HeldEvent(
        id=members[0].id,
        type=members[0].type,
        mode=_most(report.mode for report in members),
        status=min((report.status for report in members), key=BEST_STATUS.index),
        channel=_most(report.channel for report in members) or members[0].channel,
        level=_most(report.level for report in members) or "unknown",
        count=_most(report.count for report in members) or "unknown",
        known="recalled" if all(report.status == "historical" for report in members) else "reported",
        parties=tuple(_parties(members)),
        place=_most(report.place for report in members),
        edtf=None if days is None else _edtf(days),
        earliest=None if days is None else days.earliest,
        latest=None if days is None else days.latest,
        dated_by=None if days is None else days.by.id,
        members=tuple(report.id for report in members),
        articles=articles,
        reports=len(articles),
        sources=sources,
        reasons=found.reasons,
        judged=judged,
    )


def _most(values: Iterable[Value | None]) -> Value | None:
    """Give the value told most often, the first of those told equally often; nothing told does not count."""
    counts: dict[Value, int] = {}
    for value in values:
        if value not in EMPTY:
            counts[value] = counts.get(value, 0) + 1
    return max(counts, key=lambda value: counts[value]) if counts else None


class _Dated(NamedTuple):
    """ISO days, and the report that names the fewest."""

    earliest: str | None
    latest: str | None
    by: EventReport


def _days(members: Sequence[EventReport]) -> _Dated | None:
    """Give the days that all allow, or nothing where none is told."""
    dated = [(told, report) for report in members if (told := days_told(report)) is not None]
    if not dated:
        return None
    narrowest, by = min(dated, key=lambda pair: (pair[0][1] - pair[0][0], pair[1].id))
    first, last = max(told[0] for told, _ in dated), min(told[1] for told, _ in dated)
    days: Days = (
        (first, last) if first <= last else _all(told for told, _ in dated if _is_near(told, narrowest))
    )
    opens = by.earliest is None
    closes = by.latest is None and (by.published is None or by.stage != "done")
    return _Dated(None if opens else iso(days[0]), None if closes else iso(days[1]), by)


def _is_near(told: Days, narrowest: Days) -> bool:
    return told[1] - told[0] <= narrowest[1] - narrowest[0] + 1


def _all(days: Iterable[Days]) -> Days:
    known = list(days)
    return min(first for first, _ in known), max(last for _, last in known)


def _edtf(days: _Dated) -> str:
    """Write days as EDTF: as the report does that names them, if they are the same."""
    first, last, by = days
    if (by.earliest, by.latest) == (first, last) and by.edtf:
        return by.edtf
    if first == last and first is not None:
        return first
    return f"{first or '..'}/{last or '..'}"


def _parties(members: Sequence[EventReport]) -> Iterator[Party]:
    """Give each party once: of a state the persons who are named; else its body, else the state itself."""
    if len(members) == 1 and len(members[0].parties) == len(by_home(members[0].parties)):
        yield from members[0].parties
        return
    homes: dict[str, list[Party]] = {}
    for report in members:
        for home, parties in by_home(report.parties).items():
            homes.setdefault(home, []).extend(parties)
    for parties in homes.values():
        people = [party for party in parties if party.kind == "person" and party.actor]
        named = people or [party for party in parties if party.kind != "state"] or parties
        for actor in dict.fromkeys(party.actor or party.name for party in named):
            told = [party for party in named if (party.actor or party.name) == actor]
            alone = len({party.actor or party.name for party in named}) == 1
            yield _one(told, parties if alone else told)


def _one(told: Sequence[Party], same_side: Sequence[Party]) -> Party:
    """Put what is told of a party together; who alone stands for a state has its duties."""
    duties: dict[Duty, None] = {duty: None for party in same_side for duty in party.duties}
    role = _most(party.role for party in told)
    body = _most(party.body for party in told)
    return replace(told[0], role=role, body=body, duties=tuple(sorted(duties)))
