import io
from dataclasses import replace

import pytest

from communique import Reader
from communique.cli.card import card, card_printer
from communique.records import Reading


def shown(*readings: Reading) -> str:
    stream = io.StringIO()
    printer = card_printer(stream)
    for reading in readings:
        printer(reading)
    return stream.getvalue()


@pytest.fixture
def words(reading: Reading) -> list[str]:
    return [line.words for line in card(reading)]


def test_the_title_names_agency_language_and_that_the_day_is_unknown(words: list[str]) -> None:
    assert words[:2] == [
        "Polens Außenminister telefoniert mit dem Kollegen aus Lettland",
        "AFP · German · publication day unknown",
    ]


def test_a_contact_tells_parties_channel_status_day_and_whose_word_it_is(words: list[str]) -> None:
    start = words.index("CONTACTS")
    assert words[start : start + 6] == [
        "CONTACTS",
        "Adam Beispiel (POL, foreign minister) – Ilze Muster (LVA, foreign minister)",
        "phone · actual · Wednesday 2024-04-03 · ministers · initiator Adam Beispiel",
        "said to be: first such contact since 2023-05",
        "told by AFP ← dem Außenministerium",
        "“telefonierte”",
    ]


def test_a_contact_that_did_not_happen_is_set_off(words: list[str]) -> None:
    assert "channel not told · NEGATED · day not told" in words


def test_an_attack_tells_place_and_casualties(words: list[str]) -> None:
    start = words.index("EVENTS")
    assert words[start + 1 : start + 4] == [
        "ASSAULT · no one named",
        "actual · day not told · in Riga · at least 3 killed",
        "told by AFP",
    ]


def test_a_quote_shows_its_chain_from_the_agency_inwards(words: list[str]) -> None:
    assert "AFP ← dem Außenministerium ← Adam Beispiel → Ilze Muster (direct, sagen):" in words


def test_doubts_and_leftovers_stand_at_the_foot(words: list[str]) -> None:
    assert words[-1] == "Left out as no part of the article: 1 (“Lesezeit: 2 Minuten”)"
    assert "? The article does not say who attacked. “Angriff auf den Hafen”" in words


def test_an_article_without_findings_says_so(reading: Reading) -> None:
    bare = replace(reading, events=(), quotes=(), claims=())
    assert "No contact, event or quote was found in this article." in shown(bare)


@pytest.mark.parametrize("columns", ["80", "120"])
def test_a_card_has_no_colour_and_no_line_beyond_the_width_off_a_terminal(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    card_text = shown(reading)
    assert "\x1b" not in card_text
    assert max(map(len, card_text.splitlines())) <= min(int(columns), 100)
    assert all(line == line.rstrip() for line in card_text.splitlines())


def test_two_cards_have_a_rule_between_them(reading: Reading) -> None:
    assert shown(reading, reading).count("────") > 0


def test_ids_that_name_no_record_do_not_break_the_card(reading: Reading) -> None:
    lost = replace(reading, entities=(), mentions=(), dates=())
    assert "m1 – m2" in shown(lost)


def test_of_an_article_without_events_the_actors_are_listed_once_with_their_words() -> None:
    reading = Reader("en")(
        "French President Emmanuel Macron was in good health. He was older than Olaf Scholz.",
        published="2024-04-04",
    )
    lines = [line.words for line in card(reading)]
    assert "ACTORS" in lines
    assert "Emmanuel Macron (FRA, president): “French President Emmanuel Macron”, “He”" in lines
