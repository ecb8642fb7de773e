"""The spaCy pipeline: whatever the text, every character stays, and every sentence is one tree."""

import sys
from functools import cache

import pytest
import spacy
from spacy import displacy
from spacy.matcher import DependencyMatcher

from communique.errors import MissingExtra
from communique.languages import LANGUAGES
from communique.records import Language
from communique.syntax import load
from communique.syntax.conllu import as_conllu
from communique.syntax.encoder import shipped_encoder


@cache
def pipeline(language: Language) -> spacy.language.Language:
    return load(language)


SENTENCES: dict[Language, str] = {
    "de": "Der Kreml teilte am Mittwoch mit, Lawrow habe zugesagt.",
    "en": "The Kremlin didn't say whether Lavrov had agreed to the talks.",
    "fr": "Le Kremlin n'a pas dit si Lavrov avait accepté l'invitation de la France.",
    "es": "El Kremlin no dijo si Lavrov había aceptado la invitación del Gobierno.",
    "ru": "По словам пресс-секретаря Кремля, Лавров согласился на встречу.",
    "uk": "За словами речника Кремля, Лавров погодився на зустріч.",
}
ODD = {
    "nothing": "",
    "white space": " \n\t\n ",
    "one mark": "!",
    "doubled and missing spaces": "Paris  sagte  nein.Moskau sagte   ja.Dann war  Ruhe .",
    "capitals": "MINISTER CALLS PARIS AFTER ATTACK IN MOSCOW",
    "quotes that never close": '„Wir kommen", sagte er» und « ging. "Dann nicht.',
    "many quote marks": "“" * 400,
    "a list": "- Paris\n- Moscow\n\t* Kyiv\n1. Berlin\n2) Rome",
    "a table": "Name | Amt | Land\n--- | --- | ---\nLawrow | Minister | Russland\t1,5\t2,5",
    "languages mixed": "Der Minister sagte: “We will talk.” Министр молчал. Le Kremlin a dit non.",
    "emoji": "Der Minister 😀👍🏽 kam 🇫🇷 nach Paris ❤️.",
    "zero width": "Der\u200bMinister\u200d kam\ufeff nach Pa\u00adris.\u2060",
    "stress marks": "Влади\u0301мир Пу\u0301тин прие\u0301хал в Мо\u0301скву.",
    "decomposed letters": "Le pre\u0301sident de la Re\u0301publique a telephone\u0301.",
    "other scripts": "主席は東京で会談した。 وصل الوزير إلى باريس.",
    "control characters": "Der Minister\x00 kam\x07 nach\x1b Paris.\r\nDann ging er.\u2028Ende.",
    "one endless word": "x" * 5000,
    "one endless sentence": "Sie kaufte " + "Brot und Wein, " * 120 + "und ging.",
    "no letters": "12 34,5 (67) 8:9 — … %% 10.11.2012",
    "a machine's word order": "Die Minister haben getroffen sich am Mittwoch in der Stadt, hat gesagt Paris.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_lose_nothing_and_give_trees(text: str, language: Language) -> None:
    doc = pipeline(language)(text)
    assert doc.text == text
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1
        assert all(token.head in sentence for token in sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_doc_carries_all_that_spacy_knows_of(language: Language) -> None:
    doc = pipeline(language)(SENTENCES[language])
    for mark in ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(mark) or mark == "TAG", mark
    assert "ORG" in {name.label_ for name in doc.ents}
    assert displacy.render(doc, style="dep")
    assert displacy.render(doc, style="ent")


def test_matchers_work_on_the_trees() -> None:
    nlp = pipeline("fr")
    matcher = DependencyMatcher(nlp.vocab)
    subject = {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "who", "RIGHT_ATTRS": {"DEP": "nsubj"}}
    matcher.add("said", [[{"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "dire"}}, subject]])
    doc = nlp(SENTENCES["fr"])
    ((_, (verb, who)),) = matcher(doc)
    assert (doc[verb].text, doc[who].text) == ("dit", "Kremlin")


def test_many_docs_read_as_each_alone_in_any_number_of_threads() -> None:
    texts = [*SENTENCES.values(), "", "Kyiv.", " ".join(SENTENCES.values()) * 5] * 8
    alone = [pipeline("en")(text).to_json() for text in texts[:9]] * 8
    for threads in (1, 3):
        assert [doc.to_json() for doc in load("en", threads=threads).pipe(texts)] == alone


def test_a_break_ends_a_sentence_and_a_blank_does_not() -> None:
    doc = pipeline("de")("Paris ruft Moskau an\nDer Minister lehnt ab, sagte\u00a0er.")
    assert [sentence.text for sentence in doc.sents] == [
        "Paris ruft Moskau an\n",
        "Der Minister lehnt ab, sagte\u00a0er.",
    ]


def test_a_sentence_that_is_too_long_is_cut_and_rejoined() -> None:
    doc = pipeline("de")("Sie nannte " + "Paris und Rom, " * 150 + "und ging dann nach Hause.")
    (sentence,) = doc.sents
    assert len(sentence) > 400
    assert sum(token.head == token for token in sentence) == 1


def test_a_language_without_a_model_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(ValueError, match=r"'it'.*de, en, fr, es, ru, uk"):
        load("it")  # type: ignore[arg-type]


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "communique.syntax.pipeline", raising=False)
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtra, match=r'pip install "communique\[spacy\]"'):
        load("fr")


def test_a_word_of_stress_marks_is_seen_as_without_them() -> None:
    plain, marked = pipeline("ru").pipe(["Путин приехал в Москву.", "Пу\u0301тин прие\u0301хал в Москву."])
    assert [(t.dep_, t.pos_, t.lemma_) for t in plain] == [(t.dep_, t.pos_, t.lemma_) for t in marked]


def test_the_encoder_is_loaded_once() -> None:
    assert shipped_encoder() is shipped_encoder()


def test_conllu_has_the_words_that_treebanks_have() -> None:
    text = as_conllu(pipeline("de")("Er ging zum Minister.\n\n"), "de")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    assert text.startswith("# text = Er ging zum Minister.\n")
    assert [(row[0], row[1]) for row in rows] == [
        ("1", "Er"), ("2", "ging"), ("3-4", "zum"), ("3", "zu"), ("4", "dem"), ("5", "Minister"), ("6", "."),
    ]  # fmt: skip
    assert [row[6] for row in rows if row[0] in {"3", "4"}] == ["5", "5"]
    assert rows[5][9] == "SpaceAfter=No"
