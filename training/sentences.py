"""Annotated sentences: what every corpus is turned into before training and scoring."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

ROOT = -1
"""The head of a sentence's root."""


@dataclass(frozen=True, slots=True)
class Word:
    """A surface word with what a corpus says of it; ``None`` where it says nothing.

    ``head`` is the head's index in the sentence, `ROOT` for the root. ``space`` says that a blank follows.
    """

    form: str
    space: bool = True
    lemma: str | None = None
    upos: str | None = None
    feats: dict[str, str] = field(default_factory=dict)
    head: int | None = None
    deprel: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a corpus. ``style`` names the corpus whose conventions its annotation follows."""

    words: tuple[Word, ...]
    style: str
    language: str

    @property
    def text(self) -> str:
        """The words with their blanks."""
        return "".join(word.form + " " * word.space for word in self.words).rstrip()

    @property
    def letters(self) -> str:
        """The text without white space: the same for every way to cut it into words."""
        return "".join("".join(word.form.split()) for word in self.words)


def spans(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give each word's stretch in the `letters` of its sentence."""
    at = 0
    for word in words:
        length = sum(not letter.isspace() for letter in word)
        yield at, at + length
        at += length


def with_names(sentence: Sentence, names: Sequence[str]) -> Sentence:
    """Give the words of a sentence their name tags (BIO)."""
    words = (replace(word, name=name) for word, name in zip(sentence.words, names, strict=True))
    return replace(sentence, words=tuple(words))
