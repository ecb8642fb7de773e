"""A made-up course of diplomacy between real states and people: who dealt with whom, and when.

States are drawn as in the news, few of them most of the time (Zipf). The same seed gives the same course.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from communique.kb import knowledge_base
from communique.records import Channel, EntityKind, EventType, Language, Level, Status

BEGIN = date(2014, 1, 1)

ROLES: dict[Level, tuple[str, ...]] = {
    "heads": ("president", "head_of_government"),
    "ministers": ("minister.foreign", "minister.defence"),
}
BODIES = {
    "president": "presidency",
    "head_of_government": "government",
    "minister.foreign": "ministry.foreign",
    "minister.defence": "ministry.defence",
}
ACTS: tuple[EventType, ...] = ("ASSAULT", "REQUEST", "REJECT", "ACCUSE", "SUPPORT", "AGREE", "SANCTION")
CHANNELS: tuple[Channel, ...] = ("phone", "phone", "in_person", "in_person", "video", "unspecified")
FRESH: tuple[Status, ...] = ("actual",) * 7 + (
    "ongoing",
    "planned",
    "planned",
    "requested",
    "negated",
    "denied",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a state, or a person with an office of it; ``name`` where the knowledge base has none."""

    id: str
    kind: EntityKind
    state: str
    role: str | None = None
    body: str | None = None
    given_name: str | None = None

    @property
    def home(self) -> "Actor":
        """The state that it stands for."""
        return Actor(id=self.state, kind="state", state=self.state)

    def name(self, language: Language) -> str:
        """Give what a language calls it."""
        kb = knowledge_base()
        if self.given_name is not None:
            return self.given_name
        return kb.people[self.id].name(language) if self.id in kb.people else kb.name(self.id, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What was done, or is to be: a contact of two, or what one does to the other."""

    type: EventType
    status: Status
    day: date
    sides: tuple[Actor, Actor]
    channel: Channel | None
    level: Level

    def of_states(self) -> "Deed":
        """Give the deed as those tell it who name no person."""
        one, other = self.sides
        return replace(self, sides=(one.home, other.home))


class World:
    """Draws deeds, people and states."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._states = ranked_states()
        self._weights = list(accumulate(1 / place for place in range(1, len(self._states) + 1)))

    def deed(self, day: date, between: tuple[str, str] | None = None) -> Deed:
        """Draw what two states do on a day."""
        one, other = between or self.pair()
        level: Level = self.chance.choice(("heads", "ministers", "ministers"))
        is_contact = self.chance.random() < 0.5
        return Deed(
            type="CONSULT" if is_contact else self.chance.choice(ACTS),
            status=self.chance.choice(FRESH),
            day=day,
            sides=(self.actor(one, level, day), self.actor(other, level, day)),
            channel=self.chance.choice(CHANNELS) if is_contact else None,
            level=level if is_contact else "unknown",
        )

    def pair(self, one: str | None = None) -> tuple[str, str]:
        """Draw two states, or one that deals with a given one."""
        first = one or self.state()
        while (other := self.state()) == first:
            pass
        return first, other

    def state(self) -> str:
        """Draw a state, the first ones most of the time."""
        return self._states[bisect(self._weights, self.chance.random() * self._weights[-1])]

    def actor(self, state: str, level: Level, day: date) -> Actor:
        """Draw who acts for a state on a day: one who holds an office of that level, or the state."""
        role = self.chance.choice(ROLES[level])
        person = holder(state, role, day.replace(day=1).isoformat())
        if person is None:
            return Actor(id=state, kind="state", state=state)
        return Actor(id=person, kind="person", state=state, role=role, body=f"{state}.{BODIES[role]}")

    def unknown(self, state: str, language: Language) -> Actor:
        """Draw a person of a state whom the knowledge base does not hold."""
        given, surname = (person_name(self.chance.randrange(people()), language) for _ in range(2))
        name = f"{given.split()[0]} {surname.split()[-1]}"
        return Actor(id=f"L:{name}", kind="person", state=state, given_name=name)


def days_after(day: date, number: int) -> date:
    """Give a later or earlier day."""
    return day + timedelta(days=number)


@cache
def ranked_states() -> Sequence[str]:
    """Give the states, those of whom most people are known first."""
    kb = knowledge_base()
    counts = Counter(office.country for person in kb.people.values() for office in person.offices)
    states = (state for state, known in kb.states.items() if known.kind == "state")
    return sorted(states, key=lambda state: (-counts[state], state))


@cache
def holder(state: str, role: str, day: str) -> str | None:
    """Give who held an office on a day."""
    return next((person.id for person, _ in knowledge_base().holders(role, state, day)), None)


@cache
def people() -> int:
    """Give how many people are known."""
    return len(knowledge_base().people)


@cache
def person_name(number: int, language: Language) -> str:
    """Give the name of a person."""
    return list(knowledge_base().people.values())[number].name(language)
