"""Who said what."""

from typing import Unpack

from communique.errors import NothingKnown, NotOne, UsageError
from communique.mcp_server.answers import QuotesAnswer, ask_again
from communique.mcp_server.asked import Within, bounds
from communique.mcp_server.telling import Telling
from communique.mcp_server.wording import some_held
from communique.store import Ledger
from communique.store.search import folded


def who_said(
    ledger: Ledger,
    base: str,
    *,
    speaker: str | None = None,
    about: str | None = None,
    **within: Unpack[Within],
) -> QuotesAnswer:
    """List quotes of a speaker, or of all, with some words in them, those of the latest articles first.

    Days are those of the articles. Raises `UsageError`, `LedgerError`.
    """
    since, until, limit = bounds(within)
    if about is not None and not folded(about):
        raise UsageError(
            f"{about!r} has no word to search for. Name one that must stand in the quote: Minsk."
        )
    try:
        found = ledger.quotes(speaker, about=about, since=since, until=until, limit=limit + 1)
    except (NothingKnown, NotOne) as err:
        return ask_again(QuotesAnswer, ledger, err)
    telling, searched = Telling(ledger, base), ledger.searched()
    more, shown = len(found) > limit, found[:limit]
    narrow = "speaker, about, since or until"
    return QuotesAnswer(
        outcome="held" if len(shown) else "nothing held",
        answer=some_held(len(shown), "quote", searched, more=more, narrow=narrow),
        searched=searched,
        quotes=tuple(map(telling.quote, shown)),
        more=more,
    )
