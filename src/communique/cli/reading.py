"""The work of ``communique read``: inputs in, records out, failures told and counted."""

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from communique.cli.exit_codes import DONE, NOTHING_FOUND, SOME_FAILED, UNREADABLE, exit_code
from communique.cli.output import Format, emit
from communique.errors import CommuniqueError, UsageError
from communique.intake import Source, read_file, read_stream
from communique.reader import Reader
from communique.records import Reading
from communique.schema import to_json

STDIN = "-"
PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read and how it is to be printed."""

    files: tuple[str, ...]
    form: Format
    published: str | None
    language: str | None
    encoding: str | None
    quiet: bool
    why: bool = False


def run(job: Job) -> int:
    """Read each input and print its record; give the exit code. Raises `UsageError`."""
    reader, write = Reader(job.language), _writer(job)
    codes = [_read_one(name, job, reader, write) for name in job.files]
    failed = [code for code in codes if code != DONE]
    if len(codes) > 1 and not job.quiet:
        click.echo(f"{len(codes) - len(failed)} of {len(codes)} inputs read.", err=True)
    if not failed:
        return DONE
    if len(failed) < len(codes):
        return SOME_FAILED
    return NOTHING_FOUND if set(failed) == {NOTHING_FOUND} else UNREADABLE


def _read_one(name: str, job: Job, reader: Reader, write: Callable[[Reading], None]) -> int:
    """Read one input and print it; give its exit code. A failure costs this input, not the others."""
    shown = "standard input" if name == STDIN else name
    try:
        (reading,) = reader.pipe([_source(name, job)])
    except UsageError:
        raise
    except CommuniqueError as err:
        words = str(err) if str(err).startswith(shown) else f"{shown}: {err}"
        click.echo(f"communique: {words}", err=True)
        return exit_code(err)
    except Exception as err:  # noqa: BLE001 - one article must not end a batch, nor show a traceback
        click.echo(f"communique: {shown}: {_fault(err)}", err=True)
        return UNREADABLE
    write(reading)
    return DONE


def _source(name: str, job: Job) -> Source:
    if name == STDIN:
        return read_stream(
            sys.stdin.buffer, name="standard input", encoding=job.encoding, published=job.published
        )
    return read_file(name, encoding=job.encoding, published=job.published)


def _writer(job: Job) -> Callable[[Reading], None]:
    if job.form == "text":
        from communique.cli.card import card_printer  # noqa: PLC0415 - rich is loaded for cards only

        return card_printer(sys.stdout, explains=job.why)
    if job.form in {"plover", "cameo"}:
        from communique.exports.tsv import HEADS, tsv_lines  # noqa: PLC0415 - loaded for rows only

        emit(HEADS[job.form].encode())
        return lambda reading: emit("".join(tsv_lines(reading, job.form)).encode())
    return _write_line


def _write_line(reading: Reading) -> None:
    emit(to_json(reading) + b"\n")


def _fault(err: Exception) -> str:
    """Tell of a fault of ours in words that help to report it."""
    ours = [
        frame for frame in traceback.extract_tb(err.__traceback__) if PACKAGE in Path(frame.filename).parents
    ]
    where = (
        f"{Path(ours[-1].filename).relative_to(PACKAGE)}:{ours[-1].lineno}" if ours else "an unknown place"
    )
    return (
        f"a fault of communique itself, not of your text: {type(err).__name__} in {where} ({err}). "
        "Please report it with the text."
    )
