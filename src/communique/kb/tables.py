"""What the tables hold, and the one question asked of them most: who held an office on a day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from communique.records import EntityKind, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory. ``kind`` is state, territory or former; days are ISO, where they are known."""

    iso3: str
    qid: str | None
    kind: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An organisation, armed group or medium."""

    id: str
    qid: str | None
    kind: EntityKind
    country: str | None
    sector: str | None
    parent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office. ``includes`` are offices that a looser word may mean; ``body`` what its holder acts for."""

    id: str
    sector: str
    body: str | None
    single_seat: bool
    includes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyType:
    """A kind of body that every state has: a ministry, a parliament. ``head`` is the office that leads it."""

    id: str
    sector: str
    head: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A term of office. ``since`` and ``until`` are inclusive ISO days, months or years; no end means open.

    ``country`` is the state, or the organisation or group that the office belongs to; ``as_of`` the day on
    which an open term was last known to go on; ``source`` where the term was seen, nothing for general
    knowledge that nobody has checked.
    """

    role: str
    country: str
    since: str
    until: str | None
    acting: bool
    source: str | None
    as_of: str

    @property
    def first(self) -> str:
        """Give the first day it may cover."""
        return self.since + "-01-01"[len(self.since) - 4 :]

    @property
    def last(self) -> str:
        """Give the last day it may cover."""
        return "9999-12-31" if self.until is None else self.until + "-12-31"[len(self.until) - 4 :]

    def covers(self, day: str) -> bool:
        """Say whether a day may lie in the term."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language writes a person: whole names, and the parts that go with and without the surname.

    ``given`` and ``surname`` are parts of some of the whole names; ``surname`` is what can stand alone.
    """

    whole: tuple[str, ...]
    given: tuple[str, ...]
    surname: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person with the spellings of the name and the offices held, oldest first."""

    id: str
    gender: str
    names: Mapping[Language, Spelling]
    offices: tuple[Office, ...]

    @property
    def qid(self) -> str | None:
        """Give the Wikidata id where it is known."""
        return self.id if self.id.startswith("Q") else None

    def spelling(self, language: Language) -> Spelling:
        """Give how a language writes the name; as another does where it is not known."""
        return self.names.get(language) or next(iter(self.names.values()))

    def name(self, language: Language) -> str:
        """Give the name as shown in a language."""
        return self.spelling(language).whole[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city that stands for several bodies; ``readings`` are their ids and the words near that decide."""

    name: str
    readings: tuple[tuple[str, tuple[str, ...]], ...]


Term = tuple[Person, Office]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBase:
    """The facts. ``as_of`` is the day up to which open offices were checked.

    ``names`` gives what an id is called in a language, the name shown first; ``posts`` the terms of office by
    office and state.
    """

    as_of: str
    states: Mapping[str, State]
    named: Mapping[str, Named]
    roles: Mapping[str, Role]
    bodies: Mapping[str, BodyType]
    people: Mapping[str, Person]
    names: Mapping[tuple[Language, str], tuple[str, ...]] = field(repr=False)
    cities: Mapping[Language, tuple[City, ...]]
    posts: Mapping[tuple[str, str], tuple[Term, ...]]

    def name(self, known: str, language: Language) -> str:
        """Give what an id of a state, organisation, body kind or role is called; the id itself if nothing."""
        return self.names.get((language, known), (known,))[0]

    def offices(self, role: str, country: str) -> Iterator[Term]:
        """Give who ever held an office, or one that it includes; the first included that was ever held."""
        for name in (role, *self.includes(role)):
            if self.posts.get((name, country)):
                yield from self.posts[name, country]
                return

    def includes(self, role: str) -> tuple[str, ...]:
        """Give the offices that a looser one may mean."""
        return self.roles[role].includes if role in self.roles else ()

    def holders(self, role: str, country: str, day: str) -> tuple[Term, ...]:
        """Give who held an office of a state on a day: the office itself, else the first that it includes."""
        for name in (role, *self.includes(role)):
            terms = self.posts.get((name, country), ())
            found = tuple((person, office) for person, office in terms if office.covers(day))
            if found:
                return found
        return ()

    def rank(self, office: Office) -> int:
        """Give the place of an office among all, the highest first."""
        return list(self.roles).index(office.role)

    def sector(self, role: str) -> str:
        """Give the PLOVER sector of an office."""
        return self.roles[role].sector


def by_post(people: Iterable[Person]) -> dict[tuple[str, str], tuple[Term, ...]]:
    """Index the terms of office by office and state."""
    posts: dict[tuple[str, str], list[Term]] = {}
    for person in people:
        for office in person.offices:
            posts.setdefault((office.role, office.country), []).append((person, office))
    return {post: tuple(terms) for post, terms in posts.items()}
