"""How well reports of one contact are merged, on groups of reports that were written blind: `score`.

A contact that is marked is the event of type CONSULT whose words overlap those marked. Two reports of a group
are a pair; it is right when both are marked with one label. `merging` counts pairs of contacts that the
reader found; `whole` also those it missed. A merge over groups is wrong.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from communique import Reader
from communique.records import Event, Reading
from communique.store import Ledger, open_ledger

GOLD = Path(__file__).parent / "gold"
Label = tuple[str, str]
"""A group and what a contact is called in it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A report: its group, its text, and its contacts as marked: words and label."""

    group: str
    id: str
    text: str
    published: str | None
    contacts: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Score:
    """Pairs that are right, found, wanted; and how many independent sources were told rightly."""

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
        """The share of pairs of one contact, both found by the reader, that are merged."""
        return self.both / self.wanted if self.wanted else 1.0

    @property
    def whole_recall(self) -> float:
        """The share of all marked pairs that are merged."""
        return self.both / (self.wanted + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / (self.found + self.wanted)


def groups(path: Path = GOLD) -> Iterator[tuple[str, Mapping[str, int], tuple[Marked, ...]]]:
    """Give the groups: name, independent sources by label, reports."""
    for file in sorted(path.glob("*.toml")):
        for row in tomllib.loads(file.read_text("utf-8"))["group"]:
            yield (
                row["name"],
                row.get("independent", {}),
                tuple(
                    Marked(
                        group=row["name"],
                        id=report["id"],
                        text=report["text"].strip() + "\n",
                        published=report.get("published"),
                        contacts=tuple((one["words"], one["event"]) for one in report.get("contact", ())),
                    )
                    for report in row["report"]
                ),
            )


def read(marked: Iterable[Marked]) -> list[tuple[Marked, Reading]]:
    """Read the reports."""
    reader = Reader()
    return [(one, reader(one.text, published=one.published)) for one in marked]


def score(found: Iterable[tuple[str, Mapping[str, int], list[tuple[Marked, Reading]]]]) -> Score:
    """Put all reports into one ledger and compare its events with what is marked."""
    known = list(found)
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "gold.db") as ledger:
        list(ledger.add_all(reading for _, _, reports in known for _, reading in reports))
        return _compared(known, ledger)


def _compared(
    known: list[tuple[str, Mapping[str, int], list[tuple[Marked, Reading]]]], ledger: Ledger
) -> Score:
    result = Score()
    placed: list[tuple[Label, str, str]] = []
    for name, independent, reports in known:
        labels: dict[str, list[tuple[str, str | None]]] = {}
        for marked, reading in reports:
            for words, label in marked.contacts:
                event = contact_at(reading, words)
                held = None if event is None else ledger.event(event.id)
                labels.setdefault(label, []).append((marked.id, None if held is None else held.id))
                if held is not None:
                    placed.append(((name, label), marked.id, held.id))
        for label, told in labels.items():
            pairs = list(combinations(told, 2))
            result.missed += sum(one is None or other is None for (_, one), (_, other) in pairs)
            if label in independent and all(event is not None for _, event in told):
                events = {event for _, event in told}
                if len(events) == 1:
                    held = ledger.event(events.pop() or "")
                    is_right = held is not None and held.sources == independent[label]
                    result.sources[is_right] += 1
                    if not is_right:
                        result.errors.append(
                            f"sources {name}/{label}: {held and held.sources}, is {independent[label]}"
                        )
    for (one, at, event), (other, there, its) in combinations(placed, 2):
        is_one, is_merged = one == other, event == its
        result.both += is_one and is_merged
        result.found += is_merged
        result.wanted += is_one
        if is_one != is_merged:
            kind = "apart" if is_one else "together"
            result.errors.append(f"{kind} {one[0]}/{one[1]}:{at} {other[0]}/{other[1]}:{there}")
    return result


def contact_at(reading: Reading, words: str) -> Event | None:
    """Give the contact that the first place of some words tells."""
    start = reading.article.text.index(words)
    end = start + len(words)
    near = [
        (event, piece.span)
        for event in reading.contacts
        for piece in event.evidence
        if piece.of == "trigger" and piece.span.start < end and start < piece.span.end
    ]
    return near[0][0] if near else None
