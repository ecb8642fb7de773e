"""The compiled file → KnowledgeBase, and the forms of a language, read when they are first asked for."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from communique.errors import BrokenInstallation
from communique.kb import overlay
from communique.kb.compile import forms_of
from communique.kb.forms import Entry, Forms, Sense
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
    by_post,
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
    with as_file(files("communique.kb") / SHIPPED) as path:
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


@cache
def knowledge_base() -> KnowledgeBase:
    """Read the facts, once a process. Raises `BrokenInstallation` when the file is missing or damaged."""
    rows = _connection().execute
    people = {person.id: person for person in _people()}
    names: dict[tuple[Language, str], list[str]] = {}
    for language, known, text in rows("select lang, id, text from name order by lang, id, rank"):
        names.setdefault((language, known), []).append(text)
    cities: dict[Language, list[City]] = {language: [] for language in LANGUAGES}
    for language, name, readings in rows("select * from city"):
        cities[language].append(
            City(name=name, readings=tuple((known, tuple(near)) for known, near in json.loads(readings)))
        )
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
        names={key: tuple(texts) for key, texts in names.items()},
        cities={language: tuple(found) for language, found in cities.items()},
        posts=by_post(people.values()),
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


def _people() -> Iterator[Person]:
    rows = _connection().execute
    offices: dict[str, list[Office]] = {}
    for person, role, country, since, until, acting, source, as_of in rows("select * from office"):
        offices.setdefault(person, []).append(
            Office(
                role=role,
                country=country,
                since=since,
                until=until,
                acting=bool(acting),
                source=source,
                as_of=as_of,
            )
        )
    for known, gender in rows("select * from person"):
        yield Person(id=known, gender=gender, names=Names(known), offices=tuple(offices.get(known, ())))


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
