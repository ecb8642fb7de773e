"""Text as every format can carry it: what cannot be written anywhere is replaced, nothing else is touched."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from communique.ledger.rows import Column, Table, Value

Record = TypeVar("Record")

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of a pair of UTF-16, and what is no character: XML and databases refuse them."""
REPLACEMENT = "\ufffd"
BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]+")
"""Whatever some program takes for the end of a line or of a cell."""


def clean(text: str) -> str:
    r"""Put U+FFFD for what no format can carry.

    >>> clean("a\x00b")
    'a�b'
    """
    return UNWRITABLE.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """Clean text and put a space for line breaks and tabs."""
    return BREAKS.sub(" ", clean(text)).strip()


def cleaned(table: Table[Record]) -> Table[Record]:
    """Give a table whose cells every format can carry."""
    return replace(table, columns=tuple(_cleaned(column) for column in table.columns))


def _cleaned(column: Column[Record]) -> Column[Record]:
    return replace(column, give=_giving(column.give))


def _giving(give: Callable[[Record], Value]) -> Callable[[Record], Value]:
    def clean_value(record: Record) -> Value:
        value = give(record)
        return clean(value) if isinstance(value, str) else value

    return clean_value
