"""Parquet: one article a row; needs the extra [frames]."""

from collections.abc import Iterator
from typing import BinaryIO

from communique.errors import InputError, MissingExtra
from communique.intake.rows import row_source
from communique.intake.source import Fault, Item, Told

BATCH = 256


def read_parquet(stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read a row at a time. Raises `MissingExtra`, and `InputError` for what is no Parquet."""
    try:
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra
        from pyarrow import ArrowException  # noqa: PLC0415 - the same
    except ImportError as err:
        raise MissingExtra(
            f'{told.name}: Parquet needs the extra: pip install "communique[frames]".'
        ) from err
    number = 0
    try:
        for batch in pq.ParquetFile(stream).iter_batches(BATCH):
            for row in batch.to_pylist():
                number += 1
                try:
                    yield row_source(row, told, form="parquet", place=f"row {number}")
                except InputError as err:
                    yield Fault(name=told.name, place=f"row {number}", error=err)
    except (ArrowException, OSError) as err:
        raise InputError(f"{told.name} is damaged, or no Parquet: {err}. {number} rows were read.") from err
