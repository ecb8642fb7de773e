"""Contacts on a line of time: a bar is as wide as its date is vague, and silence is drawn."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.ledger.history import Pause, Stretch
from communique.records import Channel
from communique.stories.profile import ordinal

WIDTH = 960
"""Units of the drawing from the first year to the end of the last."""
LEAST = 3
"""Units of the narrowest bar that can be seen."""
LANES: tuple[tuple[Channel, ...], ...] = (("phone", "video"), ("in_person",), ("letter",), ("unspecified",))
LANE, BAR = 26, 16
SINGLE = 120
"""Bars up to which each can be pointed at."""
TOP = 8
YEARS_WITH_NAMES = 14
"""Years up to which each has its name below the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A contact, or several that would be drawn over each other; ``first`` and ``last`` are ISO days."""

    x: float
    width: float
    y: int
    kind: str
    """``told``, ``recalled`` or ``claimed``."""
    events: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All bars of a kind in one stroke of SVG, where there are too many to be pointed at one by one."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A year's beginning."""

    x: float
    year: int
    is_named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The longest silence."""

    x: float
    width: float
    pause: Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """A drawing: its size in units, its lanes (channel and height), what is on them."""

    width: int
    height: int
    lanes: tuple[tuple[Channel, int], ...]
    bars: tuple[Bar, ...]
    outlines: tuple[Outline, ...]
    ticks: tuple[Tick, ...]
    gap: Gap | None
    first: int
    last: int


def time_line(
    stretches: Iterable[Stretch], longest: Pause | None, claimed: Sequence[tuple[str, str]] = ()
) -> TimeLine | None:
    """Draw contacts with days, and the ISO days of those that are only claimed; none where there are none."""
    dated = [one for one in stretches if one.earliest is not None and one.latest is not None]
    days = [(one.earliest or "", one.latest or "") for one in dated] + list(claimed)
    if not days:
        return None
    first, last = int(min(days)[0][:4]), int(max(day for _, day in days)[:4])
    start, end = ordinal(f"{first:04}-01-01"), ordinal(f"{last:04}-12-31")
    scale = WIDTH / (end - start + 1)

    def x(day: str) -> float:
        return round((ordinal(day) - start) * scale, 1)

    def width(one: str, other: str) -> float:
        return round(max((ordinal(other) - ordinal(one) + 1) * scale, LEAST), 1)

    used = [lane for lane in LANES if any((one.channel or "unspecified") in lane for one in dated)]
    lanes = used or [LANES[-1]]
    heights = {channel: TOP + LANE * place for place, lane in enumerate(lanes) for channel in lane}
    bars: dict[tuple[float, float, int, str], Bar] = {}
    for one in sorted(dated, key=lambda one: (one.earliest or "", one.id)):
        begin, until = one.earliest or "", one.latest or ""
        y = heights[one.channel or "unspecified"]
        kind = "recalled" if one.known == "recalled" else "told"
        place = (round(x(begin) / LEAST), width(begin, until), y, kind)
        before = bars.get(place)
        bars[place] = Bar(
            x=before.x if before else x(begin),
            width=width(begin, until),
            y=y,
            kind=kind,
            events=(*(before.events if before else ()), one.id),
            first=before.first if before else begin,
            last=until,
        )
    drawn = [
        *bars.values(),
        *(
            Bar(x=x(a), width=width(a, b), y=TOP, kind="claimed", events=(), first=a, last=b)
            for a, b in claimed
        ),
    ]
    every = max(1, -(-(last - first + 1) // YEARS_WITH_NAMES))
    return TimeLine(
        width=WIDTH,
        height=TOP + LANE * len(lanes) + 22,
        lanes=tuple((lane[0], heights[lane[0]]) for lane in lanes),
        bars=tuple(drawn) if len(drawn) <= SINGLE else (),
        outlines=() if len(drawn) <= SINGLE else tuple(_outlines(drawn)),
        ticks=tuple(
            Tick(x=x(f"{year:04}-01-01"), year=year, is_named=(year - first) % every == 0)
            for year in range(first, last + 1)
        ),
        gap=_gap(dated, longest, x),
        first=first,
        last=last,
    )


def _outlines(bars: Sequence[Bar]) -> Iterator[Outline]:
    for kind in dict.fromkeys(bar.kind for bar in bars):
        drawn = (
            f"M{bar.x:g} {bar.y}h{bar.width:g}v{BAR}h-{bar.width:g}z" for bar in bars if bar.kind == kind
        )
        yield Outline(kind=kind, path="".join(drawn))


def _gap(dated: Sequence[Stretch], longest: Pause | None, x: Callable[[str], float]) -> Gap | None:
    if longest is None or not longest.at_least:
        return None
    known = {one.id: one for one in dated}
    after, until = known.get(longest.after), known.get(longest.until)
    if after is None or until is None or after.latest is None or until.earliest is None:
        return None
    begin = x(after.latest)
    return Gap(x=begin, width=round(x(until.earliest) - begin, 1), pause=longest)
