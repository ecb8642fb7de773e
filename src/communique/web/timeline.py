"""Contacts on a line of time: a bar is as wide as its date is vague, and silence is drawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Scale:
    """Where days stand: years from the first to the last, as wide as the drawing."""

    first: int
    last: int

    def x(self, day: str) -> float:
        """Give where an ISO day begins."""
        return round((ordinal(day) - self._start) * self._day, 1)

    def width(self, one: str, other: str) -> float:
        """Give how wide the days from one to the other are: never too narrow to be seen."""
        return round(max((ordinal(other) - ordinal(one) + 1) * self._day, LEAST), 1)

    @property
    def _start(self) -> int:
        return ordinal(f"{self.first:04}-01-01")

    @property
    def _day(self) -> float:
        return WIDTH / (ordinal(f"{self.last:04}-12-31") - self._start + 1)


def time_line(
    stretches: Iterable[Stretch], longest: Pause | None, claimed: Sequence[tuple[str, str]] = ()
) -> TimeLine | None:
    """Draw contacts with days, and the ISO days of those that are only claimed; none where there are none."""
    dated = [one for one in stretches if one.earliest is not None and one.latest is not None]
    days = [*map(_days, dated), *claimed]
    if not days:
        return None
    scale = Scale(first=int(min(days)[0][:4]), last=int(max(day for _, day in days)[:4]))
    heights = _heights(dated)
    bars = [*_bars(dated, heights, scale), *_claimed(claimed, scale)]
    lowest = max(heights.values())
    return TimeLine(
        width=WIDTH,
        height=lowest + LANE + 22,
        lanes=tuple((lane[0], heights[lane[0]]) for lane in LANES if lane[0] in heights),
        bars=tuple(bars) if len(bars) <= SINGLE else (),
        outlines=() if len(bars) <= SINGLE else tuple(_outlines(bars)),
        ticks=tuple(_ticks(scale)),
        gap=_gap(dated, longest, scale),
        first=scale.first,
        last=scale.last,
    )


def _days(one: Stretch) -> tuple[str, str]:
    return one.earliest or "", one.latest or ""


def _heights(dated: Iterable[Stretch]) -> dict[Channel, int]:
    """Give the height of each channel: those of one lane, in lanes of which any contact is."""
    told = {one.channel or "unspecified" for one in dated}
    used = [lane for lane in LANES if told.intersection(lane)] or [LANES[-1]]
    return {channel: TOP + LANE * place for place, lane in enumerate(used) for channel in lane}


def _bars(dated: Iterable[Stretch], heights: Mapping[Channel, int], scale: Scale) -> Iterable[Bar]:
    """Draw contacts, the earliest first; those that would hide each other are one bar."""
    bars: dict[tuple[float, float, int, str], Bar] = {}
    for one in sorted(dated, key=lambda one: (one.earliest or "", one.id)):
        first, last = _days(one)
        bar = Bar(
            x=scale.x(first),
            width=scale.width(first, last),
            y=heights[one.channel or "unspecified"],
            kind="recalled" if one.known == "recalled" else "told",
            events=(one.id,),
            first=first,
            last=last,
        )
        place = round(bar.x / LEAST), bar.width, bar.y, bar.kind
        before = bars.get(place)
        bars[place] = bar if before is None else replace(before, events=(*before.events, one.id), last=last)
    return bars.values()


def _claimed(days: Iterable[tuple[str, str]], scale: Scale) -> Iterator[Bar]:
    for first, last in days:
        width = scale.width(first, last)
        yield Bar(x=scale.x(first), width=width, y=TOP, kind="claimed", events=(), first=first, last=last)


def _ticks(scale: Scale) -> Iterator[Tick]:
    years = range(scale.first, scale.last + 1)
    every = -(-len(years) // YEARS_WITH_NAMES)
    for year in years:
        yield Tick(x=scale.x(f"{year:04}-01-01"), year=year, is_named=(year - scale.first) % every == 0)


def _outlines(bars: Sequence[Bar]) -> Iterator[Outline]:
    for kind in dict.fromkeys(bar.kind for bar in bars):
        drawn = (
            f"M{bar.x:g} {bar.y}h{bar.width:g}v{BAR}h-{bar.width:g}z" for bar in bars if bar.kind == kind
        )
        yield Outline(kind=kind, path="".join(drawn))


def _gap(dated: Iterable[Stretch], longest: Pause | None, scale: Scale) -> Gap | None:
    if longest is None or not longest.at_least:
        return None
    known = {one.id: one for one in dated}
    after, until = known.get(longest.after), known.get(longest.until)
    if after is None or until is None or after.latest is None or until.earliest is None:
        return None
    begin = scale.x(after.latest)
    return Gap(x=begin, width=round(scale.x(until.earliest) - begin, 1), pause=longest)
