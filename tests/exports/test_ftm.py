"""FollowTheMoney: only schemata and properties of its model, ids that lead somewhere, dates as prefixes."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from communique.exports.ftm import ftm_text
from communique.ledger.rows import Held
from communique.store import Ledger
from exports.hand import EVENT, HEAD, HOSTILE, REPORT, held, hostile_held, party

THING = {"name", "alias", "country", "sector", "wikidataId"}
MODEL = {
    "Person": {*THING, "position"},
    "PublicBody": THING,
    "Organization": THING,
    "LegalEntity": THING,
    "Article": {"title", "publishedAt", "language", "publisher", "sourceUrl", "retrievedAt"},
    "Event": {
        "name", "summary", "date", "startDate", "endDate", "location", "country", "involved", "keywords",
        "proof", "sourceUrl", "publisher", "recordId", "retrievedAt",
    },
}  # fmt: skip
"""What of its model (version 4.11) we write."""


def entities(records: Iterable[Held]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ftm_text(records)]


def event_of(record: Held) -> dict[str, Any]:
    properties: dict[str, Any] = entities([record])[-1]["properties"]
    return properties


def test_entities_are_of_the_model_and_come_once(ledger: Ledger) -> None:
    found = entities(ledger.events(limit=None))
    seen: set[str] = set()
    for entity in found:
        assert set(entity["properties"]) <= MODEL[entity["schema"]]
        assert all(values and all(values) for values in entity["properties"].values())
        assert entity["id"] not in seen
        assert {*entity["properties"].get("involved", ()), *entity["properties"].get("proof", ())} <= seen
        seen.add(entity["id"])


def test_what_the_model_asks_for_is_there(ledger: Ledger) -> None:
    for entity in entities(ledger.events(limit=None)):
        assert entity["schema"] == "Article" or entity["properties"]["name"]


def test_a_person_has_the_id_that_others_give() -> None:
    found = {entity["id"]: entity for entity in entities([held()])}
    assert found["Q7747"]["schema"] == "Person"
    assert found["Q7747"]["properties"]["country"] == ["ru"]
    assert "Wladimir Putin" in found["Q7747"]["properties"]["alias"]
    assert "president, Russia" in found["Q7747"]["properties"]["position"]


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "wanted"),
    [
        ("2022-10", "2022-10-01", "2022-10-31", {"date": ["2022-10"]}),
        ("2022~", "2022-01-01", "2022-12-31", {"date": ["2022"]}),
        ("2024-04-03", "2024-04-03", "2024-04-03", {"date": ["2024-04-03"]}),
        ("2024-04-03/..", "2024-04-03", None, {"startDate": ["2024-04-03"]}),
        (
            "2023-12-01~/2023-12-10~",
            "2023-12-01",
            "2023-12-10",
            {"startDate": ["2023-12-01"], "endDate": ["2023-12-10"]},
        ),
        (None, None, None, {}),
    ],
)
def test_a_date_says_no_more_than_is_known(
    edtf: str | None, earliest: str | None, latest: str | None, wanted: dict[str, list[str]]
) -> None:
    told = event_of(held(replace(EVENT, edtf=edtf, earliest=earliest, latest=latest)))
    assert {name: told[name] for name in ("date", "startDate", "endDate") if name in told} == wanted


def test_what_did_not_happen_is_left_out_and_what_is_planned_says_so() -> None:
    assert entities([held(replace(EVENT, status="denied"))]) == []
    assert event_of(held(replace(EVENT, status="planned")))["name"] == [
        "Olaf Scholz – Wladimir Putin, phone, 2022-10, planned"
    ]


def test_who_has_no_id_is_another_in_every_event() -> None:
    nobody = (party("soldiers", None, role=None),)
    two = [held(replace(EVENT, id=known, parties=nobody)) for known in ("e1", "e2")]
    people = [entity["id"] for entity in entities(two) if entity["schema"] == "Person"]
    assert len(set(people)) == 2


def test_only_addresses_of_the_web_are_given() -> None:
    assert "sourceUrl" not in event_of(held(head=replace(HEAD, url="mail.mbox#3")))


@given(HOSTILE)
def test_hostile_text_stays_within_its_line(words: str) -> None:
    for line in ftm_text([hostile_held(words)]):
        entity = json.loads(line.encode())
        assert line.count("\n") == 1
        assert re.fullmatch(r"[\w-]+", entity["id"])


def test_an_event_says_where_and_in_which_words() -> None:
    told = event_of(held())
    assert (told["location"], told["country"], told["summary"]) == (["Berlin"], ["de"], [REPORT.words])
