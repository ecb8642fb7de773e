"""How fast reading is, and what it costs: `make bench`, or `python bench/reading.py [rounds]`.

Reads the example articles again and again on one core, after a first round that is not counted.
"""

import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

from communique import Reader
from communique.actors import find_actors
from communique.dates import find_dates
from communique.events import find_events
from communique.intake import Source
from communique.quotes import find_quotes
from communique.reader import parser

EXAMPLES = Path(__file__).parent.parent / "examples"
PUBLISHED = "2024-04-04"
ROUNDS = 10
Result = TypeVar("Result")
START = "from communique import Reader; Reader('de')('Die Minister telefonierten am Mittwoch.')"


class Clock:
    """Adds up the processor seconds of named pieces of work."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def run(self, name: str, work: Callable[[], Result]) -> Result:
        """Do a piece of work and add its time."""
        start = process_time()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + process_time() - start
        return result


def main(rounds: int = ROUNDS) -> None:
    """Measure and print."""
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    sources = [Source(text=text, published=PUBLISHED, url=None) for text in texts]
    words = sum(len(source.text.split()) for source in sources)
    reader, clock = Reader("de"), Clock()
    for source in sources:
        read(reader, source, Clock())
    for _ in range(rounds):
        for source in sources:
            read(reader, source, clock)
    seconds = sum(clock.seconds.values())
    count = rounds * len(sources)
    rows = [
        ("articles read", f"{count} ({len(sources)} articles, {words} words, {rounds} rounds)"),
        ("start-up: import, load, first sentence", f"{start_up():.2f} s"),
        ("articles per second and core", f"{count / seconds:.1f}"),
        ("words per second and core", f"{rounds * words / seconds:,.0f}"),
        ("resident memory, highest", f"{memory():.0f} MB"),
        *((f"share of {step}", f"{spent / seconds:5.1%}") for step, spent in clock.seconds.items()),
    ]
    print("\n".join(f"{name:<40}{value}" for name, value in rows))


def read(reader: Reader, source: Source, clock: Clock) -> None:
    """Read one article step by step, as `communique.reader` does."""
    article, _ = clock.run("article", partial(reader.article, source))
    parsed = clock.run("syntax", partial(parser(article.language), article))
    dates, _ = clock.run("dates", partial(find_dates, parsed))
    actors = clock.run("actors", partial(find_actors, parsed, dates))
    quotes, _ = clock.run("quotes", partial(find_quotes, parsed, dates, actors))
    clock.run("events", partial(find_events, parsed, dates, actors, quotes))


def start_up() -> float:
    """Give the seconds that a new process takes to read its first sentence: the best of three."""
    return min(_seconds_of_start() for _ in range(3))


def _seconds_of_start() -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", START], check=True)  # noqa: S603 - our own words
    return perf_counter() - start


def memory() -> float:
    """Give the highest resident memory of this process, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
