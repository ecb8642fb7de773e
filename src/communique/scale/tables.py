"""Readings ⇄ Arrow tables: one table a kind of record, and none of it is lost on the way.

Every row begins with ``item``, the place of its article in the whole input, so that a text that stands there
twice stays two, and ``article``, the article's id. Rows stand in the order of items and, within one, of the
reading. The words that records rest on are a table of their own, ``evidence``.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, get_args

import pyarrow as pa

from communique.errors import InputError
from communique.records import Article, Evidence, Part, Reading, Span
from communique.scale.columns import (
    Arrow,
    Hint,
    arrow_type,
    fields_of,
    from_column,
    is_optional,
    made,
    to_column,
)

Tables = dict[str, Arrow]
"""A `pyarrow.Table` by the name of its kind."""
Row = tuple[int, str, Any]
"""Item, article, record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A row of ``evidence``: the exact words that one field of one record rests on.

    ``table`` and ``number`` say which record: its kind, and its place among those of its article, from 0;
    ``record`` is its id. ``of``, ``start`` and ``end`` are those of `Evidence`.
    """

    table: str
    number: int
    record: str
    of: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of rows: the name of its table, its record, the columns besides item and article."""

    name: str
    record: type
    columns: Mapping[str, Hint]
    of: Callable[[Reading], Sequence[Any]]

    @property
    def schema(self) -> Arrow:
        """The columns of its table."""
        return pa.schema(
            [
                pa.field(name, arrow_type(hint), nullable=is_optional(hint))
                for name, hint in {"item": int, "article": str, **self.columns}.items()
            ]
        )

    @property
    def is_grounded(self) -> bool:
        """Whether its records rest on words."""
        return "evidence" in fields_of(self.record)


def _kind(name: str, record: type, of: Callable[[Reading], Sequence[Any]], *, without: Iterable[str]) -> Kind:
    columns = {field: hint for field, hint in fields_of(record).items() if field not in without}
    return Kind(name=name, record=record, columns=columns, of=of)


RECORDS = tuple(
    _kind(name, get_args(hint)[0], attrgetter(name), without=["evidence"])
    for name, hint in fields_of(Reading).items()
    if name != "article"
)
"""The kinds that a reading lists: dates, entities, mentions, quotes, events, claims, doubts."""


def _grounds(reading: Reading) -> list[Ground]:
    return [
        Ground(
            table=kind.name,
            number=number,
            record=record.id,
            of=evidence.of,
            start=evidence.span.start,
            end=evidence.span.end,
            words=reading.text(evidence.span),
        )
        for kind in RECORDS
        if kind.is_grounded
        for number, record in enumerate(kind.of(reading))
        for evidence in record.evidence
    ]


ARTICLES = _kind("articles", Article, lambda reading: (reading.article,), without=["id", "parts"])
PARTS = _kind("parts", Part, lambda reading: reading.article.parts, without=[])
EVIDENCE = _kind("evidence", Ground, _grounds, without=[])
KINDS = (ARTICLES, PARTS, *RECORDS, EVIDENCE)
"""All kinds of rows, in the order in which their tables are written."""


def tables_of(readings: Iterable[tuple[int, Reading]]) -> Tables:
    """Make the tables of some readings, each with the place of its item in the whole input, in order.

    Raises `OverflowError` for a number beyond 64 bits and `UnicodeEncodeError` for half a character.
    """
    some = list(readings)
    return {
        kind.name: _table(
            kind,
            [(item, reading.article.id, record) for item, reading in some for record in kind.of(reading)],
        )
        for kind in KINDS
    }


def _table(kind: Kind, rows: Sequence[Row]) -> Arrow:
    columns = [
        pa.array([item for item, _, _ in rows], pa.int64()),
        pa.array([article for _, article, _ in rows], pa.string()),
        *(
            to_column(hint, [getattr(record, name) for _, _, record in rows])
            for name, hint in kind.columns.items()
        ),
    ]
    return pa.Table.from_arrays(columns, schema=kind.schema)


def readings_of(tables: Tables) -> Iterator[Reading]:
    """Give the readings back that `tables_of` made tables of, in their order; give all tables of a shard.

    Raises `InputError` where a table is missing or has other columns, or where they do not belong together.
    """
    _check_columns(tables)
    items = tables[ARTICLES.name]["item"].to_pylist()
    _check_items(tables, items)
    parts = _by_item(PARTS, tables)
    evidence = _evidence(tables)
    records = {kind.name: _by_item(kind, tables, **_rests_on(kind, tables, evidence)) for kind in RECORDS}
    ids = tables[ARTICLES.name]["article"].to_pylist()
    articles = _made(ARTICLES, tables, id=ids, parts=[tuple(parts[item]) for item in items])
    for item, article in zip(items, articles, strict=True):
        yield Reading(article=article, **{name: tuple(found[item]) for name, found in records.items()})


def _evidence(tables: Tables) -> dict[tuple[str, int, int], list[Evidence]]:
    """Give the words of each record by table, item and number."""
    found = defaultdict(list)
    columns = (
        tables[EVIDENCE.name][name].to_pylist() for name in ("table", "item", "number", "of", "start", "end")
    )
    for table, item, number, of, start, end in zip(*columns, strict=True):
        found[table, item, number].append(Evidence(of=of, span=Span(start=start, end=end)))
    return found


def _rests_on(
    kind: Kind, tables: Tables, evidence: Mapping[tuple[str, int, int], list[Evidence]]
) -> dict[str, list[tuple[Evidence, ...]]]:
    """Give the field ``evidence`` of each record of a kind, where the kind has it."""
    if not kind.is_grounded:
        return {}
    before: Counter[int] = Counter()
    found = []
    for item in tables[kind.name]["item"].to_pylist():
        found.append(tuple(evidence.get((kind.name, item, before[item]), ())))
        before[item] += 1
    return {"evidence": found}


def _by_item(kind: Kind, tables: Tables, **more: Sequence[Any]) -> defaultdict[int, list[Any]]:
    found = defaultdict(list)
    items = tables[kind.name]["item"].to_pylist()
    for item, record in zip(items, _made(kind, tables, **more), strict=True):
        found[item].append(record)
    return found


def _made(kind: Kind, tables: Tables, **more: Sequence[Any]) -> list[Any]:
    """Make the records of a table; ``more`` are fields that stand elsewhere."""
    table = tables[kind.name].combine_chunks()
    columns = [from_column(hint, _whole(table[name])) for name, hint in kind.columns.items()]
    return made(kind.record, (*kind.columns, *more), [*columns, *more.values()])


def _whole(column: Arrow) -> Arrow:
    """Give a column in one piece."""
    return column.chunk(0) if column.num_chunks == 1 else pa.array([], column.type)


def _check_columns(tables: Tables) -> None:
    for kind in KINDS:
        if kind.name not in tables:
            raise InputError(
                f"there is no table {kind.name!r}. A reading is made of all of them: "
                f"{', '.join(one.name for one in KINDS)}."
            )
        if tables[kind.name].schema != kind.schema:
            raise InputError(
                f"the table {kind.name!r} has other columns than this version of communique writes. "
                "Run the same version that wrote it, or run `communique run` again."
            )


def _check_items(tables: Tables, items: Sequence[int]) -> None:
    """See that all rows are of articles that are there, each once."""
    known = set(items)
    if len(known) < len(items):
        raise InputError("two articles have one number: these are tables of more than one run. Give one's.")
    for kind in KINDS:
        strays = set(tables[kind.name]["item"].to_pylist()) - known
        if strays:
            raise InputError(
                f"the table {kind.name!r} has rows of article {min(strays)}, which is not in 'articles'. "
                "Give the tables of one shard together."
            )
