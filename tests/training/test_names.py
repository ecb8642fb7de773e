"""Name corpora read, and their tags merged into trees."""

from pathlib import Path

import pytest

from communique.languages import LANGUAGES
from communique.records import Language
from communique.syntax.words import word_splitter
from training.names import BRACKETED, carry_names, name_spans, read_bio, read_bracketed
from training.sentences import ROOT, Sentence, Word

OWN = Path(__file__).parents[2] / "training" / "names"


def test_brackets_become_tags(tmp_path: Path) -> None:
    path = tmp_path / "de.txt"
    path.write_text("Der [ORG Kreml] rief [PER Lai Ching-te]s Büro in [LOC Taipeh] an.\n", encoding="utf-8")
    (sentence,) = read_bracketed(path, style="x", language="de", split=word_splitter("de"))
    tags = [(word.form, word.name) for word in sentence.words if word.name != "O"]
    assert tags == [("Kreml", "B-ORG"), ("Lai", "B-PER"), ("Ching-tes", "I-PER"), ("Taipeh", "B-LOC")]


def test_a_bio_file_is_read_sentence_by_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.bio"
    path.write_text("Paris\tB-LOC\nruft\tO\n\nMoskau\tB-LOC\n", encoding="utf-8")
    first, second = read_bio(path, style="x", language="de")
    assert [(w.form, w.name) for w in first.words] == [("Paris", "B-LOC"), ("ruft", "O")]
    assert [(w.form, w.name) for w in second.words] == [("Moskau", "B-LOC")]


def test_names_go_into_the_tree_of_the_same_text_whatever_its_words() -> None:
    tree = Sentence((Word("Die", head=1), Word("US-Armee", head=ROOT)), "tree", "de")
    named = Sentence(
        (Word("Die", name="O"), Word("US-", name="B-ORG"), Word("Armee", name="I-ORG")), "n", "de"
    )
    other = Sentence((Word("Nein", name="O"),), "n", "de")
    (merged,), left = carry_names([tree], [named, other])
    assert [word.name for word in merged.words] == ["O", "B-ORG"]
    assert left == [other]


def test_an_i_without_its_b_begins_a_name() -> None:
    assert name_spans(["I-PER", "I-PER", "B-PER", "O", "I-LOC"]) == {
        (0, 2, "PER"),
        (2, 3, "PER"),
        (4, 5, "LOC"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_sentences_are_well_formed(language: Language) -> None:
    lines = (OWN / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(set(lines)) > 350
    bare = [BRACKETED.sub(r"\2", line) for line in lines]
    assert not [line for line in bare if "[" in line or "]" in line]
    named = [sum(len(BRACKETED.findall(line)) > 0 for line in lines), sum("[ORG" in line for line in lines)]
    assert named[0] < len(lines), "some sentences have no name at all"
    assert named[1] >= len(lines) / 2, "organisations are what the corpora lack"
