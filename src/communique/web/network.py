"""States and how often they dealt with each other → a drawing: a ring, or rings with the busiest inmost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

SIZE = 720
MOST = 40
"""States that are drawn at most: those with most contacts."""
LEAST, WIDEST = 0.8, 9.0
"""Widths of lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A state, where it is drawn, and how many contacts it had."""

    state: str
    x: float
    y: float
    radius: float
    contacts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Two states with a line between them."""

    a: Node
    b: Node
    width: float
    contacts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing of a size in units; ``left_out`` states have too few contacts to be drawn."""

    size: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int


def drawing(ties: Sequence[tuple[str, str, int]]) -> Drawing:
    """Draw states on a ring, or several, the busiest inmost; lines are as wide as contacts are many."""
    busy: Counter[str] = Counter()
    for a, b, count in ties:
        busy[a] += count
        busy[b] += count
    chosen = [state for state, _ in sorted(busy.items(), key=lambda item: (-item[1], item[0]))[:MOST]]
    most = max(busy.values(), default=1)
    nodes = {
        state: _node(state, busy[state], most, _ring_of(place, len(chosen)))
        for place, state in enumerate(chosen)
    }
    widest = max((count for _, _, count in ties), default=1)
    lines = [
        Line(
            a=nodes[a], b=nodes[b], width=round(LEAST + (WIDEST - LEAST) * count / widest, 1), contacts=count
        )
        for a, b, count in ties
        if a in nodes and b in nodes
    ]
    return Drawing(
        size=SIZE, nodes=tuple(nodes.values()), lines=tuple(reversed(lines)), left_out=len(busy) - len(chosen)
    )


ALONE = 16
"""States up to which one ring holds all: then no line runs through a third one."""
RINGS = ((1, 0.0), (7, 0.2), (14, 0.33), (MOST, 0.45))
"""How many states a ring takes, the busiest in the middle, and its radius as a share of the drawing."""


def _ring_of(place: int, count: int) -> tuple[float, float]:
    """Give the radius of a state's ring, and the share of a turn at which it stands there."""
    if count <= ALONE:
        return 0.4, place / count
    begun = 0
    for ring, (room, share) in enumerate(RINGS):
        if place < begun + room:
            on_it = min(count - begun, room)
            return share, (place - begun) / on_it + (ring % 2) / (2 * on_it)
        begun += room
    raise ValueError(place)


def _node(state: str, contacts: int, most: int, ring: tuple[float, float]) -> Node:
    share, turn = ring
    angle = 2 * pi * turn - pi / 2
    return Node(
        state=state,
        x=round(SIZE / 2 + SIZE * share * cos(angle), 1),
        y=round(SIZE / 2 + SIZE * share * sin(angle), 1),
        radius=round(5 + 13 * sqrt(contacts / most), 1),
        contacts=contacts,
    )
