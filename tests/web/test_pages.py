import json
import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from communique.store import Ledger
from communique.web import make_app
from communique.web.app import PAGES
from communique.web.show import TYPES
from store.told import MACRON, article, contact
from store.world import Actor
from web.conftest import HERE, HOSTILE

CALL = "2024-04-03"
OURS = {"/static/vendor/htmx-2.0.11.min.js", "/static/communique.js"}


def _paths(ledger: Ledger) -> dict[str, str]:
    call = next(one for one in ledger.contacts(limit=None) if one.event.edtf == CALL)
    hostile = next(one for one in ledger.contacts(limit=None) if one.event.edtf == "2024-05-04")
    return {
        "front": "/",
        "search": "/search?q=Lecornu",
        "between": "/between/Q20089181/Q32024",
        "who": "/who/Q20089181",
        "event": f"/event/{call.event.id}",
        "article": f"/article/{call.head.id}",
        "story": f"/story/{call.head.id}",
        "day": f"/day/{CALL}",
        "network": "/network",
        "why": f"/why/{call.event.id}",
        "quality": "/quality",
        "hostile article": f"/article/{hostile.head.id}",
        "hostile event": f"/event/{hostile.event.id}",
    }


def _twin(path: str, ending: str) -> str:
    page, mark, question = path.partition("?")
    return f"{'/front' if page == '/' else page}.{ending}{mark}{question}"


def test_every_page_is_one_of_those_tried(ledger: Ledger) -> None:
    assert {page.name for page in PAGES} <= _paths(ledger).keys()


def test_pages_are_whole_and_say_their_language(pages: TestClient, ledger: Ledger) -> None:
    for name, path in _paths(ledger).items():
        told = pages.get(path)
        assert (told.status_code, told.headers["content-language"]) == (200, "en"), name
        assert told.text.startswith('<!doctype html>\n<html lang="en">'), name
        assert told.text.count("<main") == told.text.count("<h1") == 1, name
        assert told.text.rstrip().endswith("</html>"), name


def test_every_page_has_its_twins(pages: TestClient, ledger: Ledger) -> None:
    for name, path in _paths(ledger).items():
        shown = pages.get(path)
        for ending, media in TYPES.items():
            told = pages.get(_twin(path, ending))
            assert (told.status_code, told.headers["content-type"].split(";")[0]) == (200, media), name
            assert f'rel="alternate"; type="{media}"' in shown.headers["link"], name
        rows = pages.get(_twin(path, "jsonl")).text.splitlines()
        assert len(rows) == max(len(pages.get(_twin(path, "csv")).text.splitlines()) - 1, 0), name
        assert all(isinstance(json.loads(row), dict) for row in rows), name


def test_the_answer_is_a_sentence_with_its_words_and_who_says_so(pages: TestClient) -> None:
    page = pages.get("/between/Q20089181/Q32024").text
    told = _plain(page)
    assert (
        "Sébastien Lecornu and Sergei Shoigu last dealt with each other on Wednesday, 3 April 2024, by phone"
        in told
    )
    assert "2 reports, 2 independent sources" in told
    assert "17 months in between" in told
    assert 'class="verdict v-unclear"' in page
    assert "Searched: 8 articles" in told


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()).replace(" ,", ",")


@pytest.mark.parametrize(
    ("asked", "lasting"),
    [
        ("/between/Lecornu/Schoigu", "/between/Q20089181/Q32024"),
        ("/between/French%20defence%20minister/Russia.json", "/between/minister.defence%40FRA/RUS.json"),
        ("/who/Choïgou", "/who/Q32024"),
        ("/between/Lecornu/Schoigu?level=heads", "/between/Q20089181/Q32024?level=heads"),
    ],
)
def test_names_lead_to_the_lasting_address(pages: TestClient, asked: str, lasting: str) -> None:
    told = pages.get(asked)
    assert (told.status_code, told.headers["location"]) == (307, lasting)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/nowhere", 404),
        ("/event/0000000000000000", 404),
        ("/article/0000000000000000.json", 404),
        ("/who/Nobodyatall", 404),
        ("/day/2024-13-45", 422),
        ("/between/FRA/RUS?since=yesterday", 422),
        ("/between/FRA/RUS?after=0000000000000000", 404),
        ("/static/../app.py", 404),
        ("/static/%2e%2e/app.py", 404),
    ],
)
def test_what_is_not_there_is_said(pages: TestClient, path: str, code: int) -> None:
    told = pages.get(path)
    assert told.status_code == code
    if ".json" in path:
        assert told.headers["content-type"] == "application/problem+json"
        assert told.json()["status"] == code
    assert "Traceback" not in told.text
    assert "/src/" not in told.text


def test_two_names_are_answered_and_one_is_a_side(pages: TestClient) -> None:
    assert "last dealt with each other" in pages.get("/search?q=Lecornu+Schoigu").text
    assert pages.get("/search.json?q=Lecornu+Schoigu").json()["pair"]["a"]["key"] == "Q20089181"
    assert pages.get("/search.json?q=Lecornu").json()["side"]["key"] == "Q20089181"


def test_a_name_of_several_leads_to_each_of_them(own: Ledger) -> None:
    for key, state in (("one", "FRA"), ("other", "RUS")):
        namesake = Actor(id="L:x", kind="person", state=state, given_name="Ada Namesake")
        own.add(article(key, "2024-05-04", contact("2024-05-04", namesake, MACRON), headline=key))
    pages = TestClient(make_app(own), base_url=HERE, follow_redirects=False)
    for path, code in (("/search?q=Ada+Namesake", 200), ("/who/Ada%20Namesake", 300)):
        told = pages.get(path)
        assert told.status_code == code
        links = re.findall(r'<li><a href="(/who/[^"]+)">([^<]+)</a></li>', told.text)
        assert [name for _, name in links] == ["Ada Namesake (France)", "Ada Namesake (Russia)"], path
        assert [pages.get(link).status_code for link, _ in links] == [200, 200]


def test_fields_narrow_a_search(pages: TestClient) -> None:
    def found(question: str) -> tuple[int, int]:
        told = pages.get("/search.json", params={"q": question}).json()
        return len(told["contacts"]), len(told["quotes"])

    assert found("about:attack") == (0, 1)
    assert found("who:Lecornu about:attack")[1] == 1
    assert found("who:Shoigu about:attack")[1] == 0
    assert found("who:Lecornu kind:contact from:2024 until:2024-04-10") == (2, 0)
    assert found("who:Lecornu kind:phone from:2024 until:2024-04-10") == (1, 0)
    assert found("who:Lecornu kind:video")[0] == 1
    assert found("who:Shoigu kind:quote") == (0, 1)
    assert found("who:Shoigu kind:quote lang:fr") == (0, 0)


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        ("wo:Macron", "“wo” is no name of a field"),
        ("from:someday", "“someday” is no day"),
        ("kind:rumour", "“rumour” is no kind"),
        ("lang:tlh", "“tlh” is no language that is read"),
        ("who:Nobodyatall", "Nobody called “Nobodyatall”"),
    ],
)
def test_what_is_not_understood_is_said_and_is_no_error(pages: TestClient, question: str, hint: str) -> None:
    told = pages.get("/search", params={"q": question})
    assert told.status_code == 200
    assert hint in told.text


class _Seen(HTMLParser):
    """What a browser sees of a page: its attributes, and whence its scripts are."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.attributes: set[str] = set()
        self.scripts: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.attributes |= told.keys()
        if tag == "script":
            self.scripts.add(told.get("src") or "inline")


def test_hostile_words_stand_as_words_on_every_page(pages: TestClient, ledger: Ledger) -> None:
    paths = [*_paths(ledger).values(), "/day/2024-05-04", "/search?q=kind:quote+about:script"]
    shown = 0
    for path in (*paths, f"/search?q={HOSTILE}"):
        told = pages.get(path).text
        assert "<script>alert" not in told, path
        seen = _Seen(told)
        assert {name for name in seen.attributes if name.startswith("on")} == set(), path
        assert {source.partition("?")[0] for source in seen.scripts} == OURS, path
        assert "49" not in re.findall(r"script&gt;(\d+)", told), path
        shown += "&lt;script&gt;alert" in told
    assert shown >= 5
    assert "<script" not in pages.get("/front.atom").text


def test_more_contacts_follow_on_the_next_page(pages: TestClient) -> None:
    whole = pages.get("/between/FRA/RUS.json").json()["contacts"]
    after = whole[1]["event"]["id"]
    rest = pages.get(f"/between/FRA/RUS.json?after={after}").json()["contacts"]
    assert [one["event"]["id"] for one in rest] == [one["event"]["id"] for one in whole[2:]]


def test_a_browser_that_has_a_page_is_told_so(pages: TestClient) -> None:
    first = pages.get("/between/FRA/RUS")
    again = pages.get("/between/FRA/RUS", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_description_for_programs_holds_every_page_and_record(pages: TestClient) -> None:
    told = pages.get("/openapi.json").json()
    for page in PAGES:
        path = "/front" if page.path == "/" else page.path
        answer = told["paths"][f"{path}.json"]["get"]["responses"]["200"]["content"]["application/json"]
        assert answer["schema"]["$ref"].rpartition("/")[2] == page.record.__name__
        assert {f"{path}.{ending}" for ending in TYPES} <= told["paths"].keys()
    assert {"LastContact", "HeldEvent", "EventReport", "QuoteReport", "Reading"} <= told["components"][
        "schemas"
    ].keys()
    assert pages.get("/api").status_code == 200
