"""The sentences of answers: our own words only, none of an article's, so that nothing in them is hostile."""

from communique.cli.ledger_words import CHANNELS, when
from communique.cli.phrasing import several
from communique.ledger.history import LastContact, Searched
from communique.records import HeldEvent

UNKNOWN = (
    "Nobody and nothing of this name or id is known here, which says nothing about what happened. "
    "Ask again, as `help` says."
)
SEVERAL = "Several have this name. Ask again with one of those that `help` lists."
NO_NO = "What these articles do not tell may have happened all the same."


def searched_words(found: Searched) -> str:
    """Say how much was searched.

    >>> searched_words(Searched(articles=10, earliest="2022-10-23", latest="2024-11-15"))
    '10 articles searched, published 2022-10-23 to 2024-11-15.'
    """
    articles = several(found.articles, "article")
    if not found.articles:
        return "The ledger holds no article yet."
    if found.earliest is None:
        return f"{articles} searched, none with a day of publication."
    return f"{articles} searched, published {found.earliest} to {found.latest}."


def nothing_held(found: Searched) -> str:
    """Say that nothing is held, so that nobody takes it for "no".

    >>> nothing_held(Searched(articles=0, earliest=None, latest=None))
    'Nothing is held: the ledger holds no article yet.'
    """
    words = searched_words(found)
    if not found.articles:
        return f"Nothing is held: {words[0].lower()}{words[1:]}"
    return f"Nothing is held: {words} {NO_NO}"


def some_held(count: int, thing: str, found: Searched, *, more: bool, narrow: str) -> str:
    """Say how many records are given, whether there are more, and out of how much."""
    if not count:
        return nothing_held(found)
    further = f" There are more: narrow the question by {narrow}." if more else ""
    return f"{several(count, thing)} given, the latest first.{further} {searched_words(found)}"


def last_words(found: LastContact) -> str:
    """Say when two sides last dealt with each other, as far as that is known."""
    before = f" before {found.before}" if found.before else ""
    level = f" at the level of {found.level}" if found.level else ""
    held = [f"No contact{level}{before} with a day is held."]
    if found.last is not None:
        held = [f"Last contact held{level}{before}: {_contact(found.last.event)}."]
    if found.earlier is not None:
        held.append(f"Before that: {_contact(found.earlier.event)}.")
    if found.or_later:
        held.append(f"Maybe later, since of vague days: {several(len(found.or_later), 'contact')}.")
    if found.undated:
        held.append(f"Told without a day: {several(len(found.undated), 'contact')}.")
    if found.next is not None:
        held.append(f"Ahead: {_contact(found.next.event)}, {found.next.event.status}.")
    return " ".join((*held, searched_words(found.searched)))


def _contact(event: HeldEvent) -> str:
    level = "" if event.level == "unknown" else f" ({event.level})"
    counts = f"{several(event.reports, 'report')}, {several(event.sources, 'independent source')}"
    return f"{when(event)}, {CHANNELS[event.channel]}{level}; {counts}"
