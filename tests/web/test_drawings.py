from math import hypot

import pytest

from communique.ledger.history import Stretch, rhythm
from communique.records import Channel, Known
from communique.web.network import SIZE, drawing
from communique.web.timeline import SINGLE, WIDTH, TimeLine, time_line


def _stretch(
    known: str, earliest: str | None, latest: str | None, channel: Channel = "phone", told: Known = "reported"
) -> Stretch:
    return Stretch(
        id=known,
        earliest=earliest,
        latest=latest,
        channel=channel,
        level="heads",
        known=told,
        reports=1,
        sources=1,
    )


def _drawn(*stretches: Stretch, claimed: tuple[tuple[str, str], ...] = ()) -> TimeLine:
    drawn = time_line(stretches, rhythm(stretches).longest, claimed)
    assert drawn is not None
    return drawn


def test_a_bar_is_as_wide_as_its_date_is_vague() -> None:
    drawn = _drawn(
        _stretch("day", "2024-04-03", "2024-04-03"),
        _stretch("month", "2024-10-01", "2024-10-31"),
        _stretch("year", "2023-01-01", "2023-12-31"),
    )
    widths = {bar.events[0]: bar.width for bar in drawn.bars}
    assert widths["day"] < widths["month"] < widths["year"]
    assert widths["year"] == pytest.approx(WIDTH / 2, rel=0.01)
    assert (drawn.first, drawn.last) == (2023, 2024)


def test_what_is_only_recalled_or_claimed_looks_otherwise() -> None:
    drawn = _drawn(
        _stretch("told", "2024-04-03", "2024-04-03"),
        _stretch("recalled", "2024-01-03", "2024-01-03", told="recalled"),
        claimed=(("2022-10-01", "2022-10-31"),),
    )
    assert [bar.kind for bar in drawn.bars] == ["recalled", "told", "claimed"]
    assert drawn.first == 2022


def test_channels_have_lanes_of_their_own() -> None:
    drawn = _drawn(
        _stretch("call", "2024-04-03", "2024-04-03"),
        _stretch("visit", "2024-04-03", "2024-04-03", "in_person"),
    )
    assert len({bar.y for bar in drawn.bars}) == len(drawn.lanes) == 2


def test_the_longest_silence_is_drawn() -> None:
    drawn = _drawn(*(_stretch(day, day, day) for day in ("2022-01-01", "2022-02-01", "2024-02-01")))
    assert drawn.gap is not None
    assert drawn.gap.pause.at_least == 730
    assert drawn.gap.width > WIDTH / 2


def test_what_has_no_day_is_not_drawn() -> None:
    assert time_line([_stretch("undated", None, None)], None) is None


def test_many_bars_are_one_stroke() -> None:
    days = [f"20{year:02}-{month:02}-05" for year in range(24) for month in range(1, 13)]
    drawn = _drawn(*(_stretch(day, day, day) for day in days))
    assert (len(days) > SINGLE, drawn.bars) == (True, ())
    assert [one.path.count("M") for one in drawn.outlines] == [len(days)]


def test_those_with_most_contacts_stand_inmost_and_lines_are_as_wide_as_many() -> None:
    drawn = drawing([("CHN", "USA", 30), ("FRA", "USA", 3), ("DEU", "FRA", 1)])
    assert [node.state for node in drawn.nodes][:2] == ["USA", "CHN"]
    assert [line.contacts for line in drawn.lines] == [1, 3, 30]
    assert drawn.lines[-1].width > drawn.lines[0].width


def test_no_line_of_few_states_runs_through_a_third_one() -> None:
    drawn = drawing([("USA", f"X{number}", 1) for number in range(12)])
    lengths = {round(hypot(node.x - SIZE / 2, node.y - SIZE / 2)) for node in drawn.nodes}
    assert len(lengths) == 1


def test_a_crowd_is_cut_and_said() -> None:
    drawn = drawing([("USA", f"X{number:02}", 1) for number in range(60)])
    assert len(drawn.nodes) + drawn.left_out == 61
    assert drawn.left_out > 0


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawing([]).nodes == ()
