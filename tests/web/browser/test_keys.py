import pytest
from selenium.webdriver.common.keys import Keys

from web.browser.chromium import Browser
from web.browser.steps import SAY


@pytest.fixture
def between(reader: Browser, known: dict[str, str]) -> Browser:
    reader.go(known["between"])
    return reader


def _chosen(browser: Browser) -> str | None:
    """Give the record that has the focus, if one has."""
    return browser.focused.get_attribute("data-record")


def _records(browser: Browser) -> list[str | None]:
    return [one.get_attribute("data-record") for one in browser.all("[data-record]") if one.is_displayed()]


def test_a_slash_goes_to_the_search_field_and_types_none(between: Browser) -> None:
    between.press("/")
    assert between.focused.get_attribute("id") == "q"
    assert between.focused.get_attribute("value") == ""


def test_j_and_k_move_between_records_and_enter_says_why(between: Browser) -> None:
    records = _records(between)
    between.press("j")
    assert _chosen(between) == records[0]
    between.press("j", "j", "j")
    assert _chosen(between) == records[3]
    assert between.path.endswith(f"#{records[3]}")
    between.press("k")
    assert _chosen(between) == records[2]
    before = between.one("html")
    between.press(Keys.ENTER)
    between.until_left(before)
    assert between.path == f"/why/{records[2]}"
    assert "rule" in between.text


def test_a_chosen_card_lights_its_words(reader: Browser, known: dict[str, str]) -> None:
    reader.go(known["article"])
    reader.press("j")
    assert [mark.text for mark in reader.all("mark.lit")] == ["téléphone", "entretenu", "parlé"]


def test_a_question_mark_opens_the_list_of_keys(between: Browser) -> None:
    between.press("?")
    assert [key.text for key in between.all("#help kbd")] == ["/", "j", "k", "Enter", "?"]
    between.press("j")
    assert _chosen(between) is None
    between.press(Keys.ESCAPE)
    assert not between.one("#help").is_displayed()
    between.press("j")
    assert _chosen(between) is not None


def test_keys_are_letters_while_somebody_types(between: Browser) -> None:
    between.press("/")
    between.press("j", "k", "?", "/")
    assert between.focused.get_attribute("value") == "jk?/"
    assert not between.one("#help").is_displayed()


def test_the_switch_in_the_footer_turns_keys_off_and_that_is_remembered(between: Browser) -> None:
    assert between.one("#keys-switch").text == SAY("keys_on")
    between.one("#keys-switch").click()
    for _ in range(2):
        assert between.one("#keys-switch").text == SAY("keys_off")
        between.one("main").send_keys("j")
        between.one("main").send_keys("/")
        assert _chosen(between) is None
        assert between.focused.get_attribute("id") == "main"
        between.go("/")
    between.one("#keys-switch").click()
    between.one("main").send_keys("j")
    assert _chosen(between) is not None
