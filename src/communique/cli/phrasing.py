"""Records in words: who a mention is, when a date is, through whom we know a thing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date as calendar_day

from communique.ledger.reports import words_of
from communique.records import Casualties, Claim, Date, Entity, Event, Mention, Quote, Reading, Span, Voice

MODS = {
    "START": "the beginning of", "MID": "the middle of", "END": "the end of", "APPROX": "about",
    "MORE_THAN": "more than", "LESS_THAN": "less than", "EQUAL_OR_MORE": "at least",
    "EQUAL_OR_LESS": "at most",
}  # fmt: skip

CLAIMS = {
    "first_since": "first such contact since",
    "last": "last such contact",
    "first_ever": "first such contact ever",
    "rare": "rare contact",
}
OPENING, CLOSING = frozenset('„“»«"'), frozenset('“”«»"')
QUALIFIERS = {"at_least": "at least ", "at_most": "at most ", "approx": "about ", "exact": "", "unknown": ""}
RELATIONS = {"SINCE": "since", "FIRST_SINCE": "since", "UNTIL": "until", "BEFORE": "before", "AFTER": "after"}


class Phrases:
    """Puts the records of one reading into words; ids that name no record are shown as they are."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._entities = {entity.id: entity for entity in reading.entities}
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._quotes = {quote.id: quote for quote in reading.quotes}
        self._dates = {date.id: date for date in reading.dates}

    def words(self, spans: Iterable[Span]) -> str:
        """Give the exact words of some spans, near ones joined as they stand in the text."""
        return words_of(self._reading.article, spans)

    def _slice(self, start: int, end: int) -> str:
        return " ".join(self._reading.article.text[start:end].split())

    def party(self, mention_id: str) -> str:
        """Name who is meant, the country in brackets and the role: "Lecornu (FRA, defence minister)"."""
        mention = self._mentions.get(mention_id)
        if mention is None:
            return mention_id
        entity = self._entities.get(mention.entity)
        name = self.name(mention_id)
        marks = [mark for mark in (self._country(mention, entity), role_words(mention.role)) if mark]
        return f"{name} ({', '.join(marks)})" if marks else name

    def name(self, mention_id: str) -> str:
        """Name who or what is meant and no more: "Lecornu"."""
        mention = self._mentions.get(mention_id)
        if mention is None:
            return mention_id
        entity = self._entities.get(mention.entity)
        return entity.name if entity else self.words([mention.span])

    def parties(self, ids: Iterable[str]) -> str:
        """Name several, joined by commas, each once."""
        return ", ".join(dict.fromkeys(self.party(one) for one in ids))

    def _country(self, mention: Mention, entity: Entity | None) -> str | None:
        behind = self._entities.get(mention.acts_for) if mention.acts_for else None
        for known in (behind, entity):
            if known is not None and known.country is not None:
                return known.country
        return None

    def voice(self, voice: Voice | None) -> str:
        """Name a speaker or addressee: by the entity where known, else in the text's own words."""
        if voice is None:
            return "someone unnamed"
        entity = self._entities.get(voice.entity) if voice.entity else None
        return entity.name if entity else self.words(voice.spans)

    def pieces(self, spans: Sequence[Span]) -> str:
        """Give the exact words of some spans, parted where something stands between them."""
        return " … ".join(self._slice(span.start, span.end) for span in spans)

    def said(self, quote: Quote) -> str:
        """Say who spoke to whom, with the first words: "Macron → Putin “dass …”"."""
        words = " ".join(self.words(quote.spans[:1]).split())
        short = words if len(words) <= 60 else f"{words[:57].rsplit(' ', 1)[0]} …"
        return f"{self.voice(quote.speaker)}{self._told(quote)}: {in_marks(short)}"

    def _told(self, quote: Quote) -> str:
        return f" → {self.voice(quote.addressee)}" if quote.addressee is not None else ""

    def chain(self, quote: Quote) -> str:
        """Tell through whom a quote came to us, outermost first: "AFP ← ministry ← Lecornu → Schoigu"."""
        voices = [
            *self._reading.article.agency[:1],
            *(self.voice(outer.speaker) for outer in self._row(quote)),
        ]
        row = " ← ".join(dict.fromkeys(voices))
        return f"{row}{self._told(quote)}"

    def _row(self, quote: Quote) -> list[Quote]:
        row = [quote]
        while row[0].parent in self._quotes and self._quotes[row[0].parent] not in row:
            row.insert(0, self._quotes[row[0].parent])
        return row

    def told_by(self, event: Event) -> str:
        """Tell whose word an event is: the chain of its attributions, else the article's own."""
        known = [self._quotes[one] for one in event.reported_by if one in self._quotes]
        if known:
            return self.chain(known[0])
        return " and ".join(self._reading.article.agency) or "the article itself"

    def day(self, date_id: str | None) -> str | None:
        """Say when: "Wednesday 2024-04-03", "2022-10", or the words where no day can be named."""
        date = self._dates.get(date_id) if date_id else None
        return None if date is None else when(date, self.words([date.span]))

    def claim(self, claim: Claim) -> str:
        """Say what a claim claims: "first such contact since 2022-10"."""
        day = self.day(claim.date)
        stated = CLAIMS[claim.kind]
        date = self._dates.get(claim.date or "")
        if claim.kind == "first_since" and date is not None and date.type == "DURATION":
            return f"first such contact in “{self.words([date.span])}”"
        if claim.kind == "first_since":
            return f"{stated} {day.removeprefix('since ') if day else 'a day that is not known'}"
        return f"{stated} ({day})" if day else stated


def in_marks(words: str) -> str:
    """Put exact words in quote marks unless they stand in some already."""
    whole = (
        words[:1] in OPENING and words[-1:] in CLOSING and not any(mark in words[1:-1] for mark in OPENING)
    )
    return words if whole else f"“{words}”"


def when(date: Date, words: str) -> str:
    """Say when a date is, shortest form that loses nothing."""
    before = f"{RELATIONS[date.relation]} " if date.relation in RELATIONS else ""
    if date.earliest is None and date.latest is None:
        return f"“{words}”, day unknown"
    if date.earliest is not None and date.earliest == date.latest:
        return f"{before}{weekday(date.earliest)} {date.earliest}"
    if date.value[:4].isdigit() and "W" not in date.value and date.mod is None:
        return f"{before}{date.value}"
    return f"{before}{date.earliest or '…'} to {date.latest or '…'}"


def dated(date: Date) -> Iterator[str]:
    """Say what a date means, how it stands to what is told, and what was made of it.

    >>> from communique import Reader
    >>> list(dated(Reader("fr")("Leur premier entretien depuis octobre 2022.").dates[0]))
    ['2022-10', 'first since']
    """
    yield f"{MODS[date.mod]} {date.value}" if date.mod in MODS else date.value
    if date.relation is not None:
        yield date.relation.lower().replace("_", " ")
    if date.certainty == "vague":
        yield "vague"


def casualties(count: Casualties) -> str:
    """Say how many came to harm: "at least 144 killed", "3 to 5 wounded"."""
    if count.min is None and count.max is None:
        return f"an unknown number {count.kind}"
    if count.min is not None and count.max is not None and count.min != count.max:
        return f"{count.min} to {count.max} {count.kind}"
    return f"{QUALIFIERS[count.qualifier]}{count.max if count.min is None else count.min} {count.kind}"


def contact_details(event: Event, phrases: Phrases) -> Iterator[str]:
    """Give what a contact has beside the rest, in words."""
    contact = event.contact
    if contact is None:
        return
    if contact.count == "series":
        yield "several"
    if contact.level != "unknown":
        yield f"{contact.level} level" if contact.level in {"mixed", "technical"} else contact.level
    roles = {"initiator": contact.initiator, "visitor": contact.visitor, "host": contact.host}
    for role, who in {**roles, "mediator": contact.mediator}.items():
        if who is not None:
            yield f"{role} {phrases.name(who)}"


def role_words(role: str | None) -> str | None:
    """Put an office into words: "minister.defence" is "defence minister"."""
    return None if role is None else " ".join(reversed(role.split("."))).replace("_", " ")


def weekday(day: str) -> str:
    """Give the weekday of an ISO day.

    >>> weekday("2024-04-03")
    'Wednesday'
    """
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return names[calendar_day.fromisoformat(day).weekday()]


def several(count: int, thing: str) -> str:
    """Count things.

    >>> several(1, "report"), several(3, "report")
    ('1 report', '3 reports')
    """
    return f"{count} {thing}{'' if count == 1 else 's'}"


def in_a_row(*parts: str | None) -> str:
    """Put what is told of several things into a row."""
    return " · ".join(part for part in parts if part)
