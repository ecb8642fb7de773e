"""The card: one reading for a desk officer's eyes, in plain text that colour helps but does not carry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TextIO

from rich.console import Console
from rich.text import Text

from communique.cli.output import ClosedPipe
from communique.cli.phrasing import Phrases, casualties, contact_details, dated, in_marks
from communique.intake.language import NAMES
from communique.reasons import lines_of
from communique.records import Claim, Event, Evidence, Mention, Quote, Reading

WIDEST = 100
"""Columns: longer lines are hard to read."""

PUBLISHED_FROM = {"caller": "as given", "metadata": "by the page", "byline": "by the text"}
UNTOLD = frozenset({"negated", "denied", "hypothetical"})
"""Where the act did not or need not have happened: the status is set off, so that no one misses it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the card: how far it is set in, its words, a style that may be lost."""

    indent: int
    words: str
    style: str = ""


class _Console(Console):
    """A console that tells of a closed pipe instead of leaving the program."""

    def on_broken_pipe(self) -> None:
        """Stop, without an error."""
        raise ClosedPipe


def card_printer(stream: TextIO, *, explains: bool = False) -> Callable[[Reading], None]:
    """Give what prints cards on a stream, with a rule between two of them; ``explains`` adds why."""
    console = _Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False)
    width = min(console.width, WIDEST)
    printed: list[str] = []

    def print_card(reading: Reading) -> None:
        if printed:
            _print(Line(0, "─" * width, "dim"), console, width)
        printed.append(reading.article.id)
        for line in card(reading, explains=explains):
            _print(line, console, width)

    return print_card


def _print(line: Line, console: Console, width: int) -> None:
    """Print one paragraph, wrapped within its indent, without white space at the lines' ends."""
    for row in Text(line.words, style=line.style).wrap(console, max(20, width - line.indent)) or [Text()]:
        row.rstrip()
        console.print(Text.assemble(" " * line.indent if row else "", row), soft_wrap=True)


def card(reading: Reading, *, explains: bool = False) -> Iterator[Line]:
    """Give the lines of a card, top to bottom; ``explains`` says of each event why it is there."""
    phrases = Phrases(reading)
    yield from _title(reading)
    others = [event for event in reading.events if event.type != "CONSULT"]
    yield from _section(
        "Contacts",
        [
            chain(_contact(event, reading, phrases), _why(event, reading, explains=explains))
            for event in _present_first(reading.contacts)
        ],
    )
    yield from _section("Claims", [_claim(claim, phrases) for claim in reading.claims])
    yield from _section(
        "Events",
        [
            chain(_event(event, phrases), _why(event, reading, explains=explains))
            for event in _present_first(others)
        ],
    )
    yield from _section("Quotes", [_quote(quote, phrases) for quote in reading.quotes])
    if not (reading.events or reading.quotes):
        yield Line(0, "")
        yield Line(0, "No contact, event or quote was found in this article.")
        yield from _section("Actors", [_actors(reading, phrases)] if reading.mentions else [])
        yield from _section("Dates", [_dates(reading, phrases)] if reading.dates else [])
    yield from _section("Doubts", [_doubts(reading, phrases)] if reading.doubts else [])
    yield from _left_out(reading)


def _title(reading: Reading) -> Iterator[Line]:
    article = reading.article
    yield Line(0, article.title or _first_words(reading), "bold")
    language = NAMES[article.language]
    if article.published is None:
        day = "publication day unknown"
    else:
        day = f"published {article.published} ({PUBLISHED_FROM[article.published_from]})"
    yield Line(0, " · ".join((", ".join(article.agency) or "no agency named", language, day)), "dim")


def _first_words(reading: Reading) -> str:
    body = next(
        (part.span for part in reading.article.parts if part.role in {"headline", "summary", "body"}), None
    )
    words = "" if body is None else " ".join(reading.text(body).split())
    return words if len(words) <= 100 else f"{words[:97].rsplit(' ', 1)[0]} …"


def _section(title: str, blocks: Sequence[Iterator[Line]]) -> Iterator[Line]:
    """Give a heading and the blocks below it, or nothing where there are none."""
    if not blocks:
        return
    yield Line(0, "")
    yield Line(0, title.upper(), "bold cyan")
    for i, block in enumerate(blocks):
        if i:
            yield Line(0, "")
        yield from block


def _present_first(events: Sequence[Event]) -> list[Event]:
    """Put what is new before what is told of the past, else in text order."""
    return sorted(events, key=lambda event: event.status == "historical")


def _contact(event: Event, reading: Reading, phrases: Phrases) -> Iterator[Line]:
    yield Line(2, _who(event, phrases), "bold")
    facts = [_channel(event), _status(event), phrases.day(event.date) or "day not told"]
    yield Line(4, " · ".join([*facts, *_place(event, phrases), *contact_details(event, phrases)]))
    claimed = dict.fromkeys(phrases.claim(claim) for claim in reading.claims if claim.event == event.id)
    if claimed:
        yield Line(4, f"said to be: {'; '.join(claimed)}")
    if event.contact and event.contact.quotes:
        said = [quote for quote in reading.quotes if quote.id in event.contact.quotes]
        yield Line(4, f"said in it: {'; '.join(map(phrases.said, said))}")
    if event.contact and event.contact.topics:
        yield Line(4, f"about {in_marks(phrases.words(event.contact.topics))}")
    yield from _sources(event, phrases)


def _event(event: Event, phrases: Phrases) -> Iterator[Line]:
    kind = f"{event.type} ({event.mode})" if event.mode else event.type
    yield Line(2, f"{kind} · {_who(event, phrases)}", "bold")
    facts = [_status(event), phrases.day(event.date) or "day not told", *_place(event, phrases)]
    yield Line(4, " · ".join([*facts, *(casualties(count) for count in event.casualties)]))
    yield from _sources(event, phrases)


def _why(event: Event, reading: Reading, *, explains: bool) -> Iterator[Line]:
    yield from (Line(4, line, "dim") for line in (lines_of(reading, event) if explains else ()))


def _who(event: Event, phrases: Phrases) -> str:
    """Name the parties: "A – B" where all are equal, "A → B" where one acts on another."""
    if event.type == "CONSULT" and not event.recipients:
        return " – ".join(dict.fromkeys(phrases.party(one) for one in event.actors)) or "parties not named"
    actors = phrases.parties(event.actors) or "no one named"
    return f"{actors} → {phrases.parties(event.recipients)}" if event.recipients else actors


def _channel(event: Event) -> str:
    return (
        "channel not told" if event.channel in {None, "unspecified"} else str(event.channel).replace("_", " ")
    )


def _status(event: Event) -> str:
    return event.status.upper() if event.status in UNTOLD else event.status


def _place(event: Event, phrases: Phrases) -> list[str]:
    return [f"in {phrases.name(event.place)}"] if event.place else []


def _sources(event: Event, phrases: Phrases) -> Iterator[Line]:
    yield Line(4, f"told by {phrases.told_by(event)}")
    yield _words(event.evidence, phrases)


def _words(evidence: Sequence[Evidence], phrases: Phrases) -> Line:
    return Line(4, in_marks(phrases.words(piece.span for piece in evidence)), "italic")


def _claim(claim: Claim, phrases: Phrases) -> Iterator[Line]:
    between = " – ".join(dict.fromkeys(phrases.party(one) for one in claim.between))
    yield Line(2, " · ".join(words for words in (phrases.claim(claim), between) if words), "bold")
    yield _words(claim.evidence, phrases)


def _quote(quote: Quote, phrases: Phrases) -> Iterator[Line]:
    cue = f" ({quote.type}, {quote.cue.lemma})" if quote.cue else f" ({quote.type})"
    yield Line(2, f"{phrases.chain(quote)}{cue}:", "bold")
    yield Line(4, in_marks(phrases.pieces(quote.spans)), "italic")


def _actors(reading: Reading, phrases: Phrases) -> Iterator[Line]:
    """List who is meant in an article of which no more is read, each once, with the words that mean them."""
    said: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        said.setdefault(mention.entity, []).append(mention)
    for mentions in said.values():
        words = dict.fromkeys(phrases.words([mention.span]) for mention in mentions)
        yield Line(2, f"{phrases.party(_fullest(mentions).id)}: {', '.join(map(in_marks, words))}")


def _fullest(mentions: Sequence[Mention]) -> Mention:
    """Give the mention that tells the office, if any does."""
    return next((mention for mention in mentions if mention.role), mentions[0])


def _dates(reading: Reading, phrases: Phrases) -> Iterator[Line]:
    """List the dates of an article of which no more is read."""
    for date in reading.dates:
        yield Line(2, " · ".join((in_marks(phrases.words([date.span])), *dated(date))))


def _doubts(reading: Reading, phrases: Phrases) -> Iterator[Line]:
    for doubt in reading.doubts:
        words = phrases.words(piece.span for piece in doubt.evidence)
        is_told = not words or words in doubt.words or len(words) > 200
        yield Line(2, f"? {doubt.words}" if is_told else f"? {doubt.words} “{words}”", "yellow")


def _left_out(reading: Reading) -> Iterator[Line]:
    """Count what was not read as part of the article, and show how it begins."""
    spans = [part.span for part in reading.article.parts if part.role == "leftover"]
    if not spans:
        return
    shown = ", ".join(f"“{' '.join(reading.text(span).split())[:40]}”" for span in spans[:4])
    more = ", …" if len(spans) > 4 else ""
    yield Line(0, "")
    yield Line(0, f"Left out as no part of the article: {len(spans)} ({shown}{more})", "dim")
