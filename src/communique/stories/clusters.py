"""Nodes and scored edges → groups, the same in whatever order they come."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush

Edge = frozenset[str]
"""The two nodes of an edge."""


def clusters(
    nodes: Iterable[str],
    edges: Mapping[Edge, float],
    *,
    least: float,
    joined: Collection[Edge] = (),
    apart: Collection[Edge] = (),
) -> tuple[tuple[str, ...], ...]:
    """Group nodes by average linkage: best first, while two groups have a mean score of at least ``least``.

    Two nodes without an edge count with 0, so that a chain of likenesses makes no group. ``joined`` nodes are
    grouped first, nodes ``apart`` never. Each group is sorted, and so are the groups; what does not hang
    together by edges does not change each other.

    >>> ab, bc = frozenset("ab"), frozenset("bc")
    >>> clusters("abc", {ab: 0.9, bc: 0.8}, least=0.5)
    (('a', 'b'), ('c',))
    """
    return _Clusters(nodes, edges, least=least, joined=joined, apart=apart).grown()


class _Clusters:
    """Groups while they grow; each is named by the least of its nodes."""

    def __init__(
        self,
        nodes: Iterable[str],
        edges: Mapping[Edge, float],
        *,
        least: float,
        joined: Collection[Edge],
        apart: Collection[Edge],
    ) -> None:
        self._members = {node: [node] for node in sorted(set(nodes))}
        self._sums: dict[str, dict[str, float]] = defaultdict(dict)
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._least = least
        self._joined = joined
        for edge, score in sorted(edges.items(), key=lambda item: sorted(item[0])):
            self._note(edge, score)
        for one, other in map(sorted, apart):
            self._apart[one].add(other)
            self._apart[other].add(one)

    def grown(self) -> tuple[tuple[str, ...], ...]:
        """Join groups until no two belong together."""
        for one, other in sorted(map(sorted, self._joined)):
            self._join(self._name_of(one), self._name_of(other))
        heap = [self._entry(one, other) for one in self._sums for other in self._sums[one] if one < other]
        heapify(heap)
        while heap:
            worth, one, other = heappop(heap)
            if (worth, one, other) == self._entry(one, other) and -worth >= self._least:
                for entry in self._joined_entries(one, other):
                    heappush(heap, entry)
        return tuple(tuple(sorted(members)) for _, members in sorted(self._members.items()))

    def _note(self, edge: Edge, score: float) -> None:
        one, other = sorted(edge)
        if one in self._members and other in self._members:
            self._sums[one][other] = self._sums[other][one] = score

    def _name_of(self, node: str) -> str:
        return next(name for name, members in self._members.items() if node in members)

    def _entry(self, one: str, other: str) -> tuple[float, str, str]:
        """Give a pair of groups as the heap sorts it; positive where one is gone or they are kept apart."""
        if other not in self._sums.get(one, ()) or self._apart[one] & {*self._members[other]}:
            return 1.0, one, other
        return -self._sums[one][other] / (len(self._members[one]) * len(self._members[other])), one, other

    def _joined_entries(self, one: str, other: str) -> Iterator[tuple[float, str, str]]:
        kept = self._join(one, other)
        for near in sorted(self._sums[kept]):
            yield self._entry(min(kept, near), max(kept, near))

    def _join(self, one: str, other: str) -> str:
        """Join two groups; the lesser name stays."""
        if one == other:
            return one
        kept, gone = sorted((one, other))
        self._members[kept] += self._members.pop(gone)
        self._apart[kept] |= self._apart.pop(gone, set())
        for near, score in self._sums.pop(gone, {}).items():
            del self._sums[near][gone]
            if near != kept:
                total = self._sums[kept].get(near, 0.0) + score
                self._sums[kept][near] = self._sums[near][kept] = total
        return kept
