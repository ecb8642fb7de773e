import logging

import pytest
from starlette.testclient import TestClient

from communique.errors import LedgerDamaged
from communique.ledger.rows import Held
from communique.store import Ledger
from communique.web import Settings, make_app
from web.conftest import HERE, TOKEN

TEXT = (
    "Der französische Verteidigungsminister Sébastien Lecornu hat am Mittwoch mit seinem russischen Kollegen "
    "Sergej Schoigu telefoniert."
)


def _report(ledger: Ledger) -> str:
    return _call(ledger).report.id


def _call(ledger: Ledger) -> Held:
    found = ledger.contacts(("Lecornu", "Shoigu"), channel="phone", limit=None)
    return next(one for one in found if one.event.edtf == "2024-04-03")


def test_nothing_of_a_page_may_run_or_be_framed(pages: TestClient) -> None:
    for path in ("/", "/openapi.json", "/static/communique.css", "/nowhere", "/front.csv"):
        headers = pages.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'self';"), path
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_pages_hold_no_script_or_style_of_their_own_and_nothing_of_others(pages: TestClient) -> None:
    for path in ("/", "/between/FRA/RUS", "/network", "/read", "/edit"):
        told = pages.get(path).text
        assert " style=" not in told
        assert "<style" not in told
        assert " onclick=" not in told
        assert 'src="http' not in told
        assert 'href="http' not in told.replace('href="https://news.example', "")


def test_another_name_is_not_answered(pages: TestClient) -> None:
    assert pages.get("/", headers={"host": "evil.example"}).status_code == 421
    assert pages.get("/", headers={"host": "127.0.0.1:8000"}).status_code == 200


def test_a_read_only_ledger_takes_no_correction(own: Ledger) -> None:
    client = TestClient(make_app(own), base_url=HERE, headers={"origin": HERE})
    said = {"about": _report(own), "verdict": "reject"}
    assert client.post("/judge", data=said).status_code == 403
    assert client.post("/edit", data={"token": ""}).status_code == 403
    client.cookies.set("communique_token", "")
    assert client.post("/judge", data=said).status_code == 403
    assert own.corrections() == ()


def test_a_correction_needs_the_token_and_a_page_of_ours(own: Ledger, editor: TestClient) -> None:
    said = {"about": _report(own), "verdict": "reject", "who": "Ada", "why": "no such call"}
    stranger = TestClient(make_app(own, Settings(token=TOKEN)), base_url=HERE, headers={"origin": HERE})
    assert stranger.post("/edit", data={"token": "wrong"}).status_code == 403
    assert stranger.post("/judge", data=said).status_code == 403
    for origin in ("http://evil.example", "null", f"{HERE}.evil.example"):
        assert editor.post("/judge", data=said, headers={"origin": origin}).status_code == 403
    del editor.headers["origin"]
    assert editor.post("/judge", data=said).status_code == 403
    assert own.corrections() == ()


def test_with_both_it_is_kept_and_counts_at_once(own: Ledger, editor: TestClient) -> None:
    report = _report(own)
    assert "judge" in editor.get("/between/FRA/RUS").text
    told = editor.post(
        "/judge", data={"about": report, "verdict": "reject", "who": "Ada", "why": "no such call"}
    )
    assert (told.status_code, told.headers["location"]) == (303, f"/why/{report}")
    (made,) = own.corrections()
    assert (made.verdict, made.who, made.why) == ("reject", "Ada", "no such call")
    assert "no such call" in editor.get(f"/why/{report}").text
    assert _call(own).event.reports == 1


@pytest.mark.parametrize("verdict", ["edit", "destroy", ""])
def test_no_other_word_is_taken(own: Ledger, editor: TestClient, verdict: str) -> None:
    assert editor.post("/judge", data={"about": _report(own), "verdict": verdict}).status_code == 422
    assert own.corrections() == ()


def test_what_somebody_wrote_meanwhile_is_shown(own: Ledger) -> None:
    client = TestClient(make_app(own), base_url=HERE)
    before = client.get("/between/FRA/RUS").text
    own.correct(_report(own), "reject", who="Ada", why="no such call", only=True)
    assert client.get("/between/FRA/RUS").text != before


def test_a_pasted_text_is_read_and_not_kept(own: Ledger) -> None:
    client = TestClient(make_app(own), base_url=HERE)
    told = client.post("/read", data={"text": TEXT, "published": "2024-04-05"})
    assert told.status_code == 200
    assert "What was already on record" in told.text
    assert "Wednesday, 3 April 2024" in told.text
    assert own.searched().articles == 8


@pytest.mark.parametrize(
    ("form", "code", "words"),
    [
        ({"text": ""}, 422, "There is no text"),
        ({"text": "x" * 2_001}, 413, "longer than 2000 characters"),
        ({"text": "ok", "published": "soon", "language": "xx"}, None, ""),
    ],
)
def test_a_text_that_is_none_or_too_long_is_said(
    ledger: Ledger, form: dict[str, str], code: int | None, words: str
) -> None:
    told = TestClient(make_app(ledger, Settings(longest_text=2_000)), base_url=HERE).post("/read", data=form)
    assert told.status_code == code if code else told.status_code < 500
    assert words in told.text


def test_a_body_without_end_is_refused(ledger: Ledger) -> None:
    client = TestClient(make_app(ledger, Settings(longest_text=1_000)), base_url=HERE)
    assert client.post("/read", data={"text": "x" * 100_000}).status_code == 413


def test_so_many_texts_a_minute_are_read(ledger: Ledger) -> None:
    client = TestClient(make_app(ledger, Settings(readings_a_minute=1)), base_url=HERE)
    assert [client.post("/read", data={"text": TEXT}).status_code for _ in range(2)] == [200, 429]


def test_a_chosen_language_leads_back_to_our_pages_only(pages: TestClient) -> None:
    told = pages.post("/language", data={"language": "de", "back": "/between/FRA/RUS"})
    assert (told.status_code, told.headers["location"]) == (303, "/between/FRA/RUS")
    assert "communique_language=de" in told.headers["set-cookie"]
    for back in ("https://evil.example", "//evil.example", "/\\evil.example"):
        away = pages.post("/language", data={"language": "xx", "back": back})
        assert (away.headers["location"], "set-cookie" in away.headers) == ("/", False)
    pages.cookies.clear()


@pytest.mark.parametrize(
    ("accepted", "language"), [("de-AT,fr;q=0.5", "de"), ("uk, fr;q=0.3", "fr"), ("", "en")]
)
def test_pages_speak_what_the_browser_asks_for(pages: TestClient, accepted: str, language: str) -> None:
    told = pages.get("/between/FRA/RUS", headers={"accept-language": accepted})
    assert f'<html lang="{language}">' in told.text


def test_a_failure_says_nothing_of_the_machine(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise LedgerDamaged("/home/ada/news.db is damaged")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("/home/ada/news.db")

    client = TestClient(make_app(ledger), base_url=HERE, raise_server_exceptions=False)
    for fault, code in ((damaged, 503), (broken, 500)):
        monkeypatch.setattr(Ledger, "whom", fault)
        for path in ("/who/RUS", "/who/RUS.json"):
            with caplog.at_level(logging.CRITICAL, "communique.web"):
                told = client.get(path)
            assert told.status_code == code
            assert "/home" not in told.text
