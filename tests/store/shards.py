"""Readings → a folder as `communique run` writes it, without a reader."""

from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq

from communique.records import Reading
from communique.scale.folder import file_of
from communique.scale.manifest import NAME, Head, Line, Written, end_of, row_bytes
from communique.scale.tables import tables_of
from communique.scale.versions import Versions

HEAD = Head(
    versions=Versions(communique="0", model="made up", knowledge_base="made up", pyarrow="0"),
    language=None,
    shard_size=0,
)


def write_folder(folder: Path, readings: Iterable[Reading], size: int) -> Path:
    """Write readings as a run that is at its end, ``size`` of them a shard; give the folder."""
    folder.mkdir(parents=True)
    left, lines = iter(readings), list[Line]()
    while some := list(islice(left, size)):
        lines.append(_write_shard(folder, len(lines), len(lines) * size, some))
    write_manifest(folder, lines)
    return folder


def write_manifest(folder: Path, lines: Iterable[Line], *, is_whole: bool = True) -> None:
    """Say which shards are finished, and, of a whole run, that these are all."""
    lines = list(lines)
    rows = (HEAD, *lines, *((end_of(lines),) if is_whole else ()))
    (folder / NAME).write_bytes(b"".join(map(row_bytes, rows)))


def _write_shard(folder: Path, number: int, first: int, some: Iterable[Reading]) -> Line:
    tables = tables_of(enumerate(some, first))
    written = {}
    for name, table in tables.items():
        stream = BytesIO()
        pq.write_table(table, stream, compression="zstd")
        path = file_of(folder, name, number)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(stream.getvalue())
        written[name] = Written(rows=table.num_rows, sha256=sha256(stream.getvalue()).hexdigest())
    return Line(shard=number, items=tables["articles"].num_rows, sha256=str(number), tables=written)
