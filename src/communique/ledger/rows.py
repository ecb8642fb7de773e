"""Records → flat rows, for tables and files: which columns there are, what each says, in one place.

The codebook, CSV, Parquet, Arrow and the command line all go by these columns.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Generic, Literal, TypeVar, overload

from communique.errors import MissingExtra
from communique.ledger.claims import ClaimCheck
from communique.records import ArticleHead, EventReport, HeldEvent, Party, QuoteReport

Kind = Literal["string", "integer", "date"]
Value = str | int | None
Record = TypeVar("Record")

SEPARATOR = "; "
"""Stands between several values in one cell."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """A column: its name, its type, what it says, and how a record gives it. An empty cell is not told."""

    name: str
    kind: Kind
    words: str
    give: Callable[[Record], Value]


@dataclass(frozen=True, slots=True)
class Table(Generic[Record]):
    """A kind of rows: its name, what one row is, its columns."""

    name: str
    words: str
    columns: tuple[Column[Record], ...]

    def row(self, record: Record) -> dict[str, Value]:
        """Give a record as a row."""
        return {column.name: column.give(record) for column in self.columns}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An event with the report that stands for it, the earliest, and the head of that report's article."""

    event: HeldEvent
    report: EventReport
    head: ArticleHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quote with the head of its article."""

    quote: QuoteReport
    head: ArticleHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A claim, checked, with the head of its article."""

    check: ClaimCheck
    head: ArticleHead


def _names(parties: Sequence[Party], side: str | None = None) -> str | None:
    found = (party.name for party in parties if side in {None, party.side})
    return SEPARATOR.join(dict.fromkeys(found)) or None


def _ids(parties: Sequence[Party], side: str) -> str | None:
    found = (party.actor or party.name for party in parties if party.side == side)
    return SEPARATOR.join(dict.fromkeys(found)) or None


def _duty(parties: Sequence[Party], duty: str) -> str | None:
    return SEPARATOR.join(party.name for party in parties if duty in party.duties) or None


def _countries(parties: Sequence[Party]) -> str | None:
    return SEPARATOR.join(sorted({party.country for party in parties if party.country})) or None


def _article_columns() -> tuple[Column[Any], ...]:
    """Give the columns of the article that a row's words are from."""
    return (
        Column("article", "string", "The article of these words.", lambda row: row.head.id),
        Column("title", "string", "Its headline.", lambda row: row.head.title),
        Column("published", "date", "Its day of publication.", lambda row: row.head.published),
        Column("language", "string", "Its language, ISO 639-1.", lambda row: row.head.language),
        Column("url", "string", "Its address.", lambda row: row.head.url),
    )


EVENTS: Table[Held] = Table(
    "events",
    "One event, whatever the number of articles that tell it.",
    (
        Column("id", "string", "The event; any of its reports' ids leads to it too.", lambda h: h.event.id),
        Column("type", "string", "PLOVER event type; contacts are CONSULT.", lambda h: h.event.type),
        Column("mode", "string", "PLOVER mode.", lambda h: h.event.mode),
        Column(
            "status", "string", "What became of the act: actual, planned, denied …", lambda h: h.event.status
        ),
        Column("known", "string", "reported as news, or only recalled.", lambda h: h.event.known),
        Column("date", "string", "EDTF: the act's date, never the article's.", lambda h: h.event.edtf),
        Column("earliest", "date", "First day it may have been on.", lambda h: h.event.earliest),
        Column("latest", "date", "Last day it may have been on.", lambda h: h.event.latest),
        Column(
            "channel", "string", "phone, video, in_person, letter, unspecified.", lambda h: h.event.channel
        ),
        Column("level", "string", "heads, ministers, officials, technical, mixed.", lambda h: h.event.level),
        Column(
            "actors",
            "string",
            "Who acts; of a contact all parties.",
            lambda h: _names(h.event.parties, "actor"),
        ),
        Column(
            "recipients",
            "string",
            "Whom it is done to; the host.",
            lambda h: _names(h.event.parties, "recipient"),
        ),
        Column("actor_ids", "string", "Ids of the actors.", lambda h: _ids(h.event.parties, "actor")),
        Column(
            "recipient_ids", "string", "Ids of the recipients.", lambda h: _ids(h.event.parties, "recipient")
        ),
        Column(
            "countries", "string", "ISO 3166-1 alpha-3 of all parties.", lambda h: _countries(h.event.parties)
        ),
        Column("initiator", "string", "Who called or wrote.", lambda h: _duty(h.event.parties, "initiator")),
        Column("visitor", "string", "Who travelled.", lambda h: _duty(h.event.parties, "visitor")),
        Column("host", "string", "Who received.", lambda h: _duty(h.event.parties, "host")),
        Column("place", "string", "Where, as the article names it.", lambda h: h.event.place),
        Column("reports", "integer", "Articles that tell it.", lambda h: h.event.reports),
        Column("sources", "integer", "Of these, how many speak for themselves.", lambda h: h.event.sources),
        Column("words", "string", "The exact words of one report.", lambda h: h.report.words),
        Column(
            "voices",
            "string",
            "Whose word it is, innermost first.",
            lambda h: SEPARATOR.join(h.report.voices),
        ),
        *_article_columns(),
        Column("judged", "string", "What a person said of the event.", lambda h: h.event.judged),
    ),
)

QUOTES: Table[Said] = Table(
    "quotes",
    "One quotation in one article.",
    (
        Column("id", "string", "The quote.", lambda s: s.quote.id),
        Column("speaker", "string", "Who says it, as the article names him.", lambda s: s.quote.speaker),
        Column("speaker_id", "string", "The speaker's id.", lambda s: s.quote.speaker_id),
        Column(
            "speaker_country",
            "string",
            "For which state, ISO 3166-1 alpha-3.",
            lambda s: s.quote.speaker_country,
        ),
        Column("addressee", "string", "To whom.", lambda s: s.quote.addressee),
        Column("type", "string", "direct, indirect, mixed, reported, konjunktiv.", lambda s: s.quote.type),
        Column("cue", "string", "The word that attributes, its lemma.", lambda s: s.quote.cue),
        Column("cue_class", "string", "say, demand, deny, accuse …", lambda s: s.quote.cue_class),
        Column("words", "string", "The exact words.", lambda s: s.quote.words),
        Column("voices", "string", "Through whom it is known.", lambda s: SEPARATOR.join(s.quote.voices)),
        Column("said_on", "string", "EDTF, where the article says when.", lambda s: s.quote.said_on),
        *_article_columns(),
    ),
)

CLAIMS: Table[Checked] = Table(
    "claims",
    "What one article says of a history, and what is held.",
    (
        Column("id", "string", "The claim.", lambda c: c.check.claim.id),
        Column("kind", "string", "first_since, last, first_ever, rare.", lambda c: c.check.claim.kind),
        Column("between", "string", "Of whom.", lambda c: _names(c.check.claim.between)),
        Column("countries", "string", "Their states.", lambda c: _countries(c.check.claim.between)),
        Column("level", "string", "heads, ministers …", lambda c: c.check.claim.level),
        Column("date", "string", "EDTF: the date it names.", lambda c: c.check.claim.edtf),
        Column("verdict", "string", "agrees, contradicts, unclear, nothing held.", lambda c: c.check.verdict),
        Column("held", "string", "What is held, in words.", lambda c: c.check.words),
        Column("words", "string", "The exact words.", lambda c: c.check.claim.words),
        Column("voices", "string", "Whose word it is.", lambda c: SEPARATOR.join(c.check.claim.voices)),
        Column("event", "string", "The report of which it is said.", lambda c: c.check.claim.event),
        *_article_columns(),
    ),
)

TABLES: Mapping[str, Table[Any]] = {table.name: table for table in (EVENTS, QUOTES, CLAIMS)}


class Rows(Generic[Record]):
    """Records that are rows too: iterate over them, or hand them to pandas, polars, DuckDB or pyarrow.

    ``pandas.DataFrame(rows.rows())`` and, through Arrow (`__arrow_c_stream__`, extra "frames"),
    ``polars.DataFrame(rows)``, ``pandas.DataFrame.from_arrow(rows)``, ``pyarrow.table(rows)``.
    """

    def __init__(self, table: Table[Record], records: Sequence[Record]) -> None:
        self.table = table
        self._records = tuple(records)

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> "Rows[Record]": ...
    def __getitem__(self, place: int | slice) -> "Record | Rows[Record]":
        if isinstance(place, slice):
            return Rows(self.table, self._records[place])
        return self._records[place]

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.table.name}>"

    def rows(self) -> list[dict[str, Value]]:
        """Give the rows, each by the names of its columns."""
        return [self.table.row(record) for record in self._records]

    def to_arrow(self) -> Any:  # noqa: ANN401 - pyarrow is untyped
        """Give a ``pyarrow.Table``. Raises `MissingExtra` without the extra "frames"."""
        return arrow_table(self.table, self._records)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the rows over as an Arrow stream (the Arrow PyCapsule interface)."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        """Show the rows in a notebook: all text escaped, nothing that runs."""
        head = "".join(f"<th title='{escape(c.words)}'>{escape(c.name)}</th>" for c in self.table.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{_shown(value)}</td>' for value in row.values())}</tr>"
            for row in self.rows()
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shown(value: Value) -> str:
    return "" if value is None else escape(str(value))


def arrow_table(table: Table[Record], records: Sequence[Record]) -> Any:  # noqa: ANN401
    """Give records as a ``pyarrow.Table``, each column with what it says. Raises `MissingExtra`."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError as err:
        raise MissingExtra('tables need the extra "frames": pip install "communique[frames]".') from err
    types = {"string": pa.string(), "integer": pa.int64(), "date": pa.date32()}
    schema = pa.schema(
        [pa.field(c.name, types[c.kind], metadata={"description": c.words}) for c in table.columns],
        metadata={"description": table.words},
    )
    given = {c.name: [c.give(record) for record in records] for c in table.columns}
    for column in table.columns:
        if column.kind == "date":
            days = given[column.name]
            given[column.name] = [None if day is None else date.fromisoformat(str(day)) for day in days]  # type: ignore[misc]
    return pa.table(given, schema=schema)
