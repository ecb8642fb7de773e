"""Two sides: when they last dealt with each other, and all that was between them."""

from typing import Unpack

from communique.cli.ledger_words import days_words
from communique.errors import NothingKnown, NotOne
from communique.exports.permalinks import between_path
from communique.ledger.history import Asked, LastContact, pauses
from communique.mcp_server.answers import EventsAnswer, LastContactAnswer, SideRow, ask_again
from communique.mcp_server.asked import Within, bounds, day
from communique.mcp_server.telling import Telling
from communique.mcp_server.wording import last_words, nothing_held, some_held
from communique.records import Channel, Level
from communique.store import Ledger

LATER = 12
"""Contacts shown that may have been later: with the others that an answer holds they are 20."""

VAGUE = "The last contact is not sure: others may have been later, but their days are known only roughly."
UNDATED = "The last contact is not sure: others are told without any day."


def last_contact(
    ledger: Ledger,
    base: str,
    between: tuple[str, str],
    *,
    before: str | None = None,
    level: Level | None = None,
) -> LastContactAnswer:
    """Say when two sides last dealt with each other, before an ISO day or at all.

    Raises `UsageError` for a day that is none, `LedgerError`.
    """
    until = day(before)
    try:
        found = ledger.last_contact(*between, before=until, level=level)
    except (NothingKnown, NotOne) as err:
        return ask_again(LastContactAnswer, ledger, err)
    telling = Telling(ledger, base)
    held = [told for told in (found.last, found.earlier, found.next) if told is not None]
    is_held = bool(held or found.or_later or found.undated)
    return LastContactAnswer(
        outcome="held" if is_held else "nothing held",
        answer=last_words(found) if is_held else nothing_held(found.searched),
        searched=found.searched,
        between=_sides((found.a, found.b)),
        permalink=telling.link(between_path(found.a.key, found.b.key)),
        last=None if found.last is None else telling.told(found.last),
        earlier=None if found.earlier is None else telling.told(found.earlier),
        pause=_pause(found),
        maybe_later=telling.each(found.or_later, LATER),
        undated=telling.each(found.undated),
        planned=None if found.next is None else telling.told(found.next),
        doubts=tuple(
            words
            for words, some in ((VAGUE, found.or_later), (UNDATED, found.undated))
            if found.last and some
        ),
    )


def _sides(pair: tuple[Asked, Asked]) -> tuple[SideRow, ...]:
    return tuple(SideRow(key=side.key, name=side.name) for side in pair)


def _pause(found: LastContact) -> str | None:
    events = [told.event for told in (found.earlier, found.last) if told is not None]
    return next((days_words(one.at_least, one.at_most) for one in pauses(events)), None)


def events_between(
    ledger: Ledger,
    base: str,
    between: tuple[str, str],
    *,
    channel: Channel | None = None,
    **within: Unpack[Within],
) -> EventsAnswer:
    """List what was between two sides, the latest first; days are those of the events.

    Raises `UsageError`, `LedgerError`.
    """
    since, until, limit = bounds(within)
    try:
        pair = ledger.pair(*between)
        found = ledger.events(between, since=since, until=until, channel=channel, limit=limit + 1)
    except (NothingKnown, NotOne) as err:
        return ask_again(EventsAnswer, ledger, err)
    telling, searched = Telling(ledger, base), ledger.searched()
    more, shown = len(found) > limit, found[:limit]
    narrow = "since, until or channel"
    return EventsAnswer(
        outcome="held" if len(shown) else "nothing held",
        answer=some_held(len(shown), "event", searched, more=more, narrow=narrow),
        searched=searched,
        between=_sides(pair),
        permalink=telling.link(between_path(pair[0].key, pair[1].key)),
        events=tuple(map(telling.held, shown)),
        more=more,
    )
