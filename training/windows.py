"""Sentences → windows of running text → padded batches."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import torch

from training.labels import FEATURES, Labels, first_value, script
from training.model import Batch
from training.sentences import ROOT, Sentence, Word

UNKNOWN = -100
MOST_WORDS, MOST_PIECES = 120, 250
QUOTES = (("„", "“"), ("“", "”"), ("«", "»"), ("»", "«"), ('"', '"'), ("‚", "‘"))
Pieces = Callable[[Sequence[str]], tuple[list[int], list[int], list[int]]]


@dataclass(frozen=True, slots=True)
class Coder:
    """Turns words into numbers: pieces by the tokeniser, targets by the label sets."""

    labels: Labels
    pieces: Pieces
    silent: dict[str, frozenset[str]]
    """For each style the features that its treebank never or not always writes: absence says nothing."""
    _index: dict[str, dict[str, int]]

    @classmethod
    def make(cls, labels: Labels, pieces: Pieces, silent: dict[str, frozenset[str]]) -> "Coder":
        """Make the look-up tables once."""
        index = {
            name: _places(getattr(labels, name)) for name in ("upos", "deprel", "lemma", "names", "styles")
        }
        index |= {f"feats:{feature}": _places(values) for feature, values in labels.feats.items()}
        return cls(labels, pieces, silent, index)

    def place(self, head: str, label: str | None) -> int:
        """Give a label's number, `UNKNOWN` where there is none."""
        return UNKNOWN if label is None else self._index[head].get(label, UNKNOWN)

    def feats(self, word: Word, style: str) -> list[int]:
        """Give the targets of a word's features."""
        if word.upos is None:
            return [UNKNOWN] * len(FEATURES)
        silent = self.silent.get(style, frozenset())
        return [
            UNKNOWN
            if feature in silent and feature not in word.feats
            else self.place(f"feats:{feature}", first_value(word.feats.get(feature, "_")))
            for feature in FEATURES
        ]


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences that go through the encoder together."""

    sentences: tuple[Sentence, ...]
    ids: list[int]
    first: list[int]
    last: list[int]

    @classmethod
    def make(cls, sentences: Sequence[Sentence], coder: Coder) -> "Window":
        """Look the pieces up."""
        words = [word.form for sentence in sentences for word in sentence.words]
        return cls(tuple(sentences), *coder.pieces(words))


def _places(labels: Sequence[str]) -> dict[str, int]:
    return {label: i for i, label in enumerate(labels)}


def windows(
    sentences: Sequence[Sentence], coder: Coder, chance: random.Random, *, joined: float
) -> Iterator[Window]:
    """Cut a corpus into windows: single sentences, and with probability ``joined`` a few in a row.

    Neighbours are joined only within a corpus; too long sentences are left out.
    """
    for _, run in groupby(sentences, key=lambda sentence: sentence.style):
        queue = [s for s in run if len(s.words) <= MOST_WORDS]
        at = 0
        while at < len(queue):
            many = chance.randint(2, 6) if chance.random() < joined else 1
            taken = queue[at : at + many]
            while len(taken) > 1 and sum(len(s.words) for s in taken) > MOST_WORDS:
                taken = taken[:-1]
            at += len(taken)
            window = Window.make(taken, coder)
            if len(window.ids) <= MOST_PIECES:
                yield window


def varied(sentence: Sentence, chance: random.Random) -> Sentence:
    """Now and then write a sentence as the web does: other quote marks, capitals, no full stop."""
    words = sentence.words
    if chance.random() < 0.25 and any(word.form in '"„“”«»' for word in words):
        words = _requoted(words, chance.choice(QUOTES))
    if chance.random() < 0.2:
        mark = chance.choice("'’")
        words = tuple(replace(word, form=word.form.replace("’", "'").replace("'", mark)) for word in words)
    if chance.random() < 0.04 and len(words) > 2:
        words = _without_stop(words)
    if chance.random() < 0.03:
        words = tuple(replace(word, form=word.form.upper(), lemma=None) for word in words)
    return replace(sentence, words=words) if words is not sentence.words else sentence


def _requoted(words: tuple[Word, ...], marks: tuple[str, str]) -> tuple[Word, ...]:
    made, opened = [], False
    for word in words:
        if word.form in {'"', "„", "“", "”", "«", "»"}:
            made.append(replace(word, form=marks[opened], lemma=marks[opened]))
            opened = not opened
        else:
            made.append(word)
    return tuple(made)


def _without_stop(words: tuple[Word, ...]) -> tuple[Word, ...]:
    end = len(words) - 1
    if (
        words[end].form not in {".", "!", "…"}
        or any(word.head == end for word in words)
        or words[end].head == ROOT
    ):
        return words
    return words[:-1]


def batches(found: Sequence[Window], chance: random.Random | None, *, pieces: int) -> Iterator[list[Window]]:
    """Group windows of like length into batches of at most ``pieces`` pieces, padding included.

    With ``chance`` they come in random order, and only neighbours in it are grouped.
    """
    order = list(found)
    if chance:
        chance.shuffle(order)
    made: list[list[Window]] = []
    for begin in range(0, len(order), 800):
        batch: list[Window] = []
        for window in sorted(order[begin : begin + 800], key=lambda w: len(w.ids)):
            if batch and (len(batch) + 1) * len(window.ids) > pieces:
                made.append(batch)
                batch = []
            batch.append(window)
        made.append(batch)
    if chance:
        chance.shuffle(made)
    yield from (batch for batch in made if batch)


def collate(found: Sequence[Window], coder: Coder) -> Batch:
    """Pad windows to one batch."""
    columns = [_columns(window, coder) for window in found]
    length = max(len(window.ids) for window in found)

    def padded(name: str, value: int) -> torch.Tensor:
        width = max(len(column[name]) for column in columns)
        return torch.tensor([[*column[name], *[value] * (width - len(column[name]))] for column in columns])

    ids = torch.tensor([window.ids + [1] * (length - len(window.ids)) for window in found])
    width = max(len(window.first) for window in found)
    nothing = [UNKNOWN] * len(FEATURES)
    return Batch(
        ids=ids,
        mask=ids != 1,
        style=torch.tensor([coder.place("styles", window.sentences[0].style) for window in found]),
        first=padded("first", 0),
        last=padded("last", 0),
        sentence=padded("sentence", -1),
        upos=padded("upos", UNKNOWN),
        feats=torch.tensor([c["feats"] + [nothing] * (width - len(c["feats"])) for c in columns]),
        lemma=padded("lemma", UNKNOWN),
        head=padded("head", UNKNOWN),
        deprel=padded("deprel", UNKNOWN),
        names=padded("names", UNKNOWN),
        starts=padded("starts", UNKNOWN),
    )


def _columns(window: Window, coder: Coder) -> dict[str, list]:  # type: ignore[type-arg]
    columns: dict[str, list] = {"first": window.first, "last": window.last}  # type: ignore[type-arg]
    columns |= {
        name: [] for name in ("sentence", "upos", "feats", "lemma", "head", "deprel", "names", "starts")
    }
    before = 0
    for k, sentence in enumerate(window.sentences):
        for i, word in enumerate(sentence.words):
            columns["sentence"].append(k)
            columns["upos"].append(coder.place("upos", word.upos))
            columns["feats"].append(coder.feats(word, sentence.style))
            columns["lemma"].append(
                UNKNOWN if word.lemma is None else coder.place("lemma", script(word.form, word.lemma))
            )
            columns["head"].append(_head(word, before))
            columns["deprel"].append(coder.place("deprel", word.deprel))
            columns["names"].append(coder.place("names", word.name))
            columns["starts"].append(
                int(i == 0) if len(window.sentences) > 1 or word.head is not None else UNKNOWN
            )
        before += len(sentence.words)
    return columns


def _head(word: Word, before: int) -> int:
    if word.head is None:
        return UNKNOWN
    return 0 if word.head == ROOT else before + word.head + 1
