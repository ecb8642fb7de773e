"""Parsed → Mention, Entity: who is meant, and for whom they act on that day."""

from collections.abc import Callable, Mapping
from typing import Any

from communique.actors import (
    back,
    epithets,
    known,
    nationals,
    offices,
    owners,
    pairs,
    places,
    pronouns,
    terms,
)
from communique.actors.step import Actors, find_actors

RULES: Mapping[str, Callable[..., Any]] = {
    f"actors.{rule.__name__}": rule
    for rule in (
        known.name,
        known.organisation,
        known.unknown_name,
        offices.role_phrase,
        offices.body,
        places.state,
        places.state_place,
        places.metonym,
        places.seat,
        places.place,
        places.adjective,
        places.place_of_journey,
        places.people_of,
        back.counterpart,
        back.title_again,
        back.titles_together,
        back.sides,
        owners.own_body,
        owners.own_office,
        owners.body_of_subject,
        owners.country_again,
        owners.latter,
        terms.predecessor,
        nationals.national,
        nationals.group_again,
        back.body_again,
        back.untold,
        pronouns.pronoun,
        pronouns.object_pronoun,
        pronouns.they,
        pronouns.them,
        pronouns.itself,
        pairs.both,
        epithets.epithet,
        back.document,
    )
}
"""The rules by the name that their records carry, without a dictionary's entry."""

__all__ = ["RULES", "Actors", "find_actors"]
