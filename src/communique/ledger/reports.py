"""Reading → EventReport: an article's events with parties that are the same over all articles."""

from collections.abc import Iterable, Iterator, Mapping

from communique.names import key
from communique.records import (
    Article,
    Date,
    Duty,
    Entity,
    Event,
    EventReport,
    Mention,
    Party,
    Quote,
    Reading,
    Side,
    Span,
    Voice,
)

OPEN_AHEAD = frozenset({"SINCE", "FIRST_SINCE", "AFTER"})
"""Relations that leave open when the act was, beyond the day they name."""

DUTIES: tuple[Duty, ...] = ("initiator", "visitor", "host", "mediator")
GAP = " … "
FAR = 40
"""Characters between two pieces of evidence from which on `GAP` stands for what is left out."""


def event_reports(reading: Reading) -> tuple[EventReport, ...]:
    """Take the events of a reading as the ledger keeps them, in text order: a pure function."""
    known = Actors(reading)
    dates = {date.id: date for date in reading.dates}
    quotes = {quote.id: quote for quote in reading.quotes}
    return tuple(_report(event, reading, known, dates, quotes) for event in reading.events)


def _report(
    event: Event,
    reading: Reading,
    known: "Actors",
    dates: Mapping[str, Date],
    quotes: Mapping[str, Quote],
) -> EventReport:
    article, contact = reading.article, event.contact
    day = dates.get(event.date or "")
    earliest, latest = days_of(day)
    triggers = [piece.span for piece in event.evidence if piece.of == "trigger"]
    return EventReport(
        id=event.id,
        article=article.id,
        language=article.language,
        published=article.published,
        type=event.type,
        mode=event.mode,
        status=event.status,
        channel=event.channel,
        level="unknown" if contact is None else contact.level,
        count="unknown" if contact is None else contact.count,
        parties=tuple(_parties(event, known)),
        place=None if event.place is None else known.name(event.place),
        place_country=None if event.place is None else known.country(event.place),
        edtf=None if day is None else day.edtf,
        earliest=earliest,
        latest=latest,
        voices=voices_behind(event.reported_by, article, quotes, known),
        words=words_of(article, (piece.span for piece in event.evidence)),
        span=min(triggers or [piece.span for piece in event.evidence]),
    )


def days_of(date: Date | None) -> tuple[str | None, str | None]:
    """Give the first and last day on which something dated so may have been; none where they are open."""
    if date is None:
        return None, None
    if date.relation in OPEN_AHEAD:
        return date.earliest, None
    if date.relation in {"BEFORE", "UNTIL"}:
        return None, date.latest
    return date.earliest, date.latest


def turn(report: EventReport) -> tuple[bool, str, str]:
    """Give the place of a report among those of its event: that of the earliest article first.

    Those of no day come last, then the id decides.
    """
    return report.published is None, report.published or "", report.id


def words_of(article: Article, spans: Iterable[Span]) -> str:
    """Give the exact words of some spans, near ones joined as they stand in the text."""
    merged: list[list[int]] = []
    for span in sorted(spans):
        if (
            merged
            and span.start <= merged[-1][1] + FAR
            and "\n\n" not in article.text[merged[-1][1] : span.start]
        ):
            merged[-1][1] = max(merged[-1][1], span.end)
        else:
            merged.append([span.start, span.end])
    return GAP.join(" ".join(article.text[start:end].split()) for start, end in merged)


class Actors:
    """The mentions of a reading as parties known over all articles."""

    def __init__(self, reading: Reading) -> None:
        self._language = reading.article.language
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._entities = {entity.id: entity for entity in reading.entities}

    def party(self, mention_id: str, side: Side, duties: Iterable[Duty]) -> Party:
        """Give a mention as a party."""
        mention = self._mentions[mention_id]
        entity = self._entities[mention.entity]
        country = self._country(mention, entity)
        return Party(
            actor=self.actor(entity.id, country),
            name=entity.name,
            kind=entity.kind,
            country=country,
            role=mention.role,
            body=self.body(mention_id),
            side=side,
            duties=tuple(duties),
        )

    def actor(self, entity_id: str, country: str | None = None) -> str | None:
        """Name an entity for all articles, where that can be done."""
        entity = self._entities.get(entity_id)
        if entity is None or not entity.id.startswith("L:"):
            return entity_id
        sound = key(entity.name, self._language) if entity.kind == "person" else ""
        return f"~{sound}@{country or entity.country or ''}" if " " in sound else None

    def body(self, mention_id: str) -> str | None:
        """Give the id of what a mention acts for, where it is one known over all articles."""
        acts_for = self._mentions[mention_id].acts_for
        return None if acts_for is None or acts_for.startswith("L:") else acts_for

    def of(self, mention_id: str) -> str | None:
        """Give the id of whom a mention means, where it is one known over all articles."""
        return self.actor(self._mentions[mention_id].entity, self.country(mention_id))

    def name(self, mention_id: str) -> str:
        """Give the name of who or what a mention means."""
        return self._entities[self._mentions[mention_id].entity].name

    def country(self, mention_id: str) -> str | None:
        """Give the country for which a mention acts, or in which it lies: ISO 3166-1 alpha-3."""
        mention = self._mentions[mention_id]
        return self._country(mention, self._entities[mention.entity])

    def named(self, entity_id: str) -> Entity | None:
        """Give an entity."""
        return self._entities.get(entity_id)

    def _country(self, mention: Mention, entity: Entity) -> str | None:
        behind = self._entities.get(mention.acts_for) if mention.acts_for else None
        return (behind.country if behind is not None else None) or entity.country


def _parties(event: Event, known: Actors) -> Iterator[Party]:
    """Give the parties of an event, each once: several mentions of one keep the first, with all duties."""
    duties: dict[str, list[Duty]] = {}
    for duty in DUTIES:
        holder = None if event.contact is None else getattr(event.contact, duty)
        if holder is not None:
            duties.setdefault(holder, []).append(duty)
    found: dict[tuple[str, Side], Party] = {}
    sides: tuple[tuple[Side, tuple[str, ...]], ...] = (
        ("actor", event.actors),
        ("recipient", event.recipients),
    )
    for side, mentions in sides:
        for mention in mentions:
            party = known.party(mention, side, duties.get(mention, ()))
            found.setdefault((party.actor or party.name, side), party)
    yield from found.values()


def voices_behind(
    said: Iterable[str], article: Article, quotes: Mapping[str, Quote], known: Actors
) -> tuple[str, ...]:
    """Say whose word a thing is, innermost first: who is quoted, and those around him, then the agency."""
    row = [quote for one in said for quote in _outwards(quotes.get(one), quotes)]
    names = [name for quote in row if (name := speaker_of(quote.speaker, article, known))]
    return tuple(dict.fromkeys((*names, *article.agency)))


def _outwards(quote: Quote | None, quotes: Mapping[str, Quote]) -> Iterator[Quote]:
    seen: set[str] = set()
    while quote is not None and quote.id not in seen:
        seen.add(quote.id)
        yield quote
        quote = quotes.get(quote.parent or "")


def speaker_of(voice: Voice | None, article: Article, known: Actors) -> str | None:
    """Name who speaks or is spoken to: the entity where it is known, else the text's own words."""
    if voice is None:
        return None
    entity = known.named(voice.entity) if voice.entity else None
    return entity.name if entity else words_of(article, voice.spans)
