"""The work of ``communique read``: inputs in, records out, failures told and counted."""

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import click

from communique.cli.errors_file import ErrorsFile
from communique.cli.exit_codes import DONE, NOTHING_FOUND, SOME_FAILED, UNREADABLE, exit_code
from communique.cli.output import Format, emit
from communique.cli.progress import Progress
from communique.cli.resume import ReadingsFile
from communique.errors import CommuniqueError, InputError, UsageError
from communique.intake import Choices, Fault, LeftAlone, Meter, Source, read_inputs
from communique.intake import Format as InputFormat
from communique.intake.faults import fault_words
from communique.reader import Reader
from communique.records import Reading
from communique.schema import to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be read and how it is to be printed; see the options of ``communique read``."""

    inputs: tuple[str, ...]
    form: Format
    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    input_format: InputFormat | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    allow_private: bool = False
    out: Path | None = None
    errors: Path | None = None
    quiet: bool = False
    why: bool = False

    @property
    def choices(self) -> Choices:
        """What is said of all inputs."""
        return Choices(
            form=self.input_format,
            published=self.published,
            encoding=self.encoding,
            fields=self.fields,
            allow_private=self.allow_private,
            own=frozenset(path.resolve() for path in (self.out, self.errors) if path),
        )


class Kept(Protocol):
    """Where readings are kept, and which sources need not be read since they are there."""

    def has(self, source: Source) -> bool:
        """Say whether a source is kept already."""
        ...

    def write(self, reading: Reading) -> None:
        """Keep a reading."""
        ...


@dataclass(slots=True)
class _Run:
    """One run: where readings go, where faults go, and how many of each there were."""

    job: Job
    reader: Reader
    write: Callable[[Reading], None]
    done: Kept | None
    errors: ErrorsFile | None
    read: int = 0
    before: int = 0
    codes: list[int] = field(default_factory=list)

    def take(self, item: Source | Fault | LeftAlone) -> None:
        """Read one item and write it; a failure costs this item, not the others."""
        if isinstance(item, LeftAlone):
            if not self.job.quiet:
                click.echo(f"communique: {item.words}", err=True)
        elif isinstance(item, Fault):
            self.fail(item)
        elif self.done is not None and self.done.has(item):
            self.before += 1
        else:
            self._read(item)

    def _read(self, source: Source) -> None:
        try:
            (reading,) = self.reader.pipe([source])
        except UsageError:
            raise
        except Exception as err:  # noqa: BLE001 - one article must not end a batch, nor show a traceback
            self.fail(Fault(name=source.name or "input", place=source.place, error=err))
            return
        try:
            self.write(reading)
        except InputError as err:
            self.fail(Fault(name=source.name or "input", place=source.place, error=err))
        else:
            self.read += 1

    def fail(self, fault: Fault) -> None:
        """Tell of a fault, and keep it."""
        code = exit_code(fault.error) if isinstance(fault.error, CommuniqueError) else UNREADABLE
        click.echo(f"communique: {fault_words(fault)}", err=True)
        self.codes.append(code)
        if self.errors is not None:
            self.errors.write(fault)


def run(job: Job) -> int:
    """Read all inputs and print their records; give the exit code. Raises `UsageError`."""
    return read_all(job, _writer(job))


def read_all(job: Job, write: Callable[[Reading], None], kept: Kept | None = None) -> int:
    """Read all inputs, hand each reading on, or keep it where a file is named; give the exit code.

    What ``kept`` has is not read again. Raises `UsageError`.
    """
    _check(job)
    reader, meter = Reader(job.language), Meter()
    with ExitStack() as stack:
        done = stack.enter_context(ReadingsFile(job.out)) if job.out else kept
        errors = stack.enter_context(ErrorsFile(job.errors)) if job.errors else None
        this = _Run(job, reader, done.write if done is not None else write, done, errors)
        progress = stack.enter_context(Progress(meter, is_wanted=wants_progress(job)))
        for item in read_inputs(job.inputs, job.choices, stdin=sys.stdin.buffer, meter=meter):
            this.take(item)
            progress.show(this.read + this.before, len(this.codes))
    _close(this)
    return _code(this)


def wants_progress(job: Job) -> bool:
    """Say whether a bar may be shown: not where what is printed goes to the same terminal."""
    return not job.quiet and (job.out is not None or not sys.stdout.isatty())


def _check(job: Job) -> None:
    """Refuse to write a file that is to be read. Raises `UsageError`."""
    own = [path for path in (job.out, job.errors) if path]
    for path in own:
        if any(Path(name).resolve() == path.resolve() for name in job.inputs if Path(name).name == path.name):
            raise UsageError(f"{path} is to be read and to be written. Name another file to write.")
    if len({path.resolve() for path in own}) < len(own):
        raise UsageError(f"--out and --errors are the same file: {own[0]}. Name two.")


def _close(run: _Run) -> None:
    """Say how many were read, where there was more than one."""
    total = run.read + run.before + len(run.codes)
    if total > 1 and not run.job.quiet:
        before = f" {run.before} of them by an earlier run." if run.before else ""
        click.echo(f"{run.read + run.before} of {total} inputs read.{before}", err=True)


def _code(run: _Run) -> int:
    if not run.codes:
        return DONE
    if run.read or run.before:
        return SOME_FAILED
    return NOTHING_FOUND if set(run.codes) == {NOTHING_FOUND} else UNREADABLE


def _writer(job: Job) -> Callable[[Reading], None]:
    if job.form == "text":
        from communique.cli.card import card_printer  # noqa: PLC0415 - rich is loaded for cards only

        return card_printer(sys.stdout, explains=job.why)
    if job.form in {"plover", "cameo"}:
        from communique.exports.tsv import HEADS, tsv_lines  # noqa: PLC0415 - loaded for rows only

        emit(HEADS[job.form].encode())
        return lambda reading: emit("".join(tsv_lines(reading, job.form)).encode())
    return _one_writer() if job.form == "json" else _write_line


def _write_line(reading: Reading) -> None:
    emit(to_json(reading) + b"\n")


def _one_writer() -> Callable[[Reading], None]:
    """Give what writes one object, and refuses a second: JSON is one."""
    written: list[str] = []

    def write(reading: Reading) -> None:
        if written:
            raise UsageError(
                "json is one object, and the input holds more than one article: use --format jsonl."
            )
        written.append(reading.article.id)
        _write_line(reading)

    return write
