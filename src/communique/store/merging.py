"""New reports → events: what they may belong to is looked up, grouped, and written where it changed.

Only what hangs together with the new reports is looked at, and all of that: so the order in which articles
are added changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import combinations

import msgspec
from sqlalchemy import BigInteger, Connection, Integer, column, delete, select, update, values
from sqlalchemy.sql import bindparam

from communique.ledger.corrections import Judgements
from communique.ledger.days import NARROW, Days, days_told, ordinal, window
from communique.ledger.keys import keys_of, pairs_of, states_of
from communique.ledger.merge import (
    LONGEST_VAGUE,
    Group,
    group,
    home_of,
    in_reach,
    is_vague,
    weigh,
)
from communique.ledger.same import Sameness
from communique.ledger.summary import summary
from communique.records import STAGES, EventReport, HeldEvent
from communique.store import tables as t
from communique.store.actors import ActorNumbers
from communique.store.articles import Articles
from communique.store.prepared import encode
from communique.store.sql import chunks, insert_rows, update_rows
from communique.stories.clusters import Edge

UNKNOWN = 0
"""The first day of a report of which nothing says when it was."""

ONLY = "the only one of those days that is held"

Slot = tuple[int, int, int]
"""A key and the days between which reports are looked for."""


@dataclass(slots=True)
class Row:
    """A kept report: its number, itself as corrected, the number of its event."""

    num: int
    report: EventReport
    event: int | None


def slots_of(report: EventReport) -> tuple[tuple[int, int], ...]:
    """Give where a report is looked for: each key of it with the first day."""
    days = window(report)
    first = UNKNOWN if days is None else days[0]
    return tuple((key, first) for key in slot_keys(report, is_vague(report)))


def slot_keys(report: EventReport, vague: bool) -> list[int]:  # noqa: FBT001 - a part of the key
    """Give the keys under which the reports of a report's kind, stage and states are."""
    states = sorted(states_of(report.type, report.parties))
    return [_key(report.type, report.stage, pair, "month" if vague else "day") for pair in states]


def _key(*parts: str) -> int:
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


@dataclass(slots=True)
class Merging:
    """Merges reports within one transaction."""

    connection: Connection
    judgements: Judgements
    articles: Articles
    actors: ActorNumbers
    rows: dict[str, Row] = field(default_factory=dict)
    _numbers: set[int] = field(default_factory=set)
    _by_key: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _covered: set[Slot] = field(default_factory=set)

    def merge(self, new: Iterable[int]) -> None:
        """Group anew whatever hangs together with some reports, by their numbers; write what changed."""
        self._load(new)
        started = [row for row in self.rows.values() if not is_vague(row.report)]
        closure, edges = self._closure(started)
        groups = list(group((self.rows[one].report for one in closure), edges, self.judgements.judged))
        self._write(self._with_vague(groups, closure))

    # -------------------------------------------------------------------------------- what hangs together

    def _closure(self, started: Sequence[Row]) -> tuple[set[str], dict[Edge, Sameness]]:
        """Give all reports with a day that hang together with some, and how alike each two are."""
        edges: dict[Edge, Sameness] = {}
        closure = {row.report.id for row in started}
        frontier = [row.report for row in started]
        while frontier:
            self._load_slots(slot for report in frontier for slot in _narrow_slots(report))
            self._load_copies(frontier)
            reached: dict[str, EventReport] = {}
            for report in frontier:
                for other in self._candidates(report):
                    edge = frozenset((report.id, other.id))
                    if edge in edges or edge in self.judgements.judged.apart:
                        continue
                    same = weigh(report, other, copies=self.articles.copies, stories=self.articles.stories)
                    if same is not None:
                        edges[edge] = same
                        reached[other.id] = other
                for joined in self._joined_with(report):
                    reached[joined.id] = joined
            frontier = [report for known, report in reached.items() if known not in closure]
            closure |= reached.keys()
        return closure, edges

    def _joined_with(self, report: EventReport) -> Iterator[EventReport]:
        others = [
            other
            for edge in self.judgements.judged.joined
            if report.id in edge
            for other in edge
            if other != report.id
        ]
        self._load_ids(others)
        yield from (self.rows[one].report for one in others if one in self.rows)

    def _candidates(self, report: EventReport) -> list[EventReport]:
        """Give the loaded reports of the same kind, stage and states that are near enough in time."""
        copied = {
            one
            for article in self.articles.copies_of(report.article)
            for one in self.articles.reports_of(article)
            if one in self.rows and _are_of_a_kind(self.rows[one].report, report)
        }
        near = {one for key in slot_keys(report, vague=False) for one in self._by_key[key]}
        found = (self.rows[one].report for one in sorted((copied | near) - {report.id}))
        return [
            other
            for other in found
            if not is_vague(other)
            and (in_reach(report, other) or (other.id in copied and _is_anywhen(report, other)))
        ]

    def _with_vague(self, groups: list[Group], closure: Collection[str]) -> list[Group]:
        """Let each report of a month join the only group it can be of; give all groups that may have changed.

        The shorter the stretch that a report names, the sooner its turn: "last week" may lie in "January".
        """
        vague = self._vague_near(closure)
        if not vague:
            return groups
        self._load_slots(slot for report in vague for slot in _slots_within(report))
        every = [*groups, *self._groups_beside(groups)]
        before = len(groups)
        changed = {row.event for report in vague if (row := self.rows[report.id]).event is not None}
        grown: set[int] = set()
        for alike in self._alike(vague):
            homes = {
                id(found): found
                for report in alike.members
                if (found := home_of(report, _of_states(report, every), self.judgements.judged.apart))
            }
            if len(homes) != 1:
                grown.add(len(every))
                every.append(alike)
                continue
            (home,) = homes.values()
            place = next(i for i, one in enumerate(every) if one is home)
            every[place] = Group(
                members=(*home.members, *alike.members),
                reasons=tuple(dict.fromkeys((*home.reasons, ONLY))),
            )
            grown.add(place)
        return [
            one
            for place, one in enumerate(every)
            if place < before or place in grown or self._events_of(one) & changed
        ]

    def _groups_beside(self, groups: Sequence[Group]) -> Iterator[Group]:
        """Give the other events that were loaded, without their reports of a month."""
        known = {report.id for one in groups for report in one.members}
        others: dict[int, list[EventReport]] = defaultdict(list)
        for row in self.rows.values():
            if row.report.id not in known and not is_vague(row.report) and row.event is not None:
                others[row.event].append(row.report)
        self._load_events(others)
        for number in others:
            members = [
                row.report
                for row in self.rows.values()
                if row.event == number and not is_vague(row.report) and row.report.id not in known
            ]
            yield Group(members=tuple(members), reasons=self._reasons(number))

    def _reasons(self, event: int) -> tuple[str, ...]:
        record = self.connection.execute(select(t.event.c.record).where(t.event.c.num == event)).scalar()
        found = () if record is None else msgspec.json.decode(record, type=HeldEvent).reasons
        return tuple(words for words in found if words != ONLY)

    def _load_events(self, numbers: Collection[int]) -> None:
        for some in chunks(sorted(numbers)):
            asked = select(t.report.c.num).where(t.report.c.event.in_(some))
            self._load(num for (num,) in self.connection.execute(asked).all())

    def _alike(self, vague: Sequence[EventReport]) -> list[Group]:
        """Group reports of a month that say the same, the shortest stretch first."""
        return sorted(self._alike_alone(vague), key=lambda one: (_length(one), one.members[0].id))

    def _alike_alone(self, alone: Sequence[EventReport]) -> tuple[Group, ...]:
        edges = {}
        for a, b in combinations(alone, 2):
            if not _are_of_a_kind(a, b):
                continue
            same = weigh(a, b, copies=self.articles.copies, stories=self.articles.stories)
            if same is not None:
                edges[frozenset((a.id, b.id))] = same
        return group(alone, edges, self.judgements.judged)

    def _events_of(self, one: Group) -> set[int | None]:
        return {self.rows[report.id].event for report in one.members}

    def _vague_near(self, closure: Collection[str]) -> list[EventReport]:
        """Give the reports of a month that are new or that the reports of a closure may be meant by."""
        reports = [self.rows[one].report for one in closure]
        self._load_slots(
            (key, days[0] - LONGEST_VAGUE, days[1])
            for report in reports
            if (days := days_told(report)) is not None
            for key in slot_keys(report, vague=True)
        )
        self._load_slots(
            (key, days[0] - LONGEST_VAGUE, days[1])
            for row in tuple(self.rows.values())
            if is_vague(row.report) and (days := days_told(row.report)) is not None
            for key in slot_keys(row.report, vague=True)
        )
        found = (row.report for row in self.rows.values() if is_vague(row.report))
        return sorted(found, key=lambda report: report.id)

    # ------------------------------------------------------------------------------------------- loading

    def _load(self, numbers: Iterable[int]) -> None:
        wanted = [number for number in dict.fromkeys(numbers) if number not in self._numbers]
        asked = select(t.report.c.num, t.report.c.record, t.report.c.event)
        for some in chunks(wanted):
            for num, record, event in self.connection.execute(asked.where(t.report.c.num.in_(some))):
                self._keep(num, record, event)

    def _load_ids(self, ids: Collection[str]) -> None:
        for some in chunks([one for one in ids if one not in self.rows]):
            asked = select(t.report.c.num).where(t.report.c.id.in_(some))
            self._load(num for (num,) in self.connection.execute(asked))

    def _keep(self, num: int, record: bytes, event: int | None) -> None:
        self._numbers.add(num)
        report = self.judgements.of(msgspec.json.decode(record, type=EventReport))
        if report is None:
            return
        self.rows[report.id] = Row(num, report, event)
        self.articles.know(report)
        for key in slot_keys(report, is_vague(report)):
            self._by_key[key].append(report.id)

    def _load_slots(self, slots: Iterable[Slot]) -> None:
        wanted = [slot for slot in dict.fromkeys(slots) if slot not in self._covered]
        self._covered.update(wanted)
        for some in chunks(wanted, 3):
            places = (column("key", BigInteger), column("low", Integer), column("high", Integer))
            sought = values(*places, name="sought").data(some).cte()
            asked = (
                select(t.slot.c.report)
                .select_from(sought)
                .join(
                    t.slot,
                    (t.slot.c.key == sought.c.key) & t.slot.c.first.between(sought.c.low, sought.c.high),
                )
            )
            self._load(num for (num,) in self.connection.execute(asked).all())

    def _load_copies(self, reports: Iterable[EventReport]) -> None:
        copies = {one for report in reports for one in self.articles.copies_of(report.article)}
        for some in chunks(sorted(copies)):
            asked = (
                select(t.report.c.num)
                .join(t.article, t.article.c.num == t.report.c.article)
                .where(t.article.c.id.in_(some))
            )
            self._load(num for (num,) in self.connection.execute(asked).all())

    # ------------------------------------------------------------------------------------------- writing

    def _write(self, groups: Sequence[Group]) -> None:
        """Write the events that changed, take away those that are no more."""
        held = {self.rows[one.members[0].id].num: one for one in map(_sorted, groups)}
        before = self._before(held, groups)
        made = {num: self._summary(one) for num, one in held.items()}
        changed = {num: event for num, event in made.items() if before.get(num) != encode(event)}
        gone = sorted(before.keys() - made.keys())
        self._delete_pairs([*gone, *changed])
        insert_rows(
            self.connection, t.event, [_event_row(n, e) for n, e in changed.items() if n not in before]
        )
        update_rows(self.connection, t.event, [_event_row(n, e) for n, e in changed.items() if n in before])
        self._point(held)
        for some in chunks(gone):
            self.connection.execute(delete(t.event).where(t.event.c.num.in_(some)))
        self._write_pairs(changed)

    def _before(self, held: Mapping[int, Group], groups: Iterable[Group]) -> dict[int, bytes]:
        numbers = {self.rows[report.id].event for one in groups for report in one.members}
        known = sorted({number for number in numbers if number is not None} | held.keys())
        asked = select(t.event.c.num, t.event.c.record)
        return {
            num: record
            for some in chunks(known)
            for num, record in self.connection.execute(asked.where(t.event.c.num.in_(some)))
        }

    def _summary(self, one: Group) -> HeldEvent:
        accepted = [
            found for report in one.members if (found := self.judgements.accepted.get(report.id)) is not None
        ]
        return summary(
            one,
            sources=self.articles.independent({report.article for report in one.members}),
            judged=f"accepted by {accepted[0].who}" if accepted else None,
        )

    def _point(self, held: Mapping[int, Group]) -> None:
        """Let each report name its event."""
        moved = [
            {"b_num": row.num, "b_event": num}
            for num, one in held.items()
            for report in one.members
            if (row := self.rows[report.id]).event != num
        ]
        if moved:
            pointed = update(t.report).where(t.report.c.num == bindparam("b_num"))
            self.connection.execute(pointed.values(event=bindparam("b_event")), moved)

    def _delete_pairs(self, numbers: Sequence[int]) -> None:
        for some in chunks(numbers):
            self.connection.execute(delete(t.dyad).where(t.dyad.c.event.in_(some)))
            self.connection.execute(delete(t.part).where(t.part.c.event.in_(some)))

    def _write_pairs(self, changed: Mapping[int, HeldEvent]) -> None:
        pairs = {num: sorted(pairs_of(event.type, event.parties)) for num, event in changed.items()}
        parts = {
            num: dict.fromkeys(key for party in event.parties for key in keys_of(party))
            for num, event in changed.items()
        }
        numbers = self.actors.numbers({key for keys in parts.values() for key in keys})
        dyads: list[dict[str, int]] = []
        taken: list[dict[str, int]] = []
        for num, event in changed.items():
            kind, (first, last) = kind_of(event), day_numbers(event)
            for one, other in pairs[num]:
                a, b = sorted((numbers[one], numbers[other]))
                dyads.append({"a": a, "b": b, "kind": kind, "last": last, "event": num, "first": first})
            taken += [{"actor": numbers[key], "kind": kind, "last": last, "event": num} for key in parts[num]]
        insert_rows(self.connection, t.dyad, dyads)
        insert_rows(self.connection, t.part, taken)


def _length(one: Group) -> int:
    days = [told for report in one.members if (told := days_told(report)) is not None]
    return min((last - first for first, last in days), default=0)


def _sorted(one: Group) -> Group:
    return Group(members=tuple(sorted(one.members, key=lambda report: report.id)), reasons=one.reasons)


def _narrow_slots(report: EventReport) -> Iterator[Slot]:
    days = window(report)
    first, last = (UNKNOWN, UNKNOWN) if days is None else days
    for key in slot_keys(report, vague=False):
        yield key, first - 2 * NARROW, last + NARROW


def _slots_within(vague: EventReport) -> Iterator[Slot]:
    days = days_told(vague)
    if days is not None and days[1] - days[0] <= LONGEST_VAGUE:
        yield from ((key, *days) for key in slot_keys(vague, vague=False))


def _of_states(report: EventReport, groups: Iterable[Group]) -> Iterator[Group]:
    states = states_of(report.type, report.parties)
    for one in groups:
        first = one.members[0]
        if (
            first.type == report.type
            and first.stage == report.stage
            and any(states & states_of(member.type, member.parties) for member in one.members)
        ):
            yield one


def _is_anywhen(a: EventReport, b: EventReport) -> bool:
    """Say whether nothing tells when one of two was."""
    return window(a) is None or window(b) is None


def _are_of_a_kind(a: EventReport, b: EventReport) -> bool:
    return a.type == b.type and a.stage == b.stage


def _event_row(num: int, event: HeldEvent) -> dict[str, object]:
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
        "record": encode(event),
    }


def kind_of(event: HeldEvent) -> int:
    """Give the number of an event's kind: contacts by stage, then other acts."""
    return t.KINDS[STAGES[event.status]] if event.type == "CONSULT" else t.ACT


def day_numbers(event: HeldEvent) -> Days:
    """Give the days of an event as numbers; `UNKNOWN` for an end that is open or not told."""
    first = UNKNOWN if event.earliest is None else ordinal(event.earliest)
    last = UNKNOWN if event.latest is None else ordinal(event.latest)
    return first, last
