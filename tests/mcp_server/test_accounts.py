from communique.mcp_server.accounts import compare_accounts
from communique.store import Ledger

BASE = "http://desk.example"


def _call(ledger: Ledger) -> str:
    last = ledger.last_contact("Lecornu", "Shoigu").last
    assert last is not None
    return last.event.id


def test_accounts_stand_side_by_side(ledger: Ledger) -> None:
    found = compare_accounts(ledger, BASE, _call(ledger))
    assert found.event is not None
    assert found.event.id == _call(ledger)
    assert [account.account for account in found.accounts] == ["A", "B", "C", "D"][: len(found.accounts)]
    assert {account.side for account in found.accounts} == {"FRA", "RUS", None}
    statements = [fact for fact in found.facts if fact.fact == "statement"]
    assert {said.words for fact in statements for said in fact.said} == {
        "“France condemns the attack near Moscow”",
        "“Kyiv does nothing without its curators”",
    }
    assert all(fact.not_mentioned_by for fact in statements)
    assert all(said.permalink.startswith(f"{BASE}/article/") for fact in found.facts for said in fact.said)
    assert "What one does not mention it does not deny." in found.answer


def test_facts_that_differ_come_first(ledger: Ledger) -> None:
    found = compare_accounts(ledger, BASE, _call(ledger))
    assert [fact.differs for fact in found.facts] == sorted(
        (fact.differs for fact in found.facts), reverse=True
    )


def test_an_event_that_nobody_has_is_asked_for_again(ledger: Ledger) -> None:
    found = compare_accounts(ledger, BASE, "feedbeef")
    assert (found.outcome, found.event, found.facts) == ("ask again", None, ())
    assert "feedbeef" in str(found.help)
