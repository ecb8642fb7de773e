from collections.abc import Iterator

import pytest

from web.browser.axe import at_hand, findings
from web.browser.chromium import Browser
from web.browser.steps import paste, show_token

PAGES = (
    "front", "search", "hints", "between", "who", "event", "article", "story", "day", "network",
    "why", "quote", "quality", "read", "edit", "api",
)  # fmt: skip
TELEPHONE = 400


@pytest.fixture(scope="module", autouse=True)
def axe(chromium: Browser) -> Iterator[None]:
    with at_hand(chromium):
        yield


def _faults(browser: Browser) -> list[str]:
    """Give what is wrong with the page that is open: for those who see little, or on a telephone."""
    found = findings(browser)
    for width in (1280, TELEPHONE):
        browser.look(width=width)
        if browser.value("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"wider than {width}")
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_used_by_everybody_and_fits_a_telephone(
    reader: Browser, known: dict[str, str], page: str
) -> None:
    reader.go(known[page])
    assert _faults(reader) == []


def test_so_can_what_is_not_there(reader: Browser, known: dict[str, str]) -> None:
    reader.go(known["nothing"])
    assert _faults(reader) == []
    assert len(reader.complaints()) == 1


def test_so_can_a_pasted_article(reader: Browser) -> None:
    paste(reader)
    assert _faults(reader) == []


def test_so_can_the_list_of_keys(reader: Browser) -> None:
    reader.go()
    reader.press("?")
    assert _faults(reader) == []


def test_so_can_the_pages_of_those_who_judge(editor: Browser, known: dict[str, str]) -> None:
    editor.go("/edit")
    assert _faults(editor) == []
    show_token(editor)
    for page in ("event", "article", "edit"):
        editor.look()
        editor.go(known[page])
        assert _faults(editor) == []


def test_every_page_is_looked_at(known: dict[str, str]) -> None:
    assert {*PAGES, "other", "evidence", "nothing"} == set(known)
