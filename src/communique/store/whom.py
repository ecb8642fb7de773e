"""What a user types → the one actor it means in this ledger, or a question back."""

from collections.abc import Sequence

from sqlalchemy import Connection

from communique.errors import NothingKnown, NotOne
from communique.kb import knowledge_base
from communique.kb.bare import bare
from communique.ledger.asked import meanings
from communique.ledger.history import Asked
from communique.ledger.keys import AT
from communique.records import Language
from communique.store.actors import numbers_of
from communique.store.find import meet, name_of_actor, named

SHOWN: Language = "en"
"""The language in which actors are shown."""

LISTED = 8


def whom(connection: Connection, words: str) -> Asked:
    """Find whom some words mean. Raises `NothingKnown`, `NotOne`."""
    found = _candidates(connection, words)
    if len(found) > 1:
        raise _several(connection, words, found)
    return Asked(key=found[0], name=shown(connection, found[0]))


def pair(connection: Connection, one: str, other: str) -> tuple[Asked, Asked]:
    """Find whom two names mean; where one is several people's, those who ever dealt with the other.

    Raises `NothingKnown`, `NotOne`.
    """
    ours, theirs = _candidates(connection, one), _candidates(connection, other)
    if len(ours) > 1 or len(theirs) > 1:
        met = meet(connection, ours, theirs)
        if len(met) == 1:
            ((a, b),) = met
            ours, theirs = (a,), (b,)
    for words, found in ((one, ours), (other, theirs)):
        if len(found) > 1:
            raise _several(connection, words, found)
    return (
        Asked(key=ours[0], name=shown(connection, ours[0])),
        Asked(key=theirs[0], name=shown(connection, theirs[0])),
    )


def _candidates(connection: Connection, words: str) -> tuple[str, ...]:
    """Give those whom words may mean: of several those of whom anything is held."""
    if numbers_of(connection, [words]):
        return (words,)
    known = tuple(dict.fromkeys((*meanings(words), *named(connection, bare(words)))))
    numbers = numbers_of(connection, known)
    held = tuple(key for key in known if key in numbers)
    if not known:
        raise NothingKnown(
            f"nobody called {words!r} is known or held. Try the surname alone, another spelling, a state, "
            "or an office with its state: “French defence minister”."
        )
    return held or tuple(known)


def _several(connection: Connection, words: str, found: Sequence[str]) -> NotOne:
    listed = "; ".join(f"{shown(connection, key)} ({key})" for key in found[:LISTED])
    more = f" and {len(found) - LISTED} more" if len(found) > LISTED else ""
    return NotOne(f"{words!r} may be {listed}{more}. Name one by the whole name, or by the id in brackets.")


def shown(connection: Connection, key: str) -> str:
    """Give the name by which an actor is shown.

    An office is "defence minister, France", a body "foreign ministry, Russia".
    """
    kb = knowledge_base()
    if key in kb.people:
        return kb.people[key].name(SHOWN)
    office, at, state = key.partition(AT)
    if at and not key.startswith("~"):
        return f"{kb.name(office, SHOWN)}, {kb.name(state, SHOWN)}"
    state, dot, body = key.partition(".")
    if dot and state in kb.states:
        return f"{kb.name(f'.{body}', SHOWN)}, {kb.name(state, SHOWN)}"
    name = kb.name(key, SHOWN)
    return name if name != key else name_of_actor(connection, key) or key
