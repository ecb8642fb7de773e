"""Events of a ledger → CAMEO rows with names, as ICEWS has them: a table like the ledger's own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.exports.acts import Actor
from communique.exports.cameo import CameoRow, cameo_rows
from communique.exports.flat import tsv_text
from communique.ledger.rows import SEPARATOR, Column, Held, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """A directed pair with the event that it comes from."""

    row: CameoRow
    held: Held


def dyads(records: Iterable[Held]) -> Iterator[Dyad]:
    """Give the directed pairs of events, in their order; what did not happen has none."""
    return (Dyad(row=row, held=held) for held in records for row in cameo_rows((held,)))


def dyads_text(records: Iterable[Held]) -> Iterator[str]:
    """Write the directed pairs of events as tab-separated lines, a head line first."""
    return tsv_text(DYADS, dyads(records))


def _names(actors: Iterable[Actor]) -> str | None:
    return SEPARATOR.join(dict.fromkeys(actor.party.name for actor in actors)) or None


def _countries(actors: Iterable[Actor]) -> str | None:
    found = (actor.party.country for actor in actors)
    return SEPARATOR.join(dict.fromkeys(country for country in found if country)) or None


def _sectors(actors: Iterable[Actor]) -> str | None:
    found = (actor.sector for actor in actors)
    return SEPARATOR.join(dict.fromkeys(sector for sector in found if sector)) or None


DYADS: Table[Dyad] = Table(
    "dyads",
    "One directed pair of one event; event_id, source and target together are unique.",
    (
        Column(
            "event_id", "string", "The event; both rows of a reciprocal act name it.", lambda d: d.row.event
        ),
        Column("event_date", "string", "EDTF: the act's date, never the article's.", lambda d: d.row.date),
        Column("report_date", "date", "Day of the earliest report.", lambda d: d.row.reported),
        Column("source", "string", "Who acts: country and CAMEO role, --- untold.", lambda d: d.row.source),
        Column("source_name", "string", "By name.", lambda d: _names(d.row.source_actors)),
        Column("source_sectors", "string", "PLOVER sectors.", lambda d: _sectors(d.row.source_actors)),
        Column("source_country", "string", "ISO alpha-3.", lambda d: _countries(d.row.source_actors)),
        Column("target", "string", "To whom, written as the source.", lambda d: d.row.target),
        Column("target_name", "string", "By name.", lambda d: _names(d.row.target_actors)),
        Column("target_sectors", "string", "PLOVER sectors.", lambda d: _sectors(d.row.target_actors)),
        Column("target_country", "string", "ISO alpha-3.", lambda d: _countries(d.row.target_actors)),
        Column("cameo_code", "string", "CAMEO code, from the source's side.", lambda d: d.row.code),
        Column("reports", "integer", "Articles that tell the event.", lambda d: d.held.event.reports),
        Column("sources", "integer", "Of these, who speak for themselves.", lambda d: d.held.event.sources),
        Column("article", "string", "The article of the earliest report.", lambda d: d.held.head.id),
        Column("url", "string", "Its address.", lambda d: d.held.head.url),
    ),
)
