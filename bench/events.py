"""How well and how fast events are found: `make bench-events`, with ``GOLD=folder`` on public gold too.

Our own marked articles are scored by `events.quality` (tests/events): those we looked at while we wrote
rules, and those we did not (``_blind``). ``--gold`` names a folder with

- ``up_petr2_gsr_dev.jsonl`` and ``up_spanish_fight_dev.jsonl``: CAMEO triples of single sentences, scored
  strictly (source, target, code), by country and first role, and by code alone, as acts whatever became
  of them;
- ``plover_gsr_cameo_manual.jsonl``: one PLOVER event a sentence. Ours is the one whose word stands highest
  in the sentence's tree; type after reduction, and the mode of contacts.

Speed is that of the step alone, trees, dates, actors and quotes given, in processor time of one core.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from actors.quality import Score
from communique.actors import find_actors
from communique.dates import find_dates
from communique.events import find_events
from communique.exports import cameo_rows, plover_rows
from communique.intake import Source
from communique.quotes import find_quotes
from communique.reader import Reader, parser
from communique.records import Reading
from communique.syntax.tree import ancestors
from events.quality import GOLD, score_file, texts

ROUNDS = 3
"""How often speed is measured; the best is told, since machines are noisy."""
MEASURED = (
    "status", "date", "channel", "mode", "pair_precision", "pair_recall", "contact_precision",
    "contact_recall", "actors", "recipients", "visitor", "host", "initiator", "claim",
)  # fmt: skip
OLD_MODES = {"host": "visit"}
"""Modes of the 2021 gold by those of today."""
Triple = tuple[str, str, str]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, help="the folder with the public gold")
    chosen = options.parse_args()
    print_own()
    print_speed()
    if chosen.gold is not None:
        print_triples(chosen.gold / "up_petr2_gsr_dev.jsonl")
        print_triples(chosen.gold / "up_spanish_fight_dev.jsonl")
        print_types(chosen.gold / "plover_gsr_cameo_manual.jsonl")


def print_own() -> None:
    """Print the scores of our own articles, a block a file."""
    for path in sorted(GOLD.glob("*.toml")):
        if path.stem != "floors":
            print(_block(path.stem, score_file(path)), flush=True)


def _block(name: str, found: Score) -> str:
    precision, recall = found.share("precision"), found.share("recall")
    head = f"{name:10} events P {precision:.3f} R {recall:.3f} F1 {f1(precision, recall):.3f}"
    cells = (f"{one.replace('_', ' ')} {found.share(one):.3f} ({found.all[one]})" for one in MEASURED)
    return f"{head}\n{'':10} {'   '.join(cells)}"


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean of two shares."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def print_speed() -> None:
    """Print how many of our own articles the step takes a second on one core."""
    read = []
    for path in sorted(GOLD.glob("*.toml")):
        for text in texts(path) if path.stem != "floors" else ():
            source = Source(text=text.text, published=text.published, url=None)
            parsed = parser(text.language)(Reader(text.language).article(source)[0])
            dates, _ = find_dates(parsed)
            actors = find_actors(parsed, dates)
            read.append((parsed, dates, actors, find_quotes(parsed, dates, actors)[0]))
    spent = []
    for _ in range(ROUNDS):
        begin = process_time()
        for one in read:
            find_events(*one)
        spent.append(process_time() - begin)
    sentences = sum(len(list(parsed.sentences)) for parsed, *_ in read)
    rate = f"{len(read) / min(spent):.0f} articles, {sentences / min(spent):.0f} sentences"
    print(f"events alone: {rate} a second")


def readings(path: Path) -> Iterator[tuple[Mapping[str, Any], Reading]]:
    """Read the sentences of a gold file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        day = document["date"].replace("-", "")
        published = f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == len("20240403") else None
        yield document, Reader(document["lang"])(document["text"], published=published)


def print_triples(path: Path) -> None:
    """Print precision, recall and F1 of CAMEO triples: strict, by country and first role, by code."""
    pairs = []
    for document, reading in readings(path):
        wanted = [(row["source"], row["target"], row["code"]) for row in document["expected"]]
        rows = cameo_rows(reading, acts=True)
        pairs.append((wanted, [(row.source, row.target, row.code) for row in rows]))
    print(f"\n{path.stem}: {len(pairs)} sentences")
    digits = max(len(code) for wanted, _ in pairs for *_, code in wanted)
    for name, view in (
        ("strict", lambda t: (t[0], t[1], t[2][:digits])),
        ("country and first role", lambda t: (t[0][:6], t[1][:6], t[2][:digits])),
        ("root code and countries", lambda t: (t[0][:3], t[1][:3], t[2][:2])),
        ("code", lambda t: t[2][:3]),
    ):
        print(f"  {name:24}" + _shares([(list(map(view, w)), list(map(view, f))) for w, f in pairs]))


def _shares(pairs: Iterable[tuple[Sequence[Any], Sequence[Any]]]) -> str:
    right = wanted = found = 0
    for gold, own in pairs:
        right += sum((Counter(gold) & Counter(own)).values())
        wanted, found = wanted + len(gold), found + len(own)
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1(precision, recall):.3f}"


def print_types(path: Path) -> None:
    """Print the accuracy of PLOVER types, and of the modes of contacts."""
    types, modes, misses = Counter[bool](), Counter[bool](), Counter[str]()
    for document, reading in readings(path):
        wanted = document["expected"][0]
        kind, mode = main_event(reading)
        types[kind == wanted["code_current"]] += 1
        misses[wanted["code_current"]] += kind != wanted["code_current"]
        if wanted["code_current"] == "CONSULT" and wanted.get("mode"):
            modes[mode == OLD_MODES.get(wanted["mode"], wanted["mode"])] += 1
    print(f"\n{path.stem}: {types.total()} sentences")
    print(f"  type {types[True] / types.total():.3f}   mode of CONSULT {modes[True]} of {modes.total()}")
    print("  missed: " + ", ".join(f"{kind} {count}" for kind, count in misses.most_common() if count))


def main_event(reading: Reading) -> tuple[str | None, str | None]:
    """Give PLOVER type and mode of the event whose word stands first in the sentence's main clause."""
    rows = {row.event: row for row in plover_rows(reading, unreal=True)}
    order = [event for event in main_first(reading) if event in rows]
    row = rows[order[0]] if order else None
    return (row.type, row.mode) if row is not None else (None, None)


def main_first(reading: Reading) -> list[str]:
    """Order events by how high their word stands in the tree, then by place."""
    doc = parser(reading.article.language)(reading.article).doc

    def depth(offset: int) -> int:
        return sum(1 for _ in ancestors(doc.touched(offset, offset + 1).root))

    starts = {
        event.id: min(item.span.start for item in event.evidence if item.of == "trigger")
        for event in reading.events
    }
    return sorted(starts, key=lambda event: (depth(starts[event]), starts[event]))


if __name__ == "__main__":
    main()
