"""New reports → events: what they may belong to is looked up, grouped, and written where it changed.

Only what hangs together with the new reports is looked at, and all of that: so the order in which articles
are added changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import msgspec
from sqlalchemy import Connection

from communique.ledger.days import Days, days_told, in_reach
from communique.ledger.keys import keys_of, pairs_of
from communique.ledger.merge import Group, group, home_of, weigh
from communique.ledger.same import Sameness
from communique.ledger.summary import summary
from communique.records import STAGES, EventReport, HeldEvent
from communique.store import tables as t
from communique.store.actors import ActorNumbers
from communique.store.articles import Articles
from communique.store.nearby import UNKNOWN, Nearby, Row, month_slots, near_slots, slots_within
from communique.store.prepared import encode
from communique.store.sql import (
    LISTED,
    MARKS,
    insert_rows,
    insert_sorted,
    rows_in,
    run_in,
    run_many,
    update_rows,
)
from communique.stories.clusters import Edge
from communique.stories.profile import ordinal

ONLY = "the only one of those days that is held"
"""Why a report of a month is of an event."""


@dataclass(slots=True)
class Merging:
    """Merges reports within one transaction."""

    connection: Connection
    near: Nearby
    articles: Articles
    actors: ActorNumbers

    def merge(self) -> Mapping[int, int]:
        """Group anew whatever hangs together with the reports that are loaded; write what changed.

        Give the events of those reports that are yet to be written, by numbers.
        """
        started = [row for row in self.near.rows.values() if not row.vague]
        closure, edges = self._closure(started)
        groups = list(group((row.report for row in closure), edges, self.near.judgements.judged))
        return self._write(self._with_vague(groups, closure))

    # -------------------------------------------------------------------------------- what hangs together

    def _closure(self, started: Sequence[Row]) -> tuple[Collection[Row], dict[Edge, Sameness]]:
        """Give all reports with a day that hang together with some, and how alike each two are."""
        edges: dict[Edge, Sameness] = {}
        weighed: set[Edge] = set()
        closure = {row.report.id: row for row in started}
        frontier = list(started)
        while frontier:
            self.near.load_slots(slot for row in frontier for slot in near_slots(row))
            self.near.load_events({row.event for row in frontier if row.event is not None})
            self._load_linked(frontier)
            reached: dict[str, Row] = {}
            for row in frontier:
                for other in self._candidates(row):
                    edge = frozenset((row.report.id, other.report.id))
                    if edge in weighed:
                        continue
                    weighed.add(edge)
                    same = self._weighed(row.report, other.report, edge)
                    if same is not None:
                        edges[edge] = same
                        reached[other.report.id] = other
                reached.update(self._joined_with(row))
                reached.update(self._of_one_event_with(row))
            frontier = [row for known, row in reached.items() if known not in closure]
            closure |= reached
        return closure.values(), edges

    def _weighed(self, a: EventReport, b: EventReport, edge: Edge) -> Sameness | None:
        if edge in self.near.judgements.judged.apart:
            return None
        return weigh(a, b, copies=self.articles.copies, stories=self.articles.stories)

    def _load_linked(self, frontier: Sequence[Row]) -> None:
        """Load the reports of copies, and those that people joined with some."""
        articles = {row.report.article for row in frontier}
        self.articles.ask(articles)
        self.near.load_articles({one for article in articles for one in self.articles.copies_of(article)})
        joined = self.near.judgements.judged.joined
        self.near.load_ids({one for edge in joined for one in edge} if joined else ())

    def _joined_with(self, row: Row) -> Iterator[tuple[str, Row]]:
        for edge in self.near.judgements.judged.joined:
            if row.report.id in edge:
                yield from ((one, self.near.rows[one]) for one in edge if one in self.near.rows)

    def _of_one_event_with(self, row: Row) -> Iterator[tuple[str, Row]]:
        if row.event is not None:
            yield from ((one.report.id, one) for one in self.near.by_event[row.event] if not one.vague)

    def _candidates(self, row: Row) -> list[Row]:
        """Give the loaded reports of the same kind, stage and states that are near enough in time."""
        report = row.report
        near = {
            other.report.id: other
            for key in row.day_keys
            for other in self.near.by_key[key]
            if in_reach(row.days, other.days)
        }
        for article in self.articles.copies_of(report.article):
            for other in self.near.by_article[article]:
                if not other.vague and _are_of_a_kind(report, other.report) and _may_be_copied(row, other):
                    near[other.report.id] = other
        near.pop(report.id, None)
        return [near[one] for one in sorted(near)]

    # --------------------------------------------------------------------------------- reports of a month

    def _with_vague(self, groups: Sequence[Group], closure: Collection[Row]) -> list[Group]:
        """Let each report of a month join the only group it can be of; give all groups that may have changed.

        Whatever changes is settled anew with all reports of a month that it had.
        """
        vague = self._vague_near(closure)
        while True:
            changed = self._joined_by(vague, groups)
            events = {self.near.rows[report.id].event for one in changed for report in one.members}
            had = (row for event in events if event is not None for row in self.near.by_event[event])
            missing = {row.report.id: row for row in had if row.vague and row.report.id not in vague}
            if not missing:
                return changed
            vague = dict(sorted((vague | missing).items()))

    def _joined_by(self, known: Mapping[str, Row], groups: Sequence[Group]) -> list[Group]:
        """Let reports of a month join groups, and those beside them; give all that may have changed.

        The shorter the stretch that a report names, the sooner its turn: "last week" may lie in "January".
        """
        vague = list(known.values())
        self.near.load_slots(slot for row in vague for slot in slots_within(row))
        every = [*groups, *self._groups_beside(groups, vague)]
        places = _Places(every, self.near.rows)
        changed = {row.event for row in vague if row.event is not None}
        touched = set(range(len(groups)))
        for alike in self._alike(vague):
            homes = {
                found
                for report in alike.members
                if (found := places.home_of(report, self.near.judgements.judged.apart)) is not None
            }
            touched.add(places.join(homes.pop(), alike) if len(homes) == 1 else places.add(alike))
        for place, one in enumerate(places.groups):
            if any(self.near.rows[report.id].event in changed for report in one.members):
                touched.add(place)
        return [places.groups[place] for place in sorted(touched)]

    def _groups_beside(self, groups: Sequence[Group], vague: Sequence[Row]) -> Iterator[Group]:
        """Give the other events that reports of a month may mean or have meant, without those reports."""
        known = {report.id for one in groups for report in one.members}
        keys = {key for row in vague for key in row.day_keys}
        beside = {row.event for key in keys for row in self.near.by_key[key] if row.report.id not in known}
        beside |= {row.event for row in vague}
        events = sorted(event for event in beside if event is not None)
        self.near.load_events(events)
        reasons = self._reasons(events)
        for event in events:
            members = tuple(
                row.report
                for row in self.near.by_event[event]
                if not row.vague and row.report.id not in known
            )
            if members:
                yield Group(members=members, reasons=reasons.get(event, ()))

    def _reasons(self, events: Collection[int]) -> dict[int, tuple[str, ...]]:
        return {
            num: tuple(
                words for words in msgspec.json.decode(record, type=HeldEvent).reasons if words != ONLY
            )
            for num, record in self._records(events).items()
        }

    def _alike(self, vague: Sequence[Row]) -> list[Group]:
        """Group reports of a month that say the same, the shortest stretch first."""
        self.articles.ask({row.report.article for row in vague})
        by_key: dict[int, list[EventReport]] = defaultdict(list)
        for row in vague:
            for key in row.month_keys:
                by_key[key].append(row.report)
        edges: dict[Edge, Sameness] = {}
        for reports in by_key.values():
            for a, b in combinations(reports, 2):
                edge = frozenset((a.id, b.id))
                if edge not in edges and (same := self._weighed(a, b, edge)) is not None:
                    edges[edge] = same
        found = group((row.report for row in vague), edges, self.near.judgements.judged)
        return sorted(found, key=lambda one: (_length(one), one.members[0].id))

    def _vague_near(self, closure: Collection[Row]) -> dict[str, Row]:
        """Give the reports of a month, by ids, that are new or by which those of a closure may be meant."""
        self.near.load_slots(slot for row in closure for slot in month_slots(row))
        vague = [row for row in self.near.rows.values() if row.vague]
        self.near.load_slots(slot for row in vague for slot in month_slots(row))
        return {one: row for one, row in sorted(self.near.rows.items()) if row.vague}

    # ------------------------------------------------------------------------------------------- writing

    def _write(self, groups: Sequence[Group]) -> Mapping[int, int]:
        """Write the events that changed, take away those that are no more; give what `_point` gives."""
        rows = self.near.rows
        held = {rows[one.members[0].id].num: one for one in map(_sorted, groups)}
        before = self._before(held, groups)
        self.articles.know_all({report.article for one in groups for report in one.members})
        made = {num: self._summary(one) for num, one in held.items()}
        records = {num: encode(event) for num, event in made.items()}
        changed = {num: event for num, event in made.items() if before.get(num) != records[num]}
        written = {num: _event_row(num, event, records[num]) for num, event in changed.items()}
        gone = sorted(before.keys() - made.keys())
        self._delete(("dyad", "part"), "event", [*gone, *(num for num in changed if num in before)])
        insert_rows(self.connection, t.event, [row for num, row in written.items() if num not in before])
        update_rows(self.connection, t.event, [row for num, row in written.items() if num in before])
        unwritten = self._point(held)
        self._delete(("event",), "num", gone)
        self._write_pairs(changed)
        return unwritten

    def _before(self, held: Mapping[int, Group], groups: Iterable[Group]) -> dict[int, bytes]:
        numbers = {self.near.rows[report.id].event for one in groups for report in one.members}
        known = {number for number in numbers if number is not None} | held.keys()
        return self._records(sorted(known))

    def _records(self, events: Collection[int]) -> dict[int, bytes]:
        found = rows_in(self.connection, f"select num, record from event where num {LISTED}", events)
        return {num: bytes(record) for num, record in found}

    def _summary(self, one: Group) -> HeldEvent:
        accepted = self.near.judgements.accepted
        said = [accepted[report.id] for report in one.members if report.id in accepted]
        return summary(
            one,
            sources=self.articles.independent({report.article for report in one.members}),
            judged=f"accepted by {said[0].who}" if said else None,
        )

    def _point(self, held: Mapping[int, Group]) -> Mapping[int, int]:
        """Let each report that is written name its event; give the events of the others."""
        moved = {
            row.num: num
            for num, one in held.items()
            for report in one.members
            if (row := self.near.rows[report.id]).event != num
        }
        unwritten = {report: moved.pop(report) for report in moved.keys() & self.near.unwritten}
        if moved:
            mark = MARKS[self.connection.dialect.name]
            pointed = [(event, report) for report, event in moved.items()]
            run_many(self.connection, f"update report set event = {mark} where num = {mark}", pointed)
        return unwritten

    def _delete(self, tables: Iterable[str], column: str, numbers: Sequence[int]) -> None:
        for table in tables:
            run_in(self.connection, f"delete from {table} where {column} {LISTED}", numbers)

    def _write_pairs(self, changed: Mapping[int, HeldEvent]) -> None:
        pairs = {num: pairs_of(event.type, event.parties) for num, event in changed.items()}
        parts = {
            num: dict.fromkeys(chain.from_iterable(map(keys_of, event.parties)))
            for num, event in changed.items()
        }
        numbers = self.actors.numbers({key for keys in parts.values() for key in keys})
        dyads: list[tuple[int, ...]] = []
        taken: list[tuple[int, ...]] = []
        for num, event in changed.items():
            kind, (first, last) = kind_of(event), day_numbers(event)
            for one, other in pairs[num]:
                a, b = sorted((numbers[one], numbers[other]))
                dyads.append((a, b, kind, last, num, first))
            taken += [(numbers[key], kind, last, num) for key in parts[num]]
        insert_sorted(self.connection, t.dyad, dyads)
        insert_sorted(self.connection, t.part, taken)


class _Places:
    """Groups by the keys of their reports, so that a report of a month finds those of its states."""

    def __init__(self, groups: Iterable[Group], rows: Mapping[str, Row]) -> None:
        self.groups: list[Group] = []
        self._rows = rows
        self._by_key: dict[int, dict[int, None]] = defaultdict(dict)
        for one in groups:
            self.add(one)

    def add(self, one: Group) -> int:
        """Add a group; give its place."""
        self.groups.append(one)
        self._index(one, len(self.groups) - 1)
        return len(self.groups) - 1

    def join(self, place: int, one: Group) -> int:
        """Add reports to a group; give its place."""
        home = self.groups[place]
        reasons = tuple(dict.fromkeys((*home.reasons, ONLY)))
        self.groups[place] = Group(members=(*home.members, *one.members), reasons=reasons)
        self._index(one, place)
        return place

    def _index(self, one: Group, place: int) -> None:
        for report in one.members:
            for key in self._rows[report.id].day_keys:
                self._by_key[key][place] = None

    def home_of(self, report: EventReport, apart: Collection[Edge]) -> int | None:
        """Give the place of the only group that a report of a month can be of."""
        keys = self._rows[report.id].day_keys
        places = sorted({place for key in keys for place in self._by_key[key]})
        found = home_of(report, [self.groups[place] for place in places], apart)
        return next((place for place in places if self.groups[place] is found), None)


def _sorted(one: Group) -> Group:
    return Group(members=tuple(sorted(one.members, key=lambda report: report.id)), reasons=one.reasons)


def _length(one: Group) -> int:
    days = [told for report in one.members if (told := days_told(report)) is not None]
    return min((last - first for first, last in days), default=0)


def _are_of_a_kind(a: EventReport, b: EventReport) -> bool:
    return a.type == b.type and a.stage == b.stage


def _may_be_copied(a: Row, b: Row) -> bool:
    """Say whether two reports in copies are to be compared: near in time, or one with no telling of it."""
    return a.days is None or b.days is None or in_reach(a.days, b.days)


def _event_row(num: int, event: HeldEvent, record: bytes) -> dict[str, object]:
    first, last = day_numbers(event)
    return {
        "num": num,
        "id": event.id,
        "type": event.type,
        "kind": kind_of(event),
        "status": event.status,
        "channel": event.channel,
        "level": event.level,
        "known": event.known,
        "first": first,
        "last": last,
        "reports": event.reports,
        "sources": event.sources,
        "record": record,
    }


def kind_of(event: HeldEvent) -> int:
    """Give the number of an event's kind: contacts by stage, then other acts."""
    return t.KINDS[STAGES[event.status]] if event.type == "CONSULT" else t.ACT


def day_numbers(event: HeldEvent) -> Days:
    """Give the days of an event as numbers; `UNKNOWN` for an end that is open or not told."""
    first = UNKNOWN if event.earliest is None else ordinal(event.earliest)
    last = UNKNOWN if event.latest is None else ordinal(event.latest)
    return first, last
