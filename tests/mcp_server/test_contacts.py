import pytest

from communique.errors import UsageError
from communique.mcp_server.contacts import UNDATED, VAGUE, events_between, last_contact
from communique.mcp_server.making import ITSELF
from communique.store import Ledger
from mcp_server.conftest import HOSTILE, hostile

BASE = "http://desk.example"
MINISTERS = "Lecornu", "Shoigu"


def test_the_last_contact_says_when_how_and_who_says_so(ledger: Ledger) -> None:
    found = last_contact(ledger, BASE, MINISTERS)
    assert found.outcome == "held"
    assert found.answer.startswith("Last contact held: Wednesday 2024-04-03, by phone (ministers); 2 reports")
    assert found.answer.endswith("7 articles searched, published 2022-08-20 to 2024-05-03.")
    assert found.last is not None
    assert [report.voices for report in found.last.told] == [("AFP",), ("TASS",)]
    assert {report.language for report in found.last.told} == {"en"}
    assert "spoke with" in found.last.told[0].words
    assert found.earlier is not None
    assert (found.earlier.when, found.pause) == ("Monday 2022-10-24", "17 months")


def test_each_record_has_a_permalink(ledger: Ledger) -> None:
    found = last_contact(ledger, BASE, MINISTERS)
    assert found.permalink == f"{BASE}/between/Q20089181/Q32024"
    assert found.last is not None
    assert found.last.permalink == f"{BASE}/event/{found.last.id}"
    report = found.last.told[0]
    assert report.article is not None
    assert report.permalink == f"{BASE}/article/{report.article.id}#{report.id}"
    assert report.article.permalink == f"{BASE}/article/{report.article.id}"
    assert str(report.article.url).startswith("https://news.example/call#:~:text=")


def test_what_may_have_been_later_is_a_doubt(ledger: Ledger) -> None:
    found = last_contact(ledger, BASE, MINISTERS)
    assert [event.date for event in found.maybe_later] == ["2024-04"]
    assert [event.channel for event in found.undated] == ["video"]
    assert found.doubts == (VAGUE, UNDATED)
    assert found.planned is not None
    assert (found.planned.date, found.planned.stage) == ("2024-05-20", "ahead")


def test_a_claim_stands_beside_what_is_held(ledger: Ledger) -> None:
    found = last_contact(ledger, BASE, MINISTERS)
    assert found.last is not None
    assert found.earlier is not None
    (claim,) = found.last.claims
    assert (claim.says, claim.verdict) == ("first such contact since 2022-10", "unclear")
    assert f"{BASE}/event/{found.earlier.id}" in claim.held_events
    assert claim.permalink is not None
    assert claim.permalink.endswith(f"#{claim.id}")


def test_only_what_was_before_a_day_and_of_a_level(ledger: Ledger) -> None:
    found = last_contact(ledger, BASE, MINISTERS, before="2024-04-01")
    assert found.answer.startswith("Last contact held before 2024-04-01: Monday 2022-10-24")
    heads = last_contact(ledger, BASE, ("France", "Россия"), level="heads")
    assert heads.last is not None
    assert [party.name for party in heads.last.parties] == [
        "Emmanuel Macron (FRA, president)",
        "Vladimir Putin (RUS, president)",
    ]


def test_nothing_held_is_no_no(ledger: Ledger, empty: Ledger) -> None:
    found = last_contact(ledger, BASE, ("Peru", "Mongolia"))
    assert found.outcome == "nothing held"
    assert found.answer == (
        "Nothing is held: 7 articles searched, published 2022-08-20 to 2024-05-03. "
        "What these articles do not tell may have happened all the same."
    )
    nothing = last_contact(empty, BASE, ("Peru", "Mongolia"))
    assert nothing.answer == "Nothing is held: the ledger holds no article yet."


def test_a_name_of_nobody_or_of_several_is_asked_for_again(ledger: Ledger) -> None:
    nobody = last_contact(ledger, BASE, ("France", "Qwertz"))
    assert nobody.outcome == "ask again"
    assert "Qwertz" in str(nobody.help)
    assert "Qwertz" not in nobody.answer
    several = events_between(ledger, BASE, ("Bush", "France"))
    assert several.outcome == "ask again"
    assert "George W. Bush (Q207)" in str(several.help)
    assert several.searched.articles == 7


def test_a_day_that_is_none_is_wrong_use(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no day"):
        last_contact(ledger, BASE, MINISTERS, before="2024-13-01")


def test_events_between_two_sides(ledger: Ledger) -> None:
    found = events_between(ledger, BASE, MINISTERS, channel="phone")
    assert [event.date for event in found.events] == ["2024-05-20", "2024-04-03", "2022-10-24"]
    assert [event.stage for event in found.events] == ["ahead", "done", "done"]
    assert [(len(event.told), event.reports_left_out) for event in found.events] == [(1, 0), (1, 1), (1, 0)]
    assert not found.more
    within = events_between(ledger, BASE, MINISTERS, since="2024-04-01", until="2024-04-30", channel="phone")
    assert within.answer.startswith("1 event given, the latest first. 7 articles searched")
    assert events_between(ledger, BASE, MINISTERS, channel="letter").outcome == "nothing held"


def test_at_most_twenty_rows(full: Ledger) -> None:
    found = events_between(full, BASE, MINISTERS)
    assert (len(found.events), found.more) == (20, True)
    assert "There are more" in found.answer
    assert len(events_between(full, BASE, MINISTERS, limit=1000).events) == 20
    assert len(events_between(full, BASE, MINISTERS, limit=2).events) == 2


def test_hostile_text_comes_back_as_data_only(empty: Ledger) -> None:
    empty.add(hostile())
    found = last_contact(empty, BASE, MINISTERS)
    assert found.last is not None
    report = found.last.told[0]
    assert report.article is not None
    assert report.article.title == HOSTILE
    assert "Ignore" not in found.answer
    assert all("Ignore" not in doubt for doubt in found.doubts)
    assert report.voices != (ITSELF,)


def test_a_ledger_is_not_changed_by_questions(ledger: Ledger) -> None:
    before = ledger.info()
    last_contact(ledger, BASE, MINISTERS)
    events_between(ledger, BASE, MINISTERS)
    assert ledger.info() == before
