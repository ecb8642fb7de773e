"""One side: offices over time, what it is called, its contacts, what it said."""

from dataclasses import dataclass

from communique.exports.permalinks import who_path
from communique.kb import knowledge_base
from communique.ledger.history import Asked, Searched
from communique.ledger.rows import EVENTS, Held, Rows, Said
from communique.records import Language
from communique.web.page import Page
from communique.web.site import Here, Moved

SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An office that a person held, of a state, from when to when; ``checked`` where a source is known."""

    role: str
    country: str
    since: str
    until: str | None
    acting: bool
    checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """One side: what it is called in each language, its offices, its latest contacts and quotes."""

    asked: Asked
    names: dict[Language, str]
    offices: tuple[Term, ...]
    is_known: bool
    contacts: tuple[Held, ...]
    acts: tuple[Held, ...]
    quotes: tuple[Said, ...]
    searched: Searched


def who(site: Here, key: str) -> Who:
    """Give what is held of a person, state, body, organisation or office, by its key or a name."""
    asked = site.ledger.whom(key)
    if asked.key != key:
        raise Moved(who_path(asked.key))
    kb = knowledge_base()
    person = kb.people.get(key)
    return Who(
        asked=asked,
        names={}
        if person is None
        else {language: spelling.whole[0] for language, spelling in person.names.items()},
        offices=()
        if person is None
        else tuple(
            Term(
                role=one.role,
                country=one.country,
                since=one.since,
                until=one.until,
                acting=one.acting,
                checked=one.source is not None,
            )
            for one in reversed(person.offices)
        ),
        is_known=not key.startswith("~"),
        contacts=tuple(site.ledger.contacts(of=key, limit=SHOWN)),
        acts=tuple(site.ledger.acts(of=key, limit=SHOWN)),
        quotes=tuple(site.ledger.quotes(key, limit=SHOWN)),
        searched=site.ledger.searched(),
    )


WHO = Page(
    name="who",
    path="/who/{key}",
    ask=who,
    record=Who,
    rows=lambda found: Rows(EVENTS, (*found.contacts, *found.acts)),
    feed=lambda found: (*found.contacts, *found.acts),
)
