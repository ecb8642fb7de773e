"""The work of ``communique export``: records into a file, in the format that its name ends with."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from communique.cli.exit_codes import DONE
from communique.errors import UsageError
from communique.exports import form_of
from communique.ledger.rows import CLAIMS, EVENTS, QUOTES
from communique.store import Ledger, open_ledger


def run_export(where: str, file: Path, what: str, **wanted: Any) -> int:  # noqa: ANN401
    """Write records to a file, whole or not at all; give the exit code. Raises `UsageError`."""
    with open_ledger(where, create=False) as ledger:
        count = _write(file, _pieces(ledger, file, what, wanted))
    click.echo(f"{file}: {count} bytes written.", err=True)
    return DONE


def _pieces(ledger: Ledger, file: Path, what: str, wanted: dict[str, Any]) -> Iterable[bytes]:
    if what == "corrections":
        if file.suffix != ".jsonl":
            raise UsageError(f"corrections go to a .jsonl file, not to {file.name}.")
        return ledger.gold_cases()
    days = {"since": wanted["since"], "until": wanted["until"]}
    if what == "quotes":
        return form_of(file).pieces(QUOTES, ledger.every_quote(**days))
    if what == "claims":
        return form_of(file).pieces(CLAIMS, ledger.every_claim(**days))
    return form_of(file).pieces(EVENTS, ledger.every_event(**wanted, contacts=what == "contacts"))


def _write(file: Path, pieces: Iterable[bytes]) -> int:
    """Write beside the file and put it in its place when all is there. Raises `UsageError`."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    count = 0
    try:
        with beside.open("wb") as stream:
            for piece in pieces:
                count += stream.write(piece)
        beside.replace(file)
    except OSError as err:
        raise UsageError(f"{file} cannot be written: {err.strerror}. Name another file.") from err
    finally:
        beside.unlink(missing_ok=True)
    return count
