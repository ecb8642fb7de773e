"""Reports → groups, each of one event: the same in whatever order they come.

Reports with a day, or news without one, are grouped first, by average linkage over how alike they are. One
that names but a month then joins the only group of its parties in that month, and none where there are two:
which is meant, nobody can say.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.ledger.days import Days, days_told, gap, is_narrow, lies_in, window
from communique.ledger.same import (
    Sameness,
    Tie,
    are_visits,
    by_home,
    conflict,
    named_in_both,
    persons,
    sameness,
)
from communique.records import EventReport
from communique.stories.clusters import Edge, clusters

TOGETHER = 0.5
"""Mean likeness from which two groups are one."""

LONGEST_VAGUE = 62
"""Days of the longest stretch that is looked into: "in October", "in autumn" is not."""

Ties = Callable[[str, str], Tie | None]
"""What is known of two articles, by their ids."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What people said of pairs of reports."""

    joined: frozenset[Edge] = frozenset()
    apart: frozenset[Edge] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one event, sorted by id, and why they are."""

    members: tuple[EventReport, ...]
    reasons: tuple[str, ...]


def is_vague(report: EventReport) -> bool:
    """Say whether a report names days, but too many for one event."""
    told = days_told(report)
    return told is not None and not is_narrow(told)


def weigh(a: EventReport, b: EventReport, *, copies: Ties, stories: Ties) -> Sameness | None:
    """Weigh two reports; ``copies`` is asked first, ``stories`` (dearer) only where nothing else speaks."""
    a, b = sorted((a, b), key=lambda report: report.id)
    if a.article == b.article or conflict(a, b) is not None:
        return None
    copied = copies(a.article, b.article)
    found = sameness(a, b, copied)
    if copied is None and (found is None or found.score < TOGETHER) and _may_be_near(a, b):
        told = stories(a.article, b.article)
        found = found if told is None else sameness(a, b, told)
    return found


def _may_be_near(a: EventReport, b: EventReport) -> bool:
    one, other = window(a), window(b)
    return one is None or other is None or gap(one, other) <= 1


def group(
    reports: Iterable[EventReport], edges: Mapping[Edge, Sameness], judged: Judged | None = None
) -> tuple[Group, ...]:
    """Group reports by how alike they are, `Judged` over all; contradictions keep groups apart.

    Those with a day come first. News without one joins the only group it can be of, of several the only one
    whose articles tell its story; else it is grouped with other news without a day.
    """
    known = {report.id: report for report in reports}
    told = judged or Judged()
    dated = {one: report for one, report in known.items() if days_told(report) is not None}
    found = [list(members) for members in _clustered(dated, edges, told)]
    alone: dict[str, EventReport] = {}
    joining: list[tuple[int, str]] = []
    near = _neighbours(edges, told.joined)
    places = {one: place for place, members in enumerate(found) for one in members}
    for one in sorted(known.keys() - dated.keys()):
        reached = sorted({places[other] for other in near.get(one, ()) if other in places})
        place = _only(one, {place: found[place] for place in reached}, known, edges, told)
        if place is None:
            alone[one] = known[one]
        else:
            joining.append((place, one))
    for place, one in joining:
        found[place].append(one)
    found += [list(members) for members in _clustered(alone, edges, told)]
    return tuple(
        _group([known[one] for one in members], _within(members, near, edges), told) for members in found
    )


def _clustered(
    known: Mapping[str, EventReport], edges: Mapping[Edge, Sameness], told: Judged
) -> Iterator[tuple[str, ...]]:
    """Cluster what hangs together, apart from all that does not."""
    near = _neighbours(edge for edge in (*edges, *told.joined) if edge <= known.keys())
    for component in _components(sorted(known), near):
        if len(component) == 1:
            yield tuple(component)
            continue
        own = {frozenset((one, other)) for one in component for other in near.get(one, ())}
        joined = own & told.joined
        yield from clusters(
            sorted(component),
            {edge: edges[edge].score for edge in own if edge in edges},
            least=TOGETHER,
            joined=joined,
            apart={edge for edge in told.apart if edge <= component}
            | (_against({one: known[one] for one in component}) - told.joined),
        )


def _neighbours(*several: Iterable[Edge]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for edges in several:
        for one, other in map(tuple, edges):
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    return near


def _components(nodes: Iterable[str], near: Mapping[str, set[str]]) -> Iterator[set[str]]:
    seen: set[str] = set()
    for node in nodes:
        if node in seen:
            continue
        component, frontier = {node}, [node]
        while frontier:
            new = near.get(frontier.pop(), set()) - component
            component |= new
            frontier += new
        seen |= component
        yield component


def _only(
    one: str,
    groups: Mapping[int, Sequence[str]],
    known: Mapping[str, EventReport],
    edges: Mapping[Edge, Sameness],
    told: Judged,
) -> int | None:
    """Give the place of the only group that news without a day can be of, or of the only best."""
    scores = {}
    for place, members in groups.items():
        pairs = [frozenset((one, other)) for other in members]
        if any(pair in told.joined for pair in pairs):
            return place
        alike = [edges[pair].score for pair in pairs if pair in edges]
        against = any(
            pair in told.apart or are_apart(known[one], known[other])
            for pair, other in zip(pairs, members, strict=True)
        )
        if alike and not against:
            scores[place] = max(alike)
    best = [place for place, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 else None


def _against(known: Mapping[str, EventReport]) -> set[Edge]:
    ordered = sorted(known)
    return {
        frozenset((one, other))
        for place, one in enumerate(ordered)
        for other in ordered[place + 1 :]
        if are_apart(known[one], known[other])
    }


def are_apart(a: EventReport, b: EventReport) -> bool:
    """Say whether two reports can never be in one group.

    Those that contradict each other are; so are acts that one article tells one by one, and contacts to each
    of which it gives a day: had they been one, it would have been read as one.
    """
    if a.article == b.article:
        one, other = days_told(a), days_told(b)
        return a.type != "CONSULT" or (one is not None and other is not None)
    return conflict(a, b) is not None


def _within(
    members: Sequence[str], near: Mapping[str, set[str]], edges: Mapping[Edge, Sameness]
) -> dict[Edge, Sameness]:
    ids = {*members}
    own = {frozenset((one, other)) for one in members for other in near.get(one, set()) & ids}
    return {edge: edges[edge] for edge in own if edge in edges}


def _group(members: Sequence[EventReport], edges: Mapping[Edge, Sameness], judged: Judged) -> Group:
    ids = {report.id for report in members}
    said = ("a person joined them",) if any(edge <= ids for edge in judged.joined) else ()
    best = sorted((-same.score, sorted(edge), "; ".join(same.reasons)) for edge, same in edges.items())
    reasons = dict.fromkeys((*said, *(words for _, _, words in best)))
    return Group(members=tuple(members), reasons=tuple(reasons)[:4])


def home_of(vague: EventReport, groups: Iterable[Group], apart: Collection[Edge] = ()) -> Group | None:
    """Give the only group that a report of a month can be of: its parties, and days within that month.

    Of several, a visit is the only one that is told as a visit too: what is left are talks in its course.
    """
    told = days_told(vague)
    if told is None or told[1] - told[0] > LONGEST_VAGUE or vague.count == "series":
        return None
    found = [one for one in groups if _may_be_of(vague, told, one, apart)]
    visits = [one for one in found if any(are_visits(vague, report) for report in one.members)]
    found = visits if len(found) > 1 else found
    return found[0] if len(found) == 1 else None


def _may_be_of(vague: EventReport, told: Days, one: Group, apart: Collection[Edge]) -> bool:
    days = [day for report in one.members if (day := days_told(report)) is not None]
    narrowest = min(days, key=lambda day: day[1] - day[0], default=None)
    return (
        narrowest is not None
        and narrowest[1] - narrowest[0] < told[1] - told[0]
        and lies_in(narrowest, told)
        and all(conflict(vague, report) is None for report in one.members)
        and all(frozenset((vague.id, report.id)) not in apart for report in one.members)
        and any(are_of_one_pair(vague, report) for report in one.members)
    )


def are_of_one_pair(a: EventReport, b: EventReport) -> bool:
    """Say whether two reports name the same people, or one a person and the other only the state for it."""
    ours, theirs = by_home(a.parties), by_home(b.parties)
    named = named_in_both(a, b)
    unnamed = [
        home for home in ours.keys() & theirs.keys() if not (persons(ours[home]) and persons(theirs[home]))
    ]
    return len(named) > 1 or (len(named) + len(unnamed) > 1 and ours.keys() == theirs.keys())
