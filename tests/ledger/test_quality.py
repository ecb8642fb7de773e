"""Merging on groups written blind does not fall below its floors."""

import pytest

from ledger.quality import Group, Score, groups, readings, score
from processor import slack

GROUPS = list(groups())


@pytest.fixture(scope="module")
def scores() -> tuple[Score, Score]:
    """Give the scores of all groups: as marked by a human, and as read."""
    read = readings(GROUPS)
    return score(GROUPS, read, as_marked=True), score(GROUPS, read, as_marked=False)


def test_the_groups_are_enough() -> None:
    assert len(GROUPS) >= 60
    assert len({report.text for one in GROUPS for report in one.reports}) >= 200


def test_merging_alone_holds_its_floors(scores: tuple[Score, Score]) -> None:
    marked, _ = scores
    assert marked.precision >= 0.97, "\n".join(marked.errors)
    assert marked.f1 >= 0.95, "\n".join(marked.errors)
    assert marked.sources[False] == 0, "\n".join(marked.errors)


def test_reading_and_merging_hold_their_floors(scores: tuple[Score, Score]) -> None:
    _, read = scores
    assert read.precision >= 0.86 - slack(), "\n".join(read.errors)
    assert read.f1 >= 0.73 - slack(), "\n".join(read.errors)
    assert read.whole_recall >= 0.35 - slack(), "\n".join(read.errors)


def test_nothing_marked_is_left_out() -> None:
    one: Group
    for one in GROUPS:
        for told in one.reports:
            for row in told.contacts:
                assert row["words"] in told.text
                assert row["parties"]
