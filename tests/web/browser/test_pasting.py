from web.browser.chromium import Browser
from web.browser.steps import paste

BEFORE = "section[aria-labelledby=before]"


def test_a_pasted_article_shows_its_records_and_what_was_held_before(reader: Browser) -> None:
    paste(reader)
    contact = reader.one(".card.c-event")
    assert "Phone call · Monday, 18 November 2024" in contact.text
    assert "Olaf Scholz" in contact.text
    assert " ".join(mark.text for mark in reader.all("mark.m-quote")) == "„Das Gespräch war nötig“"
    before = reader.one(f"{BEFORE} summary").text
    for words in ("Monday, 18 November 2024", "Olaf Scholz", "Vladimir Putin", "Friday, 15 November 2024"):
        assert words in before
    reader.follow(f"{BEFORE} .source a")
    assert reader.one("h1").text.endswith("mit Putin")


def test_a_pasted_article_is_not_kept(reader: Browser) -> None:
    paste(reader)
    reader.go()
    assert "10 articles" in reader.one(".searched").text
    assert "18 November" not in reader.text


def test_what_is_no_article_is_told_beside_the_field(reader: Browser) -> None:
    paste(reader, " \n")
    assert reader.one("[role=alert]").text
    assert reader.one("#text").is_displayed()
    assert len(reader.complaints()) == 1
