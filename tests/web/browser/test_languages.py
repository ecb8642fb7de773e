from web.browser.chromium import Browser
from web.browser.steps import choose


def _language(browser: Browser) -> str | None:
    return browser.one("html").get_attribute("lang")


def test_a_page_is_told_in_the_language_that_was_chosen(reader: Browser) -> None:
    search = "/search?q=Scholz+Putin"
    reader.go(search)
    assert _language(reader) == "en"
    choose(reader, "de")
    assert (_language(reader), reader.path) == ("de", search)
    assert "Freitag, 15. November 2024" in reader.text
    assert [one.text for one in reader.all(".languages [aria-pressed=true]")] == ["Deutsch"]
    reader.go("/")
    assert _language(reader) == "de"
    choose(reader, "fr")
    assert _language(reader) == "fr"
    assert "vendredi 15 novembre 2024" in reader.text


def test_words_of_an_article_say_in_which_language_they_are(reader: Browser, known: dict[str, str]) -> None:
    reader.go(known["between"])
    assert [words.get_attribute("lang") for words in reader.all(".answer > .reports .words")] == [
        "fr",
        "en",
        "ru",
    ]
