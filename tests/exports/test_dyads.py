"""CAMEO rows of a ledger, with names."""

from dataclasses import replace

from hypothesis import given

from communique.exports.dyads import DYADS, dyads, dyads_text
from communique.store import Ledger
from exports.hand import EVENT, HOSTILE, held, hostile_held, party


def test_a_call_is_two_rows() -> None:
    there, back = (DYADS.row(dyad) for dyad in dyads([held()]))
    assert there == {
        "event_id": EVENT.id,
        "event_date": "2022-10",
        "report_date": "2024-04-04",
        "source": "DEUGOV",
        "source_name": "Olaf Scholz",
        "source_sectors": "GOV",
        "source_country": "DEU",
        "target": "RUSGOV",
        "target_name": "Wladimir Putin",
        "target_sectors": "GOV",
        "target_country": "RUS",
        "cameo_code": "041",
        "reports": 1,
        "sources": 1,
        "article": "00000000000000a1",
        "url": "https://example.org/1",
    }
    assert (back["source"], back["target"], back["cameo_code"]) == ("RUSGOV", "DEUGOV", "041")


def test_several_of_one_code_stand_in_one_row() -> None:
    both = (*EVENT.parties, party("Annalena Baerbock", None, role="minister.foreign"))
    rows = [DYADS.row(dyad) for dyad in dyads([held(replace(EVENT, parties=both))])]
    assert [row["source_name"] for row in rows] == ["Olaf Scholz; Annalena Baerbock", "Wladimir Putin"]


def test_an_act_within_one_state_keeps_its_sides() -> None:
    sides = (party(), party("Annalena Baerbock", None, role="minister.foreign", side="recipient"))
    accusing = replace(EVENT, type="ACCUSE", mode=None, channel=None, parties=sides)
    (row,) = (DYADS.row(dyad) for dyad in dyads([held(accusing)]))
    assert (row["source_name"], row["target_name"]) == ("Olaf Scholz", "Annalena Baerbock")


def test_a_side_that_is_not_told_has_no_name() -> None:
    alone = replace(EVENT, type="ASSAULT", mode=None, channel=None, parties=EVENT.parties[:1])
    (row,) = (DYADS.row(dyad) for dyad in dyads([held(alone)]))
    assert (row["target"], row["target_name"], row["target_country"]) == ("---", None, None)


def test_event_source_and_target_are_unique(ledger: Ledger) -> None:
    rows = [DYADS.row(dyad) for dyad in dyads(ledger.events(limit=None))]
    assert len({(row["event_id"], row["source"], row["target"]) for row in rows}) == len(rows) > 0


def test_what_did_not_happen_has_no_row() -> None:
    assert list(dyads([held(replace(EVENT, status="denied"))])) == []


@given(HOSTILE)
def test_lines_have_as_many_cells_as_the_head(words: str) -> None:
    lines = list(dyads_text([hostile_held(words)]))
    assert len(lines) == 3
    assert {line.count("\t") for line in lines} == {len(DYADS.columns) - 1}
    assert all(len(line.splitlines()) == 1 and line.encode() for line in lines)
