"""Parsed → Event, Claim: what was done, planned, denied, and by whom.

A contact is a CONSULT event between parties; the other types are PLOVER's. Each event's ``status`` says what
became of the act, its ``date`` when the act was, not when the article appeared.
"""

from collections.abc import Callable, Mapping
from typing import Any

from communique.events.beside import (
    background_goes_on,
    during_visit,
    other_side_before,
    parties_before,
    said_in_contact,
    shared_day,
)
from communique.events.claims import CLAIM_RULES
from communique.events.contacts import destination_hosts
from communique.events.deeds import one_sided
from communique.events.groups import group_placed, unnamed_group
from communique.events.merge import disputed_actor
from communique.events.step import Events, find_events
from communique.events.telling import undated
from communique.events.triggers import noun, verb
from communique.events.voices import hearsay, speaker_joins

__all__ = ["RULES", "Events", "find_events"]

_ROW: tuple[Callable[..., Any], ...] = (
    verb,
    noun,
    unnamed_group,
    group_placed,
    *CLAIM_RULES,
    destination_hosts,
    one_sided,
    disputed_actor,
    undated,
    parties_before,
    other_side_before,
    said_in_contact,
    during_visit,
    speaker_joins,
    background_goes_on,
    hearsay,
    shared_day,
)
RULES: Mapping[str, Callable[..., Any]] = {f"events.{rule.__name__}": rule for rule in _ROW}
"""The rules of this step, by the name that records carry."""
