"""What two texts share word for word, and what a copy says otherwise: sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from communique.records import Article, Span
from communique.stories.words import Passage, paragraphs, sentences

CHANGED = 0.5
"""Share of the words of two sentences that both must have for one to be the other, changed."""

COMMON = 200
"""Sentences with a word from which it leads nowhere: only in books, which are then compared in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A sentence that only one of two texts has: its place, and the place of what it changes in the other."""

    span: Span
    changes: Span | None


def shared(article: Article, other: Article) -> tuple[tuple[Span, Span], ...]:
    """Give the sentences that both texts have word for word, as their places in each, in order of the first.

    Case, marks and paragraphs do not count. A sentence told twice is given where the other tells it last.
    """
    places = {told.words: told.span for told in sentences(other)}
    return tuple((told.span, places[told.words]) for told in sentences(article) if told.words in places)


def differences(article: Article, other: Article) -> tuple[Difference, ...]:
    """Give the sentences of an article that another does not have word for word, in text order.

    Case, marks and paragraphs do not count. With the two exchanged it gives what was cut: a copy may add
    facts, and drop some.
    """
    return tuple(_differences(article, other))


def _differences(article: Article, other: Article) -> Iterator[Difference]:
    running = _running(chain.from_iterable(told.words for told in paragraphs(other)))
    others = _Sentences(sentences(other))
    for told in sentences(article):
        if _running(told.words) not in running:
            yield Difference(span=told.span, changes=others.changed(told))


def _running(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


class _Sentences:
    """Sentences by their words: of a long text only those are compared that can be alike."""

    def __init__(self, told: Sequence[Passage]) -> None:
        self._told = told
        self._with: dict[str, list[int]] = defaultdict(list)
        for i, each in enumerate(told):
            for word in {*each.words}:
                self._with[word].append(i)

    def changed(self, sentence: Passage) -> Span | None:
        """Give the place of the likest sentence, if half of their words are the same.

        Then one of any half of the words and one more is shared: the rarest are looked up.
        """
        found = sorted((self._with.get(word, []) for word in {*sentence.words}), key=len)
        near = {i for places in found[: len(found) // 2 + 1] if len(places) <= COMMON for i in places}
        told = (self._told[i] for i in sorted(near))
        likest = max(told, key=lambda one: _likeness(one, sentence), default=None)
        return likest.span if likest is not None and _likeness(likest, sentence) >= CHANGED else None


def _likeness(a: Passage, b: Passage) -> float:
    one, other = {*a.words}, {*b.words}
    return len(one & other) / len(one | other)
