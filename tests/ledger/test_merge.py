"""Which reports are one event: each rule by a pair that it joins and one that it keeps apart."""

from dataclasses import replace
from itertools import combinations, permutations

import pytest

from communique.ledger.merge import Group, Judged, group, home_of, weigh
from communique.ledger.same import Tie, conflict, conflicts
from communique.records import EventReport
from ledger.made import party, report


def nothing(_one: str, _other: str) -> Tie | None:
    return None


def story(_one: str, _other: str) -> Tie | None:
    return Tie("same_story")


def grouped(*reports: EventReport, judged: Judged | None = None, told: bool = False) -> set[tuple[str, ...]]:
    edges = {
        frozenset((a.id, b.id)): same
        for a, b in combinations(reports, 2)
        if (same := weigh(a, b, copies=nothing, stories=story if told else nothing)) is not None
    }
    return {tuple(sorted(one.id for one in found.members)) for found in group(reports, edges, judged)}


def test_two_articles_of_one_call_are_one_event() -> None:
    assert grouped(report("a"), report("b")) == {("a", "b")}


def test_states_alone_join_those_whom_they_sent() -> None:
    assert grouped(report("a"), report("b", ("FRA", "RUS"), level="unknown")) == {("a", "b")}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (report("b", ("FRA Macron", "RUS Lavrov")), "other people of RUS"),
        (
            report("b", ("FRA Lecornu", "RUS Shoigu"), level="ministers"),
            "one of heads, the other of ministers",
        ),
        (report("b", channel="in_person"), "one by phone, the other by in_person"),
        (report("b", ("FRA Macron", "DEU Scholz")), "other counterparts"),
        (replace(report("b"), count="series"), "one is a series"),
    ],
)
def test_contradictions_keep_reports_apart(other: EventReport, why: str) -> None:
    first = replace(report("a"), count="one")
    assert why in set(conflicts(first, other))
    assert grouped(first, other) == {("a",), ("b",)}


def test_the_first_contradiction_is_told_in_words() -> None:
    assert conflict(report("a"), report("b", channel="in_person")) == "one by phone, the other by in_person"
    assert conflict(report("a"), report("b", ("FRA Macron", "RUS Lavrov"))) == "other people of RUS"


def test_two_calls_on_two_days_are_two() -> None:
    assert grouped(report("a", date="2024-04-02"), report("b", date="2024-04-03")) == {("a",), ("b",)}


def test_a_call_at_night_is_on_two_days_between_far_capitals_only() -> None:
    far, near = ("USA Biden", "CHN Xi"), ("FRA Macron", "RUS Putin")
    assert grouped(report("a", far, "2024-04-02"), report("b", far, "2024-04-03")) == {("a", "b")}
    assert len(grouped(report("a", near, "2024-04-02"), report("b", near, "2024-04-03"))) == 2


def test_news_without_a_day_joins_the_only_contact_of_those_days() -> None:
    undated = report("n", date=None, published="2024-04-04")
    assert grouped(report("a"), undated) == {("a", "n")}


def test_news_without_a_day_joins_none_of_two() -> None:
    undated = report("n", date=None, published="2024-04-04")
    found = grouped(report("a", date="2024-04-02"), report("b", date="2024-04-03"), undated)
    assert found == {("a",), ("b",), ("n",)}


def test_what_is_looked_back_on_without_a_day_joins_nothing() -> None:
    assert len(grouped(report("a"), report("b", date=None, status="historical"))) == 2


def test_three_and_two_of_them_are_not_one_without_more() -> None:
    three = report("a", ("FRA Macron", "RUS Putin", "DEU Scholz"))
    assert len(grouped(three, report("b"))) == 2
    assert len(grouped(three, report("b"), told=True)) == 1


def test_contacts_that_one_article_dates_stay_apart() -> None:
    assert len(grouped(report("a", article="x"), report("b", article="x"))) == 2


def test_a_month_joins_the_only_contact_held_in_it() -> None:
    vague = report("v", date="2024-04", status="historical", published="2024-09-01")
    one = Group(members=(report("a"),), reasons=())
    two = Group(members=(report("b", date="2024-04-20"),), reasons=())
    later = Group(members=(report("c", date="2024-05-20"),), reasons=())
    assert home_of(vague, [one, later]) is one
    assert home_of(vague, [one, two]) is None
    assert home_of(vague, [later]) is None


def test_a_year_joins_nothing() -> None:
    vague = report("v", date="2024", status="historical", published="2025-09-01")
    assert home_of(vague, [Group(members=(report("a"),), reasons=())]) is None


def test_what_a_person_joined_stays_joined_and_what_he_parted_parted() -> None:
    a, b, far = report("a"), report("b"), report("c", date="2023-01-01")
    joined = frozenset({frozenset(("a", "b")), frozenset(("b", "c"))})
    assert grouped(a, b, far, judged=Judged(joined=joined)) == {("a", "b", "c")}
    assert grouped(a, b, judged=Judged(apart=frozenset({frozenset(("a", "b"))}))) == {("a",), ("b",)}


def test_the_order_of_reports_changes_nothing() -> None:
    reports = [
        report("a"),
        report("b", ("FRA", "RUS"), level="unknown"),
        report("c", date="2024-04-02"),
        report("d", date=None),
        report("e", ("FRA Lecornu", "RUS Shoigu"), level="ministers"),
    ]
    found = [grouped(*some) for some in permutations(reports)]
    assert all(one == found[0] for one in found)


def test_a_visitor_is_not_the_host() -> None:
    visit = replace(
        report("a", channel="in_person"),
        parties=(
            replace(party("FRA Macron"), duties=("visitor",)),
            replace(party("RUS Putin"), duties=("host",)),
        ),
    )
    other = replace(
        report("b", channel="in_person"),
        parties=(
            replace(party("FRA Macron"), duties=("host",)),
            replace(party("RUS Putin"), duties=("visitor",)),
        ),
    )
    assert conflict(visit, other) == "visitor and host exchanged"
