"""Events → CAMEO codes and dyads, as ICEWS and GDELT write them: one row a source, target and code.

A reciprocal act becomes two rows: a call 041 both ways, a visit 042 from visitor to host and 043 from host to
visitor, a meeting elsewhere 044 both ways.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations, product
from typing import Any

from communique.events.lexicon import lexicon
from communique.exports.plover import TO_COME, dated_events
from communique.records import Event, Mention, Reading

NOBODY = "---"
"""A source or target that is not told, and the country of one who has none."""


@dataclass(frozen=True, slots=True)
class CameoRow:
    """One directed pair. ``date`` is when the act was, EDTF, or none; ``reported`` the day of the article.

    ``source`` and ``target`` are ISO 3166-1 alpha-3 and a sector ("RUSGOV", "---REB"); ``event`` is the
    record that the row rests on.
    """

    event: str
    date: str | None
    reported: str | None
    source: str
    target: str
    code: str


def cameo_rows(reading: Reading, *, unreal: bool = False, acts: bool = False) -> Iterator[CameoRow]:
    """Give the events of a reading as CAMEO dyads, in text order.

    ``unreal`` and ``acts`` are those of `plover_rows`. A side that is not told is ``---``.
    """
    write = _Actors(reading)
    for event, day in dated_events(reading, unreal=unreal or acts):
        code = code_of(event, reading, acts=acts)
        for source, target in dict.fromkeys(_pairs(event, write)):
            yield CameoRow(
                event=event.id,
                date=day,
                reported=reading.article.published,
                source=source,
                target=target,
                code=_directed(code, event, source, write),
            )


def code_of(event: Event, reading: Reading, *, acts: bool = False) -> str:
    """Give the CAMEO code of an event; that of a visit is the visitor's."""
    data = _table()
    if not acts and event.status in TO_COME and event.type in data["to_come"]:
        return str(data["to_come"][event.type])
    if not acts and event.status == "requested":
        return str(data["asked_for"].get(event.type, "100"))
    codes = data["acts"]
    named = codes.get(f"{event.type}/{event.mode}")
    finer = _finer(event, reading)
    if event.contact is not None and event.contact.mediator is not None:
        return "045"
    if finer is not None and not (event.type == "CONSULT" and named is not None):
        return finer
    return str(named or codes[event.type])


def _finer(event: Event, reading: Reading) -> str | None:
    """Give the code that the entry itself says, looked up by the rule's name."""
    kind, _, name = event.rule.removeprefix("events.").partition("/")
    words = lexicon(reading.article.language)
    entries = words.verbs if kind == "verb" else words.nouns
    found = (entry for listed in entries.values() for entry in listed if entry.name == name)
    entry = next(found, None)
    return entry.cameo if entry is not None else None


def _pairs(event: Event, write: "_Actors") -> Iterator[tuple[str, str]]:
    actors = list(dict.fromkeys(write(mention) for mention in event.actors))
    recipients = list(dict.fromkeys(write(mention) for mention in event.recipients))
    if event.type == "CONSULT" and recipients:
        yield from product(actors, recipients)
        yield from product(recipients, actors)
    elif recipients or event.type not in {"CONSULT", "AGREE", "COOPERATE"}:
        pairs = product(actors or [NOBODY], recipients or [NOBODY])
        yield from (pair for pair in pairs if pair[0] != pair[1] or len(actors) * len(recipients) == 1)
    else:
        yield from permutations(actors, 2) if len(actors) > 1 else product(actors, [NOBODY])


def _directed(code: str, event: Event, source: str, write: "_Actors") -> str:
    is_host = code == "042" and source in {write(mention) for mention in event.recipients}
    return "043" if is_host else code


class _Actors:
    """Writes mentions in CAMEO's manner."""

    def __init__(self, reading: Reading) -> None:
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._entities = {entity.id: entity for entity in reading.entities}

    def __call__(self, mention: str) -> str:
        found = self._mentions[mention]
        bodies: Mapping[str, str] = _table()["bodies"]
        for known in (found.entity, found.acts_for or ""):
            if known in bodies:
                return bodies[known]
        return (self._country(found) or NOBODY) + "".join(self._sectors(found))

    def _country(self, mention: Mention) -> str | None:
        ids: Sequence[str | None] = (mention.acts_for, mention.entity)
        known = (self._entities.get(one) for one in ids if one)
        return next((entity.country for entity in known if entity is not None and entity.country), None)

    def _sectors(self, mention: Mention) -> Iterator[str]:
        """Give the sector; a state by its name has none, its government and office holders have."""
        entity = self._entities[mention.entity]
        if mention.role is not None and entity.sector in {"PTY", "GOV"}:
            yield "GOV"
            return
        if entity.kind == "person" and entity.sector is None:
            yield "CVL"
        if entity.kind in {"state", "place"} or entity.sector is None:
            return
        yield _table()["sectors"].get(entity.sector, "")


def write_actors(reading: Reading) -> Callable[[str], str]:
    """Give what writes a mention of a reading, by its id, as CAMEO does: "RUSGOV", "---REB"."""
    return _Actors(reading)


@cache
def _table() -> Mapping[str, Any]:
    path = files("communique.exports") / "cameo.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
