"""Parsed → Date: temporal expressions with TIMEX3 values, intervals and relations.

The way: `find` (words → expressions, no anchor), `relation` and `context` (what they stand to and lean on),
`resolve` (a pure function of what was said and the publication day), `value` (TIMEX3, EDTF, days).
"""

from collections.abc import Callable, Mapping
from typing import Any

from communique.dates.doubts import date_unresolved, weekday_contradicts_date
from communique.dates.find import FIRST
from communique.dates.resolve import resolve
from communique.dates.step import find_dates

_ROW: tuple[Callable[..., Any], ...] = (*FIRST, date_unresolved, weekday_contradicts_date)
RULES: Mapping[str, Callable[..., Any]] = {f"dates.{rule.__name__}": rule for rule in _ROW}
"""What may stand in the ``rule`` of a date or of a doubt about one."""

__all__ = ["RULES", "find_dates", "resolve"]
