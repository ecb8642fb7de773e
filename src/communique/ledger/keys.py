"""What a party can be asked for by: the person or body, the office, the state; and pairs of them."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from communique.records import EventType, Party

AT = "@"
"""Stands between an office and its state: ``minister.defence@FRA``."""

CROWD = 12
"""Parties from which on a gathering is asked for by persons and states alone."""


def keys_of(party: Party, *, with_office: bool = True) -> tuple[str, ...]:
    """Give all that a party answers to: itself, its office, its state.

    >>> keys_of(Party(actor="Q7747", name="Putin", kind="person", country="RUS", role="president",
    ...               body="RUS.presidency", side="actor", duties=()))
    ('Q7747', 'president@RUS', 'RUS')
    """
    office = f"{party.role}{AT}{party.country}" if with_office and party.role and party.country else None
    return tuple(dict.fromkeys(filter(None, (party.actor, office, party.country))))


def pairs_of(kind: EventType, parties: Iterable[Party]) -> frozenset[tuple[str, str]]:
    """Give the pairs of keys by which an event of these parties is found, each pair sorted.

    In a contact everyone deals with those of other states, or, where there is but one, with everyone; another
    act goes from actors to recipients.
    """
    known = tuple(parties)
    with_office = len(known) <= CROWD
    found: set[tuple[str, str]] = set()
    for one, other in _dealings(kind, known):
        for a, b in product(keys_of(one, with_office=with_office), keys_of(other, with_office=with_office)):
            if a != b and not (one.country == other.country and one.country in {a, b}):
                found.add((min(a, b), max(a, b)))
    return frozenset(found)


def states_of(kind: EventType, parties: Iterable[Party]) -> frozenset[str]:
    """Give the pairs of states (or of those without one); reports of one event share one.

    Who acts alone is paired with ``-``.
    """
    known = tuple(parties)
    pairs = {tuple(sorted((_home(one), _home(other)))) for one, other in _dealings(kind, known)}
    alone = {(_home(party), "-") for party in known} if not pairs else set()
    return frozenset(" ".join(pair) for pair in (*pairs, *alone) if "" not in pair)


def _home(party: Party) -> str:
    return party.country or party.actor or ""


def _dealings(kind: EventType, parties: tuple[Party, ...]) -> Iterator[tuple[Party, Party]]:
    actors = [party for party in parties if party.side == "actor"]
    recipients = [party for party in parties if party.side == "recipient"]
    if kind == "CONSULT":
        among_states = len({_home(party) for party in parties}) > 1
        for one, other in combinations(parties, 2):
            if not (among_states and _home(one) == _home(other)):
                yield one, other
    elif recipients:
        yield from product(actors, recipients)
    else:
        yield from combinations(actors, 2)
