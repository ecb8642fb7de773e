"""Wikidata's answers → proposals for the tables, to be read and accepted by a person; nothing is written.

Wikidata is CC0. `query` gives the SPARQL for an office, `terms` reads the answer (SPARQL 1.1 Query Results
JSON) from a file or an endpoint, `proposals` says what it has that our tables have not, or have otherwise.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from communique.errors import KnowledgeBaseError
from communique.kb.sources import Tables
from communique.kb.tables import Office, Person
from communique.languages import LANGUAGES
from communique.records import Language

PRECISIONS = {"9": 4, "10": 7, "11": 10}
"""Wikidata's precision of a time → how many letters of the ISO day it vouches for: year, month, day."""

GENDERS = {"Q6581097": "m", "Q2449503": "m", "Q6581072": "f", "Q1052281": "f"}
TIMEOUT = 120
"""Seconds that an endpoint has to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of office as Wikidata has it: the person's id, gender and names, office, state, days."""

    person: str
    gender: str | None
    names: Mapping[Language, str]
    role: str
    country: str
    since: str | None
    until: str | None


def classes() -> Mapping[str, str]:
    """Give the Wikidata class of each office that can be asked for."""
    text = (files("communique.kb") / "data" / "wikidata.toml").read_text("utf-8")
    found: Mapping[str, str] = tomllib.loads(text)["classes"]
    return found


def query(role: str, since: str) -> str:
    """Give the SPARQL that asks for everybody who held an office of a state since an ISO day.

    Raises `KnowledgeBaseError` for an office without a class.
    """
    known = classes()
    if role not in known:
        raise KnowledgeBaseError(
            f"{role!r} has no Wikidata class; those that have: {', '.join(sorted(known))}."
        )
    labels = "\n".join(
        f'  OPTIONAL {{ ?person rdfs:label ?{one} . FILTER(LANG(?{one}) = "{one}") }}' for one in LANGUAGES
    )
    return f"""SELECT DISTINCT ?role ?person ?gender ?country ?start ?startPrecision ?end ?endPrecision {
        " ".join(f"?{one}" for one in LANGUAGES)
    } WHERE {{
  BIND("{role}" AS ?role)
  ?position wdt:P279* wd:{known[role]} ; wdt:P1001 ?state .
  ?state wdt:P298 ?country .
  ?person p:P39 ?held .
  ?held ps:P39 ?position ; pqv:P580 ?from .
  ?from wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision .
  OPTIONAL {{ ?held pqv:P582 ?to . ?to wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision . }}
  OPTIONAL {{ ?person wdt:P21 ?gender . }}
  FILTER(!BOUND(?end) || ?end >= "{since}T00:00:00Z"^^xsd:dateTime)
{labels}
}}
"""


def answer(source: str, asked: str) -> str:
    """Give the text of an answer: of a file, or of an endpoint (``https://…``) that is asked.

    Raises `KnowledgeBaseError` where it cannot be had.
    """
    if urlsplit(source).scheme not in {"http", "https"}:
        try:
            return Path(source).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as err:
            raise KnowledgeBaseError(f"{source} cannot be read: {err}.") from err
    request = Request(  # noqa: S310 (http and https only, and only where the user names it)
        f"{source}?{urlencode({'query': asked, 'format': 'json'})}",
        headers={"Accept": "application/sparql-results+json", "User-Agent": "communique-kb"},
    )
    try:
        with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310 (as above)
            text: str = response.read().decode("utf-8")
    except (URLError, TimeoutError, UnicodeDecodeError) as err:
        raise KnowledgeBaseError(f"{source} gave no answer: {err}.") from err
    return text


def terms(text: str) -> Iterator[Term]:
    """Read an answer; rows without a person, an office or a state are passed over.

    Raises `KnowledgeBaseError` for a text that is no SPARQL result.
    """
    try:
        rows = json.loads(text)["results"]["bindings"]
    except (ValueError, KeyError, TypeError) as err:
        raise KnowledgeBaseError(f"This is no SPARQL result in JSON: {err!r}.") from err
    for row in rows:
        person, role, country = (_value(row, key) for key in ("person", "role", "country"))
        if person and role and country:
            yield Term(
                person=_item(person),
                gender=GENDERS.get(_item(_value(row, "gender") or "")),
                names={one: natural(name) for one in LANGUAGES if (name := _value(row, one))},
                role=role,
                country=country,
                since=_day(row, "start"),
                until=_day(row, "end"),
            )


def _value(row: Mapping[str, Any], key: str) -> str | None:
    value: str | None = row.get(key, {}).get("value")
    return value


def _item(uri: str) -> str:
    return uri.rpartition("/")[2]


def _day(row: Mapping[str, Any], key: str) -> str | None:
    """Give a day as precise as Wikidata vouches for; coarser than a year it is none."""
    value, precision = _value(row, key), _value(row, f"{key}Precision") or "11"
    return value[: PRECISIONS[precision]] if value and precision in PRECISIONS else None


def natural(label: str) -> str:
    """Write a label as our tables do: the given name first, the surname marked, no patronymic.

    >>> natural("Шойгу, Сергей Кужугетович"), natural("Sébastien Lecornu")
    ('Сергей [Шойгу]', 'Sébastien [Lecornu]')
    """
    surname, comma, given = label.partition(", ")
    if comma:
        return f"{given.split()[0]} [{surname}]"
    lead, space, last = label.rpartition(" ")
    return f"{lead}{space}[{last}]"


def proposals(tables: Tables, found: Iterable[Term]) -> Iterator[str]:
    """Give what Wikidata has that the tables have not, or have otherwise: a block of TOML or a line each."""
    people: dict[str, list[Term]] = {}
    for term in found:
        people.setdefault(term.person, []).append(term)
    for known, held in people.items():
        person = tables.people.get(known)
        if person is None:
            yield new_person(known, held)
        else:
            yield from changes(person, held)


def new_person(known: str, held: Iterable[Term]) -> str:
    """Write a person whom the tables do not have as a block to be read and completed."""
    held = list(held)
    names = {language: name for term in held for language, name in term.names.items()}
    lines = ["[[person]]", f'id = "{known}"', f'gender = "{held[0].gender or "?"}"']
    lines += [f'{language} = "{names.get(language, "?")}"' for language in LANGUAGES]
    lines += ["offices = [", *(f"  {_office(term)}," for term in held), "]"]
    return "\n".join(lines) + "\n"


def _office(term: Term) -> str:
    parts = {"role": term.role, "country": term.country, "from": term.since or "?", "to": term.until}
    cells = ", ".join(f'{key} = "{value}"' for key, value in parts.items() if value)
    return f'{{ {cells}, src = "wikidata" }}'


def changes(person: Person, held: Iterable[Term]) -> Iterator[str]:
    """Give what is new or otherwise about somebody whom the tables have."""
    for term in held:
        ours = [o for o in person.offices if (o.role, o.country) == (term.role, term.country)]
        same = next((office for office in ours if _is_same(office, term)), None)
        who = f"{person.id} {term.role} {term.country}"
        if same is None:
            yield f"{who}: new term {_office(term)}"
        elif not _agree(same.since, term.since):
            yield f"{who}: from {same.since}, Wikidata has {term.since}"
        elif not _agree(same.until, term.until):
            yield f"{who}: to {same.until or 'open'}, Wikidata has {term.until or 'open'}"


def _is_same(office: Office, term: Term) -> bool:
    """Say whether two accounts mean one term: they overlap, or began in the same year."""
    since, until = term.since or "0001", (term.until or "9999") + "-12-31"
    began = office.since[:4] == since[:4]
    return began or (office.first <= until[:10] and since <= office.last)


def _agree(ours: str | None, theirs: str | None) -> bool:
    """Say whether two days agree as far as the coarser one goes; an open end agrees with an open one only."""
    if ours is None or theirs is None:
        return ours == theirs
    letters = min(len(ours), len(theirs))
    return ours[:letters] == theirs[:letters]
