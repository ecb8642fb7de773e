"""What one article tells of a contact, fact by fact, each with its words and whose word it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from communique.ledger.reports import Actors, event_reports, words_of
from communique.ledger.said import claim_reports, quote_reports
from communique.records import Date, EventReport, Quote, Reading, Span

FactKind = Literal[
    "took place", "date", "channel", "initiator", "place", "duration", "claim", "topic", "statement", "act"
]
KINDS: tuple[FactKind, ...] = (
    "took place", "date", "channel", "initiator", "place", "duration", "claim", "topic", "statement", "act",
)  # fmt: skip
SINGLE: frozenset[FactKind] = frozenset(
    {"took place", "date", "channel", "initiator", "place", "duration", "claim"}
)
"""Facts that have one value in truth: two accounts that give two contradict each other."""

TELLING: dict[str, str] = {"done": "yes", "ahead": "not yet", "undone": "no"}
CLOCK = re.compile(r"PT\d")
PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that an article tells of a contact.

    ``about`` says of what, where a kind may stand more than once: who speaks, who acts on whom. ``value`` is
    what two accounts are compared by, ``words`` the exact words, ``span`` where they stand. ``voice`` is
    whose word it is, ``side`` the state that he speaks for; none where the article itself says it. ``names``
    are the ids of whom the words name.
    """

    kind: FactKind
    about: str
    article: str
    value: str
    words: str
    span: Span
    voice: str | None
    voice_id: str | None
    side: str | None
    names: frozenset[str]


def facts(reading: Reading, event: str) -> tuple[Fact, ...]:
    """Give what a reading tells of one of its contacts, by that event's id, in the order of `KINDS`."""
    found = _Facts(reading, event)
    return tuple(sorted(found.all(), key=lambda fact: (KINDS.index(fact.kind), fact.span)))


class _Facts:
    def __init__(self, reading: Reading, event: str) -> None:
        self._reading = reading
        self._event = next(one for one in reading.events if one.id == event)
        self._reports = event_reports(reading)
        self._report = next(one for one in self._reports if one.id == event)
        self._homes = {party.country for party in self._report.parties if party.country}
        self._actors = Actors(reading)
        self._quotes = {quote.id: quote for quote in reading.quotes}

    def all(self) -> Iterator[Fact]:
        event, report = self._event, self._report
        voice = self._voice(event.reported_by)
        yield self._fact("took place", TELLING[report.stage], self._spans("trigger"), voice)
        if report.edtf is not None:
            yield self._fact("date", report.edtf, self._spans("date"), voice)
        if report.channel not in {None, "unspecified"}:
            yield self._fact("channel", str(report.channel), self._spans("channel", "trigger"), voice)
        yield from self._initiator(report, voice)
        if report.place is not None and report.channel == "in_person":
            yield self._fact(
                "place", report.place_country or report.place, self._spans("place", "trigger"), voice
            )
        yield from self._durations()
        yield from self._claims(voice)
        if event.contact is not None:
            for topic in event.contact.topics:
                yield self._fact("topic", "", [topic], voice)
        yield from self._statements()
        yield from self._acts()

    def _initiator(self, report: EventReport, voice: "_Voice") -> Iterator[Fact]:
        for party in report.parties:
            if "initiator" in party.duties:
                spans = self._spans("initiator", "trigger")
                yield self._fact("initiator", party.country or party.name, spans, voice)

    def _durations(self) -> Iterator[Fact]:
        """Give lengths of time on the clock in the paragraphs that tell of the contact."""
        places = [self._paragraph(span) for span in self._spans("trigger")]
        for date in self._reading.dates:
            if date.type == "DURATION" and CLOCK.match(date.value) and self._paragraph(date.span) in places:
                yield self._fact("duration", date.value, [date.span], self._voice_at(date))

    def _claims(self, voice: "_Voice") -> Iterator[Fact]:
        for kept, claim in zip(claim_reports(self._reading), self._reading.claims, strict=True):
            if claim.event == self._event.id and claim.kind != "rare":
                spans = [piece.span for piece in claim.evidence]
                yield self._fact("claim", f"{claim.kind} {kept.edtf or ''}".strip(), spans, voice)

    def _statements(self) -> Iterator[Fact]:
        """Give what the parties said, as the article quotes them."""
        for kept, quote in zip(quote_reports(self._reading), self._reading.quotes, strict=True):
            if kept.speaker_country in self._homes and quote.parent is None:
                yield self._fact(
                    "statement",
                    kept.cue_class or "say",
                    quote.spans,
                    _Voice(kept.speaker, kept.speaker_id, kept.speaker_country),
                    about=kept.speaker_country or "",
                )

    def _acts(self) -> Iterator[Fact]:
        """Give what else the parties did to each other, on that day or none."""
        events = {event.id: event for event in self._reading.events}
        for report in self._reports:
            sides = {party.country for party in report.parties if party.country}
            is_other_day = None not in {report.edtf, self._report.edtf} and report.edtf != self._report.edtf
            if report.id == self._event.id or not sides or not sides <= self._homes or is_other_day:
                continue
            if report.type == "CONSULT" and report.stage == "done":
                continue
            event = events[report.id]
            about = f"{report.type} {_directed(report)}"
            value = TELLING[report.stage] if report.stage != "ahead" else "yes"
            spans = [piece.span for piece in event.evidence]
            yield self._fact("act", value, spans, self._voice(event.reported_by), about=about)

    def _fact(
        self, kind: FactKind, value: str, spans: Sequence[Span], voice: "_Voice", *, about: str = ""
    ) -> Fact:
        return Fact(
            kind=kind,
            about=about,
            article=self._reading.article.id,
            value=value,
            words=words_of(self._reading.article, spans),
            span=min(spans),
            voice=voice.name,
            voice_id=voice.id,
            side=voice.side,
            names=frozenset(self._names_in(spans)),
        )

    def _names_in(self, spans: Sequence[Span]) -> Iterator[str]:
        for mention in self._reading.mentions:
            if any(span.start <= mention.span.start and mention.span.end <= span.end for span in spans):
                found = self._actors.actor(mention.entity)
                if found is not None and self._actors.country(mention.id) not in self._homes:
                    yield found

    def _spans(self, *fields: str) -> list[Span]:
        """Give the spans of the first field of the event that has any."""
        for field in fields:
            spans = [piece.span for piece in self._event.evidence if piece.of == field]
            if spans:
                return spans
        return [piece.span for piece in self._event.evidence]

    def _paragraph(self, span: Span) -> int:
        return self._reading.article.text.rfind(PARAGRAPH, 0, span.start)

    def _voice(self, said: Sequence[str]) -> "_Voice":
        """Give whose word a thing is: the outermost who is quoted for it."""
        quote = next((self._quotes[one] for one in reversed(said) if one in self._quotes), None)
        return _Voice() if quote is None else self._speaker(quote)

    def _voice_at(self, date: Date) -> "_Voice":
        quote = next(
            (
                quote
                for quote in self._reading.quotes
                if any(span.start <= date.span.start < span.end for span in quote.spans)
            ),
            None,
        )
        return _Voice() if quote is None else self._speaker(quote)

    def _speaker(self, quote: Quote) -> "_Voice":
        mention = None if quote.speaker is None else quote.speaker.mention
        if mention is None:
            spans = () if quote.speaker is None else quote.speaker.spans
            return _Voice(words_of(self._reading.article, spans) or None)
        return self._actors_voice(mention)

    def _actors_voice(self, mention: str) -> "_Voice":
        country = self._actors.country(mention)
        return _Voice(self._actors.name(mention), self._actors.of(mention), country)


@dataclass(frozen=True, slots=True)
class _Voice:
    name: str | None = None
    id: str | None = None
    side: str | None = None


def _directed(report: EventReport) -> str:
    """Write who acts on whom: "FRA → RUS", for a contact "FRA – RUS"."""
    actors = sorted({p.country or p.name for p in report.parties if p.side == "actor"})
    recipients = sorted({p.country or p.name for p in report.parties if p.side == "recipient"})
    if report.type == "CONSULT":
        return " – ".join(sorted({*actors, *recipients}))
    return f"{', '.join(actors)} → {', '.join(recipients)}" if recipients else ", ".join(actors)
