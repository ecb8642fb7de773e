"""Groups that hang on nothing but who is like whom."""

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from communique.stories.clusters import Edge, clusters

NODES = "abcdefgh"
PAIRS = [frozenset(pair) for pair in combinations(NODES, 2)]
EDGES = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.5, 0.6, 0.75, 0.9, 1.0]))


def edges(*pairs: str, score: float = 0.9) -> dict[Edge, float]:
    return {frozenset(pair): score for pair in pairs}


def test_a_chain_makes_no_group() -> None:
    assert clusters("abcd", edges("ab", "bc", "cd"), least=0.5) == (("a", "b"), ("c", "d"))


def test_the_middle_of_two_stays_with_both_where_half_is_enough() -> None:
    assert clusters("abc", edges("ab", "bc", score=1.0), least=0.5) == (("a", "b", "c"),)


def test_the_best_are_joined_first() -> None:
    found = clusters("abc", {frozenset("ab"): 0.6, frozenset("bc"): 0.95}, least=0.5)
    assert found == (("a",), ("b", "c"))


def test_those_kept_apart_never_meet_through_others() -> None:
    all_alike = edges("ab", "bc", "ac", score=1.0)
    for pair in combinations("abc", 2):
        for group in clusters("abc", all_alike, least=0.1, apart=[frozenset(pair)]):
            assert not set(pair) <= set(group)


def test_those_joined_meet_without_an_edge() -> None:
    assert clusters("abc", {}, least=0.5, joined=[frozenset("ac")]) == (("a", "c"), ("b",))


@given(EDGES, st.randoms(use_true_random=False))
def test_order_does_not_matter(found: dict[Edge, float], chance: Random) -> None:
    nodes, items = [*NODES], [*found.items()]
    chance.shuffle(nodes)
    chance.shuffle(items)
    assert clusters(nodes, dict(items), least=0.5) == clusters(NODES, found, least=0.5)


@given(EDGES)
def test_every_node_is_in_one_group(found: dict[Edge, float]) -> None:
    groups = clusters(NODES, found, least=0.5)
    assert sorted(node for group in groups for node in group) == [*NODES]


@given(EDGES)
def test_what_does_not_hang_together_does_not_change_each_other(found: dict[Edge, float]) -> None:
    twice = found | {frozenset(node.upper() for node in edge): score for edge, score in found.items()}
    groups = clusters(NODES + NODES.upper(), twice, least=0.5)
    alone = clusters(NODES, found, least=0.5)
    assert tuple(group for group in groups if group[0].islower()) == alone


@given(EDGES)
def test_groups_could_not_be_joined_further(found: dict[Edge, float]) -> None:
    for one, other in combinations(clusters(NODES, found, least=0.5), 2):
        total = sum(found.get(frozenset((a, b)), 0.0) for a in one for b in other)
        assert total / (len(one) * len(other)) < 0.5
