"""The tables that people write → the rows of one knowledge base; a later folder's rows replace an earlier's.

A folder holds `states.csv`, `named.csv`, `roles.toml`, `bodies.toml`, `people/*.toml` and, for each language,
`languages/<xx>/states.csv`, `offices.toml`, `named.csv`, `seats.toml`, `places.csv`. Every file may be
missing from all but the first, the package's own.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from communique.errors import KnowledgeBaseError
from communique.kb.notation import several, shown, spelling
from communique.kb.tables import BodyType, City, Named, Office, Person, Role, State
from communique.languages import LANGUAGES
from communique.records import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class StateNames:
    """What a language calls a state, marks included. ``article`` is the gender of a name used with one."""

    names: tuple[str, ...]
    article: str | None
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word for an office or a body. ``default`` is the state it means where none is named.

    ``countries`` are the only states it is used of, if any are given; ``exact`` words are a body's own name.
    """

    text: str
    feminine: bool = False
    default: str | None = None
    countries: tuple[str, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a language calls an office or a kind of body, and a sentence that says it."""

    words: tuple[Word, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A building or street that stands for who works there."""

    names: tuple[str, ...]
    id: str
    example: str


@dataclass(slots=True, kw_only=True)
class LanguageTables:
    """What one language calls everything, names with their marks."""

    states: dict[str, StateNames] = field(default_factory=dict)
    roles: dict[str, Words] = field(default_factory=dict)
    bodies: dict[str, Words] = field(default_factory=dict)
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)
    seats: list[Seat] = field(default_factory=list)
    cities: dict[str, tuple[City, str]] = field(default_factory=dict)
    places: dict[str, str | None] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Tables:
    """All that the folders hold.

    ``cells`` are the names of people as written, by person and language; ``doubles`` say which ids a folder
    has twice; ``added`` are the people of a user's folder, whose names need not be known in every language.
    """

    states: dict[str, State] = field(default_factory=dict)
    named: dict[str, Named] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    bodies: dict[str, BodyType] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    cells: dict[tuple[str, Language], str] = field(default_factory=dict)
    as_of: str = ""
    added: set[str] = field(default_factory=set)
    doubles: list[str] = field(default_factory=list)
    languages: dict[Language, LanguageTables] = field(
        default_factory=lambda: {language: LanguageTables() for language in LANGUAGES}
    )


def package_folders() -> tuple[Traversable, Traversable]:
    """Give the folder of the package's facts and that of its languages."""
    return files("communique.kb") / "data", files("communique") / "languages"


def read_tables(overlays: Iterable[Traversable] = ()) -> Tables:
    """Read the package's tables and those of the folders given, in their order.

    Raises `KnowledgeBaseError`, which says in which file and row something cannot be read.
    """
    tables = Tables()
    data, languages = package_folders()
    _read_folder(tables, data, languages)
    ours = dict(tables.people)
    for folder in overlays:
        _read_folder(tables, folder, folder / "languages")
    tables.added |= {known for known, person in tables.people.items() if ours.get(known) is not person}
    _make_room(tables)
    return tables


def _make_room(tables: Tables) -> None:
    """End our open terms where a user's table names who holds the single seat since then."""
    begun = {
        (office.role, office.country): office.since
        for known in tables.added
        for office in tables.people[known].offices
        if office.role in tables.roles and tables.roles[office.role].single_seat and not office.acting
    }
    for known, person in tables.people.items():
        if known not in tables.added:
            offices = tuple(_ended(office, begun) for office in person.offices)
            tables.people[known] = person if offices == person.offices else replace(person, offices=offices)


def _ended(office: Office, begun: Mapping[tuple[str, str], str]) -> Office:
    since = begun.get((office.role, office.country))
    if since is None or office.until is not None or office.first >= since:
        return office
    until = since if len(since) < len("2026-03-01") else _day_before(since)
    return replace(office, until=until, source="ended by the user's table")


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _read_folder(tables: Tables, data: Traversable, languages: Traversable) -> None:
    for row in _csv(data / "states.csv"):
        tables.states[row["iso3"]] = _state(row)
    for row in _csv(data / "named.csv"):
        tables.named[row["id"]] = _named(row)
    for key, entry in _toml(data / "roles.toml").items():
        tables.roles[key] = _role(key, entry)
    for key, entry in _toml(data / "bodies.toml").items():
        tables.bodies[key] = BodyType(id=key, sector=entry["sector"], head=entry.get("head"))
    seen: dict[str, str] = {}
    for path in sorted(_listed(data / "people"), key=lambda path: path.name):
        if path.name.endswith(".toml"):
            _read_people(tables, path, seen)
    for language, found in tables.languages.items():
        _read_language(found, languages / language)


def _read_people(tables: Tables, path: Traversable, seen: dict[str, str]) -> None:
    found = _toml(path)
    as_of = found.get("as_of", tables.as_of)
    tables.as_of = max(tables.as_of, as_of)
    for entry in found.get("person", ()):
        try:
            person = _person(entry, as_of)
        except (KeyError, TypeError, AttributeError) as err:
            who = entry.get("id", "a person without an id")
            raise KnowledgeBaseError(f"{path}: {who}: {err!r} is missing or malformed.") from err
        if person.id in seen:
            tables.doubles.append(f"{person.id} stands in {seen[person.id]} and in {path.name}.")
        seen[person.id] = path.name
        tables.people[person.id] = person
        tables.cells |= {(person.id, one): entry[one] for one in LANGUAGES if one in entry}


def _read_language(found: LanguageTables, folder: Traversable) -> None:
    for row in _csv(folder / "states.csv"):
        found.states[row["iso3"]] = _state_names(row)
    for row in _csv(folder / "named.csv"):
        found.named[row["id"]] = several(row["names"])
    for row in _csv(folder / "places.csv"):
        found.places |= dict.fromkeys(several(row["names"]), row["country"] or None)
    offices = _toml(folder / "offices.toml")
    found.roles |= {key: _words(entry) for key, entry in offices.get("roles", {}).items()}
    found.bodies |= {key: _words(entry) for key, entry in offices.get("bodies", {}).items()}
    seats = _toml(folder / "seats.toml")
    found.seats += [
        Seat(names=tuple(entry["names"]), id=entry["id"], example=entry["example"])
        for entry in seats.get("seat", ())
    ]
    found.cities |= {entry["name"]: (_city(entry), entry["example"]) for entry in seats.get("city", ())}


# ---------------------------------------------------------------------------------------------------- files


def _listed(folder: Traversable) -> Iterator[Traversable]:
    if folder.is_dir():
        yield from folder.iterdir()


def _text(path: Traversable) -> str:
    """Read a file; a missing one is empty."""
    if not path.is_file():
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise KnowledgeBaseError(f"{path} cannot be read: {err}. It must be UTF-8 text.") from err


def _toml(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as err:
        raise KnowledgeBaseError(f"{path} is no TOML: {err}.") from err


def _csv(path: Traversable) -> Iterator[dict[str, str]]:
    """Give the rows of a table; each must have as many cells as the first line names."""
    reader = csv.DictReader(_text(path).splitlines(), restkey="*", restval="*")
    for row in reader:
        if "*" in row or "*" in row.values():
            raise KnowledgeBaseError(
                f"{path}, line {reader.line_num}: the row has more or fewer cells than there are columns "
                f"({len(reader.fieldnames or ())})."
            )
        yield row


# ----------------------------------------------------------------------------------------------------- rows


def _state(row: Mapping[str, str]) -> State:
    return State(
        iso3=row["iso3"],
        qid=row["qid"] or None,
        kind=row["kind"],
        since=row["from"] or None,
        until=row["to"] or None,
    )


def _named(row: Mapping[str, str]) -> Named:
    return Named(
        id=row["id"],
        qid=row["qid"] or None,
        kind=row["kind"],  # type: ignore[arg-type]  # the checker names the kinds
        country=row["country"] or None,
        sector=row["sector"] or None,
        parent=row["parent"] or None,
    )


def _role(key: str, entry: Mapping[str, Any]) -> Role:
    return Role(
        id=key,
        sector=entry["sector"],
        body=entry.get("body"),
        single_seat=entry.get("single_seat", False),
        includes=tuple(entry.get("includes", ())),
    )


def _person(entry: Mapping[str, Any], as_of: str) -> Person:
    offices = [_office(office, as_of) for office in entry.get("offices", ())]
    return Person(
        id=entry["id"],
        gender=entry["gender"],
        names={language: spelling(entry[language]) for language in LANGUAGES if language in entry},
        offices=tuple(sorted(offices, key=lambda office: office.since)),
    )


def _office(entry: Mapping[str, Any], as_of: str) -> Office:
    return Office(
        role=entry["role"],
        country=entry["country"],
        since=entry["from"],
        until=entry.get("to"),
        acting=entry.get("acting", False),
        source=entry.get("src"),
        as_of=as_of,
    )


def _state_names(row: Mapping[str, str]) -> StateNames:
    return StateNames(
        names=(*several(row["name"]), *several(row["also"])),
        article=row["article"] or None,
        adjectives=several(row["adjectives"]),
        demonyms=several(row["demonyms"]),
        capitals=several(row["capitals"]),
    )


def _words(entry: Mapping[str, Any]) -> Words:
    words = [_word(word, feminine=False) for word in entry["words"]]
    words += [_word(word, feminine=True) for word in entry.get("feminine", ())]
    return Words(words=tuple(words), example=entry["example"])


def _word(entry: str | Mapping[str, Any], *, feminine: bool) -> Word:
    if isinstance(entry, str):
        return Word(text=entry, feminine=feminine)
    return Word(
        text=entry["word"],
        feminine=feminine,
        default=entry.get("default"),
        countries=tuple(entry.get("countries", ())),
        exact=entry.get("exact", False),
    )


def _city(entry: Mapping[str, Any]) -> City:
    readings = tuple((reading["id"], tuple(reading["near"])) for reading in entry["readings"])
    return City(name=shown(entry["name"]), readings=readings)
