"""The work of ``communique add``: inputs in, a ledger that holds them."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from time import monotonic
from typing import Any

import click

from communique.cli.exit_codes import DONE, SOME_FAILED, UNREADABLE
from communique.cli.reading import Job, read_all
from communique.errors import InputError
from communique.intake import Source
from communique.records import Reading, record_id
from communique.schema import from_json
from communique.store import Ledger, open_ledger

BATCH, SECONDS = 64, 2.0
"""After so many readings, or so long, what was read is written: it is lost at most, and read again then."""


class _Sink:
    """Keeps readings in a ledger, some at a time."""

    def __init__(self, ledger: Ledger, *, again: bool) -> None:
        self._ledger, self._again = ledger, again
        self._waiting: list[Reading] = []
        self._since = monotonic()
        self.outcomes: Counter[str] = Counter()

    def has(self, source: Source) -> bool:
        """Say whether a text is held already, and nothing more is known of it now."""
        if self._again:
            return False
        head = self._ledger.head(record_id(source.sha256, "article"))
        knows_day = source.published is not None or any(source.said("published"))
        return head is not None and not (head.published is None and knows_day)

    def write(self, reading: Reading) -> None:
        """Take a reading; it is kept when enough have come, or after a while."""
        self._waiting.append(reading)
        if len(self._waiting) >= BATCH or monotonic() - self._since > SECONDS:
            self.flush()

    def flush(self) -> None:
        """Keep what waits."""
        waiting, self._waiting = self._waiting, []
        self.outcomes.update(done.outcome for done in self._ledger.add_all(waiting, again=self._again))
        self._since = monotonic()


def run_add(where: str, inputs: dict[str, Any], *, again: bool, readings: bool) -> int:
    """Read inputs into a ledger; give the exit code. Raises `UsageError`, `LedgerError`."""
    job = Job(form="jsonl", **inputs)
    with open_ledger(where) as ledger:
        sink = _Sink(ledger, again=again)
        try:
            code = _take_readings(job, sink) if readings else read_all(job, sink.write, sink)
        finally:
            sink.flush()
    if not job.quiet:
        told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(sink.outcomes.items()))
        click.echo(f"{where}: {told or 'nothing new'}.", err=True)
    return code


def _take_readings(job: Job, sink: _Sink) -> int:
    """Keep readings as they stand in files of JSON lines; a line that is none costs that line."""
    failed = 0
    for name in job.inputs:
        for number, line in enumerate(_lines(name), 1):
            try:
                sink.write(from_json(line))
            except InputError as err:
                failed += 1
                click.echo(f"communique: {name}, line {number}: {err}", err=True)
    sink.flush()
    if not failed:
        return DONE
    return SOME_FAILED if sink.outcomes else UNREADABLE


def _lines(name: str) -> Iterator[bytes]:
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            yield from (line for line in stream if line.strip())
    except OSError as err:
        raise InputError(f"{name} cannot be read: {err.strerror}. Check the name.") from err
