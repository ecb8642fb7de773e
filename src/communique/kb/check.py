"""What is wrong with the knowledge base: the tests let none of it through."""

from collections.abc import Iterator
from itertools import combinations

from communique.kb.tables import KnowledgeBase, Office, Person


def complaints(kb: KnowledgeBase) -> tuple[str, ...]:
    """Say in plain words what contradicts itself; empty when all is well."""
    return (*_terms(kb), *_shared_seats(kb), *_shared_names(kb), *_nameless(kb), *_unknown_ids(kb))


def _terms(kb: KnowledgeBase) -> Iterator[str]:
    for person in kb.people.values():
        for office in person.offices:
            if office.until is not None and office.last < office.first:
                post = f"{office.role} {office.country}"
                yield f"{person.name} left {post} ({office.until}) before {office.since}."


def _shared_seats(kb: KnowledgeBase) -> Iterator[str]:
    for (role, country), terms in kb.posts.items():
        if role not in kb.roles or not kb.roles[role].single_seat:
            continue
        for (one, first), (other, second) in combinations(terms, 2):
            if one is not other and _overlap(first, second) and not (first.acting or second.acting):
                since = max(first.since, second.since)
                yield f"{one.name} and {other.name} both hold {role} {country} since {since}."


def _overlap(first: Office, second: Office) -> bool:
    """Compare what is certain: a month or year that two terms share is a hand-over, a day is an error."""
    latest_start = max(_surely_from(first), _surely_from(second))
    return latest_start < min(_surely_to(first), _surely_to(second))


def _surely_from(office: Office) -> str:
    return office.since + "-12-31"[len(office.since) - 4 :]


def _surely_to(office: Office) -> str:
    return "9999-12-31" if office.until is None else office.until + "-01-01"[len(office.until) - 4 :]


def _shared_names(kb: KnowledgeBase) -> Iterator[str]:
    owners: dict[tuple[str, str], list[Person]] = {}
    for person in kb.people.values():
        for country in {office.country for office in person.offices}:
            for name in set(person.full_names):
                owners.setdefault((name, country), []).append(person)
    for (name, country), people in owners.items():
        for one, other in combinations(people, 2):
            if any(_overlap(a, b) for a in one.offices for b in other.offices):
                yield f"{name} of {country} is both {one.id} and {other.id}."


def _nameless(kb: KnowledgeBase) -> Iterator[str]:
    for person in kb.people.values():
        if not any(person.surname):
            yield f"{person.id} has no surname."


def _unknown_ids(kb: KnowledgeBase) -> Iterator[str]:
    homes = kb.countries.keys() | kb.named.keys()
    for person in kb.people.values():
        for office in person.offices:
            if office.role not in kb.roles:
                yield f"{person.name} holds {office.role}, which roles.toml does not know."
            if office.country not in homes:
                yield f"{person.name} holds office in {office.country}, which no table knows."
