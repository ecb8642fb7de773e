"""PLOVER events of a ledger as JSON lines."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from communique.exports.days import precision
from communique.exports.polecat import polecat_text
from communique.records import Status
from communique.store import Ledger
from exports.hand import EVENT, HOSTILE, REPORT, held, hostile_held


def test_an_event_says_who_and_when() -> None:
    told = json.loads(next(polecat_text([held()])))
    assert (told["event_type"], told["event_mode"]) == ("CONSULT", "phone")
    assert (told["quad"], told["event_date"], told["date_precision"]) == (
        "verbal cooperation",
        "2022-10",
        "month",
    )
    assert told["actors"][1] == {
        "name": "Wladimir Putin",
        "country": "RUS",
        "sector": "GOV",
        "role": "president",
        "id": "Q7747",
        "wikidata": "Q7747",
    }
    assert (told["placename"], told["country"], told["source_ids"]) == (
        "Berlin",
        "DEU",
        ["00000000000000a1"],
    )


@pytest.mark.parametrize(
    ("status", "wanted"),
    [("actual", ["CONSULT"]), ("planned", ["AGREE"]), ("requested", ["REQUEST"]), ("denied", [])],
)
def test_a_status_reduces_the_type(status: Status, wanted: list[str]) -> None:
    lines = polecat_text([held(replace(EVENT, status=status))])
    assert [json.loads(line)["event_type"] for line in lines] == wanted


def test_a_country_is_that_of_the_place_that_is_named() -> None:
    told = json.loads(next(polecat_text([held(report=replace(REPORT, place="Paris"))])))
    assert (told["placename"], told["country"]) == ("Berlin", None)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "wanted"),
    [
        ("2024-04-03", "2024-04-03", "2024-04-03", "day"),
        ("2024-04-03T10:00", "2024-04-03", "2024-04-03", "day"),
        ("2022-10~", "2022-10-01", "2022-10-31", "month"),
        ("2022", "2022-01-01", "2022-12-31", "year"),
        ("2023-12-01~/2023-12-10~", "2023-12-01", "2023-12-10", "interval"),
        ("2024-04-03/..", "2024-04-03", None, "open"),
        (None, None, None, None),
    ],
)
def test_a_date_says_how_precise_it_is(
    edtf: str | None, earliest: str | None, latest: str | None, wanted: str | None
) -> None:
    assert precision(replace(EVENT, edtf=edtf, earliest=earliest, latest=latest)) == wanted


def test_a_ledger_gives_a_line_for_what_is_real(ledger: Ledger) -> None:
    events = ledger.events(limit=None)
    real = [one.event.id for one in events if one.event.status not in {"hypothetical", "denied", "negated"}]
    assert [json.loads(line)["event_id"] for line in polecat_text(events)] == real


@given(HOSTILE)
def test_hostile_text_stays_within_its_line(words: str) -> None:
    (line,) = polecat_text([hostile_held(words)])
    assert json.loads(line.encode())["event_id"] == EVENT.id
    assert line.count("\n") == 1
