"""A reading in the words of an expectation: parties by country and name, dates by value, quotes by words.

An expectation is a table of TOML. A party is written "DEU Scholz" (country and a part of the entity's name),
"DEU" (any entity of that country, or acting for it) or "Hamas" (a name alone). A value may be a list: any
of it will do.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import Any

from communique.records import Claim, Date, Entity, Event, Mention, Quote, Reading

Wanted = Mapping[str, Any]


class Facts:
    """Look-ups over one reading, and a line of text for each record, to be read when a test fails."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._entities: dict[str, Entity] = {entity.id: entity for entity in reading.entities}
        self._mentions: dict[str, Mention] = {mention.id: mention for mention in reading.mentions}
        self._dates: dict[str, Date] = {date.id: date for date in reading.dates}

    def party(self, mention: str) -> str:
        """Write a mention as "DEU Olaf Scholz"."""
        entity = self._entity(mention)
        return f"{self._country(mention) or '???'} {entity.name if entity else mention}"

    def date(self, date: str | None) -> str | None:
        """Give the value of a date by its id."""
        return None if date is None else self._dates[date].value

    def is_party(self, wanted: str, mention: str) -> bool:
        """Tell whether a mention is the wanted party."""
        country, name = _split(wanted)
        entity = self._entity(mention)
        if country and self._country(mention) != country:
            return False
        return not name or (entity is not None and name in entity.name)

    def are_parties(self, wanted: Sequence[str], mentions: Sequence[str]) -> bool:
        """Tell whether the mentions are just the wanted parties, in any order."""
        return len(wanted) == len(mentions) and any(
            all(self.is_party(want, mention) for want, mention in zip(wanted, order, strict=True))
            for order in permutations(mentions)
        )

    def is_event(self, wanted: Wanted, event: Event) -> bool:
        """Tell whether an event is the wanted one, as far as the expectation says."""
        return all(self._agrees(wanted, event, key) for key in wanted)

    def _agrees(self, wanted: Wanted, event: Event, key: str) -> bool:
        value, contact = wanted[key], event.contact
        match key:
            case "parties" | "from" | "to":
                return self.are_parties(value, _side(event, key))
            case "type" | "mode" | "status" | "channel":
                return _one_of(value, getattr(event, key))
            case "date":
                return _one_of(value, self.date(event.date) or "absent")
            case "level" | "count" | "format":
                return contact is not None and _one_of(value, getattr(contact, key))
            case "initiator" | "visitor" | "host":
                mention = getattr(contact, key, None)
                return value == "nobody" if mention is None else self.is_party(value, str(mention))
            case "persons":
                return all(map(self.is_known_person, _side(event, "parties"))) is bool(value)
            case "by":
                return any(self.speaks_in(value, quote) for quote in event.reported_by)
            case "trigger":
                return any(e.of == key and value in self.reading.text(e.span) for e in event.evidence)
            case "killed":
                return any(c.kind == key and (c.min, c.max) == tuple(value) for c in event.casualties)
        return _is_comment(key)

    def is_claim(self, wanted: Wanted, claim: Claim) -> bool:
        """Tell whether a claim is the wanted one."""
        return (
            _one_of(wanted["kind"], claim.kind)
            and ("between" not in wanted or self.are_parties(wanted["between"], claim.between))
            and ("date" not in wanted or _one_of(wanted["date"], self.date(claim.date) or ""))
        )

    def is_quote(self, wanted: Wanted, quote: Quote) -> bool:
        """Tell whether a quote holds the wanted words, by the wanted speaker."""
        return wanted["words"] in self.said(quote) and self._speaks(wanted["speaker"], quote)

    def is_known_person(self, mention: str) -> bool:
        """Tell whether a mention is a person whom the knowledge base has."""
        entity = self._entity(mention)
        return entity is not None and entity.kind == "person" and not entity.id.startswith("L:")

    def speaks_in(self, wanted: str, quote: str) -> bool:
        """Tell whether the quote of an id is by the wanted speaker."""
        return any(self._speaks(wanted, one) for one in self.reading.quotes if one.id == quote)

    def said(self, quote: Quote) -> str:
        """Give the words of a quote, its pieces joined."""
        return " … ".join(self.reading.text(span) for span in quote.spans)

    def speaker(self, quote: Quote) -> str:
        """Write the speaker of a quote."""
        voice = quote.speaker
        if voice is None:
            return "nobody"
        words = " ".join(self.reading.text(span) for span in voice.spans)
        return f"{self.party(voice.mention)} “{words}”" if voice.mention else f"“{words}”"

    def _speaks(self, wanted: str, quote: Quote) -> bool:
        voice = quote.speaker
        if voice is None:
            return False
        if voice.mention is not None and self.is_party(wanted, voice.mention):
            return True
        return any(wanted in self.reading.text(span) for span in voice.spans)

    def is_place(self, mention: Mention) -> bool:
        """Tell whether a mention is a mere place."""
        entity = self._entities.get(mention.entity)
        return entity is not None and entity.kind == "place"

    def _entity(self, mention: str) -> Entity | None:
        found = self._mentions.get(mention)
        return self._entities.get(found.entity) if found else None

    def _country(self, mention: str) -> str | None:
        found = self._mentions.get(mention)
        acts_for = self._entities.get(found.acts_for or "") if found else None
        entity = self._entity(mention)
        own = entity.country if entity else None
        return (acts_for.country if acts_for else None) or own

    def line(self, event: Event) -> str:
        """Write an event in one line."""
        sides = " → ".join(
            " + ".join(map(self.party, side)) for side in (event.actors, event.recipients) if side
        )
        kind = "/".join(filter(None, (event.type, event.mode)))
        trigger = next((self.reading.text(e.span) for e in event.evidence if e.of == "trigger"), "?")
        facts = (kind, event.status, event.channel or "", self.date(event.date) or "no date", sides)
        return f"{'  '.join(filter(None, facts))}  “{trigger}”"

    def events(self, events: Iterable[Event]) -> str:
        """Write events, one a line."""
        return "".join(f"\n    {self.line(event)}" for event in events) or " none"

    def quotes(self) -> str:
        """Write all quotes, one a line."""
        return "".join(
            f"\n    {self.speaker(quote)}: {self.said(quote)[:90]!r}" for quote in self.reading.quotes
        )

    def claims(self) -> str:
        """Write all claims, one a line."""
        return "".join(
            f"\n    {claim.kind} {self.date(claim.date)} {' + '.join(map(self.party, claim.between))}"
            for claim in self.reading.claims
        )


def _split(wanted: str) -> tuple[str | None, str | None]:
    head, _, rest = wanted.partition(" ")
    if len(head) == 3 and head.isupper():
        return head, rest or None
    return None, wanted


def _one_of(wanted: str | Sequence[str], value: str | None) -> bool:
    return value == wanted if isinstance(wanted, str) else value in wanted


def _side(event: Event, side: str) -> tuple[str, ...]:
    match side:
        case "from":
            return event.actors
        case "to":
            return event.recipients
    return (*event.actors, *event.recipients)


def _is_comment(key: str) -> bool:
    if key not in {"what", "allowed", "gap"}:
        raise KeyError(f"no such key in an expectation: {key}")
    return True
