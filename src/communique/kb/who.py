"""A name → the people known by it, and what they held."""

import re
import unicodedata
from collections.abc import Iterator

from communique.kb.load import sounding_like
from communique.kb.tables import KnowledgeBase, Office, Person
from communique.names import THRESHOLD, keys, likeness

ACCENTS = re.compile("[\u0300-\u036f]+")
"""What is left of an accent when letters are taken apart."""


def people_named(name: str, kb: KnowledgeBase) -> tuple[Person, ...]:
    """Give the people with this whole name or, for one word, this surname; those in office last stand first.

    The name may be spelt as in any of our languages. Case, accents and hyphens are looked past.
    """
    wanted = bare(name)
    found = [person for person in kb.people.values() if wanted in map(bare, _names(person))]
    return tuple(
        sorted(found, key=lambda person: person.offices[-1].since if person.offices else "", reverse=True)
    )


def people_sounding(name: str, kb: KnowledgeBase) -> tuple[Person, ...]:
    """Give the people whose name is alike by its sound, in whatever of our languages it is spelt."""
    last = name.strip().rpartition(" ")[2]
    candidates = {known for key in keys(last, None) for known in sounding_like(key)}
    return tuple(
        kb.people[known] for known in sorted(candidates) if _likeness(name, kb.people[known]) >= THRESHOLD
    )


def _likeness(name: str, person: Person) -> float:
    is_whole = " " in name.strip()
    return max(
        likeness(name, spelt, None, language)
        for language, names in person.names.items()
        for spelt in (names.whole if is_whole else names.surname)
    )


def _names(person: Person) -> Iterator[str]:
    for names in person.names.values():
        yield from names.surname
        yield from names.whole


def bare(name: str) -> str:
    """Write a name small, without accents, marks and hyphens.

    >>> bare("Recep Tayyip Erdoğan"), bare("Jean-Yves Le Drian")
    ('recep tayyip erdogan', 'jean yves le drian')
    """
    parts = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    letters = ACCENTS.sub("", parts)
    return " ".join(letters.casefold().replace("-", " ").replace("'", " ").replace("’", " ").split())


def held(person: Person, day: str | None) -> tuple[Office, ...]:
    """Give the offices a person held on an ISO day, or all, oldest first."""
    return tuple(office for office in person.offices if day is None or office.covers(day))
