"""Every character in exactly one part, with a role and a reason."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.article import RULES, read_article, read_source
from communique.errors import NothingToRead
from communique.languages import table
from communique.records import Article, Doubt, Part
from rule_examples import example_of, source_of

SENTENCE = "Die Minister berieten am Mittwoch in Riga."
SEED = Path(__file__).parents[2].parent / "shared/seed/article.de.txt"


def read(text: str, published: str | None = None) -> tuple[Article, tuple[Doubt, ...]]:
    return read_article(text, language="de", published=published)


def words(text: str) -> list[tuple[str, str, str]]:
    """Give role, rule and words of each part but the blanks; ¶ is an empty line."""
    text = text.replace(" ¶ ", "\n\n")
    article, _ = read(text)
    parts = [part for part in article.parts if part.role != "blank"]
    return [(part.role, _rule(part), text[part.span.start : part.span.end]) for part in parts]


def _rule(part: Part) -> str:
    return part.reason.removeprefix("article.")


def check_whole(text: str, parts: tuple[Part, ...]) -> None:
    edges = [0, *(part.span.end for part in parts)]
    assert [part.span.start for part in parts] == edges[:-1]
    assert edges[-1] == len(text)
    assert all(part.span.start < part.span.end for part in parts)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                SENTENCE,
                "(AFP)",
                "\n",
                "\r\n",
                "\n\n",
                "\ufeff",
                "Ausgegeben am:",
                "1 Minute",
                "RIGA, 3. April (AFP) – ",
                " ",
                "dpa/afp",
                "Leave a Reply",
                "„Ja“, ",
                "🙂",
                "Foto: dpa",
                "3. April 2024",
                "\u2028",
                ":",
                "Von",
                "0",
            ]
        )
        | st.text(max_size=12),
        max_size=14,
    ).map("".join)
)
def test_every_character_is_in_exactly_one_part(text: str) -> None:
    try:
        article, _ = read(text)
    except NothingToRead:
        return
    check_whole(article.text, article.parts)
    assert article.text == text
    blanks = [text[part.span.start : part.span.end] for part in article.parts if part.role == "blank"]
    assert not any(re.search(r"\w", blank) for blank in blanks)


def test_the_seed_article_falls_into_its_33_parts() -> None:
    if not SEED.exists():
        pytest.skip("the seed article is not beside this checkout")
    text = SEED.read_bytes().decode()
    article, doubts = read(text)
    check_whole(text, article.parts)
    spans = [(p.span.start, p.span.end, p.role) for p in article.parts if p.role not in {"blank", "body"}]
    assert spans == [
        (0, 98, "headline"),
        (100, 371, "summary"),
        (373, 387, "leftover"),
        (389, 397, "leftover"),
        (2541, 2546, "agency"),
        (2548, 2562, "leftover"),
        (2564, 2577, "leftover"),
    ]
    body = [part.span for part in article.parts if part.role == "body"]
    assert (len(article.parts), len(body), body[0].start, body[-1].end) == (33, 10, 399, 2539)
    assert (article.published, article.published_from, article.agency) == (None, "unknown", ("AFP",))
    assert [(doubt.kind, "Ausgegeben am:" in doubt.words) for doubt in doubts] == [
        ("published_unknown", True)
    ]
    reasons = [_rule(p).partition("/")[0] for p in article.parts if p.role == "leftover"]
    assert reasons == ["label_without_value", "reading_time", "source_note", "comment_form"]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_the_example_of_each_rule_is_decided_by_that_rule(rule: object) -> None:
    example = example_of(rule)
    assert example, "a rule without an example"
    article, doubts = read_source(source_of(example), language="de")
    reasons = {part.reason.partition("/")[0] for part in article.parts} | {doubt.rule for doubt in doubts}
    assert f"article.{getattr(rule, '__name__', '')}" in reasons


def _groups() -> list[tuple[str, str, str]]:
    found = []
    lists = {name: entries for name, entries in table("de", "article").items() if isinstance(entries, dict)}
    for name, entries in lists.items():
        for entry, content in ({name: entries} if "example" in entries else entries).items():
            if isinstance(content, dict):
                found.append((name, entry, content["example"]))
    return found


@pytest.mark.parametrize(("name", "entry", "example"), _groups(), ids=lambda value: value[:20])
def test_the_example_of_each_word_list_is_found_by_it(name: str, entry: str, example: str) -> None:
    rules = {"/".join(part[1].split("/")[1:]) or part[1] for part in words(example)}
    without_entry = {"date_line": "dated_line", "credit": "agency_line"}
    assert without_entry.get(name, entry) in rules


def test_windows_newlines_and_a_byte_order_mark_stay_where_they_are() -> None:
    text = f"\ufeffGipfel in Riga\r\n{SENTENCE}\r\n"
    article, _ = read(text)
    assert [(p.role, text[p.span.start : p.span.end]) for p in article.parts] == [
        ("blank", "\ufeff"),
        ("headline", "Gipfel in Riga"),
        ("blank", "\r\n"),
        ("body", SENTENCE),
        ("blank", "\r\n"),
    ]


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    first = "Die Außenminister der baltischen Staaten sind am Mittwoch in Riga zu einem"
    second = "Treffen zusammengekommen. Sie berieten nach eigenen Angaben über die"
    text = f"Treffen in Riga\n\n{first}\n{second}\nFischerei.\n\nEs war kalt.\n"
    assert [(role, found.count("\n")) for role, _, found in words(text)] == [
        ("headline", 0),
        ("body", 2),
        ("body", 0),
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "Treffen in Riga\nDie Minister berieten am Mittwoch.\nSie gingen um 15 Uhr auseinander.\n"
    assert len(words(text)) == 3


def test_a_one_paragraph_flash_is_body() -> None:
    assert words("Eilmeldung: Die Minister berieten am Mittwoch in Riga") == [
        ("body", "unsure", "Eilmeldung: Die Minister berieten am Mittwoch in Riga")
    ]


def test_a_transcript_full_of_colons_is_body() -> None:
    text = (
        f"Gespräch in Riga ¶ {SENTENCE} ¶ Frage: ¶ Worum ging es denn dabei? ¶ Antwort: ¶ Über die Fischerei."
    )
    assert [role for role, _, _ in words(text)] == ["headline", *["body"] * 5]


def test_a_sentence_that_quotes_a_label_is_body() -> None:
    text = "Treffen in Riga ¶ Auf dem Formular stand nur „Ausgegeben am:“ und sonst gar nichts."
    assert [role for role, _, _ in words(text)] == ["headline", "body"]


def test_a_short_last_sentence_is_body() -> None:
    assert words(f"Treffen in Riga ¶ {SENTENCE} ¶ Ein Termin steht noch nicht fest.")[-1][0] == "body"


def test_a_chronicles_days_are_body() -> None:
    text = f"Chronik ¶ 3. April 2024 ¶ {SENTENCE} ¶ 5. April 2024 ¶ Sie trafen sich noch einmal in Wilna."
    article, _ = read(text.replace(" ¶ ", "\n\n"))
    assert article.published is None
    assert [part.role for part in article.parts if part.role != "blank"] == ["headline", *["body"] * 4]


def test_the_headline_said_again_is_a_leftover() -> None:
    text = f"Die Minister beraten in Riga ¶ {SENTENCE} ¶ Die Minister beraten in Riga"
    assert words(text)[-1][:2] == ("leftover", "repeated_line")


@pytest.mark.parametrize(
    "text",
    ["", " \n\ufeff\n", "1 Minute ¶ Leave a Reply", "🙂🙂", "Startseite ¶ Login ¶ (AFP)", "Quelle: AFP ¶ x"],
    ids=["empty", "blank", "leftovers", "emoji", "navigation", "credit"],
)
def test_a_text_without_an_article_is_refused(text: str) -> None:
    with pytest.raises(NothingToRead):
        read(text.replace(" ¶ ", "\n\n"))


def test_the_refusal_says_what_was_found() -> None:
    with pytest.raises(NothingToRead, match="“1 Minute”, “Leave a Reply”"):
        read("1 Minute\n\nLeave a Reply")


@pytest.mark.parametrize(
    "unit",
    [SENTENCE + " ", "x", "a\n", "Mehr zum Thema\n", "(" * 50, "Von A B\n", "3. April 2024\n"],
    ids=range(7),
)
def test_long_texts_are_read_in_linear_time(unit: str) -> None:
    text = f"{SENTENCE}\n\n" + unit * (200_000 // len(unit))
    start = time.process_time()
    article, _ = read(text)
    assert time.process_time() - start < 20
    check_whole(text, article.parts)


def test_a_sentence_about_copyright_is_body() -> None:
    text = f"{SENTENCE} ¶ Die Bilder sind nach Angaben des Senders urheberrechtlich geschützt."
    assert [role for role, _, _ in words(text)] == ["body", "body"]
