"""Events → PLOVER events: one type says both what was done and that it was only promised or asked for.

The reduction follows the PLOVER manual (openeventdata/PLOVER, CC BY-SA 4.0): what is planned or offered in
goodwill is AGREE, what is asked for is REQUEST, a withdrawal to come is CONCEDE, harm to come THREATEN, help
that is not given REJECT. Events that are imagined, denied or did not happen are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.exports.acts import Act, Actor, acts_of
from communique.ledger.rows import Held
from communique.records import EventType, Reading

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

    ``event`` is the record that the row rests on.
    """

    event: str
    date: str | None
    reported: str | None
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    status: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]


def plover_rows(
    told: Reading | Iterable[Held], *, unreal: bool = False, acts: bool = False
) -> Iterator[PloverRow]:
    """Give the events of a reading or of a ledger in PLOVER's scheme, in their order.

    ``unreal`` keeps what is imagined, denied or did not happen, as the act it would have been. ``acts`` codes
    every act as itself, whatever became of it, as older coders did.
    """
    for act in real_acts(told, unreal=unreal or acts):
        kind, mode = (act.type, act.mode) if acts else reduced(act)
        if act.channel == "video" and kind == "CONSULT":
            mode = "phone"
        yield PloverRow(
            event=act.event,
            date=act.date,
            reported=act.reported,
            type=kind,
            mode=mode,
            contexts=act.contexts,
            status=act.status,
            actors=act.actors,
            recipients=act.recipients,
        )


def real_acts(told: Reading | Iterable[Held], *, unreal: bool = False) -> Iterator[Act]:
    """Give the events of a reading or of a ledger as acts; ``unreal`` those too that did not happen."""
    return (act for act in acts_of(told) if unreal or act.status not in NOT_REAL)


def reduced(act: Act) -> tuple[EventType, str | None]:
    """Give the type and mode to which an act's status reduces it."""
    if act.status == "requested":
        return "REQUEST", ASKED_FOR.get(act.type, "change")
    if act.status == "negated" and act.type in {*GOODWILL, *GIVING_WAY}:
        return "REJECT", ASKED_FOR.get(act.type)
    if act.status not in TO_COME:
        return act.type, act.mode
    if act.type in GOODWILL or act.type == "CONCEDE" or act.status == "offered":
        return "AGREE", None
    if act.type == "RETREAT":
        return "CONCEDE", None
    if act.type in HARM and act.actors:
        return "THREATEN", HARM[act.type]
    return act.type, act.mode
