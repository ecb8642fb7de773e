"""Events, of one article or of a ledger → acts: what other schemes are told, in one shape for both."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.events.lexicon import lexicon
from communique.kb import held as offices_held
from communique.kb import knowledge_base
from communique.ledger.reports import Actors
from communique.ledger.rows import Held
from communique.records import Channel, Event, EventType, Language, Party, Reading, Side, Status

OUT_OF_OFFICE = "ELI"
"""The sector of who held an office once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who takes part in an act, with the PLOVER sector and the Wikidata id where they are known."""

    party: Party
    sector: str | None
    qid: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An event as other schemes see it. ``event`` is the id of the record that it rests on.

    ``date`` is when the act was (EDTF), ``reported`` the day of the article, the earliest of several.
    ``code`` is the CAMEO code of the word that tells it, where that is finer than type and mode.
    """

    event: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    channel: Channel | None
    date: str | None
    reported: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    is_mediated: bool
    code: str | None


def acts_of(told: Reading | Iterable[Held]) -> Iterator[Act]:
    """Give the events of a reading in text order, or those of a ledger in theirs, as acts."""
    return _acts_told(told) if isinstance(told, Reading) else map(act_of, told)


def act_of(held: Held) -> Act:
    """Give an event of a ledger as an act."""
    event = held.event
    day = event.earliest or event.latest or held.head.published
    return Act(
        event=event.id,
        type=event.type,
        mode=event.mode,
        contexts=(),
        status=event.status,
        channel=event.channel,
        date=event.edtf,
        reported=held.head.published,
        actors=tuple(actor_of(party, day) for party in event.parties if party.side == "actor"),
        recipients=tuple(actor_of(party, day) for party in event.parties if party.side == "recipient"),
        is_mediated=any("mediator" in party.duties for party in event.parties),
        code=None,
    )


def actor_of(party: Party, day: str | None) -> Actor:
    """Give a party with what the knowledge base says of it on an ISO day."""
    return Actor(party=party, sector=_sector(party, day), qid=_qid(party))


def country_of_place(held: Held) -> str | None:
    """Give the country in which an event was, where the report that stands for it names the same place."""
    return held.report.place_country if held.report.place == held.event.place else None


def _sector(party: Party, day: str | None) -> str | None:
    kb, known = knowledge_base(), party.actor or ""
    if party.role is not None and party.role in kb.roles:
        return kb.sector(party.role)
    if known in kb.people:
        person = kb.people[known]
        current = offices_held(person, day)
        if not current:
            return OUT_OF_OFFICE if person.offices else None
        return kb.sector(min(current, key=kb.rank).role)
    if known in kb.states:
        return "GOV"
    if known in kb.named:
        return kb.named[known].sector
    body = kb.bodies.get(known.partition(".")[2])
    return None if body is None else body.sector


def _qid(party: Party) -> str | None:
    kb, known = knowledge_base(), party.actor or ""
    found = kb.people.get(known) or kb.states.get(known) or kb.named.get(known)
    return None if found is None else found.qid


def _acts_told(reading: Reading) -> Iterator[Act]:
    dates = {date.id: date.edtf or date.value for date in reading.dates}
    parties = _Parties(reading)
    for event in reading.events:
        yield Act(
            event=event.id,
            type=event.type,
            mode=event.mode,
            contexts=event.contexts,
            status=event.status,
            channel=event.channel,
            date=dates.get(event.date or ""),
            reported=reading.article.published,
            actors=tuple(parties(mention, "actor") for mention in event.actors),
            recipients=tuple(parties(mention, "recipient") for mention in event.recipients),
            is_mediated=event.contact is not None and event.contact.mediator is not None,
            code=_code(event, reading.article.language),
        )


def _code(event: Event, language: Language) -> str | None:
    """Give the code that the entry itself says, looked up by the rule's name."""
    kind, _, name = event.rule.removeprefix("events.").partition("/")
    words = lexicon(language)
    entries = words.verbs if kind == "verb" else words.nouns
    found = (entry for listed in entries.values() for entry in listed if entry.name == name)
    entry = next(found, None)
    return None if entry is None else entry.cameo


class _Parties:
    """The mentions of a reading as actors."""

    def __init__(self, reading: Reading) -> None:
        self._known = Actors(reading)
        self._entity = {mention.id: mention.entity for mention in reading.mentions}
        self._entities = {entity.id: entity for entity in reading.entities}

    def __call__(self, mention: str, side: Side) -> Actor:
        entity = self._entities[self._entity[mention]]
        party = self._known.party(mention, side, ())
        return Actor(party=party, sector=entity.sector, qid=entity.qid)
