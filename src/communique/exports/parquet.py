"""Rows of any table → Parquet, some thousand rows at a time, each column with what it says."""

from collections.abc import Iterable, Iterator
from io import RawIOBase
from itertools import islice
from typing import Any, TypeVar

from communique.errors import InputError
from communique.exports.text import cleaned
from communique.ledger.rows import Table, arrow_table

Record = TypeVar("Record")

ROW_GROUP = 5000
"""Rows that are held in memory and written together."""


def parquet_bytes(
    table: Table[Record], records: Iterable[Record], *, row_group: int = ROW_GROUP
) -> Iterator[bytes]:
    """Write rows as Parquet, zstd inside; ``row_group`` is how many go together.

    Raises `MissingExtra` without the extra "frames", `InputError` for a day that no calendar has.
    """
    ready = cleaned(table)
    schema = arrow_table(ready, ()).schema
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - an extra

    written = _Written()
    rows = iter(records)
    with ParquetWriter(written, schema, compression="zstd") as writer:
        while some := list(islice(rows, row_group)):
            writer.write_table(_arrow(ready, some), row_group_size=row_group)
            yield written.taken()
    yield written.taken()


def _arrow(table: Table[Record], some: list[Record]) -> Any:  # noqa: ANN401 - pyarrow is untyped
    try:
        return arrow_table(table, some)
    except ValueError as err:
        raise InputError(
            f"{table.name}: a column of days holds something that is no day ({err}). Read its article again "
            "and add it to the ledger once more."
        ) from err


class _Written(RawIOBase):
    """Takes what is written and gives it on."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Any, /) -> int:  # noqa: ANN401 - anything that is bytes
        """Keep a piece until it is taken."""
        self._pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        """Give what was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
