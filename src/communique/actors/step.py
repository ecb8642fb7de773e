from collections.abc import Sequence
from dataclasses import dataclass

from communique.records import Date, Doubt, Entity, Mention
from communique.syntax import Parsed


@dataclass(frozen=True, slots=True)
class Actors:
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    doubts: tuple[Doubt, ...]


def find_actors(parsed: Parsed, dates: Sequence[Date]) -> Actors:
    return Actors((), (), ())
