"""The best tree under arc scores."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.syntax.mst import spanning_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    return all(reaches_root(word, heads) for word in range(1, len(heads) + 1))


def reaches_root(word: int, heads: tuple[int, ...]) -> bool:
    for _ in heads:
        word = heads[word - 1] if word else 0
    return word == 0


def best_by_trying_all(scores: np.ndarray) -> float:
    n = len(scores)
    trees = (heads for heads in product(range(n + 1), repeat=n) if is_tree(heads))
    return max(sum(float(scores[i, head]) for i, head in enumerate(heads)) for heads in trees)


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.integers(-50, 50), min_size=n * (n + 1), max_size=n * (n + 1))
    )
)
def test_no_tree_scores_better(values: list[int]) -> None:
    n = round((-1 + (1 + 4 * len(values)) ** 0.5) / 2)
    scores = np.array(values, np.float32).reshape(n, n + 1)
    heads = spanning_tree(scores)
    assert is_tree(tuple(heads))
    assert sum(float(scores[i, head]) for i, head in enumerate(heads)) == pytest.approx(
        best_by_trying_all(scores)
    )
