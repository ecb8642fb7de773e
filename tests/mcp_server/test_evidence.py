from collections.abc import Iterator
from pathlib import Path

from communique.mcp_server.evidence import LINES, REJECTED, evidence
from communique.records import Reading
from communique.store import Ledger, open_ledger
from store.told import HISTORY, article, contact

BASE = "http://desk.example"


def _call(ledger: Ledger) -> tuple[str, ...]:
    last = ledger.last_contact("Lecornu", "Shoigu").last
    assert last is not None
    return last.event.members


def test_a_report_leads_to_its_event_and_stands_first(ledger: Ledger) -> None:
    for report in _call(ledger):
        found = evidence(ledger, BASE, report)
        assert found.event is not None
        assert found.event.told[0].id == report
        assert found.permalink == f"{BASE}/why/{report}"
        assert any(line.startswith("one event since") for line in found.explanation)
        assert any("rule: " in line for line in found.explanation)


def test_a_quote_and_a_claim_are_explained_too(ledger: Ledger) -> None:
    (quote,) = ledger.quotes("Shoigu")
    found = evidence(ledger, BASE, quote.quote.id)
    assert found.quote is not None
    assert found.quote.words == "“Kyiv does nothing without its curators”"
    assert found.explanation[0].startswith("rule: ")
    (claim,) = ledger.claims()
    checked = evidence(ledger, BASE, claim.check.claim.id)
    assert checked.claim is not None
    assert checked.claim.verdict == claim.check.verdict == "unclear"


def test_an_id_that_nothing_has_is_asked_for_again(ledger: Ledger) -> None:
    found = evidence(ledger, BASE, "feedbeef")
    assert (found.outcome, found.explanation) == ("ask again", ())
    assert found.help == "the ledger holds nothing of the id 'feedbeef'."


def test_what_people_say_counts(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        list(ledger.add_all(HISTORY))
        (quote,) = ledger.quotes("Shoigu")
        made = ledger.correct(quote.quote.id, "reject", who="ada", why="a test")
        found = evidence(ledger, BASE, quote.quote.id)
        assert (found.outcome, found.quote) == ("held", None)
        assert found.answer.startswith(REJECTED)
        assert "reject, by ada" in found.explanation[-1]
        assert evidence(ledger, BASE, made.id).answer.startswith("Held: a person's correction")


def _articles(count: int) -> Iterator[Reading]:
    for number in range(count):
        yield article(str(number), "2024-04-03", contact("2024-04-03"), headline=f"The call, told {number}")


def test_a_long_explanation_is_cut(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        list(ledger.add_all(_articles(40)))
        found = evidence(ledger, BASE, _call(ledger)[0])
    assert found.event is not None
    assert (len(found.event.told), found.event.reports_left_out) == (20, 20)
    assert len(found.explanation) <= LINES
    assert found.lines_left_out > 0
