"""A day: what was on it, what perhaps was, and what its articles tell without a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import Path

from communique.ledger.rows import EVENTS, Held, Rows
from communique.web.page import Page
from communique.web.site import Here


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """An ISO day: events on it, events that perhaps were, events that its articles tell without a day."""

    day: str
    events: tuple[Held, ...]
    perhaps: tuple[Held, ...]
    undated: tuple[Held, ...]


def day(site: Here, day: Annotated[date, Path(description="An ISO day.")]) -> DayPage:
    """Give what is held of a day."""
    found = site.ledger.day(day.isoformat())
    return DayPage(
        day=found.day,
        events=site.ledger.held(found.events),
        perhaps=site.ledger.held(found.perhaps[:50]),
        undated=site.ledger.held(found.undated),
    )


def _shown(found: DayPage) -> dict[str, object]:
    here = date.fromisoformat(found.day)
    return {
        "before": (here - timedelta(1)).isoformat() if here > date.min else None,
        "following": (here + timedelta(1)).isoformat() if here < date.max else None,
    }


DAY = Page(
    name="day",
    path="/day/{day}",
    ask=day,
    record=DayPage,
    rows=lambda found: Rows(EVENTS, (*found.events, *found.perhaps, *found.undated)),
    feed=lambda found: (*found.events, *found.undated),
    shown=_shown,
)
