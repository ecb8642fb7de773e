"""How exactly the day of an event is known, and the day as far as it is known."""

import re
from typing import Literal

from communique.records import HeldEvent

Precision = Literal["day", "month", "year", "interval", "open"]

PLAIN = re.compile(r"(\d{4}(?:-\d{2}){0,2})[~?%]?$")
"""A year, month or day of EDTF, whatever is doubtful in it."""
BY_LENGTH: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def precision(event: HeldEvent) -> Precision | None:
    """Say how exactly the day is known; nothing where no day is told."""
    if event.earliest is None and event.latest is None:
        return None
    if event.earliest is None or event.latest is None:
        return "open"
    if event.earliest == event.latest:
        return "day"
    known = prefix(event)
    return "interval" if known is None else BY_LENGTH[len(known)]


def prefix(event: HeldEvent) -> str | None:
    """Give the day, month or year of an event if it is one: 2024-04-03, 2022-10, 2022."""
    if event.earliest is not None and event.earliest == event.latest:
        return event.earliest
    found = PLAIN.match(event.edtf or "")
    return None if found is None else found[1]
