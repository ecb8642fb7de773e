import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from communique.errors import NothingKnown, UsageError
from communique.records import HeldEvent, Verdict
from communique.store import Ledger, open_ledger
from store.contents import events, homes
from store.told import HISTORY

BY: Mapping[str, Any] = {"who": "desk", "why": "read both communiqués"}
VERDICTS: tuple[Verdict, ...] = ("accept", "undo")
SAYS = "by desk at "


@pytest.fixture
def ledger(copied: str) -> Iterator[Ledger]:
    with open_ledger(copied) as opened:
        yield opened


def _last(ledger: Ledger) -> HeldEvent:
    told = ledger.last_contact("Lecornu", "Shoigu").last
    assert told is not None
    return told.event


def _edtf(ledger: Ledger) -> str | None:
    return _last(ledger).edtf


def test_a_contact_that_is_rejected_counts_no_more(ledger: Ledger) -> None:
    call = _last(ledger)
    ledger.correct(call.id, "reject", **BY)
    assert _last(ledger).edtf == "2024-04"
    assert [ledger.event(one) for one in call.members] == [None, None]
    assert call.id not in {held.event.id for held in ledger.events(limit=None)}
    assert "rejected" in ledger.why(call.id)
    with pytest.raises(NothingKnown, match="rejected"):
        ledger.compare(call.id)


def test_one_report_alone_can_be_rejected(ledger: Ledger) -> None:
    call = _last(ledger)
    out, left = call.members
    ledger.correct(out, "reject", only=True, **BY)
    assert ledger.event(out) is None
    assert (_last(ledger).edtf, _last(ledger).members) == ("2024-04-03", (left,))


def test_what_is_accepted_says_so(ledger: Ledger) -> None:
    call = _last(ledger)
    assert call.judged is None
    ledger.correct(call.id, "accept", **BY)
    assert "desk" in (_last(ledger).judged or "")
    assert "accept" in ledger.why(call.id)


def test_reports_are_parted_and_put_together(ledger: Ledger) -> None:
    one, other = _last(ledger).members
    ledger.correct(one, "split", **BY)
    parted = [ledger.event(known) for known in (one, other)]
    assert [event and event.members for event in parted] == [(one,), (other,)]
    ledger.correct(one, "merge", other=other, **BY)
    merged = ledger.event(other)
    assert merged is not None
    assert merged.members == (one, other)
    assert any("a person joined them" in reason for reason in merged.reasons)


def test_events_of_other_days_are_put_together(ledger: Ledger) -> None:
    call = _last(ledger)
    (old,) = (held.event for held in ledger.events() if held.event.edtf == "2022-10-24")
    ledger.correct(call.id, "merge", other=old.id, **BY)
    merged = ledger.event(old.id)
    assert merged is not None
    assert set(merged.members) == {*call.members, *old.members}
    assert merged == ledger.event(call.id)


def test_a_day_is_corrected(ledger: Ledger) -> None:
    call = _last(ledger)
    ledger.correct(call.id, "edit", field="date", value="2024-05-03", **BY)
    assert _edtf(ledger) == "2024-05-03"
    assert ledger.last_contact("Lecornu", "Shoigu").or_later == ()
    moved = ledger.event(call.members[1])
    assert moved is not None
    assert (moved.earliest, moved.latest, moved.members) == ("2024-05-03", "2024-05-03", call.members)
    ledger.correct(call.id, "edit", field="date", value="2024-05-04", **BY)
    assert _edtf(ledger) == "2024-05-04"


def test_a_day_can_be_taken_away(ledger: Ledger) -> None:
    call = _last(ledger)
    ledger.correct(call.id, "edit", field="date", value="", **BY)
    assert call.id in {told.event.id for told in ledger.last_contact("Lecornu", "Shoigu").undated}


@pytest.mark.parametrize("verdict", ["reject", "accept", "split", "merge", "edit"])
def test_what_is_undone_was_never_said(copied: str, ledger: Ledger, verdict: str) -> None:
    before = events(copied), homes(copied), ledger.last_contact("Lecornu", "Shoigu")
    call = _last(ledger)
    (old,) = (held.event for held in ledger.events() if held.event.edtf == "2022-10-24")
    if verdict == "merge":
        made = ledger.correct(call.id, "merge", other=old.id, **BY)
    elif verdict == "edit":
        made = ledger.correct(call.id, "edit", field="date", value="2022-10-24", **BY)
    elif verdict == "split":
        made = ledger.correct(call.id, "split", **BY)
    else:
        made = ledger.correct(call.id, "accept" if verdict == "accept" else "reject", **BY)
    assert events(copied) != before[0]
    ledger.correct(made.id, "undo", **BY)
    assert (events(copied), homes(copied), ledger.last_contact("Lecornu", "Shoigu")) == before
    assert [each.verdict for each in ledger.corrections()] == [verdict, "undo"]
    assert ledger.check() == ()


def test_a_correction_outlives_a_new_reading(copied: str, ledger: Ledger) -> None:
    call = _last(ledger)
    ledger.correct(call.id, "edit", field="date", value="2024-05-03", **BY)
    ledger.correct(call.members[1], "split", **BY)
    before = events(copied), homes(copied)
    list(ledger.add_all(HISTORY, again=True, batch=2))
    assert (events(copied), homes(copied)) == before


def test_an_edit_of_another_field_shows_everywhere(ledger: Ledger) -> None:
    call = _last(ledger)
    ledger.correct(call.id, "edit", field="channel", value="video", **BY)
    assert _last(ledger).channel == "video"
    assert [held.event.id for held in ledger.contacts(channel="video", since="2024-01-01")] == [call.id]


def test_a_quote_is_corrected(ledger: Ledger) -> None:
    said = next(iter(ledger.quotes("Shoigu"))).quote
    ledger.correct(said.id, "edit", field="speaker", value="a spokesman", **BY)
    (found,) = ledger.quotes(about="curators")
    assert (found.quote.speaker, found.quote.speaker_id) == ("a spokesman", None)
    made = ledger.correct(said.id, "reject", **BY)
    assert len(ledger.quotes(about="curators")) == 0
    ledger.correct(made.id, "undo", **BY)
    assert len(ledger.quotes(about="curators")) == 1


def test_why_tells_what_people_said(ledger: Ledger) -> None:
    made = ledger.correct(_last(ledger).id, "edit", field="date", value="2024-05-03", **BY)
    for known in (made.id, made.about):
        assert f"correction {made.id}: edit date = 2024-05-03, {SAYS}" in ledger.why(known)


def test_what_fits_no_record_is_refused(ledger: Ledger) -> None:
    call = _last(ledger)
    said = next(iter(ledger.quotes())).quote.id
    (alone,) = (held.event.id for held in ledger.events() if held.event.edtf == "2022-10-24")
    with pytest.raises(UsageError, match="Name the other"):
        ledger.correct(call.id, "merge", **BY)
    with pytest.raises(UsageError, match="no event"):
        ledger.correct(said, "split", **BY)
    with pytest.raises(UsageError, match="only report"):
        ledger.correct(alone, "split", **BY)
    with pytest.raises(UsageError, match="names a field"):
        ledger.correct(call.id, "edit", field="weather", value="rain", **BY)
    with pytest.raises(UsageError):
        ledger.correct(call.id, "edit", field="date", value="tomorrow", **BY)
    with pytest.raises(UsageError, match="who made it"):
        ledger.correct(call.id, "accept", who=" ", why="sure")
    for verdict in VERDICTS:
        with pytest.raises(NothingKnown):
            ledger.correct("0" * 16, verdict, **BY)
    with pytest.raises(NothingKnown):
        ledger.correct(call.id, "merge", other="0" * 16, **BY)
    assert ledger.corrections() == ()


def test_corrections_are_cases_to_test_against(ledger: Ledger) -> None:
    call = _last(ledger)
    said = next(iter(ledger.quotes("Shoigu"))).quote
    ledger.correct(call.id, "edit", field="date", value="2024-05-03", **BY)
    made = ledger.correct(said.id, "reject", **BY)
    ledger.correct(made.id, "undo", **BY)
    cases = [json.loads(line) for line in ledger.gold_cases()]
    assert [case["record"]["id"] for case in cases] == [*call.members, said.id]
    assert [case["correction"]["verdict"] for case in cases] == ["edit", "edit", "reject"]
    for case in cases:
        assert case["language"] == "en"
        assert all(words in case["text"] for words in case["words"])
