"""How much a ledger holds."""

from communique.languages import LANGUAGES
from communique.mcp_server.answers import InfoAnswer
from communique.mcp_server.wording import NO_NO, nothing_held, searched_words
from communique.store import Ledger


def ledger_info(ledger: Ledger) -> InfoAnswer:
    """Say what a ledger holds, which is what every "nothing held" rests on. Raises `LedgerError`."""
    found = ledger.info()
    is_held = found.searched.articles > 0
    words = f"{searched_words(found.searched)} {NO_NO}" if is_held else nothing_held(found.searched)
    return InfoAnswer(
        outcome="held" if is_held else "nothing held",
        answer=words,
        searched=found.searched,
        counts=found.counts,
        languages=tuple(LANGUAGES),
    )
