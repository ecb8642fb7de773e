"""What the parser promises: every character kept, the same trees in any company, particles rejoined."""

from collections.abc import Callable

import pytest

from communique.syntax import Parsed, tree

TEXTS = [
    "Die Ministerin reiste nach Riga.",
    "Die  Ministerin\treiste\nnach Riga.  \n\nEr kam 😀 mit\u200bihr.",
    "DIE MINISTERIN REIST NACH RIGA UND TRIFFT IHREN KOLLEGEN.",
    '„Wir kommen", sagte sie» und ging «fort. Dann war es still im Saal.',
    "Die Ministerin aß " + "Brot, " * 150 + "und ging.",
    "Die Ministerin nannte das ein " + "x" * 3000 + " und ging dann nach Hause.",
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_doc_is_the_text_as_received(text: str, parse: Callable[..., Parsed]) -> None:
    parsed = parse(text)
    assert parsed.doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in parsed.doc)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_sentence_is_one_tree(text: str, parse: Callable[..., Parsed]) -> None:
    for sentence in parse(text).sentences:
        roots = [token for token in sentence if token.head == token]
        assert len(roots) == 1


def test_a_sentence_reads_the_same_in_any_company(parse: Callable[..., Parsed]) -> None:
    sentence = "Der Sprecher sagte, der Vertrag bleibe gültig."
    alone = next(iter(parse(sentence).sentences))
    last = list(
        parse(f"Die Ministerin kam am Montag nach Riga und blieb dort lange.\n\n{sentence}").sentences
    )[-1]
    assert [(t.dep_, t.pos_, str(t.morph)) for t in alone] == [(t.dep_, t.pos_, str(t.morph)) for t in last]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Der Präsident rief den Minister an.", "anrufen"),
        ("Emmanuel Macron rief Wladimir Putin an.", "anrufen"),
        ("Das Ministerium teilte die Zahlen mit.", "mitteilen"),
        ("Die Regierung lehnte das Angebot ab.", "ablehnen"),
    ],
)
def test_a_separated_particle_is_rejoined(text: str, lemma: str, parse: Callable[..., Parsed]) -> None:
    sentence = next(iter(parse(text).sentences))
    assert tree.lemma(sentence.root) == lemma


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Sie sagte, er habe recht.", "Pres"),
        ("Sie sagte, er komme.", "Pres"),
        ("Er hätte recht gehabt.", "Past"),
    ],
)
def test_the_subjunctive_is_told_by_its_form(text: str, tense: str, parse: Callable[..., Parsed]) -> None:
    words = [token for token in parse(text).doc if token.morph.get("Mood") == ["Sub"]]
    assert [word.morph.get("Tense") for word in words] == [[tense]]


@pytest.mark.parametrize(
    "text",
    ["Emmanuel Macron empfing den Kanzler.", "Die Ministerin rief ihn an.", "Der Iran griff Israel an."],
)
def test_a_strong_past_is_no_present(text: str, parse: Callable[..., Parsed]) -> None:
    root = next(iter(parse(text).sentences)).root
    assert root.morph.get("Tense") == ["Past"]


def test_a_year_at_the_end_of_a_sentence_loses_its_stop(parse: Callable[..., Parsed]) -> None:
    texts = [token.text for token in parse("Das war im Jahr 2022. Dann kam der Krieg.").doc]
    assert texts[4:6] == ["2022", "."]
