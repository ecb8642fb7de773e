"""Tables of text → KnowledgeBase."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from communique.errors import BrokenInstallation
from communique.kb.tables import (
    BodyType,
    Country,
    KnowledgeBase,
    Named,
    Office,
    Person,
    Role,
    Seat,
    Word,
    by_post,
)
from communique.records import EntityKind


@cache
def knowledge_base() -> KnowledgeBase:
    """Read the tables, once a process. Raises `BrokenInstallation` when one is missing or malformed."""
    people = _toml("people.toml")
    known = {person.id: person for person in map(_person, people["person"])}
    named = [
        *(_named(row, "organisation") for row in _csv("organisations.csv")),
        *(_named(row, "armed_group") for row in _csv("groups.csv")),
        *(_named(row, "media") for row in _csv("media.csv")),
    ]
    return KnowledgeBase(
        as_of=people["as_of"],
        countries={row["iso3"]: _country(row) for row in _csv("countries.csv")},
        named={entry.id: entry for entry in named},
        roles={key: _role(key, entry) for key, entry in _toml("roles.toml").items()},
        bodies={key: _body(key, entry) for key, entry in _toml("bodies.toml").items()},
        people=known,
        seats=tuple(_seats(_toml("metonyms.toml"))),
        places={name: row["iso3"] for row in _csv("places.csv") for name in _several(row["names"])},
        posts=by_post(known.values()),
    )


def _text(name: str) -> str:
    try:
        return (files("communique.kb") / name).read_text(encoding="utf-8")
    except OSError as err:
        raise BrokenInstallation(
            f"kb/{name} cannot be read ({err}). The package is damaged: install it again."
        ) from err


def _toml(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as err:
        raise BrokenInstallation(
            f"kb/{name} is no TOML ({err}). Correct it, or install the package again."
        ) from err


def _csv(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(_text(name).splitlines())


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _country(row: Mapping[str, str]) -> Country:
    return Country(
        iso3=row["iso3"],
        qid=row["qid"] or None,
        name=row["name"],
        also=_several(row["also"]),
        article=row["article"] or None,
        adjectives=_several(row["adjectives"]),
        demonyms=_several(row["demonyms"]),
        capitals=_several(row["capitals"]),
    )


def _named(row: Mapping[str, str], kind: EntityKind) -> Named:
    return Named(
        id=row["id"],
        qid=row["qid"] or None,
        kind=kind,
        country=row["country"] or None,
        sector=row.get("sector") or None,
        parent=row.get("parent") or None,
        names=_several(row["names"]),
    )


def _role(key: str, entry: Mapping[str, Any]) -> Role:
    return Role(
        id=key,
        sector=entry["sector"],
        body=entry.get("body"),
        single_seat=entry.get("single_seat", False),
        includes=tuple(entry.get("includes", ())),
        words={language: tuple(map(_word, words)) for language, words in entry["words"].items()},
        example=entry["example"],
    )


def _body(key: str, entry: Mapping[str, Any]) -> BodyType:
    return BodyType(
        id=key,
        sector=entry["sector"],
        head=entry.get("head"),
        words={language: tuple(map(_word, words)) for language, words in entry["words"].items()},
        example=entry["example"],
    )


def _word(entry: str | Mapping[str, Any]) -> Word:
    if isinstance(entry, str):
        return Word(word=entry, default=None, countries=(), exact=False)
    return Word(
        word=entry["word"],
        default=entry.get("default"),
        countries=tuple(entry.get("countries", ())),
        exact=entry.get("exact", False),
    )


def _person(entry: Mapping[str, Any]) -> Person:
    return Person(
        id=entry["id"],
        given=tuple(entry.get("given", ())),
        surname=tuple(entry["surname"]),
        full=tuple(entry.get("full", ())),
        gender=entry["gender"],
        offices=tuple(sorted(map(_office, entry["offices"]), key=lambda office: office.since)),
    )


def _office(entry: Mapping[str, Any]) -> Office:
    return Office(
        role=entry["role"],
        country=entry["country"],
        since=entry["from"],
        until=entry.get("to"),
        acting=entry.get("acting", False),
    )


def _seats(tables: Mapping[str, Any]) -> Iterator[Seat]:
    for entry in tables["seat"]:
        readings = ((entry["id"], ()),)
        yield Seat(names=tuple(entry["names"]), readings=readings, is_city=False, example=entry["example"])
    for entry in tables["city"]:
        cities = tuple((reading["id"], tuple(reading["near"])) for reading in entry["readings"])
        yield Seat(names=(entry["name"],), readings=cities, is_city=True, example=entry["example"])
