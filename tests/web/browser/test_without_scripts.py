import pytest

from web.browser.chromium import Browser
from web.browser.steps import choose, search


@pytest.fixture
def plain(reader: Browser) -> Browser:
    reader.scripts(on=False)
    return reader


def test_two_names_lead_to_the_very_words_without_scripts(plain: Browser) -> None:
    plain.go()
    assert not plain.one("#keys-switch").is_displayed()
    search(plain, "Lecornu Schoigu")
    plain.follow(".answer .lead a")
    assert plain.path == "/between/Q20089181/Q32024"
    plain.one(".answer summary").click()
    assert len([one for one in plain.all(".answer .report") if one.is_displayed()]) == 4
    plain.follow(".answer .source a")
    record = plain.path.partition("#")[2]
    assert plain.one(f'mark[data-of~="{record}"]').text == "téléphone"


def test_a_list_is_narrowed_down_and_the_language_chosen_without_scripts(
    plain: Browser, known: dict[str, str]
) -> None:
    plain.go(f"{known['between']}?until=2023-01-01")
    assert len(plain.all(".list > .held")) == 1
    choose(plain, "de")
    assert plain.one("html").get_attribute("lang") == "de"
    assert len(plain.all(".list > .held")) == 1
