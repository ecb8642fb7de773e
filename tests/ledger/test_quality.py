"""Merging on groups written blind does not fall below its floors."""

import pytest

from ledger.quality import Group, Score, groups, readings, score
from processor import slack

GROUPS = list(groups())
LATER = "later"
"""The file of the groups that were written when the rules stood: scored once before anybody looked."""


@pytest.fixture(scope="module", params=["first", LATER])
def scores(request: pytest.FixtureRequest) -> tuple[str, Score, Score]:
    """Give which groups, and their scores: as marked by a human, and as read."""
    name = str(request.param)
    some = [one for one in GROUPS if (one.file == LATER) == (name == LATER)]
    read = readings(some)
    return name, score(some, read, as_marked=True), score(some, read, as_marked=False)


def test_the_groups_are_enough() -> None:
    assert len(GROUPS) >= 90
    assert len({report.text for one in GROUPS for report in one.reports}) >= 300


def test_merging_alone_holds_its_floors(scores: tuple[str, Score, Score]) -> None:
    name, marked, _ = scores
    precision, f1, wrong = {"first": (0.97, 0.95, 0), LATER: (0.95, 0.915, 2)}[name]
    assert marked.precision >= precision, "\n".join(marked.errors)
    assert marked.f1 >= f1, "\n".join(marked.errors)
    assert marked.sources[False] <= wrong, "\n".join(marked.errors)


def test_reading_and_merging_hold_their_floors(scores: tuple[str, Score, Score]) -> None:
    name, _, read = scores
    precision, f1, whole = {"first": (0.86, 0.73, 0.35), LATER: (0.78, 0.65, 0.25)}[name]
    assert read.precision >= precision - slack(), "\n".join(read.errors)
    assert read.f1 >= f1 - slack(), "\n".join(read.errors)
    assert read.whole_recall >= whole - slack(), "\n".join(read.errors)


def test_nothing_marked_is_left_out() -> None:
    one: Group
    for one in GROUPS:
        for told in one.reports:
            for row in told.contacts:
                assert row["words"] in told.text
                assert row["parties"]
