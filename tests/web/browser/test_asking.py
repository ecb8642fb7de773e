from selenium.webdriver.remote.webelement import WebElement

from web.browser.chromium import Browser
from web.browser.steps import SAY, search

GAP = " … "


def _words(element: WebElement) -> str:
    return element.find_element("css selector", "q.words").text


def _record(element: WebElement) -> str:
    return str(element.get_attribute("data-record"))


def _marks(reader: Browser, record: str) -> list[WebElement]:
    return reader.all(f'mark[data-of~="{record}"]')


def test_two_names_lead_to_the_answer_and_on_to_the_page_between_them(reader: Browser) -> None:
    reader.go()
    search(reader, "Lecornu Schoigu")
    lead = reader.one(".answer .lead a")
    for words in ("Sébastien Lecornu", "Sergei Shoigu", "Wednesday, 3 April 2024", "by phone"):
        assert words in lead.text
    reader.follow(lead)
    assert reader.path == "/between/Q20089181/Q32024"
    assert [len(reader.all(f".answer > .{kind}")) for kind in ("lead", "reports", "claimed")] == [1, 1, 2]
    assert "17 months" in reader.one(".answer summary").text
    assert len(reader.all("svg.timeline rect.bar")) == len(reader.all("main .list > .held")) == 2


def test_evidence_opens_the_article_at_the_marks_of_its_record(
    reader: Browser, known: dict[str, str]
) -> None:
    reader.go(known["between"])
    report = reader.one(".answer .report")
    record, words = _record(report), _words(report)
    reader.follow(report.find_element("css selector", ".source a"))
    assert reader.path.startswith("/article/")
    assert reader.value("document.querySelector(':target').dataset.record") == record
    marks = _marks(reader, record)
    assert [mark.text for mark in marks] == ["téléphone", "entretenu", "parlé"]
    assert reader.all("mark.lit") == marks
    assert all(mark.text in piece for mark, piece in zip(marks, words.split(GAP), strict=True))
    assert reader.is_seen(marks[0])


def test_a_quote_opens_the_article_at_its_very_words(reader: Browser, known: dict[str, str]) -> None:
    reader.go(known["who"])
    said = reader.one(".said")
    record, words = _record(said), _words(said)
    reader.follow(said.find_element("css selector", ".source a"))
    assert "".join(mark.text + " " for mark in _marks(reader, record)).split() == words.split()
    assert reader.is_seen(_marks(reader, record)[0])


def test_a_click_on_words_lights_their_record(reader: Browser, known: dict[str, str]) -> None:
    reader.go(known["article"])
    mark = reader.one("mark.m-event")
    mark.click()
    record = str(mark.get_attribute("data-of")).split()[0]
    assert [_record(card) for card in reader.all(".card.lit")] == [record]
    assert {one.text for one in reader.all("mark.lit")} == {one.text for one in _marks(reader, record)}


def test_accounts_of_one_call_stand_side_by_side(reader: Browser, known: dict[str, str]) -> None:
    reader.go(known["between"])
    reader.follow(".answer .small a[href^='/event/']:last-child")
    head = [cell.text.partition("\n")[0] for cell in reader.all(".accounts thead th")]
    assert head[1:] == ["France", "Russia", "AFP", "TASS", "Reuters"]
    cells = {
        row.find_element("css selector", "th").text: row.find_elements("css selector", "td")
        for row in reader.all(".accounts tbody tr")
    }
    long = [cell.text for cell in cells[SAY.of("kind", "duration")]]
    assert long == ["une heure\nan hour", "часа", *[SAY("not_mentioned")] * 3]
    reader.follow(cells[SAY.of("kind", "date")][3].find_element("css selector", "a"))
    assert "Шойгу" in reader.one("h1").text
