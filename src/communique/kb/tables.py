"""What the tables hold, and the one question asked of them most: who held an office on a day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from communique.records import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state. ``name`` and ``also`` may carry declension marks: see `Named`.

    ``article`` is the gender of a name that is used with one (``f`` Ukraine, ``m`` Iran, ``p`` USA).
    ``adjectives`` are stems; ``capitals`` stand for the government.
    """

    iso3: str
    qid: str | None
    name: str
    also: tuple[str, ...]
    article: str | None
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An organisation, armed group or medium and its names, the first one shown.

    A word ``stem+ending`` is declined like an adjective, a word ending in ``*`` like a noun:
    ``Islamisch+er Staat*``.
    """

    id: str
    qid: str | None
    kind: EntityKind
    country: str | None
    sector: str | None
    parent: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word for an office or a body. ``default`` is the state it means where none is named.

    ``countries`` are the only states it is used of, if any are given; ``exact`` words are a body's own name.
    """

    word: str
    default: str | None
    countries: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office. ``includes`` are offices that a looser word may mean; ``body`` what its holder acts for."""

    id: str
    sector: str
    body: str | None
    single_seat: bool
    includes: tuple[str, ...]
    words: Mapping[str, tuple[Word, ...]]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyType:
    """A kind of body that every state has: a ministry, a parliament. ``head`` is the office that leads it."""

    id: str
    sector: str
    head: str | None
    words: Mapping[str, tuple[Word, ...]]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A term of office. ``since`` and ``until`` are inclusive ISO days, months or years; no end means open.

    ``country`` is the state, or the organisation or group that the office belongs to.
    """

    role: str
    country: str
    since: str
    until: str | None
    acting: bool

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person with the spellings of the name and the offices held, oldest first."""

    id: str
    given: tuple[str, ...]
    surname: tuple[str, ...]
    full: tuple[str, ...]
    gender: str
    offices: tuple[Office, ...]

    @property
    def name(self) -> str:
        """Give the name as shown."""
        return self.full[0] if self.full else " ".join((*self.given[:1], self.surname[0]))

    @property
    def qid(self) -> str | None:
        """Give the Wikidata id where it is known."""
        return self.id if self.id.startswith("Q") else None

    @property
    def full_names(self) -> Iterator[str]:
        """Give every whole name."""
        yield from self.full
        yield from (f"{given} {surname}" for given in self.given for surname in self.surname)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A building or city that stands for who works there; ``readings`` are ids and words near them."""

    names: tuple[str, ...]
    readings: tuple[tuple[str, tuple[str, ...]], ...]
    is_city: bool
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBase:
    """All tables. ``as_of`` is the day up to which open offices were checked."""

    as_of: str
    countries: Mapping[str, Country]
    named: Mapping[str, Named]
    roles: Mapping[str, Role]
    bodies: Mapping[str, BodyType]
    people: Mapping[str, Person]
    seats: tuple[Seat, ...]
    places: Mapping[str, str]
    posts: Mapping[tuple[str, str], tuple[tuple[Person, Office], ...]]

    def offices(self, role: str, country: str) -> Iterator[tuple[Person, Office]]:
        """Give who ever held an office, or one that it includes; the first included that was ever held."""
        for name in (role, *self.includes(role)):
            if self.posts.get((name, country)):
                yield from self.posts[name, country]
                return

    def includes(self, role: str) -> tuple[str, ...]:
        """Give the offices that a looser one may mean."""
        return self.roles[role].includes if role in self.roles else ()

    def holders(self, role: str, country: str, day: str) -> tuple[tuple[Person, Office], ...]:
        """Give who held an office of a state on a day: the office itself, else the first that it includes."""
        for name in (role, *self.includes(role)):
            found = tuple(
                (person, office)
                for person, office in self.posts.get((name, country), ())
                if office.covers(day)
            )
            if found:
                return found
        return ()

    def sector(self, role: str) -> str:
        """Give the PLOVER sector of an office."""
        return self.roles[role].sector


def shown(name: str) -> str:
    """Give a name without its declension marks.

    >>> shown("Islamisch+er Staat*")
    'Islamischer Staat'
    """
    return name.replace("+", "").replace("*", "")


def by_post(people: Iterable[Person]) -> dict[tuple[str, str], tuple[tuple[Person, Office], ...]]:
    """Index the terms of office by office and state."""
    posts: dict[tuple[str, str], tuple[tuple[Person, Office], ...]] = {}
    for person in people:
        for office in person.offices:
            key = (office.role, office.country)
            posts[key] = (*posts.get(key, ()), (person, office))
    return posts
