"""A name → the people known by it, and what they held."""

import unicodedata
from collections.abc import Iterator

from communique.kb.tables import KnowledgeBase, Office, Person


def people_named(name: str, kb: KnowledgeBase) -> tuple[Person, ...]:
    """Give the people with this whole name or, for one word, this surname; those in office last stand first.

    Case, accents and hyphens are looked past; spelling is not: "Schoigu" and "Shoigu" are both stored.
    """
    wanted = bare(name)
    found = [person for person in kb.people.values() if wanted in map(bare, _names(person))]
    return tuple(
        sorted(found, key=lambda person: person.offices[-1].since if person.offices else "", reverse=True)
    )


def _names(person: Person) -> Iterator[str]:
    yield from person.surname
    yield from person.full_names


def bare(name: str) -> str:
    """Write a name small, without accents, marks and hyphens.

    >>> bare("Recep Tayyip Erdoğan"), bare("Jean-Yves Le Drian")
    ('recep tayyip erdogan', 'jean yves le drian')
    """
    parts = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    letters = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(letters.casefold().replace("-", " ").replace("'", " ").replace("’", " ").split())


def held(person: Person, day: str | None) -> tuple[Office, ...]:
    """Give the offices a person held on an ISO day, or all, oldest first."""
    return tuple(office for office in person.offices if day is None or office.covers(day))
