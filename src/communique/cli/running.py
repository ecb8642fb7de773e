"""The work of ``communique run``: inputs in, a folder of tables out, and how far it is."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from communique.cli.exit_codes import DONE, SOME_FAILED, UNREADABLE
from communique.cli.progress import Progress
from communique.cli.reading import Job
from communique.errors import UsageError
from communique.intake import Item, LeftAlone, Meter, read_inputs
from communique.scale.batch import ERRORS
from communique.scale.folder import Record, open_folder
from communique.scale.manifest import Head, Line
from communique.scale.ray_runner import on_ray
from communique.scale.run import run
from communique.scale.runners import Runner, in_process, processes
from communique.scale.versions import versions

RUNNERS: dict[str, Runner] = {"processes": processes, "in-process": in_process, "ray": on_ray}


def run_all(
    *,
    out: Path,
    workers: int | None,
    runner: str,
    shard_size: int,
    again: bool,
    **inputs: Any,  # noqa: ANN401
) -> int:
    """Read inputs into a folder of tables; give the exit code. Raises `CommuniqueError`."""
    job, meter = Job(form="jsonl", **inputs), Meter()
    _check(out, job)
    head = Head(versions=versions(), language=job.language, shard_size=shard_size)
    with (
        open_folder(out, head, again=again) as record,
        closing(run(_items(job, meter), record, RUNNERS[runner], workers=workers)) as results,
        Progress(meter, is_wanted=not job.quiet) as progress,
    ):
        read = failed = undone = 0
        for result in results:
            if isinstance(result, Line):
                read += result.tables["articles"].rows
                failed += result.items - result.tables["articles"].rows
            else:
                undone += 1
                click.echo(f"communique: {result.words}", err=True)
            progress.show(read, failed)
        if not undone:
            record.finish()
    return _close(record, undone, quiet=job.quiet)


def _items(job: Job, meter: Meter) -> Iterator[Item]:
    for item in read_inputs(job.inputs, job.choices, stdin=sys.stdin.buffer, meter=meter):
        if not isinstance(item, LeftAlone):
            yield item
        elif not job.quiet:
            click.echo(f"communique: {item.words}", err=True)


def _check(out: Path, job: Job) -> None:
    """Refuse a folder in which inputs lie, or which lies in one. Raises `UsageError`."""
    folder = out.resolve()
    for name in job.inputs:
        path = Path(name).resolve()
        if path.is_relative_to(folder) or (path.is_dir() and folder.is_relative_to(path)):
            raise UsageError(
                f"{name} is to be read and {out} to be written, and one lies in the other. Name another."
            )


def _close(record: Record, undone: int, *, quiet: bool) -> int:
    """Say how many were read; give the exit code."""
    total = record.total
    read, failed = total.rows.get("articles", 0), total.rows.get(ERRORS, 0)
    if not quiet:
        before = f" {record.before} of them by an earlier run." if record.before else ""
        errors = f" Why not: {record.folder / ERRORS}." if failed else ""
        click.echo(f"{read} of {total.items} inputs read.{before}{errors}", err=True)
    if not failed and not undone:
        return DONE
    return SOME_FAILED if read else UNREADABLE
