"""The manifest of a folder: by what its tables were made, and which shards are done.

``manifest.jsonl``: a line that says by what (`Head`), a line a finished shard (`Line`), at the end one that
says that nothing is missing (`End`). A line is added when all files of its shard are in place.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from communique.errors import UsageError
from communique.scale.versions import Versions

NAME = "manifest.jsonl"
FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """By what the tables of a folder were made. ``format`` is the version of the folder's layout."""

    format: int = FORMAT
    versions: Versions
    language: str | None
    shard_size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of a shard: its rows, and the SHA-256 of its bytes."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A finished shard: its number, its items, their hash, and its file in the folder of each table."""

    shard: int
    items: int
    sha256: str
    tables: dict[str, Written]


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A whole input: how many shards, items and, by table, rows there are."""

    shards: int
    items: int
    rows: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a manifest says; ``end`` is none where the run is not at its end."""

    head: Head
    lines: dict[int, Line]
    end: End | None


def read_manifest(path: Path) -> tuple[Manifest | None, int]:
    """Read a manifest, and how many bytes of it are whole; none where not even its head is.

    What follows the last whole line was cut off while it was written. Raises `UsageError` for a file that is
    something else.
    """
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    rows = data[:whole].splitlines()
    if not rows:
        return None, 0
    try:
        head = msgspec.json.decode(rows[0], type=Head)
        found = [_row(row) for row in rows[1:]]
    except msgspec.DecodeError as err:
        raise UsageError(
            f"{path} is no manifest that this version of communique can go on with ({err}). "
            "Name another folder with --out, or write this one anew with --again."
        ) from err
    lines = {row.shard: row for row in found if isinstance(row, Line)}
    end = found[-1] if found and isinstance(found[-1], End) else None
    return Manifest(head=head, lines=lines, end=end), whole


def _row(row: bytes) -> Line | End:
    fields: dict[str, Any] = msgspec.json.decode(row)
    return msgspec.convert(fields, Line) if "shard" in fields else msgspec.convert(fields, End)


def end_of(lines: Iterable[Line]) -> End:
    """Add up the lines of all shards."""
    rows: Counter[str] = Counter()
    shards = items = 0
    for line in lines:
        shards += 1
        items += line.items
        rows.update({name: written.rows for name, written in line.tables.items()})
    return End(shards=shards, items=items, rows=dict(rows))


def row_bytes(row: Head | Line | End) -> bytes:
    """Write a row of a manifest, with its line's end."""
    return msgspec.json.encode(row) + b"\n"


def difference(held: Head, wanted: Head) -> str | None:
    """Say what is different between two heads, in words, none where they are one."""
    ours, theirs = _flat(held), _flat(wanted)
    told = [
        f"{name} was {ours[name]} and is {theirs[name]} now" for name in ours if ours[name] != theirs[name]
    ]
    return ", ".join(told) or None


def _flat(head: Head) -> dict[str, Any]:
    fields = msgspec.to_builtins(head)
    return {**fields.pop("versions"), **fields}
