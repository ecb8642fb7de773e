"""A name → the people known by it, and what they held."""

from communique.kb.bare import bare
from communique.kb.load import called, sounding_like
from communique.kb.tables import KnowledgeBase, Office, Person
from communique.names import THRESHOLD, keys, likeness


def people_named(name: str, kb: KnowledgeBase) -> tuple[Person, ...]:
    """Give the people with this whole name or, for one word, this surname; those in office last stand first.

    The name may be spelt as in any of our languages. Case, accents and hyphens are looked past.
    """
    found = [kb.people[known] for known in called(bare(name)) if known in kb.people]
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


def held(person: Person, day: str | None) -> tuple[Office, ...]:
    """Give the offices a person held on an ISO day, or all, oldest first."""
    return tuple(office for office in person.offices if day is None or office.covers(day))
