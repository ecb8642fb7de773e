"""The last, the pauses, the rhythm."""

from communique.ledger.history import latest_of, pauses, rhythm
from ledger.made import event, report

MARCH = event(report("a", date="2024-03-01"))
MAY = event(report("b", date="2024-05-01"))
YEAR = event(report("c", date="2024", published="2025-03-01"))
UNDATED = event(report("d", date=None))


def test_the_last_is_the_one_that_surely_is() -> None:
    assert latest_of([MARCH, MAY, UNDATED]) == (MAY, ())


def test_what_may_have_been_later_is_told_beside() -> None:
    assert latest_of([MARCH, MAY, YEAR]) == (MAY, (YEAR,))


def test_nothing_dated_has_no_last() -> None:
    assert latest_of([UNDATED]) == (None, ())


def test_pauses_are_as_precise_as_the_days() -> None:
    month = event(report("m", date="2024-04", published="2024-06-01"))
    (one,) = pauses([month, MARCH])
    assert (one.after, one.until, one.at_least, one.at_most) == ("a", "m", 31, 60)


def test_the_rhythm_counts_years_and_finds_the_longest_pause() -> None:
    old = event(report("o", date="2022-10-01"))
    found = rhythm([old, MARCH, MAY, UNDATED])
    assert found.by_year == ((2022, 1), (2024, 2))
    assert found.longest is not None
    assert (found.longest.after, found.longest.until) == ("o", "a")
    assert found.median_days == (61 + 517) / 2
