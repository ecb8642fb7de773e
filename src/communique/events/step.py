from collections.abc import Sequence
from dataclasses import dataclass

from communique.actors import Actors
from communique.records import Claim, Date, Doubt, Event, Quote
from communique.syntax import Parsed


@dataclass(frozen=True, slots=True)
class Events:
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...]


def find_events(parsed: Parsed, dates: Sequence[Date], actors: Actors, quotes: Sequence[Quote]) -> Events:
    return Events((), (), ())
