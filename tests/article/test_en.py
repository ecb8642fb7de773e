"""English articles taken apart: days, datelines, authors, leftovers."""

import pytest

from article.apart import agencies, parts, published, roles, split

SENTENCE = "The ministers met in Riga on Wednesday."
TITLE = "Ministers of the coast meet in Riga"


@pytest.mark.parametrize(
    "line",
    [
        "Published April 3, 2024 at 2:05 p.m.",
        "Published on:\n\n3 April 2024",
        "Posted: Apr. 3, 2024",
        "Published 3rd April 2024",
        "Date: 2024-04-03T14:05:00Z",
        "Wednesday, April 3, 2024",
        "14:05 April 3, 2024",
        "Wed, 03 Apr 2024 14:05:00 GMT",
        "Published 2024/04/03",
        "By Jane Sample, April 3, 2024",
        "Published April 3, 2024 at 2:05 p.m. ET | Updated April 5, 2024 at 10:00 a.m. ET",
        "April 3, 2024 | Updated April 5, 2024",
        "For immediate release: April 3, 2024",
    ],
)
def test_a_day_with_its_year_in_the_head_is_the_publication_day(line: str) -> None:
    assert published("en", f"{TITLE} ¶ {line} ¶ {SENTENCE}") == ("2024-04-03", "")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Published 3/4/2024", "“3/4/2024” can be read as two days"),
        ("03.04.2024", "can be read as two days"),
        ("Published: April 3", "“April 3” names no year"),
        ("Updated April 5, 2024", "is the day of a change"),
        ("Published on:", "nothing stands behind"),
        ("Published 31/31/2024", "the text names none"),
        ("© 2024 Sample Gazette", "the text names none"),
        ("Photo: Jane Sample, April 3, 2024", "the text names none"),
    ],
)
def test_without_a_day_the_doubt_says_why(line: str, why: str) -> None:
    day, doubt = published("en", f"{TITLE} ¶ {line} ¶ {SENTENCE}")
    assert day is None
    assert why in doubt


@pytest.mark.parametrize(
    ("opening", "day", "ids"),
    [
        ("PARIS, April 3 (AFP) – ", None, ("AFP",)),
        ("PARIS, April 3, 2024 (AFP/dpa) - ", "2024-04-03", ("AFP", "dpa")),
        ("MOSCOW, April 3. /TASS/. ", None, ("TASS",)),
        ("KYIV, Ukraine (AP) — ", None, ("AP",)),
        ("WASHINGTON, D.C. — ", None, ()),
        ("April 3 (Reuters) - ", None, ("Reuters",)),
        ("London, 3 April 2024 – ", "2024-04-03", ()),
        ("BEIJING, Apr. 3, 2024 (Xinhua) -- ", "2024-04-03", ("Xinhua",)),
        ("RIGA, 4/23/2024 – ", "2024-04-23", ()),
        ("RIGA, April 3, 2024\n\n", "2024-04-03", ()),
    ],
)
def test_no_word_of_a_dateline_is_body(opening: str, day: str | None, ids: tuple[str, ...]) -> None:
    text = f"{opening}{SENTENCE}"
    assert split("en", text)[1] == SENTENCE
    assert (published("en", text)[0], agencies("en", text)) == (day, ids)


@pytest.mark.parametrize(
    "text",
    [
        "Sample – the minister – spoke in Riga on Monday.",
        "The minister (Labour) – who said so – came to Riga on Monday.",
        "Riga (Latvia) – that is what he said – is a goal.",
        "In May – and in June – the ministers met again.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    assert roles("en", text) == [("body", text)]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Sample",
        "By Jane Sample and John Example in Riga",
        "By Jane Sample, Diplomatic Correspondent",
        "Author: John Example",
        "By Jane Sample with AFP",
    ],
)
def test_an_authors_line_is_a_byline(line: str) -> None:
    assert roles("en", f"{TITLE} ¶ {line} ¶ {SENTENCE}")[1] == ("byline", line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share this article", "share_bar"),
        ("Facebook X WhatsApp Email", "share_bar"),
        ("3 min read", "reading_time"),
        ("We use cookies to make this site better.", "cookie_notice"),
        ("Sign up for our newsletter", "ad"),
        ("Advertisement", "ad"),
        ("Photo: Jane Sample", "caption"),
        ("Guests in front of the castle (file photo)", "caption"),
        ("Read also: New quarrel over fish", "related_link"),
        ("Leave a comment", "comment_form"),
        ("© 2024 Sample Gazette", "copyright_line"),
        ("Source: sample.example", "source_note"),
        ("Home > World > Europe", "navigation"),
    ],
)
def test_a_leftover_says_its_reason(line: str, reason: str) -> None:
    role, rule, words = parts("en", f"{TITLE} ¶ {SENTENCE} ¶ {line}")[-1]
    assert (role, rule.partition("/")[0], words) == ("leftover", reason, line)


@pytest.mark.parametrize(
    "line",
    [
        "Cookies and coffee were served while the ministers talked.",
        "They will share the photo of the castle with their guests.",
        "The talks ended at 3 p.m.",
        "Read more books, the minister told the children of Riga.",
        "The newsletter of the ministry did not say a word about it.",
        "She spoke to the news agency AFP in Riga.",
    ],
)
def test_a_sentence_that_looks_like_a_leftover_is_body(line: str) -> None:
    assert roles("en", f"{TITLE} ¶ {SENTENCE} ¶ {line}")[-1] == ("body", line)


def test_an_agencys_credit_is_split_off() -> None:
    found = roles("en", f"{SENTENCE} ¶ {SENTENCE} (AFP/Reuters)")
    assert found[-1] == ("agency", "(AFP/Reuters)")
    assert agencies("en", f"{SENTENCE} ¶ {SENTENCE} (AFP/Reuters)") == ("AFP", "Reuters")


def test_a_year_in_the_body_is_never_the_publication_day() -> None:
    assert published("en", "The ministers last met on October 1, 2022 in Riga.")[0] is None


def test_the_days_of_a_chronicle_are_not_the_publication_day() -> None:
    text = f"{TITLE} ¶ April 3, 2024 ¶ {SENTENCE} ¶ April 5, 2024 ¶ {SENTENCE}"
    assert published("en", text)[0] is None
