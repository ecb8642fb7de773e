"""What people judged: an append-only list, and what of it counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import Any, get_args

from communique.errors import UsageError
from communique.ledger.edtf import days_of_edtf
from communique.ledger.merge import Judged
from communique.records import Channel, EventReport, EventType, Level, QuoteReport, Status, Verdict, record_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What somebody said of a record, when and why.

    ``about`` is the id of a report, quote or claim, or of a correction that is undone. ``concerns`` are the
    ids of all reports that the verdict is on: of an event all that it then had. An ``edit`` gives ``field``
    its ``value``.
    """

    id: str
    about: str
    verdict: Verdict
    field: str | None
    value: str | None
    concerns: tuple[str, ...]
    who: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """What counts of all corrections: undone ones do not, and the last edit of a field wins."""

    rejected: Mapping[str, Correction] = field(default_factory=dict)
    accepted: Mapping[str, Correction] = field(default_factory=dict)
    edits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    judged: Judged = field(default_factory=Judged)

    def of(self, report: EventReport) -> EventReport | None:
        """Give a report as people corrected it, or nothing where they rejected it."""
        if report.id in self.rejected:
            return None
        fields = self.edits.get(report.id)
        return report if fields is None else edited(report, fields)

    def of_quote(self, quote: QuoteReport) -> QuoteReport | None:
        """Give a quote as people corrected it, or nothing where they rejected it."""
        if quote.id in self.rejected:
            return None
        speaker = self.edits.get(quote.id, {}).get("speaker")
        return quote if speaker is None else replace(quote, speaker=speaker or None, speaker_id=None)


def correction(  # noqa: PLR0913 - the fields of a correction, by name
    about: str,
    verdict: Verdict,
    *,
    who: str,
    at: str,
    why: str,
    concerns: Iterable[str] = (),
    field: str | None = None,
    value: str | None = None,
) -> Correction:
    """Make a correction. Raises `UsageError` where a part of it is missing or wrong."""
    if not who.strip() or not why.strip():
        raise UsageError("a correction says who made it and why: name both.")
    if verdict == "edit":
        check_edit(field, value)
    concerned = tuple(dict.fromkeys((about, *concerns)))
    return Correction(
        id=record_id(about, "correction", verdict, field, value, who, at, why, *concerned),
        about=about,
        verdict=verdict,
        field=field,
        value=value,
        concerns=concerned,
        who=who,
        at=at,
        why=why,
    )


def judgements(corrections: Iterable[Correction]) -> Judgements:
    """Say what counts, of corrections in the order in which they were made."""
    made = tuple(corrections)
    undone = {each.about for each in made if each.verdict == "undo"}
    counted = [each for each in made if each.id not in undone]
    last = {one: each for each in counted if each.verdict in {"accept", "reject"} for one in each.concerns}
    edits: dict[str, dict[str, str]] = {}
    for each in counted:
        if each.verdict == "edit" and each.field and each.value is not None:
            for one in each.concerns:
                edits.setdefault(one, {})[each.field] = each.value
    return Judgements(
        rejected={one: each for one, each in last.items() if each.verdict == "reject"},
        accepted={one: each for one, each in last.items() if each.verdict == "accept"},
        edits=edits,
        judged=_judged(counted),
    )


def _judged(corrections: Iterable[Correction]) -> Judged:
    """Say which reports belong together, and which never do; of two words on one pair the later counts."""
    joined: set[frozenset[str]] = set()
    apart: set[frozenset[str]] = set()
    for each in corrections:
        if each.verdict == "merge":
            joined |= {frozenset(pair) for pair in pairwise(each.concerns)}
            apart -= {frozenset(pair) for pair in combinations(each.concerns, 2)}
        elif each.verdict == "split":
            pairs = {frozenset((each.about, other)) for other in each.concerns[1:]}
            apart |= pairs
            joined -= pairs
    return Judged(frozenset(joined), frozenset(apart))


EDITABLE: Mapping[str, tuple[str, ...] | None] = MappingProxyType(
    {
        "date": None,
        "status": get_args(Status),
        "channel": get_args(Channel),
        "level": get_args(Level),
        "type": get_args(EventType),
        "mode": None,
        "place": None,
        "speaker": None,
    }
)
"""What of a record can be corrected, and to which values: any where none are listed."""


def check_edit(field: str | None, value: str | None) -> None:
    """Check the field and value of an edit. Raises `UsageError`."""
    if field is None or field not in EDITABLE or value is None:
        raise UsageError(f"an edit names a field and its value. Fields are {', '.join(EDITABLE)}.")
    values = EDITABLE[field]
    if values is not None and value not in values:
        raise UsageError(f"{field} is one of {', '.join(values)}, not {value!r}.")
    if field == "date" and value:
        days_of_edtf(value)


def edited(report: EventReport, fields: Mapping[str, str]) -> EventReport:
    """Give a report with some fields as people say they are; an empty value is nothing told."""
    changes: dict[str, Any] = {name: value or None for name, value in fields.items() if name != "speaker"}
    if "date" in changes:
        edtf = changes.pop("date")
        earliest, latest = (None, None) if edtf is None else days_of_edtf(edtf)
        changes |= {"edtf": edtf, "earliest": earliest, "latest": latest}
    if "place" in changes:
        changes["place_country"] = None
    return replace(report, **changes)
