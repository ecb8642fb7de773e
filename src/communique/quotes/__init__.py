"""Parsed → Quote: who said what to whom, and through whom we know it."""

from collections.abc import Callable, Mapping
from typing import Any

from communique.quotes import prepositions, records_made, relays, run_on, turns, verbs
from communique.quotes.step import find_quotes

_RULES: tuple[Callable[..., Any], ...] = (
    *verbs.RULES_IN_ORDER,
    *relays.RULES_IN_ORDER,
    *prepositions.RULES_IN_ORDER,
    *run_on.UNCUED,
    run_on.name_and_colon,
    turns.turn,
    run_on.uncued_marks,
    records_made.unpaired_mark,
    records_made.unnamed_speaker,
)
RULES: Mapping[str, Callable[..., Any]] = {f"quotes.{rule.__name__}": rule for rule in _RULES}
"""Every rule of the step by the name that its records carry (without the dictionary entry)."""

__all__ = ["RULES", "find_quotes"]
