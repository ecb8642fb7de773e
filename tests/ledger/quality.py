"""How well reports of one contact are merged, on groups of reports that were written blind: `score`.

Two ways: `as_read` takes the contacts that the reader finds (the event of type CONSULT whose trigger stands
in the marked words); `as_marked` those that a human marked, so that only the merging can err. Two tellings of
a group are a pair; it is right when both are marked with one label. A merge over groups is wrong.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique import Reader
from communique.kb import held, knowledge_base
from communique.ledger.edtf import days_of_edtf
from communique.records import Contact, Date, Entity, Event, Evidence, Mention, Reading, Span, record_id
from communique.store import Ledger, open_ledger

GOLD = Path(__file__).parent / "gold"
RULE = "gold.marked"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its group, its text, its contacts as marked."""

    group: str
    id: str
    text: str
    published: str | None
    contacts: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its file, its reports, and how many independent sources speak of a contact, by its label."""

    file: str
    name: str
    independent: Mapping[str, int]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of a contact: where it stands, and the held event it became, if any."""

    group: str
    label: str
    report: str
    event: str | None


@dataclass(slots=True)
class Score:
    """Pairs that are right, merged, wanted, and wanted of which one was not even read."""

    both: int = 0
    found: int = 0
    wanted: int = 0
    missed: int = 0
    sources: Counter[bool] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of merged pairs that are one contact."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of pairs of one contact, both found, that are merged."""
        return self.both / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / (self.found + self.wanted)

    @property
    def whole_recall(self) -> float:
        """The share of all marked pairs that are merged, those that were not read included."""
        return self.both / (self.wanted + self.missed)


def groups(folder: Path = GOLD) -> Iterator[Group]:
    """Give the groups, by file and place."""
    for file in sorted(folder.glob("*.toml")):
        for row in tomllib.loads(file.read_text("utf-8"))["group"]:
            yield Group(file.stem, row["name"], row.get("independent", {}), tuple(_reports(row)))


def _reports(row: Row) -> Iterator[Report]:
    for report in row["report"]:
        yield Report(
            group=row["name"],
            id=report["id"],
            text=report["text"].strip() + "\n",
            published=report.get("published"),
            contacts=tuple(report.get("contact", ())),
        )


def readings(found: Iterable[Group]) -> dict[tuple[str, str], Reading]:
    """Read the reports of some groups, by group and report."""
    reader = Reader()
    return {
        (report.group, report.id): reader(report.text, published=report.published)
        for one in found
        for report in one.reports
    }


def score(found: Iterable[Group], read: Mapping[tuple[str, str], Reading], *, as_marked: bool) -> Score:
    """Put all reports into one ledger and compare its events with what is marked."""
    known = list(found)
    used = {
        (report.group, report.id): marked(report, read[report.group, report.id])
        if as_marked
        else read[report.group, report.id]
        for one in known
        for report in one.reports
    }
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "gold.db") as ledger:
        list(ledger.add_all(used.values()))
        told = [telling for one in known for telling in _tellings(one, used, ledger)]
        result = _compared(told)
        for one in known:
            _count_sources(one, told, ledger, result)
    return result


def _tellings(one: Group, used: Mapping[tuple[str, str], Reading], ledger: Ledger) -> Iterator[Telling]:
    for report in one.reports:
        reading = used[report.group, report.id]
        for row in report.contacts:
            event = contact_at(reading, row["words"])
            held_event = None if event is None else ledger.event(event.id)
            yield Telling(one.name, row["event"], report.id, None if held_event is None else held_event.id)


def _compared(told: Iterable[Telling]) -> Score:
    result = Score()
    for one, other in combinations(told, 2):
        is_one = (one.group, one.label) == (other.group, other.label)
        if one.event is None or other.event is None:
            result.missed += is_one
            continue
        is_merged = one.event == other.event
        result.both += is_one and is_merged
        result.found += is_merged
        result.wanted += is_one
        if is_one != is_merged:
            names = (f"{each.group}/{each.label}:{each.report}" for each in (one, other))
            result.errors.append(f"{'apart' if is_one else 'together'} {' '.join(names)}")
    return result


def _count_sources(one: Group, told: Iterable[Telling], ledger: Ledger, result: Score) -> None:
    """Compare the independent sources of contacts whose tellings were all found and merged."""
    for label, wanted in one.independent.items():
        events = {each.event for each in told if (each.group, each.label) == (one.name, label)}
        event = events.pop() if len(events) == 1 else None
        if event is not None and (found := ledger.event(event)) is not None:
            result.sources[found.sources == wanted] += 1
            if found.sources != wanted:
                result.errors.append(f"sources {one.name}/{label}: {found.sources}, not {wanted}")


def contact_at(reading: Reading, words: str) -> Event | None:
    """Give the contact that the first place of some words tells: the one with the most of its words there."""
    start = reading.article.text.index(words)
    within = Span(start=start, end=start + len(words))
    near = [(_overlap(event, within), event.id, event) for event in reading.contacts]
    best = max(near, default=None, key=lambda found: found[:2])
    return best[2] if best is not None and best[0] else None


def _overlap(event: Event, within: Span) -> int:
    return sum(
        max(0, min(piece.span.end, within.end) - max(piece.span.start, within.start))
        for piece in event.evidence
        if piece.of == "trigger"
    )


# ------------------------------------------------------------------------------------------ as marked


def marked(report: Report, reading: Reading) -> Reading:
    """Give a reading whose events are those that a human marked, whatever the reader found."""
    made = [_Marked(reading, report, row) for row in report.contacts]
    return replace(
        reading,
        entities=(*reading.entities, *(entity for one in made for entity in one.entities())),
        mentions=(*reading.mentions, *(mention for one in made for mention in one.mentions())),
        dates=(*reading.dates, *(date for one in made if (date := one.date()) is not None)),
        events=tuple(one.event() for one in made),
        claims=(),
    )


@dataclass(frozen=True, slots=True)
class _Marked:
    """The records that a marked contact stands for."""

    reading: Reading
    report: Report
    row: Row

    @property
    def span(self) -> Span:
        start = self.report.text.index(self.row["words"])
        return Span(start=start, end=start + len(self.row["words"]))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return (Evidence(of="trigger", span=self.span),)

    def id(self, *parts: object) -> str:
        return record_id(self.reading.article.sha256, "marked", self.row["event"], *parts)

    def entities(self) -> Iterator[Entity]:
        for party in self.row["parties"]:
            state, _, name = party.partition(" ")
            yield _state(state)
            if name:
                yield _person(name, state)
        if "place" in self.row:
            yield Entity(
                id=f"place.{self.row['place']}",
                name=self.row["place"],
                kind="place",
                country=self.row.get("place_country"),
                sector=None,
                qid=None,
            )

    def mentions(self) -> Iterator[Mention]:
        for party in self.row["parties"]:
            state, _, name = party.partition(" ")
            entity = _person(name, state) if name else _state(state)
            role = _role(entity.id, state, self.report.published) if name else None
            yield self._mention(party, entity.id, state, role)
        if "place" in self.row:
            yield self._mention("place", f"place.{self.row['place']}", None, None)

    def _mention(self, key: str, entity: str, acts_for: str | None, role: str | None) -> Mention:
        return Mention(
            id=self.id(key),
            span=self.span,
            name=None,
            entity=entity,
            acts_for=acts_for,
            role=role,
            via="name",
            rivals=(),
            evidence=self.evidence,
            rule=RULE,
        )

    def date(self) -> Date | None:
        if "date" not in self.row:
            return None
        earliest, latest = days_of_edtf(self.row["date"].replace("~", ""))
        return Date(
            id=self.id("date"),
            span=self.span,
            type="DATE",
            value=self.row["date"],
            mod=None,
            edtf=self.row["date"],
            earliest=earliest,
            latest=latest,
            relation=None,
            anchor="none",
            certainty="certain",
            unresolved="",
            evidence=self.evidence,
            rule=RULE,
        )

    def event(self) -> Event:
        row = self.row
        parties = tuple(self.id(party) for party in row["parties"])
        hosts = tuple(self.id(party) for party in row["parties"] if party[:3] == row.get("host"))
        visitors = tuple(self.id(party) for party in row["parties"] if party[:3] == row.get("visitor"))
        return Event(
            id=self.id("event"),
            type="CONSULT",
            mode=None,
            contexts=(),
            actors=tuple(one for one in parties if one not in hosts),
            recipients=hosts,
            status=row["status"],
            date=self.id("date") if "date" in row else None,
            place=self.id("place") if "place" in row else None,
            channel=row["channel"],
            casualties=(),
            reported_by=(),
            contact=Contact(
                initiator=None,
                visitor=visitors[0] if visitors else None,
                host=hosts[0] if hosts else None,
                mediator=None,
                format=None,
                level=row["level"],
                count=row.get("count", "one"),
                topics=(),
                claims=(),
                quotes=(),
            ),
            evidence=self.evidence,
            ruled_out=(),
            rule=RULE,
        )


def _state(code: str) -> Entity:
    return Entity(id=code, name=code, kind="state", country=code, sector="GOV", qid=None)


def _person(name: str, state: str) -> Entity:
    known = _known(name)
    return Entity(id=known, name=name, kind="person", country=state, sector="GOV", qid=None)


def _known(name: str) -> str:
    return _people()[name]


@cache
def _people() -> Mapping[str, str]:
    """Give the ids of people by their English names; of two of one name the marks mean neither."""
    return {person.name("en"): person.id for person in knowledge_base().people.values()}


def _role(person: str, state: str, day: str | None) -> str | None:
    known = knowledge_base().people[person]
    return next((office.role for office in held(known, day) if office.country == state), None)
