"""How fast the pages are: `make bench-web`.

A ledger of made-up readings (`store.generated` in tests/; ``--ledger`` names one that is kept and used
again) is served by two processes, and asked in two ways. ``read for a second``: twenty readers, who did not
begin together, each look at a page for a second before they ask for the next. ``without a pause``: twenty
who ask for the next as soon as they have one, which is what the machine can do at most. ``first`` asks for
no page twice, so that none is given from memory; ``skewed`` draws few of them often and most once, after as
many again were drawn unmeasured. Then articles are added while a hundred read without a pause. Times are
those of the clock, the readers' own work on the same cores included.
"""

import argparse
import gzip
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count, islice
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep
from urllib.parse import quote

from bench.ledger import Filled, contacts_of, fill, pairs_of
from communique.exports.permalinks import article_path, between_path
from communique.store import Ledger, open_ledger
from store.generated import ACTS, plans, vocabulary
from store.page import page

EVENTS = 100_000
READERS, CROWD = 20, 100
ASKED = 1500
"""Pages asked for without a pause, of each kind."""
READ = 600
"""Pages that are read, of each kind: others than those."""
SECOND = 1.0
"""Seconds for which a reader looks at a page."""
GOAL = 60
"""Milliseconds within which 95 of 100 pages are to come."""
ADDED = 300
"""Articles added while a crowd reads."""
STATIC = Path(__file__).parent.parent / "src" / "communique" / "web" / "static"


@dataclass(slots=True)
class Asked:
    """How long pages took, in seconds, and what failed."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--events", type=int, default=EVENTS, help="events told in the ledger")
    options.add_argument("--ledger", type=Path, help="where the ledger is kept; made if it is not there")
    options.add_argument("--workers", type=int, default=2)
    chosen = options.parse_args()
    print_scripts()
    with TemporaryDirectory() as folder:
        where = chosen.ledger or Path(folder) / "ledger.db"
        pages = prepared(where, chosen.events)
        with served(where, chosen.workers) as port:
            for name, paths in pages.items():
                read, rest = paths[:READ], paths[READ:]
                print_times(
                    f"{name}, first, read for a second", ask(port, read, READERS, look=SECOND), READERS
                )
                print_times(f"{name}, first, without a pause", ask(port, rest[:ASKED], READERS), READERS)
            for name, paths in pages.items():
                drawn = list(islice(skewed(paths), 2 * ASKED))
                ask(port, drawn[:ASKED], READERS)
                print_times(f"{name}, skewed, without a pause", ask(port, drawn[ASKED:], READERS), READERS)
            crowd(where, port, [path for paths in pages.values() for path in paths])


def prepared(where: Path, events: int) -> dict[str, list[str]]:
    """Fill a ledger, or take the one that is there, and give paths of its pages by kind, none twice."""
    known = where.exists()
    with open_ledger(where) as ledger:
        filled = Filled() if known else fill(ledger, events // ACTS)
        if known:
            for plan in plans(events // ACTS):
                filled.pairs.update(contacts_of(plan))
        heads = [held.head.id for held in ledger.contacts(limit=4 * ASKED)]
        frequent, rare = pairs_of(filled.pairs)
        named = [*frequent, *rare]
        between = [between_path(*_keys(ledger, pair)) for pair in named]
    words, _ = vocabulary("de")
    levels = (
        "",
        "?level=heads",
        "?level=ministers",
        "?channel=phone",
        "?since=2016-01-01",
        "?until=2018-01-01",
    )
    questions = [f"/search?q={quote(f'{a} {b}')}" for a, b in named]
    questions += [f"/search?q=about:{quote(word)}" for word in words]
    chance = Random(1)  # noqa: S311 - nothing secret
    found = {
        "reader": [article_path(head) for head in dict.fromkeys(heads)],
        "between": [f"{path}{level}" for level in levels for path in between],
        "search": questions,
    }
    for paths in found.values():
        chance.shuffle(paths)
    return found


def _keys(ledger: Ledger, pair: tuple[str, str]) -> tuple[str, str]:
    one, other = ledger.pair(*pair)
    return one.key, other.key


def skewed(paths: Sequence[str]) -> Iterator[str]:
    """Draw pages without end: the more often, the nearer to the front (Zipf)."""
    chance = Random(7)  # noqa: S311 - nothing secret
    weights = [1 / (place + 1) for place in range(len(paths))]
    while True:
        yield from chance.choices(paths, weights, k=200)


@contextmanager
def served(where: Path, workers: int) -> Iterator[int]:
    """Serve a ledger; give the port, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "communique", "serve", str(where), "--port", str(port)]
    process = subprocess.Popen([*command, "--workers", str(workers)], stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(port: int) -> None:
    until = monotonic() + 120
    while monotonic() < until:
        try:
            if _get(HTTPConnection("127.0.0.1", port, timeout=5), "/quality") == 200:
                return
        except (OSError, HTTPException):
            sleep(0.2)
    raise SystemExit("the server did not answer within two minutes")


def _get(connection: HTTPConnection, path: str) -> int:
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def ask(
    port: int,
    paths: Sequence[str],
    readers: int,
    *,
    look: float = 0.0,
    going: Callable[[], bool] = lambda: True,
) -> Asked:
    """Let readers ask for pages, each one after the other, and look at each for some seconds.

    They begin at any time within those seconds. Gives how long each page took.
    """
    asked = Asked()
    places = count()
    begun = Random(readers)  # noqa: S311 - nothing secret

    def read() -> None:
        sleep(begun.random() * look)
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        while (place := next(places)) < len(paths) and going():
            begin = perf_counter()
            try:
                code = _get(connection, paths[place])
            except (OSError, HTTPException) as err:
                asked.faults.append(f"{paths[place]}: {err!r}")
                connection = HTTPConnection("127.0.0.1", port, timeout=60)
                continue
            asked.seconds.append(perf_counter() - begin)
            if code not in {200, 307}:
                asked.faults.append(f"{paths[place]}: {code}")
            sleep(look)

    with ThreadPoolExecutor(readers) as pool:
        for done in [pool.submit(read) for _ in range(readers)]:
            done.result()
    return asked


def crowd(where: Path, port: int, paths: Sequence[str]) -> None:
    """Let a hundred read while articles are added."""
    with ThreadPoolExecutor(1) as pool:
        adding = pool.submit(_add, where)
        asked = ask(port, list(islice(skewed(paths), 100_000)), CROWD, going=lambda: not adding.done())
        print_times(f"all, while {ADDED} articles are added in {adding.result():.0f} s", asked, CROWD)


def _add(where: Path) -> float:
    made = [page(plan) for plan in islice(plans(ADDED, seed=99), ADDED)]
    begin = perf_counter()
    with open_ledger(where) as ledger:
        for _ in ledger.add_all(made, batch=20):
            pass
    return perf_counter() - begin


def print_times(name: str, asked: Asked, readers: int) -> None:
    """Print the median and the 95th of 100, in milliseconds, and what failed."""
    if len(asked.seconds) < 2:
        print(f"{name}: too few pages to tell. Take a larger ledger: --events.")
        return
    cuts = quantiles(asked.seconds, n=20)
    print(
        f"{name:62} {len(asked.seconds):6} pages, {readers} readers: median {cuts[9] * 1000:6.1f} ms, "
        f"p95 {cuts[18] * 1000:6.1f} (goal {GOAL}), errors {len(asked.faults)}",
        flush=True,
    )
    for fault in asked.faults[:3]:
        print(f"    {fault}")


def print_scripts() -> None:
    """Print how much script a page loads."""
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in STATIC.rglob("*.js")}
    print(f"script of a page, gzipped: {sum(sizes.values()):,} bytes (goal 25,000): {sizes}")


if __name__ == "__main__":
    main()
