"""Clocks far apart: one call that two sides date to two days."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import combinations

FAR = 5.0
"""Hours apart from which one in five moments falls on two days."""


def may_straddle_midnight(states: Iterable[str]) -> bool:
    """Say whether two of some states are so far apart that one moment is often on two days.

    >>> may_straddle_midnight(("USA", "CHN")), may_straddle_midnight(("DEU", "RUS"))
    (True, False)
    """
    known = [hours for state in states if (hours := _hours().get(state)) is not None]
    return any(abs(one - other) >= FAR for one, other in combinations(known, 2))


@cache
def _hours() -> Mapping[str, float]:
    path = files("communique.ledger") / "zones.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["hours"])
