"""How fast a ledger is filled and asked, and how large it grows: `make bench-ledger`.

Readings are made up (`store.generated` in tests/): ten years of news, few pairs of states most of the time.
Each size is filled from nothing, in a file of SQLite and, where Debian's PostgreSQL is installed, on a server
of our own; ``--postgres`` names an empty database instead, for one size. ``--profile`` prints where the time
of adding goes. The same readings, in tables as `communique run` writes them, are then loaded into a ledger of
their own, where one can be made beside.

Times are those of the clock. Cold: a new connection, and, of a file, nothing of it in memory.
"""

import argparse
import cProfile
import os
import pstats
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from shutil import rmtree
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from communique.kb import knowledge_base
from communique.scale.load import LeftOut, articles_of, finished, load
from communique.store import Ledger, open_ledger
from communique.store.prepared import prepare
from store.contents import events as events_of
from store.generated import ACTS, Plan, plans, vocabulary
from store.page import page
from store.postgres import Server, programs, server
from store.shards import write_folder

SIZES = (10_000, 100_000)
AT_ONCE = 640
"""Readings made, untimed, before they are added."""

SHARD = 200
"""Readings of a shard that is loaded: what `communique run` makes of them."""

ASKED = 200
COLD = 20
PREPARED = 500
GOALS: Mapping[str, str] = {
    "readings added a second": "≥ 300",
    "readings loaded a second": "≥ 83",
    "last contact, frequent pair, warm": "≤ 5",
    "last contact, rare pair, warm": "≤ 5",
    "last contact, frequent pair, cold": "≤ 5",
    "last contact, rare pair, cold": "≤ 5",
    "contacts of a frequent pair, a page": "≤ 20",
    "quotes about a frequent word": "≤ 50",
    "quotes about a rare word": "≤ 50",
    "quotes about two words": "≤ 50",
}
"""What is to be reached; of times, milliseconds, by 95 of 100 questions."""

Pair = tuple[str, str]


@dataclass(slots=True)
class Filled:
    """What went into a ledger, and the seconds that it took."""

    readings: int = 0
    events: int = 0
    seconds: float = 0.0
    paces: list[float] = field(default_factory=list)
    pairs: Counter[Pair] = field(default_factory=Counter)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--events", type=int, nargs="+", default=SIZES, help="events told, one ledger each")
    options.add_argument("--postgres", help="the address of an empty database")
    options.add_argument("--profile", action="store_true", help="where the time of adding goes")
    options.add_argument("--workers", type=int, default=1, help="processes that prepare what is loaded")
    chosen = options.parse_args()
    if chosen.postgres and len(chosen.events) > 1:
        options.error("an empty database takes one size: --events N")
    columns: dict[str, dict[str, str]] = {}
    with ExitStack() as stack:
        ours = stack.enter_context(server()) if not chosen.postgres and programs() else None
        folder = Path(stack.enter_context(TemporaryDirectory()))
        for events in chosen.events:
            tables = write_folder(folder / f"{events}", map(page, plans(events // ACTS)), SHARD)
            for name, where, beside in _places(folder, events, chosen.postgres, ours):
                with _profiled(chosen.profile):
                    told = measured(where, events)
                if beside is not None:
                    told |= loaded(tables, beside, where, chosen.workers)
                columns[f"{name}, {events:,}"] = told
                print_table(columns)
            rmtree(tables)


def _places(
    folder: Path, events: int, given: str | None, ours: Server | None
) -> Iterator[tuple[str, str, str | None]]:
    """Give where two ledgers of a size are kept, if there is room; what was measured is taken away."""
    paths = [folder / f"{events}.{kind}.db" for kind in ("added", "loaded")]
    yield "SQLite", str(paths[0]), str(paths[1])
    for path in paths:
        path.unlink()
    if given is not None:
        yield "PostgreSQL", given, None
    elif ours is not None:
        urls = ours.fresh(), ours.fresh()
        yield "PostgreSQL", *urls
        for url in urls:
            ours.drop(url)


def measured(where: str, events: int) -> dict[str, str]:
    """Fill a ledger, and ask it."""
    count = events // ACTS
    with open_ledger(where) as ledger:
        filled = fill(ledger, count)
    size = _size(where)
    with open_ledger(where) as ledger:
        held = len(ledger.events(limit=None))
        told = {
            "readings": f"{filled.readings:,}",
            "events told, and held": f"{filled.events:,}, {held:,}",
            "readings prepared a second": f"{_prepared(count):,.0f}",
            "readings added a second": f"{filled.readings / filled.seconds:,.0f}",
            "of the last tenth": f"{_last_tenth(filled.paces):,.0f}",
            "bytes an event told": f"{size / filled.events:,.0f}",
        }
        frequent, rare = pairs_of(filled.pairs)
        told |= _questions(where, ledger, frequent, rare)
    return told


def loaded(folder: Path, where: str, added: str, workers: int) -> dict[str, str]:
    """Load a folder of tables; see that it becomes the ledger that adding made."""
    lines = finished(folder).lines.values()
    paces, begin = list[float](), perf_counter()
    with open_ledger(where) as ledger:
        last = begin
        for step in load(folder, lines, ledger, workers=workers):
            if isinstance(step, LeftOut):
                raise SystemExit(step.words)
            paces.append(sum(step.outcomes.values()) / (perf_counter() - last))
            last = perf_counter()
    count = sum(map(articles_of, lines))
    return {
        "readings loaded a second": f"{count / (perf_counter() - begin):,.0f}",
        "of the last tenth loaded": f"{_last_tenth(paces):,.0f}",
        "loaded, the same events as added": "yes" if events_of(where) == events_of(added) else "NO",
    }


def fill(ledger: Ledger, count: int) -> Filled:
    """Add readings, in order of publication; making them up does not count."""
    filled = Filled()
    drawn = plans(count)
    while some := list(islice(drawn, AT_ONCE)):
        for plan in some:
            filled.pairs.update(contacts_of(plan))
        made = [page(plan) for plan in some]
        begin = perf_counter()
        for _ in ledger.add_all(made):
            pass
        spent = perf_counter() - begin
        filled.readings += len(made)
        filled.events += sum(len(reading.events) for reading in made)
        filled.seconds += spent
        filled.paces.append(len(made) / spent)
    return filled


def contacts_of(plan: Plan) -> Iterator[Pair]:
    """Give the pairs of states that deal with each other in an article."""
    for act in plan.acts:
        if act.deed.type == "CONSULT" and act.status in {"actual", "historical", "ongoing"}:
            one, other = sorted(side.state for side in act.deed.sides)
            yield one, other


def pairs_of(counts: Counter[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Give pairs of states that meet most often, and such as meet once or twice, by their English names."""
    kb = knowledge_base()
    ranked = counts.most_common()
    frequent = [pair for pair, _ in ranked[:COLD]]
    rare = [pair for pair, times in ranked if times <= 2][:ASKED]

    def named(pairs: Sequence[Pair]) -> list[Pair]:
        return [(kb.name(a, "en"), kb.name(b, "en")) for a, b in pairs]

    return named(frequent), named(rare)


def _last_tenth(paces: Sequence[float]) -> float:
    last = paces[-max(len(paces) // 10, 1) :]
    return len(last) / sum(1 / pace for pace in last)


def _prepared(count: int) -> float:
    readings = list(map(page, plans(min(count, PREPARED))))
    begin = perf_counter()
    for reading in readings:
        prepare(reading)
    return len(readings) / (perf_counter() - begin)


def _size(where: str) -> int:
    if "://" not in where:
        return Path(where).stat().st_size
    import psycopg  # noqa: PLC0415 - an extra

    with psycopg.connect(where) as connection:
        row = connection.execute("select pg_database_size(current_database())").fetchone()
    return int(row[0]) if row else 0


def _questions(where: str, ledger: Ledger, frequent: Sequence[Pair], rare: Sequence[Pair]) -> dict[str, str]:
    """Ask, each kind of question many times."""
    words, _ = vocabulary("de")
    two = [f"{one} {other}" for one, other in zip(words[:COLD], words[COLD : 2 * COLD], strict=True)]
    abouts = {
        "quotes about a frequent word": words[:COLD],
        "quotes about a rare word": words[-ASKED:],
        "quotes about two words": two,
    }
    told: dict[str, str] = {}
    for name, pairs in (("frequent", frequent), ("rare", rare)):
        label = f"last contact, {name} pair"
        told[f"{label}, cold"] = _shown(_cold(where, pairs))
        told[f"{label}, warm"] = _shown(_warm(lambda pair: ledger.last_contact(*pair), pairs))
    told["contacts of a frequent pair, a page"] = _shown(_warm(ledger.contacts, frequent))
    for label, some in abouts.items():
        told[label] = _shown(_warm(lambda about: ledger.quotes(about=about), some))
    return told


def _warm(ask: Callable[..., object], things: Sequence[object]) -> list[float]:
    for thing in things:
        ask(thing)
    return [_seconds(ask, things[place % len(things)]) for place in range(ASKED)]


def _cold(where: str, pairs: Sequence[Pair]) -> list[float]:
    found = []
    for pair in pairs[:COLD]:
        _forget(where)
        with open_ledger(where) as ledger:
            found.append(_seconds(lambda two, asked=ledger: asked.last_contact(*two), pair))
    return found


def _forget(where: str) -> None:
    """Have the system hold nothing of a file in memory, where it can be asked to."""
    if "://" not in where and hasattr(os, "posix_fadvise"):
        with Path(where).open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _seconds(ask: Callable[..., object], thing: object) -> float:
    begin = perf_counter()
    ask(thing)
    return perf_counter() - begin


def _shown(seconds: Sequence[float]) -> str:
    cuts = quantiles(seconds, n=20)
    return f"{cuts[9] * 1000:.1f}, {cuts[18] * 1000:.1f}"


def print_table(columns: Mapping[str, Mapping[str, str]]) -> None:
    """Print what was measured: a row each, a column a ledger; of times the median and the 95th of 100, ms."""
    rows = list(dict.fromkeys(row for told in columns.values() for row in told))
    print(f"\n{'':38}{'goal':>8}" + "".join(f"{name:>24}" for name in columns))
    for row in rows:
        print(
            f"{row:38}{GOALS.get(row, ''):>8}"
            + "".join(f"{told.get(row, ''):>24}" for told in columns.values())
        )
    sys.stdout.flush()


@contextmanager
def _profiled(wanted: bool) -> Iterator[None]:  # noqa: FBT001 - an option as it was given
    if not wanted:
        yield
        return
    profile = cProfile.Profile()
    with profile:
        yield
    pstats.Stats(profile).sort_stats("cumulative").print_stats("communique|sqlite3", 40)


if __name__ == "__main__":
    main()
