from collections.abc import Iterator
from dataclasses import replace

import pytest

from communique.records import Reading
from communique.store import open_ledger
from store.told import LECORNU, article, contact, saying
from store.world import Actor
from web.browser.chromium import Browser
from web.browser.served import served
from web.browser.steps import paste, search, watched

HOSTILE = """<script>window.struck = 1</script>"'><img src=x onerror="window.struck = 1">{{ 7*7 }}"""
ADDRESS = "javascript:window.struck=1//"


def _reading() -> Reading:
    """Give an article of which headline, words, names, agency and address are meant to strike."""
    who = Actor(id="L:x", kind="person", state="RUS", given_name=HOSTILE)
    made = article(
        "hostile",
        "2024-04-03",
        contact("2024-04-03", who, LECORNU),
        sayings=(saying(who, HOSTILE),),
        headline=HOSTILE,
        agency=HOSTILE,
    )
    return replace(made, article=replace(made.article, url=ADDRESS))


@pytest.fixture(scope="module")
def struck(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("hostile") / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(_reading())
    with served(path) as base:
        yield base


@pytest.fixture
def hostile(chromium: Browser, struck: str) -> Iterator[Browser]:
    yield from watched(chromium, struck)


def _links(browser: Browser) -> set[str]:
    """Give the paths of the pages that a page leads to."""
    links = [
        str(link.get_attribute("href")) for link in browser.all("main a[href]:not([rel=prev], [rel=next])")
    ]
    assert all(link.startswith(f"{browser.base}/") for link in links)
    return {link.removeprefix(browser.base).partition("#")[0] for link in links}


def _is_text(browser: Browser) -> bool:
    """Say whether hostile words stand on the page as they are, and did nothing."""
    assert browser.value("window.struck") is None
    assert not browser.all("main script, main img")
    assert "49" not in browser.text
    return HOSTILE in browser.value("document.querySelector('main').textContent")


def test_hostile_words_are_shown_as_text_on_every_page(hostile: Browser) -> None:
    hostile.go()
    assert _is_text(hostile)
    seen, ahead = {"/"}, _links(hostile)
    while ahead:
        hostile.go(ahead.pop())
        seen.add(hostile.path)
        assert _is_text(hostile), hostile.path
        ahead |= _links(hostile) - seen
    kinds = {path.split("/")[1] for path in seen}
    assert kinds >= {"event", "article", "why", "who", "day"}


def test_hostile_words_that_are_asked_for_or_pasted_are_text(hostile: Browser) -> None:
    hostile.go()
    search(hostile, HOSTILE)
    assert hostile.one("#q").get_attribute("value") == HOSTILE
    assert not hostile.all("main script, main img")
    paste(hostile, f"{HOSTILE}\n\nOlaf Scholz hat am Montag mit {HOSTILE} telefoniert.")
    assert _is_text(hostile)
