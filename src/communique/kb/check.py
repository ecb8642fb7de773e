"""What is wrong with the knowledge base: neither the build nor the tests let any of it through."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from communique.kb.sources import LanguageTables, Tables
from communique.kb.tables import Office, Person, by_post
from communique.records import Language

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def complaints(tables: Tables) -> tuple[str, ...]:
    """Say in plain words what contradicts itself or is missing; empty when all is well."""
    people = tuple(tables.people.values())
    return (
        *tables.doubles,
        *_terms(people),
        *_shared_seats(tables, people),
        *_shared_names(people),
        *_spellings(tables, people),
        *_unknown_ids(tables, people),
        *(
            words
            for language, found in tables.languages.items()
            for words in _language(tables, language, found)
        ),
    )


def shown_name(person: Person) -> str:
    """Give a person's name in the first language that has one."""
    return next((names.whole[0] for names in person.names.values() if names.whole), person.id)


def _terms(people: Iterable[Person]) -> Iterator[str]:
    for person in people:
        for office in person.offices:
            post = f"{shown_name(person)} ({office.role} {office.country})"
            for day in (office.since, office.until):
                if day is not None and not DATE.fullmatch(day):
                    yield f"{post}: {day!r} is no ISO day, month or year."
            if office.until is not None and office.last < office.first:
                yield f"{post} left ({office.until}) before {office.since}."


def _shared_seats(tables: Tables, people: Iterable[Person]) -> Iterator[str]:
    for (role, country), terms in by_post(people).items():
        if role not in tables.roles or not tables.roles[role].single_seat:
            continue
        for (one, first), (other, second) in combinations(terms, 2):
            if one is not other and _overlap(first, second) and not (first.acting or second.acting):
                since = max(first.since, second.since)
                yield f"{shown_name(one)} and {shown_name(other)} both hold {role} {country} since {since}."


def _overlap(first: Office, second: Office) -> bool:
    """Compare what is certain: a month or year that two terms share is a hand-over, a day is an error."""
    latest_start = max(_surely_from(first), _surely_from(second))
    return latest_start < min(_surely_to(first), _surely_to(second))


def _surely_from(office: Office) -> str:
    return office.since + "-12-31"[len(office.since) - 4 :]


def _surely_to(office: Office) -> str:
    return "9999-12-31" if office.until is None else office.until + "-01-01"[len(office.until) - 4 :]


def _shared_names(people: Iterable[Person]) -> Iterator[str]:
    owners: dict[tuple[Language, str, str], list[Person]] = {}
    for person in people:
        for country in {office.country for office in person.offices}:
            for language, names in person.names.items():
                for name in set(names.whole):
                    owners.setdefault((language, name, country), []).append(person)
    for (language, name, country), shared in owners.items():
        for one, other in combinations(shared, 2):
            if any(_overlap(a, b) for a in one.offices for b in other.offices):
                yield f"{name} ({language}) of {country} is both {one.id} and {other.id}."


def _spellings(tables: Tables, people: Iterable[Person]) -> Iterator[str]:
    for person in people:
        name = shown_name(person)
        if person.gender not in {"m", "f"}:
            yield f"{name} ({person.id}): gender is {person.gender!r}, not m or f."
        if not any(names.surname for names in person.names.values()):
            yield f"{name} ({person.id}) has no part that can stand alone: put the surname in [ ]."
        own = person.id not in tables.added
        if own and (missing := [language for language in tables.languages if language not in person.names]):
            yield f"{name} ({person.id}) has no name in {', '.join(missing)}."


def _unknown_ids(tables: Tables, people: Iterable[Person]) -> Iterator[str]:
    homes = tables.states.keys() | tables.named.keys()
    for person in people:
        for office in person.offices:
            if office.role not in tables.roles:
                yield f"{shown_name(person)} holds {office.role}, which roles.toml does not know."
            if office.country not in homes:
                yield f"{shown_name(person)} holds office in {office.country}, which no table knows."
    for entry in tables.named.values():
        if entry.kind not in {"organisation", "armed_group", "media"}:
            yield f"named.csv: {entry.id} is a {entry.kind!r}, not an organisation, armed_group or media."
        if entry.parent is not None and entry.parent not in homes:
            yield f"named.csv: the parent of {entry.id}, {entry.parent}, is in no table."


def _language(tables: Tables, language: Language, found: LanguageTables) -> Iterator[str]:
    columns: tuple[tuple[str, Mapping[str, object], Mapping[str, object]], ...] = (
        ("states.csv", tables.states, found.states),
        ("named.csv", tables.named, found.named),
        ("offices.toml [roles]", tables.roles, found.roles),
        ("offices.toml [bodies]", tables.bodies, found.bodies),
    )
    for file, known, named in columns:
        for entry in sorted(known.keys() - named.keys()):
            yield f"languages/{language}/{file}: {entry} is missing."
        for entry in sorted(named.keys() - known.keys()):
            yield f"languages/{language}/{file}: {entry} is in no table of kb/data."
    yield from _offices_of_no_state(language, found)


def _offices_of_no_state(language: Language, found: LanguageTables) -> Iterator[str]:
    """Find the words that mean two offices of any state: nothing could tell them apart."""
    owners: dict[str, list[str]] = {}
    for role, words in found.roles.items():
        for word in words.words:
            if not word.countries and not word.default:
                owners.setdefault(word.text, []).append(role)
    for text, roles in owners.items():
        if len(roles) > 1:
            yield f"languages/{language}/offices.toml: {text!r} is both {' and '.join(roles)}, for any state."
