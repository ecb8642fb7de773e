"""The files of a shard → what a ledger keeps of its articles: the part of loading that needs no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from communique.errors import InputError
from communique.scale.columns import Arrow
from communique.scale.tables import ARTICLES, readings_of
from communique.store.keep import Heading
from communique.store.prepared import prepare, to_message


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardFile:
    """A file of a shard, and the SHA-256 that its bytes had when it was written."""

    path: Path
    sha256: str


def prepare_shard(files: Mapping[str, ShardFile]) -> bytes:
    """Read the files of a shard, by table, and prepare its readings; `from_message` takes them out.

    Raises `InputError` where a file is missing, is not the one that was written, or holds something else.
    """
    tables = {name: _table(file) for name, file in files.items()}
    return to_message([prepare(reading) for reading in readings_of(tables)])


def _table(file: ShardFile) -> Arrow:
    try:
        data = file.path.read_bytes()
    except OSError as err:
        raise InputError(f"{file.path} cannot be read: {err.strerror}.") from err
    if sha256(data).hexdigest() != file.sha256:
        raise InputError(f"{file.path} is not what was written: its hash is another than the manifest's.")
    try:
        return pq.read_table(pa.BufferReader(data), use_threads=False)
    except pa.ArrowException as err:
        raise InputError(f"{file.path} is no Parquet file: {err}.") from err


def headings(files: Mapping[str, ShardFile]) -> tuple[Heading, ...] | None:
    """Give by what the articles of a shard are known, in order, or nothing where its file cannot be read.

    Only that is looked at: neither their texts nor whether the file is what was written.
    """
    try:
        table = pq.read_table(files[ARTICLES.name].path, columns=list(Heading._fields), partitioning=None)
        columns = [table[name].to_pylist() for name in Heading._fields]
    except (KeyError, OSError, pa.ArrowException):
        return None
    return tuple(map(Heading, *columns))
