"""What holds of every record of every text."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.articles import examples
from communique.errors import CommuniqueError
from communique.records import Reading

ODD = {
    "emoji": "Scholz traf 🇫🇷 Macron 👩‍👩‍👧 in Paris. Sie „sprachen 🙂 lange“, sagte Macron.",
    "line ends of three kinds": "Scholz traf Macron.\r\n\r\nDann reiste er nach Rom.\rMehr sagte er nicht.\n",
    "quote marks without partner": 'Macron sagte: „Wir reden weiter. »Nein", sagte Putin“ dazu. «“„',
    "one short sentence": "Es regnet.",
    "no-break and zero-width spaces": "Am\u00a03.\u202fApril traf Scholz\u200b Macron in\u00a0Paris.",
    "letters in pieces": unicodedata.normalize(
        "NFD", "Die Außenminister führten am Mittwoch Gespräche in Köln."
    ),
    "one long line": "Der Minister telefonierte am Mittwoch mit seinem Kollegen und " * 40 + "reiste ab.",
    "only capitals": "SCHOLZ TRIFFT MACRON AM MITTWOCH IN PARIS.",
    "numbers": "12. 3. 2024 – 17:30 Uhr: 144 Tote, 3,5 Mio. Euro, § 5 Abs. 2, 2022/23, 1.000.000.",
}
TEXTS = ODD | {example.id: example.text for example in examples()}
PIECES = [
    "Scholz",
    "traf",
    "Macron",
    "„",
    "“",
    ",",
    ".",
    "\n\n",
    "am Mittwoch",
    "sagte",
    "nicht",
    "2022",
    "(AFP)",
    "dass",
    "er",
]


@pytest.fixture(params=TEXTS.values(), ids=list(TEXTS))
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_parts_leave_no_character_out(text: str, read: Callable[..., Reading]) -> None:
    article = read(text).article
    assert article.text == text
    assert "".join(text[part.span.start : part.span.end] for part in article.parts) == text


def test_every_span_lies_in_the_text_and_holds_something(text: str, read: Callable[..., Reading]) -> None:
    for span in spans(msgspec.to_builtins(read(text))):
        assert 0 <= span["start"] < span["end"] <= len(text)


def test_reading_twice_gives_the_same_bytes(text: str, read: Callable[..., Reading]) -> None:
    first, second = (msgspec.json.encode(read(text)) for _ in range(2))
    assert first == second


def test_ids_are_unique_and_lead_somewhere(text: str, read: Callable[..., Reading]) -> None:
    reading = read(text)
    for records in lists(reading):
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids))
    assert not list(dangling(reading))


def test_records_stand_in_text_order(text: str, read: Callable[..., Reading]) -> None:
    reading = read(text)
    for records in (reading.dates, reading.mentions):
        starts = [record.span.start for record in records]
        assert starts == sorted(starts)


def test_a_leftover_at_the_end_changes_no_record(text: str, read: Callable[..., Reading]) -> None:
    plain, longer = read(text), read(f"{text}\n\nKommentar schreiben")
    assert values(longer) == values(plain)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_no_text_breaks_the_reader(pieces: list[str], read: Callable[..., Reading]) -> None:
    text = " ".join(pieces)
    try:
        reading = read(text)
    except CommuniqueError:
        return
    assert not list(dangling(reading))
    assert "".join(text[part.span.start : part.span.end] for part in reading.article.parts) == text


def lists(reading: Reading) -> tuple[tuple[Any, ...], ...]:
    return (
        reading.dates,
        reading.entities,
        reading.mentions,
        reading.quotes,
        reading.events,
        reading.claims,
        reading.doubts,
    )


def spans(value: Any) -> Iterator[dict[str, int]]:  # noqa: ANN401 - any JSON
    match value:
        case {"start": int(), "end": int()}:
            yield value
        case dict():
            for field in value.values():
                yield from spans(field)
        case list() | tuple():
            for item in value:
                yield from spans(item)


def dangling(reading: Reading) -> Iterator[str]:
    """Give each reference that names no record of its kind."""
    dates, mentions, quotes = (
        {r.id for r in records} for records in (reading.dates, reading.mentions, reading.quotes)
    )
    entities, events, claims = (
        {r.id for r in records} for records in (reading.entities, reading.events, reading.claims)
    )
    for mention in reading.mentions:
        yield from missing("mention", entities, mention.entity, mention.acts_for)
    for quote in reading.quotes:
        voices = [voice for voice in (quote.speaker, quote.addressee) if voice]
        yield from missing("voice", mentions, *(voice.mention for voice in voices))
        yield from missing("voice", entities, *(voice.entity for voice in voices))
        yield from missing("quote", quotes, quote.parent)
        yield from missing("quote", dates, quote.said_on)
    for event in reading.events:
        yield from missing("event", mentions, *event.actors, *event.recipients, event.place)
        yield from missing("event", dates, event.date)
        yield from missing("event", quotes, *event.reported_by)
        if contact := event.contact:
            yield from missing(
                "contact", mentions, contact.initiator, contact.visitor, contact.host, contact.mediator
            )
            yield from missing("contact", claims, *contact.claims)
    for claim in reading.claims:
        yield from missing("claim", mentions, *claim.between)
        yield from missing("claim", dates, claim.date)
        yield from missing("claim", events, claim.event)
    known = dates | mentions | quotes | entities | events | claims | {reading.article.id}
    yield from missing("doubt", known, *(doubt.about for doubt in reading.doubts))


def missing(kind: str, known: set[str], *ids: str | None) -> Iterator[str]:
    yield from (f"{kind} → {name}" for name in ids if name is not None and name not in known)


def values(reading: Reading) -> Any:  # noqa: ANN401 - any JSON
    """Give all records without ids, which hang on the whole text."""
    record = msgspec.to_builtins(reading)
    ours = {row["id"] for kind in ("dates", "mentions", "quotes", "events", "claims") for row in record[kind]}
    ours.add(record["article"]["id"])
    return {kind: without(rows, ours) for kind, rows in record.items() if kind not in {"article", "entities"}}


def without(value: Any, ids: set[str]) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case dict():
            return {key: without(field, ids) for key, field in value.items() if key != "id"}
        case list() | tuple():
            return [without(item, ids) for item in value]
        case str() if value in ids or value.startswith("L:"):
            return "reference"
    return value
