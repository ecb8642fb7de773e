"""Events of a ledger → FollowTheMoney: people, bodies, articles and events, one JSON object a line.

Every entity comes once, before the first that names it; only the ids of those written are remembered.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

import msgspec

from communique.exports.acts import Actor, act_of, country_of_place
from communique.exports.days import prefix
from communique.exports.links import web_address
from communique.exports.plover import NOT_REAL
from communique.exports.text import clean, one_line
from communique.exports.titles import title_of
from communique.kb import knowledge_base
from communique.ledger.rows import Held
from communique.records import ArticleHead, EntityKind, Language

SCHEMATA: Mapping[EntityKind, str] = {
    "person": "Person",
    "state": "PublicBody",
    "body": "PublicBody",
    "organisation": "Organization",
    "armed_group": "Organization",
    "media": "Organization",
    "place": "LegalEntity",
}
LANGUAGE_CODES: Mapping[Language, str] = {
    "de": "deu", "en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "uk": "ukr",
}  # fmt: skip
"""ISO 639-3, as FollowTheMoney writes languages."""
SHOWN: Language = "en"
"""The language in which people of the knowledge base and their offices are named."""

Values = Iterable[str | None]
Entity = dict[str, Any]


def ftm_text(records: Iterable[Held]) -> Iterator[str]:
    """Write events, who takes part and the articles that tell them; what did not happen is left out."""
    written: set[str] = set()
    for held in records:
        if held.event.status not in NOT_REAL:
            for entity in _entities(held):
                if entity["id"] not in written:
                    written.add(entity["id"])
                    yield msgspec.json.encode(entity).decode() + "\n"


def _entities(held: Held) -> Iterator[Entity]:
    act = act_of(held)
    involved = [_actor(actor, held) for actor in (*act.actors, *act.recipients)]
    article = _article(held.head)
    yield from involved
    yield article
    yield _event(held, [entity["id"] for entity in involved], article["id"])


def _entity(known: str, schema: str, properties: Mapping[str, Values]) -> Entity:
    """Make an entity; what is not told is left out, what is told twice stands once."""
    told = {
        name: list(dict.fromkeys(clean(value) for value in values if value and value.strip()))
        for name, values in properties.items()
    }
    return {
        "id": known,
        "schema": schema,
        "properties": {name: found for name, found in told.items() if found},
    }


def _event(held: Held, involved: Values, article: str) -> Entity:
    event, report, head = held.event, held.report, held.head
    day = prefix(event)
    stretch = (event.earliest, event.latest) if day is None else (None, None)
    return _entity(
        f"communique-event-{event.id}",
        "Event",
        {
            "name": [title_of(event)],
            "summary": [report.words],
            "date": [day],
            "startDate": [stretch[0]],
            "endDate": [stretch[1]],
            "location": [event.place and one_line(event.place)],
            "country": [_country(country_of_place(held))],
            "involved": involved,
            "keywords": [event.type, event.mode, event.channel, event.status],
            "proof": [article],
            "sourceUrl": [web_address(head.url)],
            "publisher": head.agency,
            "recordId": [event.id],
            "retrievedAt": [head.added.removesuffix("Z")],
        },
    )


def _article(head: ArticleHead) -> Entity:
    return _entity(
        f"communique-article-{head.id}",
        "Article",
        {
            "title": [head.title and one_line(head.title)],
            "publishedAt": [head.published],
            "language": [LANGUAGE_CODES[head.language]],
            "publisher": head.agency,
            "sourceUrl": [web_address(head.url)],
            "retrievedAt": [head.added.removesuffix("Z")],
        },
    )


def _actor(actor: Actor, held: Held) -> Entity:
    party = actor.party
    known = party.actor or ""
    is_known = known in knowledge_base().people
    names = _names(known) if is_known else (one_line(party.name),)
    positions = _positions(known) if is_known else (party.role,)
    return _entity(
        _id_of(actor, held),
        SCHEMATA[party.kind],
        {
            "name": names[:1],
            "alias": names[1:],
            "country": [_country(party.country)],
            "position": positions if party.kind == "person" else [],
            "sector": [actor.sector],
            "wikidataId": [actor.qid],
        },
    )


def _id_of(actor: Actor, held: Held) -> str:
    """Give the Wikidata id, else one made of the ledger's own; who has none is another in every event."""
    party = actor.party
    if actor.qid is not None:
        return actor.qid
    known = party.actor or f"{held.event.id} {party.name}"
    return "communique-" + blake2b(known.encode("utf-8", "replace"), digest_size=8).hexdigest()


@cache
def _names(known: str) -> tuple[str, ...]:
    """Give all names of a person of the knowledge base, the one that is shown first."""
    person = knowledge_base().people[known]
    spelt = (name for spelling in person.names.values() for name in spelling.whole)
    return tuple(dict.fromkeys((person.name(SHOWN), *spelt)))


@cache
def _positions(known: str) -> tuple[str | None, ...]:
    """Give all offices that a person of the knowledge base held: "president, Russia"."""
    kb = knowledge_base()
    return tuple(
        f"{kb.name(office.role, SHOWN)}, {kb.name(office.country, SHOWN)}"
        for office in kb.people[known].offices
    )


def _country(code: str | None) -> str | None:
    return None if code is None else _table()["countries"].get(code)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    path = files("communique.exports") / "ftm.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
