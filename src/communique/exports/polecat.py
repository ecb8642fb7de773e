"""Events of a ledger → PLOVER events after reduction, as POLECAT has them: one JSON object a line."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

import msgspec

from communique.exports.acts import Actor, country_of_place
from communique.exports.days import precision
from communique.exports.plover import PloverRow, plover_rows
from communique.exports.text import clean
from communique.ledger.rows import Held
from communique.records import EventType

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
QUAD_OF = {
    kind: QUADS[(place >= 4) + (place >= 7) + (place >= 11)] for place, kind in enumerate(get_args(EventType))
}
"""The quarter of PLOVER's scheme in which a type lies."""


def polecat_text(records: Iterable[Held]) -> Iterator[str]:
    """Write events in PLOVER's scheme, one JSON object a line; what did not happen is left out."""
    for held in records:
        for row in plover_rows((held,)):
            yield msgspec.json.encode(_told(row, held)).decode() + "\n"


def _told(row: PloverRow, held: Held) -> dict[str, Any]:
    event, head = held.event, held.head
    told = {
        "event_id": row.event,
        "event_type": row.type,
        "event_mode": row.mode,
        "quad": QUAD_OF[row.type],
        "contexts": list(row.contexts),
        "status": row.status,
        "event_date": row.date,
        "date_precision": precision(event),
        "earliest": event.earliest,
        "latest": event.latest,
        "actors": [_actor(actor) for actor in row.actors],
        "recipients": [_actor(actor) for actor in row.recipients],
        "placename": event.place,
        "country": country_of_place(held),
        "publication_date": row.reported,
        "language": head.language,
        "source_ids": list(event.articles),
        "reports": event.reports,
        "sources": event.sources,
        "url": head.url,
    }
    return {name: _cleaned(value) for name, value in told.items()}


def _actor(actor: Actor) -> dict[str, str | None]:
    party = actor.party
    told = {
        "name": party.name,
        "country": party.country,
        "sector": actor.sector,
        "role": party.role,
        "id": party.actor,
        "wikidata": actor.qid,
    }
    return {name: None if value is None else clean(value) for name, value in told.items()}


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - any JSON
    return clean(value) if isinstance(value, str) else value
