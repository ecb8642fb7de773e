"""What `who` prints: people of a name, the offices they held, and how far our list reaches."""

from collections.abc import Iterator

from communique.errors import NothingKnown
from communique.kb import KnowledgeBase, Office, Person, held, knowledge_base, people_named


def who(name: str, on: str | None) -> Iterator[str]:
    """Give the lines of the answer. Raises `NothingKnown` for a name that nobody we know has."""
    kb = knowledge_base()
    people = people_named(name, kb)
    if not people:
        raise NothingKnown(
            f"nobody called {name!r} is among the {len(kb.people)} office holders that we know. Their names "
            "are spelt as in the German press: try another spelling, or the surname alone."
        )
    for person in people:
        yield f"{person.name} ({person.id})"
        yield from _offices(person, on, kb)
    yield f"Entered by hand and not checked one by one; the list ends on {kb.as_of}."
    if on is not None and on > kb.as_of:
        yield f"What changed between then and {on} is not in it."


def _offices(person: Person, on: str | None, kb: KnowledgeBase) -> Iterator[str]:
    offices = held(person, on)
    if not offices:
        yield f"  no office that we know on {on}"
    for office in offices:
        end = f"to {office.until}" if office.until else f"in office when our list ended ({kb.as_of})"
        yield f"  {_named(office, kb)} · {office.since} {end}"


def _named(office: Office, kb: KnowledgeBase) -> str:
    country = kb.countries.get(office.country)
    acting = "acting " if office.acting else ""
    return f"{acting}{office.role.replace('_', ' ')} of {country.name if country else office.country}"
