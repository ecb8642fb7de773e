"""Scores of the shipped model on our own annotated sentences; `python -m syntax.quality` prints them."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from communique.languages import LANGUAGES
from communique.records import Language
from communique.syntax import load
from training.names import name_spans
from training.sentences import ROOT, Sentence
from training.treebanks import read_treebank

GOLD = Path(__file__).parent / "sentences"
TOGETHER = 4
"""How many sentences make a paragraph when their bounds are to be found."""


@cache
def gold(language: Language) -> tuple[Sentence, ...]:
    """Read our annotated sentences of a language."""
    return tuple(read_treebank(GOLD / f"{language}.conllu", style="own", language=language))


@cache
def scores(language: Language) -> dict[str, float]:
    """Give UPOS, lemma, UAS and LAS by words, names and sentences as F1, in percent."""
    nlp = load(language)
    count: Counter[str] = Counter()
    for sentence, doc in zip(gold(language), nlp.pipe(s.text for s in gold(language)), strict=True):
        _count_words(count, sentence, doc)
        _count_spans(count, "names", _gold_names(sentence), {(e.start, e.end, e.label_) for e in doc.ents})
    for wanted, doc in _paragraphs(language):
        _count_spans(count, "sentences", wanted, {(s.start, s.end, "") for s in doc.sents})
    rates = {name: 100 * count[name] / count["words"] for name in ("UPOS", "lemma", "UAS", "LAS")}
    rates |= {name: 200 * count[f"{name} hit"] / count[f"{name} sum"] for name in ("names", "sentences")}
    return {name: round(rate, 1) for name, rate in rates.items()}


def _count_words(count: Counter[str], sentence: Sentence, doc: Doc) -> None:
    assert [token.text for token in doc] == [word.form for word in sentence.words], sentence.text
    for word, token in zip(sentence.words, doc, strict=True):
        head = token.i if word.head == ROOT else word.head
        right = token.head.i == head
        count["words"] += 1
        count["UPOS"] += token.pos_ == word.upos
        count["lemma"] += token.lemma_ == word.lemma
        count["UAS"] += right
        count["LAS"] += right and token.dep_ == word.deprel


def _gold_names(sentence: Sentence) -> set[tuple[int, int, str]]:
    return name_spans([word.name or "O" for word in sentence.words])


def _paragraphs(language: Language) -> Iterator[tuple[set[tuple[int, int, str]], Doc]]:
    """Join our sentences to paragraphs; give the words that each should hold, and the doc."""
    sentences = gold(language)
    nlp = load(language)
    for begin in range(0, len(sentences), TOGETHER):
        own = sentences[begin : begin + TOGETHER]
        wanted, at = set(), 0
        for sentence in own:
            wanted.add((at, at + len(sentence.words), ""))
            at += len(sentence.words)
        yield wanted, nlp(" ".join(sentence.text for sentence in own))


def _count_spans(
    count: Counter[str], name: str, wanted: set[tuple[int, int, str]], found: set[tuple[int, int, str]]
) -> None:
    count[f"{name} hit"] += len(wanted & found)
    count[f"{name} sum"] += len(wanted) + len(found)


if __name__ == "__main__":
    for code in LANGUAGES:
        print(code, scores(code))  # noqa: T201
