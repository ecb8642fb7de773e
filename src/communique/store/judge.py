"""What people judge of what is held: kept as they said it, and counted from then on."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.errors import NothingKnown, UsageError
from communique.ledger.corrections import Correction, correction
from communique.records import Verdict
from communique.store import tables as t
from communique.store.actors import next_number
from communique.store.find import event_of, reports_of
from communique.store.keep import all_judgements, corrections_of, merge_anew, now
from communique.store.nearby import row_of
from communique.store.sql import LISTED, insert_rows, rows_in, run_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody says of a record: the verdict, with what an edit or a merge needs, who and why.

    ``only`` restricts a word on an event to the one report whose id is named.
    """

    verdict: Verdict
    who: str
    why: str
    field: str | None = None
    value: str | None = None
    other: str | None = None
    only: bool = False


def judge(connection: Connection, about: str, said: Judgement) -> Correction:
    """Keep a correction and let it count, within a transaction that may write.

    Raises `NothingKnown` for an id that nothing has, `UsageError` where the verdict does not fit.
    """
    made = correction(
        about,
        said.verdict,
        who=said.who,
        at=now(),
        why=said.why,
        concerns=_concerned(connection, about, said),
        field=said.field,
        value=said.value,
    )
    row = {
        "num": next_number(connection, t.correction.c.num),
        "id": made.id,
        "about": made.about,
        "verdict": made.verdict,
        "field": made.field,
        "value": made.value,
        "concerns": " ".join(made.concerns),
        "who": made.who,
        "at": made.at,
        "why": made.why,
    }
    insert_rows(connection, t.correction, [row])
    _count(connection, made)
    return made


def _concerned(connection: Connection, about: str, said: Judgement) -> tuple[str, ...]:
    """Give the ids of the reports that a verdict is on, the named one first."""
    if said.verdict == "undo":
        return (_undone(connection, about).id,)
    if _is_in(connection, about, "quote", "claim"):
        if said.verdict in {"merge", "split"}:
            raise UsageError(f"{about} is no event, so it cannot be put together with another, or apart.")
        return (about,)
    ours = _members(connection, about, alone=said.only)
    if said.verdict == "merge":
        if said.other is None:
            raise UsageError("which two events are one? Name the other one too.")
        return (*ours, *_members(connection, said.other, alone=False))
    if said.verdict == "split":
        event = event_of(connection, about)
        others = () if event is None else tuple(one for one in event.members if one != about)
        if not others:
            raise UsageError(f"{about} is the only report of its event: there is nothing to part it from.")
        return (about, *others)
    return ours


def _members(connection: Connection, about: str, *, alone: bool) -> tuple[str, ...]:
    """Give the reports of an event, if it is named by its own id; of another report itself."""
    event = event_of(connection, about)
    if event is None or alone or event.id != about:
        return (about,)
    return (about, *(one for one in event.members if one != about))


def _undone(connection: Connection, about: str) -> Correction:
    for made in corrections_of(connection):
        if made.id == about:
            return made
    raise NothingKnown(f"there is no correction {about!r} to undo.")


def _is_in(connection: Connection, known: str, *tables: str) -> bool:
    return any(
        connection.execute(
            select(t.metadata.tables[name].c.num).where(t.metadata.tables[name].c.id == known)
        ).first()
        is not None
        for name in tables
    )


def _count(connection: Connection, made: Correction) -> None:
    """Merge anew what a correction is on."""
    on = _undone(connection, made.about).concerns if made.verdict == "undo" else made.concerns
    reports = dict(rows_in(connection, f"select num, id from report where id {LISTED}", on))
    if reports:
        _move_slots(connection, reports)
        merge_anew(connection, list(reports.values()))


def _move_slots(connection: Connection, reports: dict[int, str]) -> None:
    """Let reports be looked for where they are by their corrected days."""
    told = {
        report.id: report for report in reports_of(connection, reports.values(), all_judgements(connection))
    }
    run_in(connection, f"delete from slot where report {LISTED}", reports)
    slots = [
        {"key": key, "first": first, "report": number}
        for number, known in reports.items()
        if known in told
        for key, first in row_of(number, told[known]).slots
    ]
    insert_rows(connection, t.slot, slots)
