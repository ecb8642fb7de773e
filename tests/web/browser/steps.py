"""What several tests do on the pages."""

from collections.abc import Iterator

from communique.web.interface import interface
from web.browser.chromium import Browser

SAY = interface("en")
"""What the pages say where nobody chose a language."""

TOKEN = "what-was-printed-at-the-start"  # noqa: S105 - of no other ledger
ARTICLE = """Scholz und Putin telefonieren erneut

Berlin (dpa) – Bundeskanzler Olaf Scholz hat am Montag mit dem russischen Präsidenten Wladimir Putin \
telefoniert. „Das Gespräch war nötig“, sagte Scholz.
"""
TUESDAY_AFTER = "2024-11-19"


def watched(running: Browser, base: str) -> Iterator[Browser]:
    """Fail if a page of a test asked another host for something, or the browser complained of one."""
    running.begin(base)
    yield running
    complaints = running.complaints()
    assert not complaints, complaints
    elsewhere = [url for url in running.requested() if not url.startswith(f"{base}/")]
    assert not elsewhere, elsewhere


def paste(browser: Browser, text: str = ARTICLE, published: str = TUESDAY_AFTER) -> None:
    """Paste an article, with its day of publication, and have it read."""
    browser.go("/read")
    for field, value in (("text", text), ("published", published)):
        browser.driver.execute_script(
            "document.getElementById(arguments[0]).value = arguments[1]", field, value
        )
    browser.follow(".paste button")


def show_token(browser: Browser, token: str = TOKEN) -> None:
    """Begin to edit."""
    browser.go("/edit")
    browser.type("#token", token)
    browser.follow("main form button")


def search(browser: Browser, words: str) -> None:
    """Search from the page that is open."""
    browser.type("#q", words)
    browser.follow(".search button")


def choose(browser: Browser, language: str) -> None:
    """Choose the language of the pages."""
    browser.follow(f".languages [value={language}]")


def reports(browser: Browser, event: str) -> list[str]:
    """Open the page of an event; give the ids of its reports."""
    browser.go(event)
    return [str(one.get_attribute("data-record")) for one in browser.all(".report")]
