"""A batch of sources → tables: the one function that everything else here only feeds.

No state beside the frozen models, no clock: the same batch gives the same tables on any machine.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from communique.errors import BrokenInstallation, InputError, KnowledgeBaseError
from communique.intake import Fault, Source
from communique.intake.faults import ErrorRow, error_row
from communique.reader import Reader
from communique.records import Reading
from communique.scale.columns import arrow_type, fields_of, is_optional, to_column
from communique.scale.tables import KINDS, Tables, tables_of
from communique.schema import half_a_character, to_json

Numbered = tuple[int, Source | ErrorRow]
"""An item and its place in the whole input; what intake could not read is a row of errors already."""

Result = Reading | ErrorRow

ERRORS = "errors"
NAMES = (*(kind.name for kind in KINDS), ERRORS)
"""The tables of a batch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What changes the records of a batch: the language that all articles are in, unnamed it is found out."""

    language: str | None = None


def read_batch(items: Iterable[Numbered], settings: Settings) -> Tables:
    """Read a batch: each item is either in the tables of its records or a row of ``errors``.

    One bad article costs itself only, also where the fault is ours. Raises `LanguageNotRead` for a setting,
    `BrokenInstallation` and `KnowledgeBaseError`, with which no other article would fare better.
    """
    reader = Reader(settings.language)
    batch = list(items)
    results = [(number, _read(reader, item)) for number, item in batch]
    try:
        return _tables(results)
    except (OverflowError, UnicodeEncodeError):
        return _tables(
            [
                (number, _held(result, item))
                for (number, result), (_, item) in zip(results, batch, strict=True)
            ]
        )


def _read(reader: Reader, item: Source | ErrorRow) -> Result:
    if isinstance(item, ErrorRow):
        return item
    try:
        item.text.encode()
        (reading,) = reader.pipe([item])
    except (BrokenInstallation, KnowledgeBaseError):
        raise
    except UnicodeEncodeError as err:
        return _error(item, half_a_character(err))
    except Exception as err:  # noqa: BLE001 - one article must not end a batch
        return _error(item, err)
    return reading


def _held(result: Result, item: Source | ErrorRow) -> Result:
    """Give an error instead of a reading that no table can hold."""
    if isinstance(result, ErrorRow) or isinstance(item, ErrorRow):
        return result
    try:
        to_json(result)
        tables_of([(0, result)])
    except (InputError, OverflowError, UnicodeEncodeError) as err:
        return _error(item, err)
    return result


def _error(source: Source, err: Exception) -> ErrorRow:
    return error_row(Fault(name=source.name or "input", place=source.place, error=err))


def _tables(results: Sequence[tuple[int, Result]]) -> Tables:
    readings = [(number, result) for number, result in results if isinstance(result, Reading)]
    errors = [(number, result) for number, result in results if isinstance(result, ErrorRow)]
    return {**tables_of(readings), ERRORS: _errors(errors)}


def _errors(rows: Sequence[tuple[int, ErrorRow]]) -> pa.Table:
    hints = fields_of(ErrorRow)
    schema = pa.schema(
        [
            pa.field("item", pa.int64(), nullable=False),
            *(pa.field(name, arrow_type(hint), nullable=is_optional(hint)) for name, hint in hints.items()),
        ]
    )
    columns = [to_column(hint, [getattr(row, name) for _, row in rows]) for name, hint in hints.items()]
    return pa.Table.from_arrays([pa.array([item for item, _ in rows], pa.int64()), *columns], schema=schema)
