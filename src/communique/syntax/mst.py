"""The best tree under a matrix of arc scores: Chu and Liu (1965), Edmonds (1967), with a single root."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def spanning_tree(scores: Floats) -> list[int]:
    """Give each word its head: 0 is the root, ``i`` the ``i``-th word counted from one.

    ``scores`` is ``(n, n + 1)``: a row a word, column 0 the root. Exactly one word gets the root.

    >>> spanning_tree(np.array([[0, 0, 9], [5, 8, 0]], dtype=np.float32))
    [2, 0]
    """
    n = len(scores)
    square = np.full((n + 1, n + 1), -np.inf, np.float64)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    heads = _edmonds(square)
    roots = [i for i in range(1, n + 1) if heads[i] == 0]
    if len(roots) > 1:
        heads = max(
            (_edmonds(_rooted(square, root)) for root in roots), key=lambda tree: _total(square, tree)
        )
    return heads[1:]


def _rooted(square: npt.NDArray[np.float64], root: int) -> npt.NDArray[np.float64]:
    """Allow the root arc to one word only."""
    only = square.copy()
    only[1:, 0] = -np.inf
    only[root] = -np.inf
    only[root, 0] = square[root, 0]
    return only


def _total(square: npt.NDArray[np.float64], heads: list[int]) -> float:
    return float(sum(square[i, heads[i]] for i in range(1, len(heads))))


def _edmonds(square: npt.NDArray[np.float64]) -> list[int]:
    """Take the best head of each node; contract a cycle, solve the smaller graph, open the cycle again."""
    heads = [0, *(int(k) for k in square[1:].argmax(-1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [i for i in range(len(heads)) if i not in inside]
    loss = {i: square[i, heads[i]] for i in cycle}
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf, np.float64)
    small[:-1, :-1] = square[np.ix_(outside, outside)]
    entry = {}
    for column, head in enumerate(outside):
        best = max(cycle, key=lambda i: square[i, head] - loss[i])
        entry[column] = best
        small[-1, column] = square[best, head] - loss[best]
    leave = {}
    for row, node in enumerate(outside[1:], 1):
        best = max(cycle, key=lambda i: square[node, i])
        leave[row] = best
        small[row, -1] = square[node, best]
    solved = _edmonds(small)
    for row, node in enumerate(outside[1:], 1):
        heads[node] = leave[row] if solved[row] == len(outside) else outside[solved[row]]
    broken = entry[solved[-1]]
    heads[broken] = outside[solved[-1]]
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """Find one cycle among the head pointers, or nothing."""
    done = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in done and node not in path:
            path.append(node)
            node = heads[node]
        if node in path:
            return path[path.index(node) :]
        done.update(path)
    return []
