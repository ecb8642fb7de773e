"""What `who` prints: people of a name, the offices they held, whence we know, how far our list reaches."""

from collections.abc import Iterator

from communique.errors import NothingKnown
from communique.kb import KnowledgeBase, Office, Person, held, knowledge_base, people_named, people_sounding
from communique.languages import LANGUAGES
from communique.records import Language

SHOWN: Language = "en"
"""The language of what the program prints."""


def who(name: str, on: str | None) -> Iterator[str]:
    """Give the lines of the answer. Raises `NothingKnown` for a name that nobody we know has."""
    kb = knowledge_base()
    people = people_named(name, kb)
    if not people:
        people = people_sounding(name, kb)
        if not people:
            raise NothingKnown(
                f"nobody called {name!r} is among the {len(kb.people)} people that we know. Try the surname "
                "alone, or another spelling."
            )
        yield f"Nobody is spelt {name!r}; by its sound it may be:"
    for person in people:
        yield f"{person.name(SHOWN)} ({person.id})"
        yield "  " + " · ".join(dict.fromkeys(person.name(language) for language in LANGUAGES))
        yield from _offices(person, on, kb)
    yield from _reach(people, on)


def _offices(person: Person, on: str | None, kb: KnowledgeBase) -> Iterator[str]:
    offices = held(person, on)
    if not offices:
        yield f"  no office that we know on {on}" if on else "  no office that we know"
    for office in offices:
        end = f"to {office.until}" if office.until else f"still on {office.as_of}"
        yield f"  {office_in_words(office, kb)}, {office.since} {end} [{office.source or 'unchecked'}]"


def office_in_words(office: Office, kb: KnowledgeBase) -> str:
    """Give an office in words: "acting foreign minister, Poland"."""
    acting = "acting " if office.acting else ""
    return f"{acting}{kb.name(office.role, SHOWN)}, {kb.name(office.country, SHOWN)}"


def _reach(people: tuple[Person, ...], on: str | None) -> Iterator[str]:
    """Say how far the list goes, and which of it nobody has checked."""
    terms = [office for person in people for office in held(person, on)]
    if any(office.source is None for office in terms):
        yield "[unchecked]: general knowledge, entered by hand, not compared with a source."
    as_of = min((office.as_of for person in people for office in person.offices), default=None)
    if on is not None and as_of is not None and on > as_of:
        yield f"Our list ends on {as_of}; what changed between then and {on} is not in it."
