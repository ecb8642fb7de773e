"""What people judge on the page of an event: seen there, counted at once, and taken back."""

import pytest
from starlette.testclient import TestClient

from communique.records import HeldEvent
from communique.store import Ledger
from communique.web import make_app
from web.conftest import HERE

CALL, BEFORE = "2024-04-03", "2022-10-24"


def _event(ledger: Ledger, day: str) -> HeldEvent:
    found = ledger.contacts(("Lecornu", "Shoigu"), limit=None)
    return next(one.event for one in found if one.event.edtf == day)


def _judge(editor: TestClient, about: str, verdict: str, **more: str) -> str:
    said = {"about": about, "verdict": verdict, "who": "Ada", "why": "as the ministry says", **more}
    told = editor.post("/judge", data=said)
    assert told.status_code == 303
    return told.headers["location"]


def test_a_link_to_a_report_that_was_rejected_says_so(own: Ledger, editor: TestClient) -> None:
    call = _event(own, CALL)
    _judge(editor, call.id, "reject")
    assert _event(own, CALL).id != call.id
    told = editor.get(f"/event/{call.id}")
    assert told.status_code == 200
    assert "This report does not count" in told.text
    assert "Ada" in told.text
    assert "as the ministry says" in told.text
    data = editor.get(f"/event/{call.id}.json").json()
    assert (data["told"], data["others"]) == (None, [])
    assert [one["verdict"] for one in data["judged"]] == ["reject"]
    for ending in ("jsonl", "csv", "parquet", "atom"):
        assert editor.get(f"/event/{call.id}.{ending}").status_code == 200


def test_it_leads_to_the_event_of_what_was_judged_with_it(own: Ledger, editor: TestClient) -> None:
    call, before = _event(own, CALL), _event(own, BEFORE)
    _judge(editor, call.id, "merge", other=before.id)
    _judge(editor, call.id, "reject")
    others = editor.get(f"/event/{call.id}.json").json()["others"]
    assert {one for each in others for one in each["members"]} == {*call.members, *before.members} - {call.id}
    told = editor.get(f"/event/{call.id}").text
    assert all(f'href="/event/{each["id"]}"' in told for each in others)


def test_a_judgement_can_be_taken_back_where_it_is_shown(own: Ledger, editor: TestClient) -> None:
    call = _event(own, CALL)
    _judge(editor, call.id, "reject")
    (made,) = own.corrections()
    assert f'name="about" value="{made.id}"' in editor.get(f"/event/{call.id}").text
    _judge(editor, made.id, "undo")
    told = editor.get(f"/event/{call.id}")
    assert "This report does not count" not in told.text
    assert "taken back" in told.text
    assert f'name="about" value="{made.id}"' not in told.text
    assert _event(own, CALL) == call


@pytest.mark.parametrize("address", ["{id}", f"{HERE}/event/{{id}}", "/event/{id}/"])
def test_two_events_are_made_one_by_id_or_address(own: Ledger, editor: TestClient, address: str) -> None:
    call, before = _event(own, CALL), _event(own, BEFORE)
    shown = _judge(editor, call.id, "merge", other=address.format(id=before.id))
    assert shown == f"/event/{call.id}"
    assert set(own.told(call.id).event.members) == {*call.members, *before.members}
    assert "one event" in editor.get(shown).text


def test_a_report_is_parted_from_its_event(own: Ledger, editor: TestClient) -> None:
    call = _event(own, CALL)
    one, other = call.members
    assert editor.get(f"/event/{call.id}").text.count('value="split"') == 2
    assert _judge(editor, other, "split") == f"/event/{other}"
    assert (own.told(one).event.members, own.told(other).event.members) == ((one,), (other,))
    assert 'value="split"' not in editor.get(f"/event/{one}").text


def test_an_event_that_is_the_same_must_be_named_and_held(own: Ledger, editor: TestClient) -> None:
    about = _event(own, CALL).id
    for other, code in (("", 400), ("0000000000000000", 404)):
        assert (
            editor.post("/judge", data={"about": about, "verdict": "merge", "other": other}).status_code
            == code
        )
    assert own.corrections() == ()


def test_without_a_token_nothing_is_offered(own: Ledger) -> None:
    pages = TestClient(make_app(own), base_url=HERE)
    assert "/judge" not in pages.get(f"/event/{_event(own, CALL).id}").text
