"""Events → PLOVER events: one type says both what was done and that it was only promised or asked for.

The reduction follows the PLOVER manual (openeventdata/PLOVER, CC BY-SA 4.0): what is planned or offered in
goodwill is AGREE, what is asked for is REQUEST, a withdrawal to come is CONCEDE, harm to come THREATEN, help
that is not given REJECT. Events that are imagined, denied or did not happen are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.records import Event, EventType, Reading

NOT_REAL = frozenset({"hypothetical", "denied", "negated"})
TO_COME = frozenset({"planned", "offered"})
GOODWILL = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
GIVING_WAY = frozenset({"AGREE", "CONCEDE", "RETREAT"})
HARM = {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations"}
"""The mode of THREATEN by the harm that is announced."""
ASKED_FOR = {
    "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "RETREAT": "yield",
    "CONCEDE": "yield",
}  # fmt: skip
"""The mode of REQUEST by what is asked for; anything else is a change."""


@dataclass(frozen=True, slots=True)
class PloverRow:
    """One event in PLOVER's scheme; ``date`` is the act's (EDTF) or none, ``reported`` the article's.

    ``actors`` and ``recipients`` are ids of mentions; ``event`` is the record that the row rests on.
    """

    event: str
    date: str | None
    reported: str | None
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def plover_rows(reading: Reading, *, unreal: bool = False, acts: bool = False) -> Iterator[PloverRow]:
    """Give the events of a reading in PLOVER's scheme, in text order.

    ``unreal`` keeps what is imagined, denied or did not happen, as the act it would have been. ``acts`` codes
    every act as itself, whatever became of it, as older coders did.
    """
    for event, day in dated_events(reading, unreal=unreal or acts):
        kind, mode = (event.type, event.mode) if acts else reduced(event)
        if event.channel == "video" and kind == "CONSULT":
            mode = "phone"
        yield PloverRow(
            event=event.id,
            date=day,
            reported=reading.article.published,
            type=kind,
            mode=mode,
            contexts=event.contexts,
            status=event.status,
            actors=event.actors,
            recipients=event.recipients,
        )


def dated_events(reading: Reading, *, unreal: bool) -> Iterator[tuple[Event, str | None]]:
    """Give events with the day of the act (EDTF) if it is known; ``unreal`` those too that did not happen."""
    dates = {date.id: date.edtf or date.value for date in reading.dates}
    for event in reading.events:
        if unreal or event.status not in NOT_REAL:
            yield event, dates.get(event.date or "")


def reduced(event: Event) -> tuple[EventType, str | None]:
    """Give the type and mode to which an event's status reduces it."""
    if event.status == "requested":
        return "REQUEST", ASKED_FOR.get(event.type, "change")
    if event.status == "negated" and event.type in {*GOODWILL, *GIVING_WAY}:
        return "REJECT", ASKED_FOR.get(event.type)
    if event.status not in TO_COME:
        return event.type, event.mode
    if event.type in GOODWILL or event.type == "CONCEDE" or event.status == "offered":
        return "AGREE", None
    if event.type == "RETREAT":
        return "CONCEDE", None
    if event.type in HARM and event.actors:
        return "THREATEN", HARM[event.type]
    return event.type, event.mode
