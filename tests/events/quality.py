"""How well events are found, on articles that we wrote and marked ourselves: `score_file`.

A text has its events, each with the exact words that tell of it (`words`, "called#2" the second time they
stand there), type, mode, status, the date of the act as EDTF, and its sides: `parties` of a contact, else
`actors` and `recipients`. A side is written "RUS Sergey Lavrov" (for whom it acts, its name in the text),
"RUS" (a state or what stands for it) or "Hamas", "EU" (a body or group by name).

An event that was read is the marked one where the types agree and the words overlap. Of those found, status,
date, channel, mode and sides are counted; a date told more finely than it is marked ("mid-May") is right.
A contact's pair is right when both of its parties are.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from actors.quality import Score
from communique.reader import Reader
from communique.records import Entity, Event, Language, Mention, Reading, Span

GOLD = Path(__file__).parent / "gold"
BODIES = frozenset({"EU", "NATO", "UN"})
LAST_DAY = {"01": 31, "02": 28, "03": 31, "04": 30, "05": 31, "06": 30} | {
    "07": 31, "08": 31, "09": 30, "10": 31, "11": 30, "12": 31
}  # fmt: skip
Row = Mapping[str, Any]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the day it was published, and its events as marked."""

    language: Language
    published: str
    text: str
    events: tuple[Row, ...]


def texts(path: Path) -> Iterator[Text]:
    """Read the marked texts of a file; its name begins with the language."""
    language: Language = path.stem[:2]  # type: ignore[assignment]
    for entry in tomllib.loads(path.read_text("utf-8"))["text"]:
        yield Text(language, entry["published"], entry["text"].strip(), tuple(entry["event"]))


@cache
def reader(language: Language) -> Reader:
    """Give the reader of a language."""
    return Reader(language)


def score_file(path: Path) -> Score:
    """Score all texts of a file."""
    score = Score()
    for text in texts(path):
        score.add(score_text(text, reader(text.language)(text.text, published=text.published)))
    return score


def score_text(text: Text, reading: Reading) -> Score:
    """Compare what was read with what is marked."""
    score, sides = Score(), Sides(reading)
    pairs = dict(matched(text, reading, sides))
    for i, row in enumerate(text.events):
        found = reading.events[pairs[i]] if i in pairs else None
        score.count("recall", found is not None, _told(row))
        if row["type"] == "CONSULT":
            score.count("contact_recall", found is not None, _told(row))
            _count_pairs(row, found, sides, score)
        if found is not None:
            _count_fields(row, found, reading, sides, score)
    for k, event in enumerate(reading.events):
        is_right = k in pairs.values()
        words = _line(event, reading, sides)
        score.count("precision", is_right, words)
        if event.contact is not None:
            score.count("contact_precision", is_right, words)
            parties = [side for i in pairs if pairs[i] == k for side in text.events[i]["parties"]]
            for one, other in combinations((*event.actors, *event.recipients), 2):
                right = all(sides.is_any(parties, mention) for mention in (one, other))
                score.count("pair_precision", right, words)
    return score


def _count_pairs(row: Row, found: Event | None, sides: "Sides", score: Score) -> None:
    parties = (*found.actors, *found.recipients) if found is not None else ()
    for one, other in combinations(row["parties"], 2):
        known = all(any(sides.is_party(wanted, m) for m in parties) for wanted in (one, other))
        score.count("pair_recall", known, f"{one} + {other}: {_told(row)}")


def _count_fields(row: Row, event: Event, reading: Reading, sides: "Sides", score: Score) -> None:
    words = f"{_told(row)} → {_line(event, reading, sides)}"
    score.count("status", event.status == row["status"], words)
    score.count("date", _dates_agree(row.get("date"), event, reading), f"{row.get('date')} {words}")
    if row.get("mode") or event.mode:
        score.count("mode", event.mode == row.get("mode"), f"{row.get('mode')} {words}")
    if row["type"] != "CONSULT":
        for side, mentions in (("actors", event.actors), ("recipients", event.recipients)):
            right = bool(row[side]) == bool(mentions) and all(
                any(sides.is_party(wanted, m) for m in mentions) for wanted in row[side]
            )
            score.count(side, right, f"{row[side]} {words}")
        return
    score.count("channel", event.channel == row["channel"], f"{row['channel']} {words}")
    for part in ("initiator", "visitor", "host"):
        mention = getattr(event.contact, part)
        if row.get(part) or mention:
            right = bool(row.get(part) and mention and sides.is_party(row[part], mention))
            score.count(part, right, f"{row.get(part)} {words}")
    for claim in row.get("claims", ()):
        kind, _, date = claim.partition(" ")
        known = [c for c in reading.claims if c.event == event.id and c.kind == kind]
        dates = [d.value for c in known for d in reading.dates if d.id == c.date] or [""]
        right = any(value.startswith(date) for value in dates)
        score.count("claim", bool(known) and right, f"{claim} {words}")


class Sides:
    """Says whether a mention is a side as marked, by what the text and the knowledge base call it."""

    def __init__(self, reading: Reading) -> None:
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._entities = {entity.id: entity for entity in reading.entities}
        self._names: dict[str, set[str]] = {}
        for mention in reading.mentions:
            self._names.setdefault(mention.entity, set()).add(reading.text(mention.span))

    def is_any(self, wanted: Sequence[str], mention: str) -> bool:
        """Say whether a mention is one of some sides."""
        return any(self.is_party(one, mention) for one in wanted)

    def is_party(self, wanted: str, mention: str) -> bool:
        """Say whether a mention is a side; a state stands for the person who acts for it, and the reverse."""
        found = self._mentions[mention]
        entity = self._entities[found.entity]
        if wanted in BODIES:
            return wanted in {entity.id, found.acts_for}
        code = re.match(r"([A-Z]{3})(?: |$)", wanted)
        if code is None:
            return self._is_called(wanted, entity)
        name = wanted[4:]
        if name and self._is_called(name, entity):
            return True
        is_somebody = entity.kind == "person" and not entity.id.startswith("L:")
        return self.country(found) == code[1] and not (name and is_somebody)

    def _is_called(self, name: str, entity: Entity) -> bool:
        last = name.rsplit(maxsplit=1)[-1]
        return any(last in known for known in (entity.name, *self._names.get(entity.id, ())))

    def country(self, mention: Mention) -> str | None:
        """Give the country that a mention acts for or lies in."""
        acts_for = self._entities.get(mention.acts_for or "")
        return (acts_for.country if acts_for else None) or self._entities[mention.entity].country

    def name(self, mention: str) -> str:
        """Write a mention for the eye."""
        found = self._mentions[mention]
        return f"{self.country(found)} {self._entities[found.entity].name}"


def matched(text: Text, reading: Reading, sides: Sides) -> Iterator[Pair]:
    """Pair marked events with those read, best first: most words shared, then most sides."""
    candidates = []
    for i, row in enumerate(text.events):
        spans = [span for word in row["words"] for span in _spans(text.text, word)]
        wanted = [*row.get("parties", ()), *row.get("actors", ()), *row.get("recipients", ())]
        for k, event in enumerate(reading.events):
            told = [e.span for e in event.evidence if e.of == "trigger"]
            shared = sum(any(t.start < s.end and s.start < t.end for s in spans) for t in told)
            if event.type == row["type"] and shared:
                mentions = (*event.actors, *event.recipients)
                same = sum(any(sides.is_party(w, m) for m in mentions) for w in wanted)
                candidates.append((shared + same, -abs(i - k), i, k))
    rows, events = set(), set()
    for _, _, i, k in sorted(candidates, reverse=True):
        if i not in rows and k not in events:
            rows.add(i)
            events.add(k)
            yield i, k


def _spans(text: str, words: str) -> Iterator[Span]:
    words, _, number = words.partition("#")
    starts = [found.start() for found in re.finditer(re.escape(words), text)]
    start = starts[int(number or 1) - 1]
    yield Span(start=start, end=start + len(words))


def _dates_agree(wanted: str | None, event: Event, reading: Reading) -> bool:
    date = next((d for d in reading.dates if d.id == event.date), None)
    if wanted is None or date is None:
        return wanted is None and date is None
    first, _, last = wanted.partition("/")
    if date.mod in {"START", "MID", "END"}:
        return (date.value[: len(first)], last) == (first, "")
    return (_first_day(first), _last_day(last or first)) == (date.earliest, date.latest)


def _first_day(value: str) -> str:
    return value + "-01-01"[3 * value.count("-") :]


def _last_day(value: str) -> str:
    if value.count("-") == 0:
        return f"{value}-12-31"
    if value.count("-") == 2:
        return value
    year, month = value.split("-")
    is_leap = month == "02" and int(year) % 4 == 0
    return f"{value}-{LAST_DAY[month] + is_leap}"


def _told(row: Row) -> str:
    sides = " + ".join(row["parties"]) if "parties" in row else f"{row['actors']} → {row['recipients']}"
    return f"{row['type']}/{row.get('mode')} {row['status']} {sides} {row['words'][:2]}"


def _line(event: Event, reading: Reading, sides: Sides) -> str:
    who = " + ".join(map(sides.name, event.actors)) + " → " + " + ".join(map(sides.name, event.recipients))
    date = next((d.edtf or d.value for d in reading.dates if d.id == event.date), None)
    trigger = next(reading.text(e.span) for e in event.evidence if e.of == "trigger")
    return f"{event.type}/{event.mode} {event.status} {event.channel} {date} {who} “{trigger}” {event.rule}"
