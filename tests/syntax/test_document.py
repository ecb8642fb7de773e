"""Our documents answer as spaCy's do, from which they have the names of what can be asked."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.syntax.columns import Columns
from communique.syntax.document import Doc
from communique.syntax.pipeline import spacy_doc

VOCAB = spacy.blank("de").vocab
WORDS = ("Le", "ministre", ",", "“", "s'est", "2024", "\n\n", "PARIS", "ж", "?!", "a.b")
RELATIONS = ("nsubj", "nsubj:pass", "obl", "conj", "flat", "punct")
NAMES = ("O", "B-PER", "I-PER", "I-LOC")
MORPHS = ("", "Case=Nom|Number=Plur", "PronType=Int,Rel")


@st.composite
def columns_made(draw: st.DrawFn) -> Columns:
    """Sentences with any trees: each word hangs on one nearer to the root, wherever that stands."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    count = len(words)
    made = Columns.of(words, draw(st.lists(st.booleans(), min_size=count, max_size=count)))
    firsts = sorted({0, *draw(st.lists(st.integers(0, count - 1), max_size=3))})
    for begin, end in zip(firsts, [*firsts[1:], count], strict=True):
        order = draw(st.permutations(range(begin, end)))
        for place, i in enumerate(order):
            head = order[draw(st.integers(0, place - 1))] if place else i
            made.heads[i] = head
            made.deps[i] = draw(st.sampled_from(RELATIONS)) if place else "root"
            made.starts[i] = i == begin
            made.names[i] = draw(st.sampled_from(NAMES if i else NAMES[:2]))
            made.morphs[i] = draw(st.sampled_from(MORPHS))
    return made


@settings(max_examples=300, deadline=None)
@given(columns_made())
def test_words_trees_and_names_are_those_of_spacy(columns: Columns) -> None:
    ours, theirs = Doc(columns), spacy_doc(columns, VOCAB)
    assert ours.text == theirs.text
    assert [(s.start, s.end) for s in ours.sents] == [(s.start, s.end) for s in theirs.sents]
    assert [(e.start, e.end, e.label_) for e in ours.ents] == [
        (e.start, e.end, e.label_) for e in theirs.ents
    ]
    for token, other in zip(ours, theirs, strict=True):
        for name in ("i", "idx", "text", "lower_", "lemma_", "pos_", "dep_", "whitespace_", "ent_iob_"):
            assert getattr(token, name) == getattr(other, name), name
        for name in ("ent_type_", "is_punct", "is_space", "is_digit", "is_title", "is_upper"):
            assert getattr(token, name) == getattr(other, name), name
        for name in ("Case", "Number", "PronType", "Mood"):
            assert list(token.morph.get(name)) == other.morph.get(name)
        assert token.is_sent_start == other.is_sent_start
        assert token.head.i == other.head.i
        assert token.sent.root.i == other.sent.root.i
        assert [child.i for child in token.children] == [child.i for child in other.children]
        assert [below.i for below in token.subtree] == [below.i for below in other.subtree]
        assert (token.left_edge.i, token.right_edge.i) == _edges(other)


def _edges(token: object) -> tuple[int, int]:
    """The ends of the subtree; spaCy's own edges are those of the stretch that it lies in."""
    below = [one.i for one in token.subtree]  # type: ignore[attr-defined]
    return min(below), max(below)


@settings(max_examples=300, deadline=None)
@given(columns_made(), st.integers(0, 40), st.integers(1, 20))
def test_stretches_of_characters_are_those_of_spacy(columns: Columns, start: int, length: int) -> None:
    ours, theirs = Doc(columns), spacy_doc(columns, VOCAB)
    end = min(start + length, len(ours.text))
    if start >= end:
        return
    for found, mode in ((ours.touched(start, end), "expand"), (ours.within(start, end), "contract")):
        other = theirs.char_span(start, end, alignment_mode=mode)
        words = [] if other is None else [token.i for token in other]
        assert [token.i for token in found] == words, mode
        if words:
            assert (found.text, found.root.i) == (other.text, other.root.i)


def test_no_neighbour_before_the_first() -> None:
    doc = Doc(Columns.of(["Paris", "ruft"], [True, False]))
    assert doc[0].nbor().text == "ruft"
    for token, by in ((doc[0], -1), (doc[1], 1)):
        with pytest.raises(IndexError):
            token.nbor(by)


def test_nothing_is_a_stretch_too() -> None:
    doc = Doc(Columns.of(["Paris", "ruft"], [True, False]))
    assert len(doc[2:2]) == len(doc.within(1, 3)) == len(doc.touched(20, 30)) == 0
    assert (doc[2:2].text, doc[1:1].start_char) == ("", 6)
