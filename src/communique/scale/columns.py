"""Values ⇄ Arrow columns, by the type hints of the records: there is no second set of types.

A dataclass is a struct, a tuple a list, a closed set of words a string; ``None`` is null.
"""

from collections.abc import Sequence
from dataclasses import is_dataclass
from functools import cache
from itertools import accumulate, islice
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

Hint = Any
"""What a record says of a field: ``str``, ``tuple[Span, ...]``, ``Contact | None``."""
Arrow = Any
"""Something of pyarrow, which publishes no types."""

PLAIN = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), float: pa.float64()}


@cache
def fields_of(record: Hint) -> dict[str, Hint]:
    """Give the fields of a record with their types, in order."""
    return get_type_hints(record)


def is_optional(hint: Hint) -> bool:
    """Say whether a field may be absent."""
    return _origin(hint) in {Union, UnionType} and NoneType in get_args(hint)


@cache
def arrow_type(hint: Hint) -> Arrow:
    """Give the Arrow type of a field; raises `KeyError` for a type that no record has so far.

    >>> print(arrow_type(tuple[int, ...]))
    list<item: int64>
    """
    core = _present(hint)
    if _origin(core) is Literal:
        return pa.string()
    if _is_list(core):
        return pa.list_(arrow_type(get_args(core)[0]))
    if _is_record(core):
        # Parquet's writer wants all of a struct nullable where the struct itself may be absent.
        return pa.struct([(name, arrow_type(field)) for name, field in fields_of(core).items()])
    return PLAIN[core]


def to_column(hint: Hint, values: Sequence[Any]) -> Arrow:
    """Make a column of the values of a field.

    Raises what Arrow cannot hold: `OverflowError` for a number beyond 64 bits, `UnicodeEncodeError` for half
    a character.
    """
    core = _present(hint)
    if _is_list(core):
        ends = pa.array(accumulate(map(len, values), initial=0), pa.int32())
        inside = [one for value in values for one in value]
        return pa.ListArray.from_arrays(ends, to_column(get_args(core)[0], inside))
    if _is_record(core):
        return _structs(core, values)
    return pa.array(values, arrow_type(core))


def _structs(core: Hint, values: Sequence[Any]) -> Arrow:
    present = [value for value in values if value is not None]
    columns = [
        to_column(hint, [getattr(one, name) for one in present]) for name, hint in fields_of(core).items()
    ]
    structs = pa.StructArray.from_arrays(columns, fields=list(arrow_type(core)))
    if len(present) == len(values):
        return structs
    places = iter(range(len(present)))
    return structs.take(pa.array([None if value is None else next(places) for value in values], pa.int64()))


def from_column(hint: Hint, column: Arrow) -> list[Any]:
    """Give the values back that `to_column` made a column of."""
    core = _present(hint)
    if _is_list(core):
        inside = iter(from_column(get_args(core)[0], column.flatten()))
        return [tuple(islice(inside, length)) for length in column.value_lengths().to_pylist()]
    if _is_record(core):
        return _records(core, column)
    return column.to_pylist()  # type: ignore[no-any-return]


def _records(core: Hint, column: Arrow) -> list[Any]:
    present = column.drop_null() if column.null_count else column
    fields = [from_column(hint, present.field(name)) for name, hint in fields_of(core).items()]
    records = made(core, tuple(fields_of(core)), fields)
    if not column.null_count:
        return records
    left = iter(records)
    return [next(left) if is_there else None for is_there in column.is_valid().to_pylist()]


def made(record: type, names: Sequence[str], columns: Sequence[Sequence[Any]]) -> list[Any]:
    """Make a record of each row of some columns."""
    return [record(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]


def _origin(hint: Hint) -> Any:  # noqa: ANN401 - get_origin's own types tell apart what we do not
    return get_origin(hint)


def _is_list(core: Hint) -> bool:
    return _origin(core) is tuple


def _is_record(core: Hint) -> bool:
    return is_dataclass(core)


def _present(hint: Hint) -> Hint:
    """Give the type of a field where it is not absent."""
    if not is_optional(hint):
        return hint
    (core,) = (one for one in get_args(hint) if one is not NoneType)
    return core
