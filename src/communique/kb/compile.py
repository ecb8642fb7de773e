"""Tables → one SQLite file: the facts, and every form of every name that can stand in text."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.resources.abc import Traversable
from pathlib import Path

from communique.errors import KnowledgeBaseError
from communique.kb.bare import bare
from communique.kb.check import complaints
from communique.kb.forms import first_letters, forms_of
from communique.kb.inflection import GENITIVE, Form, Inflection, inflection
from communique.kb.notation import alone, shown
from communique.kb.sources import LanguageTables, StateNames, Tables, Words, package_folders, read_tables
from communique.names import keys
from communique.records import Language

FORMAT = "3"
"""The version of the file's tables: another one is built anew."""

SCHEMA = """
create table meta (key text primary key, value text) without rowid;
create table state (iso3 text primary key, qid text, kind text, since text, until text) without rowid;
create table named (id text primary key, qid text, kind text, country text, sector text, parent text)
    without rowid;
create table role (id text, sector text, body text, single_seat integer, includes text);
create table body (id text primary key, sector text, head text);
create table person (id text primary key, gender text);
create table spelling (person text, lang text, whole text, given text, surname text);
create index spelling_person on spelling (person);
create table office (person text, role text, country text, since text, until text, acting integer,
    source text, as_of text);
create index office_person on office (person);
create index office_post on office (role, country);
create table name (lang text, id text, rank integer, text text, primary key (lang, id, rank)) without rowid;
create table city (lang text, name text, readings text);
create table place (lang text, name text, country text);
create table article (lang text, name text, gender text);
create table called (bare text, person text, primary key (bare, person)) without rowid;
create table sound (key text, person text, primary key (key, person)) without rowid;
"""

FORMS = """
create table {table} (first text, text text, folded integer, kind text, id text, genitive integer,
    plural integer, feminine integer, home text, countries text,
    primary key (first, text, kind, id, folded, genitive, plural, feminine, home, countries)) without rowid;
"""

Row = tuple[object, ...]


def build(target: Path, overlays: Iterable[Traversable] = ()) -> None:
    """Check the tables and compile them into a file, whole or not at all.

    Raises `KnowledgeBaseError` with every complaint, and leaves what was there.
    """
    tables = read_tables(overlays)
    found = complaints(tables)
    if found:
        raise KnowledgeBaseError("\n".join(found))
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with sqlite3.connect(unfinished) as connection:
        connection.executescript(SCHEMA)
        _write(connection, tables, digest(overlays))
    connection.execute("vacuum")
    connection.close()
    unfinished.replace(target)


def digest(overlays: Iterable[Traversable] = ()) -> str:
    """Derive the id of the tables in the package and in folders: it changes with any of their letters."""
    seen = blake2b(FORMAT.encode(), digest_size=16)
    for folder in (*package_folders(), *overlays):
        for path in _tables_in(folder):
            seen.update(f"{path.name}\0".encode())
            seen.update(path.read_bytes())
    return seen.hexdigest()


NAMES = frozenset(
    {"states.csv", "named.csv", "places.csv", "roles.toml", "bodies.toml", "offices.toml", "seats.toml"}
    | {"inflection.toml", "names.toml"}
)


def _tables_in(folder: Traversable) -> Iterator[Traversable]:
    """Give the tables of a folder and those below it, in a fixed order."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_dir():
            yield from _tables_in(path)
        elif path.name in NAMES or (folder.name == "people" and path.name.endswith(".toml")):
            yield path


def _write(connection: sqlite3.Connection, tables: Tables, identity: str) -> None:
    _fill(connection, "meta", {"format": FORMAT, "as_of": tables.as_of, "digest": identity}.items())
    _fill(connection, "state", ((s.iso3, s.qid, s.kind, s.since, s.until) for s in tables.states.values()))
    _fill(
        connection,
        "named",
        ((n.id, n.qid, n.kind, n.country, n.sector, n.parent) for n in tables.named.values()),
    )
    _fill(
        connection,
        "role",
        ((r.id, r.sector, r.body, r.single_seat, "|".join(r.includes)) for r in tables.roles.values()),
    )
    _fill(connection, "body", ((b.id, b.sector, b.head) for b in tables.bodies.values()))
    _fill(connection, "person", ((p.id, p.gender) for p in tables.people.values()))
    _fill(connection, "spelling", _spellings(tables))
    _fill(
        connection,
        "office",
        (
            (p.id, o.role, o.country, o.since, o.until, o.acting, o.source, o.as_of)
            for p in tables.people.values()
            for o in p.offices
        ),
    )
    _fill(connection, "called", _called(tables))
    _fill(connection, "sound", _sounds(tables))
    for language, found in tables.languages.items():
        _fill(connection, "name", _names(language, found))
        _fill(
            connection,
            "city",
            ((language, city.name, _json(city.readings)) for city, _ in found.cities.values()),
        )
        _fill(
            connection, "place", ((language, shown(name), country) for name, country in found.places.items())
        )
        _fill(
            connection,
            "article",
            (
                (language, shown(name), state.article)
                for state in found.states.values()
                for name in state.names
                if state.article
            ),
        )
        connection.executescript(FORMS.format(table=forms_of(language)))
        _fill(connection, forms_of(language), _forms(tables, language))


def _fill(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    rows = list(dict.fromkeys(rows))
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608 (our own names)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _spellings(tables: Tables) -> Iterator[Row]:
    for person in tables.people.values():
        for language, names in person.names.items():
            yield person.id, language, *("|".join(part) for part in (names.whole, names.given, names.surname))


def _called(tables: Tables) -> Iterator[Row]:
    for person in tables.people.values():
        for names in person.names.values():
            yield from ((bare(name), person.id) for name in (*names.surname, *names.whole))


def _sounds(tables: Tables) -> Iterator[Row]:
    """Give the keys by which a surname is found in other spellings."""
    for person in tables.people.values():
        for language, names in person.names.items():
            for surname in names.surname:
                yield from ((key, person.id) for key in sorted(keys(surname, language)))


def _names(language: Language, found: LanguageTables) -> Iterator[Row]:
    """Give what each id is called, the name shown first."""
    called = {
        **{iso3: state.names for iso3, state in found.states.items()},
        **{f"@{iso3}": state.capitals for iso3, state in found.states.items()},
        **found.named,
        **{key: _plain_first(words) for key, words in found.roles.items()},
        **{f".{key}": _plain_first(words) for key, words in found.bodies.items()},
    }
    for known, names in called.items():
        for rank, name in enumerate(names):
            yield language, known, rank, shown(name)


def _plain_first(words: Words) -> tuple[str, ...]:
    """Give the words for an office or a body, those for any state before those for one."""
    return tuple(
        word.text for word in sorted(words.words, key=lambda word: (word.exact, word.default is not None))
    )


# ---------------------------------------------------------------------------------------------------- forms


def _forms(tables: Tables, language: Language) -> Iterator[Row]:
    """Give every form of a language's names and nouns, with what it means."""
    found, endings = tables.languages[language], inflection(language)
    for name, kind, known in _names_in_text(found):
        city = shown(name) if kind == "capital" else None
        for form in endings.name(name, "name"):
            yield _row(form, kind, known, home=city)
    for (person, one), cell in tables.cells.items():
        if one == language:
            yield from _person_forms(tables, language, person, cell)
    for known, words in found.roles.items():
        yield from _noun_forms(language, words, "title", known)
    for known, words in found.bodies.items():
        yield from _noun_forms(language, words, "body_noun", known)
    for iso3, state in found.states.items():
        yield from _people_forms(language, iso3, state)


def _people_forms(language: Language, iso3: str, state: StateNames) -> Iterator[Row]:
    """Give the forms of a state's adjectives and of its people's names."""
    endings = inflection(language)
    any_case = not endings.peoples_are_capital
    for adjective in state.adjectives:
        for text in adjective_forms(adjective, endings):
            yield _row(Form(text), "adjective", iso3, folded=any_case)
        yield _row(Form(adjective.partition("/")[0]), "stem", iso3, folded=True)
    for demonym in state.demonyms:
        for gender, word in zip("mf", demonym.split("/"), strict=False):
            for form in endings.name(word, "demonym"):
                folded = any_case and not endings.nouns_are_capital
                yield _row(form, "demonym", iso3, folded=folded, feminine=gender == "f")


def _names_in_text(found: LanguageTables) -> Iterator[tuple[str, str, str]]:
    """Give the names of all but people: each with its kind and the id that it means."""
    for iso3, state in found.states.items():
        yield from ((name, "state", iso3) for name in state.names)
        yield from ((name, "capital", iso3) for name in state.capitals)
    for known, names in found.named.items():
        yield from ((name, "named", known) for name in names)
    for seat in found.seats:
        yield from ((name, "seat", seat.id) for name in seat.names)
    yield from ((name, "place", shown(name)) for name in found.places)
    for kind, words in found.bodies.items():
        for word in words.words:
            if word.exact:
                yield word.text, "body", f"{word.default}.{kind}"


def _person_forms(tables: Tables, language: Language, person: str, cell: str) -> Iterator[Row]:
    endings, known = inflection(language), tables.people[person]
    for form in endings.person(cell, known.gender):
        yield _row(form, "person", person)
    for surname in alone(cell):
        for form in endings.part(surname, "surname", known.gender):
            yield _row(form, "surname", person)


def _noun_forms(language: Language, words: Words, kind: str, known: str) -> Iterator[Row]:
    endings = inflection(language)
    for word in words.words:
        if word.exact:
            continue
        for form, feminine in endings.noun(word.text, feminine=word.feminine):
            yield _row(
                form,
                kind,
                known,
                folded=not endings.nouns_are_capital,
                feminine=feminine,
                home=word.default,
                countries="|".join(word.countries),
            )


def adjective_forms(adjective: str, endings: Inflection) -> tuple[str, ...]:
    """Give the forms of a state's adjective: a stem with its endings, or masculine and feminine.

    >>> adjective_forms("grec/grecque", inflection("fr"))
    ('grec', 'grecs', 'grecque', 'grecques')
    """
    if endings.adjective_endings:
        return endings.adjective(adjective)
    texts: dict[str, None] = {}
    parts = adjective.split("/")
    for part in parts:
        kind = "adjective" if len(parts) == 1 else "noun"
        texts |= dict.fromkeys(form.text for form in endings.name(part, kind))
    return tuple(texts)


def _row(  # noqa: PLR0913 (a row has as many cells)
    form: Form,
    kind: str,
    known: str,
    *,
    folded: bool = False,
    feminine: bool = False,
    home: str | None = None,
    countries: str = "",
) -> Row:
    text = form.text.casefold() if folded else form.text
    is_genitive = form.case == GENITIVE
    return (
        *(first_letters(text), text, folded, kind, known),
        *(is_genitive, form.plural, feminine, home or "", countries),
    )
