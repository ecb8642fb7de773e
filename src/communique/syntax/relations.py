"""Relations from scores, with what every tree keeps: one root, one subject a predicate, none unnamed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
UNNAMED = frozenset({"dep", "goeswith", "reparandum"})
"""What annotators give up on, and slips of the pen: in a text as it stands, another relation says more."""
HELPING = frozenset({"aux", "aux:pass", "cop", "case", "cc", "mark", "punct"})
"""Relations of words that only help others: no name stands in them."""
NEVER = np.float32(-1e9)
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Which of the labels are of a kind: parallel to them."""

    barred: Mask
    subject: Mask
    helping: Mask


@lru_cache
def _kinds(labels: tuple[str, ...]) -> _Kinds:
    return _Kinds(
        barred=np.array([label == "root" or label in UNNAMED for label in labels]),
        subject=np.array([label in SUBJECTS for label in labels]),
        helping=np.array([label in HELPING for label in labels]),
    )


def best_relations(
    scores: Floats, heads: Sequence[int], labels: Sequence[str], upos: Sequence[str]
) -> list[str]:
    """Give each word's relation to its head from scores (N, labels); the root is its own head.

    Names (proper nouns by ``upos``) take none of the relations of helping words. Of several subjects of one
    head, the surest stays; another takes what it fits best after that.

    >>> scores = np.array([[9, 0, 0], [5, 3, 0], [0, 0, 9]], np.float32)
    >>> best_relations(scores, [2, 2, 2], ["nsubj", "obj", "root"], ["NOUN", "NOUN", "VERB"])
    ['nsubj', 'obj', 'root']
    """
    kinds = _kinds(tuple(labels))
    open_scores = np.where(kinds.barred, NEVER, scores)
    is_name = np.array([tag == "PROPN" for tag in upos])
    open_scores[np.ix_(is_name, kinds.helping)] = NEVER
    best = open_scores.argmax(-1)
    subjects: dict[int, list[int]] = {}
    for i, head in enumerate(heads):
        if head != i and kinds.subject[best[i]]:
            subjects.setdefault(head, []).append(i)
    for rivals in subjects.values():
        if len(rivals) > 1:
            others = np.where(kinds.subject, NEVER, open_scores[rivals])
            margins = open_scores[rivals].max(-1) - others.max(-1)
            for k in np.delete(np.arange(len(rivals)), margins.argmax()):
                best[rivals[k]] = others[k].argmax()
    return ["root" if head == i else labels[k] for i, (head, k) in enumerate(zip(heads, best, strict=True))]
