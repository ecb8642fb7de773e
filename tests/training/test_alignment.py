"""Annotation carried from a treebank's words to ours."""

from pathlib import Path

import pytest

from communique.syntax.words import word_splitter
from training.alignment import realigned
from training.sentences import ROOT, Sentence, Word
from training.treebanks import read_treebank, relation

ZUM = """# text = Er ging zum Kreml.
1	Er	er	PRON	_	Case=Nom	2	nsubj	_	_
2	ging	gehen	VERB	_	Tense=Past	0	root	_	_
3-4	zum	_	_	_	_	_	_	_	_
3	zu	zu	ADP	_	_	5	case	_	_
4	dem	der	DET	_	Case=Dat	5	det	_	_
5	Kreml	Kreml	PROPN	_	_	2	obl:lmod	_	SpaceAfter=No
6	.	.	PUNCT	_	_	2	punct	_	_

"""
DONT = """# text = I don't know.
1	I	I	PRON	_	_	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	_	_	4	aux	_	_
3	n't	not	PART	_	_	4	advmod	_	_
4	know	know	VERB	_	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	_	_	4	punct	_	_

"""


def read(text: str, language: str, folder: Path) -> Sentence:
    path = folder / "a.conllu"
    path.write_text(text, encoding="utf-8")
    (sentence,) = read_treebank(path, style="x", language=language)
    return sentence


def test_a_contraction_is_one_word_that_hangs_outside(tmp_path: Path) -> None:
    sentence = read(ZUM, "de", tmp_path)
    assert sentence.text == "Er ging zum Kreml."
    zum = sentence.words[2]
    assert (zum.form, zum.lemma, zum.upos, zum.head, zum.deprel) == ("zum", "zu", "ADP", 3, "case")
    assert zum.feats == {"Case": "Dat"}
    assert sentence.words[3].deprel == "obl"


def test_english_contractions_stay_apart_as_our_words_are(tmp_path: Path) -> None:
    sentence = read(DONT, "en", tmp_path)
    assert [word.form for word in sentence.words] == ["I", "do", "n't", "know", "."]
    assert realigned(sentence, word_splitter("en")) == sentence


def words(*rows: tuple[str, bool, int, str]) -> Sentence:
    made = [Word(form, space, form, "X", {}, head, deprel) for form, space, head, deprel in rows]
    return Sentence(tuple(made), "x", "de")


def test_words_that_we_join_stand_for_the_one_that_hangs_outside() -> None:
    sentence = words(
        ("G", False, 2, "compound"),
        ("-", False, 2, "punct"),
        ("7", True, 3, "nsubj"),
        ("tagt", True, ROOT, "root"),
    )
    ours = realigned(sentence, lambda _: (["G-7", "tagt"], [True, False]))
    assert ours is not None
    assert [(w.form, w.head, w.deprel) for w in ours.words] == [("G-7", 1, "nsubj"), ("tagt", ROOT, "root")]


def test_a_word_that_we_cut_keeps_its_annotation_on_its_first_part() -> None:
    sentence = words(("Sie", True, 1, "nsubj"), ("tagt(e)", True, ROOT, "root"))
    ours = realigned(sentence, lambda _: (["Sie", "tagt", "(e", ")"], [True, False, False, False]))
    assert ours is not None
    assert [(w.form, w.head, w.deprel) for w in ours.words] == [
        ("Sie", 1, "nsubj"), ("tagt", ROOT, "root"), ("(e", 1, "flat"), (")", 1, "punct"),
    ]  # fmt: skip


def test_words_that_overlap_are_given_up() -> None:
    sentence = words(("ab", False, 1, "dep"), ("cd", True, ROOT, "root"))
    assert realigned(sentence, lambda _: (["a", "bcd"], [False, False])) is None


@pytest.mark.parametrize(
    ("label", "kept"),
    [("nsubj:pass", "nsubj:pass"), ("obl:tmod", "obl"), ("obl:pmod", "obl:arg"), ("iobj:agent", "obl:agent")],
)
def test_relations_are_cut_to_what_the_model_tells_apart(label: str, kept: str) -> None:
    assert relation(label) == kept


def test_a_clause_with_a_relative_pronoun_is_a_relative_clause(tmp_path: Path) -> None:
    text = """# text = El que vino.
1	El	el	DET	_	_	0	root	_	_
2	que	que	PRON	_	PronType=Rel	3	nsubj	_	_
3	vino	venir	VERB	_	_	1	acl	_	SpaceAfter=No
4	.	.	PUNCT	_	_	1	punct	_	_

"""
    assert read(text, "es", tmp_path).words[2].deprel == "acl:relcl"
