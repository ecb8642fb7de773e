"""What an article says of a history, against what is held: agrees, contradicts, unclear, or nothing held.

"Their first such contact since October 2022" says two things: there was one in October 2022, and none between
that and the one it is said of. "They last spoke in October 2022" says the same of the day on which it is
said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from communique.ledger.days import Days, gap, iso, lies_in
from communique.ledger.keys import keys_of
from communique.ledger.same import by_home, persons
from communique.records import ClaimReport, HeldEvent, Party
from communique.stories.profile import ordinal

Verdict = Literal["agrees", "contradicts", "unclear", "nothing held"]

APPROXIMATE = 0.15
"""Share of a length of time by which "in two years" may be off."""

RARE = 365
"""Days before a contact that is said to be rare, in which those held are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCheck:
    """A claim and what the ledger says to it, in words. The claim stands as it is, whatever is held.

    ``agreeing`` and ``against`` are ids of held events, ``open`` those of which it cannot be said; ``days``
    are theirs, EDTF, by their ids.
    """

    claim: ClaimReport
    verdict: Verdict
    words: str
    agreeing: tuple[str, ...]
    against: tuple[str, ...]
    open: tuple[str, ...]
    days: dict[str, str | None]


def check(claim: ClaimReport, contacts: Iterable[HeldEvent], *, of: HeldEvent | None) -> ClaimCheck:
    """Check a claim against the held contacts of its sides, at any level; ``of`` is the one it is said of.

    What only the claim's own article tells does not count for it: nobody is his own witness.
    """
    others = [event for event in contacts if of is None or event.id != of.id]
    alike = [(event, _likeness(claim, event, of)) for event in others]
    such = [event for event, like in alike if like == "such"]
    may_be = [event for event, like in alike if like == "may be"]
    named, now = named_days(claim, of)
    if claim.kind == "rare":
        return _rare(claim, such, named)
    if claim.kind != "first_ever" and named is None:
        return _said(claim, "unclear", "the day it names is not known")
    agreeing = [event for event in such if named is not None and _is_at(event, named)]
    between = [event for event in such if _is_between(event, named, now)]
    perhaps = [event for event in such if event not in between and _may_be_between(event, named, now)]
    perhaps += [event for event in may_be if _may_be_between(event, named, now)]
    return _verdict(claim, agreeing, between, [event for event in perhaps if event not in agreeing])


def _verdict(
    claim: ClaimReport,
    agreeing: Sequence[HeldEvent],
    between: Sequence[HeldEvent],
    perhaps: Sequence[HeldEvent],
) -> ClaimCheck:
    ids = (agreeing, between, perhaps)
    witnessed = [event for event in agreeing if _has_other_witness(event, claim)]
    if between:
        times = "one contact" if len(between) == 1 else f"{len(between)} contacts"
        return _said(claim, "contradicts", f"held in between: {times}, {_days_of(between)}", *ids)
    if perhaps:
        return _said(
            claim, "unclear", f"held, and maybe such a contact in between: {_days_of(perhaps)}", *ids
        )
    if witnessed:
        return _said(claim, "agrees", f"held: {_days_of(witnessed)}, and none in between", *ids)
    if claim.kind == "first_ever":
        return _said(claim, "nothing held", "no earlier such contact is held", *ids)
    if agreeing:
        words = "only this article itself tells of one then; none is held since"
        return _said(claim, "nothing held", words, *ids)
    return _said(claim, "nothing held", "no such contact is held, then or since", *ids)


def _rare(claim: ClaimReport, such: Sequence[HeldEvent], year: Days | None) -> ClaimCheck:
    if year is None:
        return _said(claim, "unclear", "the day of the contact is not known")
    found = [event for event in such if (days := days_of(event)) is not None and lies_in(days, year)]
    words = f"held in the twelve months before: {len(found)} such contact{'' if len(found) == 1 else 's'}"
    return _said(claim, "unclear" if found else "nothing held", words, (), (), found)


def _said(claim: ClaimReport, verdict: Verdict, words: str, *events: Sequence[HeldEvent]) -> ClaimCheck:
    agreeing, against, unclear = (tuple(e.id for e in some) for some in events or ((), (), ()))
    return ClaimCheck(
        claim=claim,
        verdict=verdict,
        words=words,
        agreeing=agreeing,
        against=against,
        open=unclear,
        days={event.id: event.edtf for some in events for event in some},
    )


def _likeness(
    claim: ClaimReport, event: HeldEvent, of: HeldEvent | None
) -> Literal["such", "may be", "other"]:
    """Say whether a contact is one of those of which a claim speaks.

    Those of presidents do not count where ministers are spoken of, nor those of other ministers. A call does
    not count for a visit; where any contact is meant, all do.
    """
    if not _is_of_sides(claim, event):
        return "other"
    level = claim.level if claim.level != "unknown" or of is None else of.level
    if "unknown" not in {level, event.level} and level != event.level:
        return "other"
    medium = None if of is None else of.channel
    if medium == "in_person" and event.channel in {"phone", "video", "letter"}:
        return "other"
    if medium == "in_person" and event.channel in {None, "unspecified"}:
        return "may be"
    ours, theirs = by_home(claim.between), by_home(event.parties)
    for home in ours.keys() & theirs.keys():
        if _names_other_people(ours[home], theirs[home]):
            return "other"
    if all(persons(theirs.get(home, [])) for home in ours):
        return "such"
    return "such" if level == "unknown" else "may be"


def _is_of_sides(claim: ClaimReport, event: HeldEvent) -> bool:
    return by_home(claim.between).keys() <= by_home(event.parties).keys()


def _names_other_people(ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Say whether both name people, none the same and none in the same office."""
    one, other = persons(ours), persons(theirs)
    if not one or not other or one & other:
        return False
    offices = {key for party in ours for key in keys_of(party) if "@" in key}
    return not any(key in offices for party in theirs for key in keys_of(party))


def days_of(event: HeldEvent) -> Days | None:
    """Give the days of an event as numbers, none where an end of them is open."""
    if event.earliest is None or event.latest is None:
        return None
    return ordinal(event.earliest), ordinal(event.latest)


def named_days(claim: ClaimReport, of: HeldEvent | None) -> tuple[Days | None, Days | None]:
    """Give the days that a claim names, and those up to which it speaks; none where they are not known.

    What is rare names the twelve months before.
    """
    now = _now(claim, of)
    if claim.kind == "rare":
        return None if now is None else (now[0] - RARE, now[0] - 1), now
    return None if claim.kind == "first_ever" else _named(claim, now), now


def _now(claim: ClaimReport, of: HeldEvent | None) -> Days | None:
    """Give the days up to which a claim speaks: those of its contact, else of its article."""
    days = None if of is None or claim.kind == "last" else days_of(of)
    if days is not None or claim.published is None:
        return days
    return ordinal(claim.published), ordinal(claim.published)


def _named(claim: ClaimReport, now: Days | None) -> Days | None:
    """Give the days that a claim names; a length of time reaches back, and may be a bit off."""
    if claim.earliest is None or claim.latest is None:
        return None
    first, last = ordinal(claim.earliest), ordinal(claim.latest)
    if not claim.is_approximate:
        return first, last
    slack = max(int((last - first) * APPROXIMATE), 1)
    return first - slack, first + slack if now is None else min(first + slack, now[0] - 1)


def _is_at(event: HeldEvent, named: Days) -> bool:
    days = days_of(event)
    return days is not None and gap(days, named) == 0


def _is_between(event: HeldEvent, named: Days | None, now: Days | None) -> bool:
    days = days_of(event)
    if days is None or now is None:
        return False
    return (named is None or days[0] > named[1]) and days[1] < now[0]


def _may_be_between(event: HeldEvent, named: Days | None, now: Days | None) -> bool:
    days = days_of(event)
    if days is None or now is None:
        return False
    return (named is None or days[1] > named[1]) and days[0] < now[0]


def _has_other_witness(event: HeldEvent, claim: ClaimReport) -> bool:
    """Say whether anybody but the claim's own article tells an event."""
    return any(article != claim.article for article in event.articles)


def _days_of(events: Sequence[HeldEvent]) -> str:
    shown = ", ".join(event.edtf or iso((days_of(event) or (1, 1))[0]) for event in events[:3])
    return f"{shown} and {len(events) - 3} more" if len(events) > 3 else shown
