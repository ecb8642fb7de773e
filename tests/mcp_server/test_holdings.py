from communique.mcp_server.holdings import ledger_info
from communique.store import Ledger
from store.told import HISTORY


def test_how_much_is_held(ledger: Ledger) -> None:
    found = ledger_info(ledger)
    assert found.counts["article"] == found.searched.articles == len(HISTORY)
    assert found.languages == ("de", "en", "fr", "es", "ru", "uk")
    assert found.answer.startswith("7 articles searched, published 2022-08-20 to 2024-05-03.")


def test_an_empty_ledger_says_so(empty: Ledger) -> None:
    found = ledger_info(empty)
    assert (found.outcome, found.answer) == (
        "nothing held",
        "Nothing is held: the ledger holds no article yet.",
    )
