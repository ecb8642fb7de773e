"""The compiled file → KnowledgeBase, and the forms of a language, read when they are first asked for."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from communique.errors import BrokenInstallation
from communique.kb import overlay
from communique.kb.forms import Entry, Forms, Sense, forms_of
from communique.kb.tables import (
    BodyType,
    City,
    KnowledgeBase,
    Named,
    Office,
    Person,
    Role,
    Spelling,
    State,
    Term,
)
from communique.languages import LANGUAGES
from communique.records import Language

SHIPPED = "kb.sqlite"


@cache
def compiled_file() -> Path:
    """Give the compiled knowledge base: the package's own, or one with the user's tables in it.

    Raises `BrokenInstallation` where the package has none, `KnowledgeBaseError` where the user's tables are
    wrong.
    """
    folder = overlay.folder()
    if folder is not None:
        return overlay.compiled(folder)
    path = Path(__file__).with_name(SHIPPED)
    if not path.is_file():
        raise BrokenInstallation(
            f"kb/{SHIPPED} is missing. Install the package again, or, in a source checkout, run "
            "`communique kb build`."
        )
    return path


@cache
def _connection() -> sqlite3.Connection:
    path = compiled_file()
    try:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        connection.execute("select value from meta where key = 'as_of'").fetchone()
    except sqlite3.Error as err:
        raise BrokenInstallation(
            f"{path} cannot be read ({err}). Install the package again, or run `communique kb build`."
        ) from err
    return connection


Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class LookedUp(Mapping[Key, Value]):
    """What the file says of each key, read when it is asked for and kept: one object a key.

    ``find`` gives it, or nothing; ``every`` gives all the keys there are.
    """

    find: Callable[[Key], Value | None]
    every: Callable[[], Iterator[Key]]
    found: dict[Key, Value] = field(default_factory=dict)

    def __getitem__(self, key: Key) -> Value:
        if key not in self.found:
            value = self.find(key)
            if value is None:
                raise KeyError(key)
            self.found.setdefault(key, value)
        return self.found[key]

    def __iter__(self) -> Iterator[Key]:
        return self.every()

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def knowledge_base() -> KnowledgeBase:
    """Open the facts, once a process. Raises `BrokenInstallation` when the file is missing or damaged."""
    rows = _connection().execute
    cities: dict[Language, list[City]] = {language: [] for language in LANGUAGES}
    for language, name, readings in rows("select * from city"):
        cities[language].append(
            City(name=name, readings=tuple((known, tuple(near)) for known, near in json.loads(readings)))
        )
    people = LookedUp(_person, lambda: (known for (known,) in rows("select id from person order by rowid")))
    return KnowledgeBase(
        as_of=rows("select value from meta where key = 'as_of'").fetchone()[0],
        states={
            row[0]: State(iso3=row[0], qid=row[1], kind=row[2], since=row[3], until=row[4])
            for row in rows("select * from state")
        },
        named={
            row[0]: Named(id=row[0], qid=row[1], kind=row[2], country=row[3], sector=row[4], parent=row[5])
            for row in rows("select * from named")
        },
        roles={
            row[0]: Role(
                id=row[0], sector=row[1], body=row[2], single_seat=bool(row[3]), includes=_several(row[4])
            )
            for row in rows("select * from role order by rowid")
        },
        bodies={
            row[0]: BodyType(id=row[0], sector=row[1], head=row[2]) for row in rows("select * from body")
        },
        people=people,
        names=LookedUp(_called, lambda: rows("select distinct lang, id from name")),
        cities={language: tuple(found) for language, found in cities.items()},
        posts=LookedUp(
            lambda post: _terms(post, people), lambda: rows("select distinct role, country from office")
        ),
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


@dataclass(frozen=True, slots=True)
class Names(Mapping[Language, Spelling]):
    """A person's names by language, read when first asked for: few of all people stand in one article."""

    person: str

    def __getitem__(self, language: Language) -> Spelling:
        return _names_of(self.person)[language]

    def __iter__(self) -> Iterator[Language]:
        return iter(_names_of(self.person))

    def __len__(self) -> int:
        return len(_names_of(self.person))


@lru_cache(maxsize=10_000)
def _names_of(person: str) -> Mapping[Language, Spelling]:
    asked = "select lang, whole, given, surname from spelling where person = ? order by rowid"
    rows = _connection().execute(asked, (person,))
    return {language: Spelling(*map(_several, parts)) for language, *parts in rows}


def _person(known: str) -> Person | None:
    rows = _connection().execute
    found = rows("select gender from person where id = ?", (known,)).fetchone()
    offices = rows("select * from office where person = ? order by rowid", (known,))
    return found and Person(
        id=known, gender=found[0], names=Names(known), offices=tuple(_office(*row) for _, *row in offices)
    )


def _office(  # noqa: PLR0913, PLR0917 (a row has as many cells)
    role: str, country: str, since: str, until: str | None, acting: int, source: str | None, as_of: str
) -> Office:
    return Office(
        role=role,
        country=country,
        since=since,
        until=until,
        acting=bool(acting),
        source=source,
        as_of=as_of,
    )


def _terms(post: tuple[str, str], people: Mapping[str, Person]) -> tuple[Term, ...] | None:
    """Give who ever held an office of a state, in the order of the tables."""
    holders = _connection().execute(
        "select id from person where id in (select person from office where role = ? and country = ?) "
        "order by rowid",
        post,
    )
    return (
        tuple(
            (people[known], office)
            for (known,) in holders
            for office in people[known].offices
            if (office.role, office.country) == post
        )
        or None
    )


def _called(key: tuple[Language, str]) -> tuple[str, ...] | None:
    """Give what an id is called in a language, the name shown first."""
    texts = _connection().execute("select text from name where lang = ? and id = ? order by rank", key)
    return tuple(text for (text,) in texts) or None


@lru_cache(maxsize=10_000)
def called(bare: str) -> tuple[str, ...]:
    """Give the ids of the people with a whole name or surname, as `communique.kb.bare.bare` writes it."""
    found = _connection().execute("select person from called where bare = ? order by person", (bare,))
    return tuple(person for (person,) in found)


@lru_cache(maxsize=10_000)
def sounding_like(key: str) -> tuple[str, ...]:
    """Give the ids of the people whose surname has a key of `communique.names.keys`, in a fixed order."""
    found = _connection().execute("select person from sound where key = ? order by person", (key,))
    return tuple(person for (person,) in found)


@cache
def forms(language: Language) -> Forms:
    """Give the forms of a language's names and nouns."""
    rows = _connection().execute
    columns = "text, folded, kind, id, genitive, plural, feminine, home, countries"
    where = f"{forms_of(language)} where first = ? order by length(text) desc, text, kind, id"
    asked = f"select {columns} from {where}"  # noqa: S608 (our own names)

    @lru_cache(maxsize=50_000)
    def starting(first: str) -> tuple[Entry, ...]:
        found: dict[tuple[str, bool], list[Sense]] = {}
        for text, folded, *sense in rows(asked, (first,)):
            kind, known, genitive, plural, feminine, home, countries = sense
            found.setdefault((text, bool(folded)), []).append(
                Sense(
                    kind=kind,
                    id=known,
                    genitive=bool(genitive),
                    plural=bool(plural),
                    feminine=bool(feminine),
                    home=home or None,
                    countries=_several(countries),
                )
            )
        return tuple(
            Entry(text=text, folded=folded, senses=tuple(senses)) for (text, folded), senses in found.items()
        )

    def articles() -> dict[str, str]:
        return dict(rows("select name, gender from article where lang = ?", (language,)))

    def places() -> dict[str, str | None]:
        return dict(rows("select name, country from place where lang = ?", (language,)))

    return Forms(language=language, starting=starting, articles=articles(), places=places())
