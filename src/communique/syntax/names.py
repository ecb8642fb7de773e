"""Name tags from scores: the best row of BIO tags in which every I follows its kind."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
NEVER = np.float32(-1e9)


def best_names(scores: Floats, labels: Sequence[str]) -> list[str]:
    """Give the tags of the words of a sentence from scores (N, labels); Viterbi (1967).

    >>> scores = np.array([[0, 1, 2], [0, 0, 3]], np.float32)
    >>> best_names(scores, ["O", "B-PER", "I-PER"])
    ['B-PER', 'I-PER']
    """
    greedy = [labels[k] for k in scores.argmax(-1)]
    if all(_may_follow(a, b) for a, b in zip(["O", *greedy], greedy, strict=False)):
        return greedy
    allowed = np.array([[0 if _may_follow(a, b) else NEVER for b in labels] for a in labels], np.float32)
    best = scores[0] + [0 if _may_follow("O", label) else NEVER for label in labels]
    back = []
    for row in scores[1:]:
        ways = best[:, None] + allowed
        back.append(ways.argmax(0))
        best = ways.max(0) + row
    path = [int(best.argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    return [labels[k] for k in reversed(path)]


def _may_follow(before: str, tag: str) -> bool:
    return tag[0] != "I" or (before != "O" and before[2:] == tag[2:])
