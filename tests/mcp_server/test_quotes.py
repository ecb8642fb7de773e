import pytest

from communique.errors import UsageError
from communique.mcp_server.quotes import who_said
from communique.store import Ledger
from mcp_server.conftest import HOSTILE, hostile

BASE = "http://desk.example"


def test_who_said_what_in_which_words(ledger: Ledger) -> None:
    found = who_said(ledger, BASE, speaker="Шойгу")
    (quote,) = found.quotes
    assert quote.words == "“Kyiv does nothing without its curators”"
    assert (quote.speaker_key, quote.speaker_country, quote.language) == ("Q32024", "RUS", "en")
    assert quote.voices == ("TASS",)
    assert quote.article is not None
    assert quote.permalink == f"{BASE}/article/{quote.article.id}#{quote.id}"
    assert (
        found.answer
        == "1 quote given, the latest first. 7 articles searched, published 2022-08-20 to 2024-05-03."
    )


def test_quotes_are_found_by_their_words_and_days(ledger: Ledger) -> None:
    assert [quote.words for quote in who_said(ledger, BASE, about="Moscow").quotes] == [
        "“France condemns the attack near Moscow”"
    ]
    assert len(who_said(ledger, BASE, since="2024-04-04").quotes) == 1
    assert who_said(ledger, BASE, until="2024-04-02").outcome == "nothing held"
    assert who_said(ledger, BASE, about="Reykjavík").answer.startswith("Nothing is held: 7 articles searched")


def test_words_to_search_for_are_needed(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no word"):
        who_said(ledger, BASE, about="!!!")


def test_whom_several_may_be_is_asked_for_again(ledger: Ledger) -> None:
    found = who_said(ledger, BASE, speaker="Kim")
    assert (found.outcome, found.quotes) == ("ask again", ())
    assert "and 25 more" in str(found.help)


def test_at_most_twenty_quotes(full: Ledger) -> None:
    found = who_said(full, BASE)
    assert (len(found.quotes), found.more) == (20, True)


def test_hostile_words_are_words(empty: Ledger) -> None:
    empty.add(hostile())
    found = who_said(empty, BASE)
    assert [quote.words for quote in found.quotes] == [f"“{HOSTILE}”"]
    assert "Ignore" not in found.answer
