"""Two sides: when they last dealt with each other, and all contacts on a line of time."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from communique.exports.permalinks import between_path
from communique.ledger.history import LastContact, Rhythm, Stretch, pauses, rhythm
from communique.ledger.rows import EVENTS, Held, Rows
from communique.records import Channel, Level
from communique.web.page import Page
from communique.web.site import Here, Moved
from communique.web.timeline import time_line

SHOWN = 20
"""Contacts on a page."""

Day = Annotated[str | None, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$", description="An ISO day.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Two sides: the last contact and what surrounds it, contacts, all of them in short, and their rhythm.

    ``more`` is the id of the last contact listed, where older ones are held: give it as ``after``.
    """

    answer: LastContact
    contacts: tuple[Held, ...]
    more: str | None
    timeline: tuple[Stretch, ...]
    rhythm: Rhythm


def between(  # noqa: PLR0913 - what can be asked
    site: Here,
    a: str,
    b: str,
    *,
    before: Day = None,
    level: Level | None = None,
    channel: Channel | None = None,
    since: Day = None,
    until: Day = None,
    after: Annotated[
        str | None, Query(description="The id of the contact where the page before ended.")
    ] = None,
) -> Between:
    """Say when two sides last dealt with each other, and list their contacts, the latest first.

    ``a`` and ``b`` are keys (FRA, Q20089181, minister.defence@RUS) or names in any of our languages.
    """
    one, other = site.ledger.pair(a, b)
    if (one.key, other.key) != (a, b):
        raise Moved(between_path(one.key, other.key))
    found = site.ledger.contacts(
        (a, b),
        level=level,
        channel=channel,
        since=since or None,
        until=until or None,
        after=after,
        limit=SHOWN + 1,
    )
    timeline = site.ledger.timeline(a, b, level=level)
    return Between(
        answer=site.ledger.last_contact(a, b, before=before or None, level=level),
        contacts=tuple(found[:SHOWN]),
        more=found[SHOWN - 1].event.id if len(found) > SHOWN else None,
        timeline=timeline,
        rhythm=rhythm(timeline),
    )


def _shown(found: Between) -> dict[str, object]:
    """Draw the contacts, and those days that are only claimed: of which nothing is held."""
    told = [one for one in (found.answer.last, found.answer.earlier) if one is not None]
    claims = [check.claim for one in told for check in one.claims if check.verdict == "nothing held"]
    claimed = [(one.earliest, one.latest) for one in claims if one.earliest and one.latest]
    around = pauses(one.event for one in told)
    return {
        "line": time_line(found.timeline, found.rhythm.longest, claimed),
        "pauses": {pause.until: pause for pause in found.rhythm.pauses},
        "between": around[0] if around else None,
    }


BETWEEN = Page(
    name="between",
    path="/between/{a}/{b}",
    ask=between,
    record=Between,
    rows=lambda found: Rows(EVENTS, found.contacts),
    feed=lambda found: found.contacts,
    shown=_shown,
)
