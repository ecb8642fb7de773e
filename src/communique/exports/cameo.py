"""Events → CAMEO codes and dyads, as ICEWS and GDELT write them: one row a source, target and code.

A reciprocal act becomes two rows: a call 041 both ways, a visit 042 from visitor to host and 043 from host to
visitor, a meeting elsewhere 044 both ways.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations, product
from typing import Any

from communique.exports.acts import Act, Actor
from communique.exports.plover import TO_COME, real_acts
from communique.ledger.rows import Held
from communique.records import Reading

NOBODY = "---"
"""A source or target that is not told, and the country of one who has none."""

Coded = Mapping[str, tuple[Actor, ...]]
"""The actors of a side by the code that they share."""


@dataclass(frozen=True, slots=True)
class CameoRow:
    """One directed pair. ``date`` is when the act was, EDTF, or none; ``reported`` the day of the article.

    ``source`` and ``target`` are ISO 3166-1 alpha-3 and a sector ("RUSGOV", "---REB"), ``source_actors`` and
    ``target_actors`` who stand behind them; ``event`` is the record that the row rests on.
    """

    event: str
    date: str | None
    reported: str | None
    source: str
    target: str
    code: str
    source_actors: tuple[Actor, ...]
    target_actors: tuple[Actor, ...]


def cameo_rows(
    told: Reading | Iterable[Held], *, unreal: bool = False, acts: bool = False
) -> Iterator[CameoRow]:
    """Give the events of a reading or of a ledger as CAMEO dyads, in their order.

    ``unreal`` and ``acts`` are those of `plover_rows`. A side that is not told is ``---``.
    """
    for act in real_acts(told, unreal=unreal or acts):
        code = code_of(act, acts=acts)
        actors, recipients = _by_code(act.actors), _by_code(act.recipients)
        for source, target in dict.fromkeys(_pairs(act, list(actors), list(recipients))):
            yield CameoRow(
                event=act.event,
                date=act.date,
                reported=act.reported,
                source=source,
                target=target,
                code="043" if code == "042" and source in recipients else code,
                source_actors=actors.get(source) or recipients.get(source, ()),
                target_actors=recipients.get(target) or actors.get(target, ()),
            )


def code_of(act: Act, *, acts: bool = False) -> str:
    """Give the CAMEO code of an act; that of a visit is the visitor's."""
    data = _table()
    if not acts and act.status in TO_COME and act.type in data["to_come"]:
        return str(data["to_come"][act.type])
    if not acts and act.status == "requested":
        return str(data["asked_for"].get(act.type, "100"))
    codes = data["acts"]
    named = codes.get(f"{act.type}/{act.mode}")
    if act.is_mediated:
        return "045"
    if act.code is not None and not (act.type == "CONSULT" and named is not None):
        return act.code
    return str(named or codes[act.type])


def cameo_actor(actor: Actor) -> str:
    """Write an actor as CAMEO does: "RUSGOV", "---REB"."""
    bodies: Mapping[str, str] = _table()["bodies"]
    for known in (actor.party.actor, actor.party.body):
        if known is not None and known in bodies:
            return bodies[known]
    return (actor.party.country or NOBODY) + _sector(actor)


def _by_code(side: Iterable[Actor]) -> Coded:
    found: dict[str, tuple[Actor, ...]] = {}
    for actor in side:
        code = cameo_actor(actor)
        found[code] = (*found.get(code, ()), actor)
    return found


def _pairs(act: Act, actors: Sequence[str], recipients: Sequence[str]) -> Iterator[tuple[str, str]]:
    if act.type == "CONSULT" and recipients:
        yield from product(actors, recipients)
        yield from product(recipients, actors)
    elif recipients or act.type not in {"CONSULT", "AGREE", "COOPERATE"}:
        pairs = product(actors or [NOBODY], recipients or [NOBODY])
        yield from (pair for pair in pairs if pair[0] != pair[1] or len(actors) * len(recipients) == 1)
    else:
        yield from permutations(actors, 2) if len(actors) > 1 else product(actors, [NOBODY])


def _sector(actor: Actor) -> str:
    """Write the sector; a state by its name has none, its government and office holders have."""
    party, sector = actor.party, actor.sector
    if party.role is not None and sector in {"PTY", "GOV"}:
        return "GOV"
    if party.kind == "person" and sector is None:
        return "CVL"
    if party.kind in {"state", "place"} or sector is None:
        return ""
    return str(_table()["sectors"].get(sector, ""))


@cache
def _table() -> Mapping[str, Any]:
    path = files("communique.exports") / "cameo.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
