"""What a copy says otherwise: sentences that the other text does not have word for word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from communique.records import Article, Span
from communique.stories.words import Passage, paragraphs, sentences

CHANGED = 0.5
"""Share of the words of two sentences that both must have for one to be the other, changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A sentence that only one of two texts has: its place, and the place of what it changes in the other."""

    span: Span
    changes: Span | None


def differences(article: Article, other: Article) -> tuple[Difference, ...]:
    """Give the sentences of an article that another does not have word for word, in text order.

    Case, marks and paragraphs do not count. With the two exchanged it gives what was cut: a copy may add
    facts, and drop some.
    """
    return tuple(_differences(article, other))


def _differences(article: Article, other: Article) -> Iterator[Difference]:
    running = _running(chain.from_iterable(told.words for told in paragraphs(other)))
    others = sentences(other)
    for sentence in sentences(article):
        if _running(sentence.words) not in running:
            likest = max(others, key=lambda one: _likeness(one, sentence), default=None)
            is_change = likest is not None and _likeness(likest, sentence) >= CHANGED
            yield Difference(
                span=sentence.span, changes=likest.span if likest is not None and is_change else None
            )


def _running(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _likeness(a: Passage, b: Passage) -> float:
    one, other = {*a.words}, {*b.words}
    return len(one & other) / len(one | other)
