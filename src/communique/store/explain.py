"""Why something is held: its reports, their rules and words, why they are one, what people said."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from communique.errors import NothingKnown
from communique.ledger.corrections import Correction
from communique.ledger.said import claim_reports
from communique.reasons import lines_of
from communique.records import Claim, EventReport, HeldEvent, Quote, Reading
from communique.store import tables as t
from communique.store.answers import checked
from communique.store.find import event_of, heads_of, reading_of, reports_of
from communique.store.keep import all_judgements, corrections_of


def explain(connection: Connection, known: str) -> Iterator[str]:
    """Give the lines that explain an event, report, quote, claim or correction, by its id.

    Raises `NothingKnown`.
    """
    corrections = corrections_of(connection)
    if _article_of(connection, "report", known) is not None:
        yield from _event(connection, known)
    elif (article := _article_of(connection, "quote", known)) is not None:
        reading = reading_of(connection, article)
        yield from _quote(reading, next(quote for quote in reading.quotes if quote.id == known))
    elif (article := _article_of(connection, "claim", known)) is not None:
        yield from _claim(connection, article, known)
    else:
        made = [one for one in corrections if one.id == known]
        if not made:
            raise NothingKnown(f"the ledger holds nothing of the id {known!r}.")
        yield from map(_correction, made)
    for one in corrections:
        if known in one.concerns and known != one.id:
            yield _correction(one)


def _event(connection: Connection, known: str) -> Iterator[str]:
    event = event_of(connection, known)
    if event is None:
        yield f"report {known}: a person rejected it, so it counts for nothing"
        ids: tuple[str, ...] = (known,)
    else:
        yield from _head(event)
        ids = event.members
    reports = reports_of(connection, ids, all_judgements(connection))
    heads = heads_of(connection, (report.article for report in reports))
    for report in reports:
        head = heads[report.article]
        yield ""
        yield f"report {report.id}: {head.title or 'no title'}"
        where = (head.published or "no day of publication", head.language, *head.agency, head.url)
        yield f"  {' · '.join(part for part in where if part)}"
        yield from (f"  {line}" for line in _report(reading_of(connection, report.article), report))


def _head(event: HeldEvent) -> Iterator[str]:
    yield f"event {event.id}: {event.type}, {event.status}, {event.edtf or 'no day told'}"
    yield f"reports: {event.reports}, independent sources: {event.sources}"
    if event.dated_by is not None and len(event.members) > 1:
        yield f"dated by report {event.dated_by}; reports that tell no day have it lent"
    yield from (f"one event since {reason}" for reason in event.reasons)
    if event.judged:
        yield event.judged


def _report(reading: Reading, report: EventReport) -> Iterator[str]:
    event = next(one for one in reading.events if one.id == report.id)
    if report.voices:
        yield f"on the word of {' ← '.join(reversed(report.voices))}"
    yield from lines_of(reading, event)


def _quote(reading: Reading, quote: Quote) -> Iterator[str]:
    yield from _rule_and_words(reading, quote)
    yield from _doubts(reading, quote.id)


def _rule_and_words(reading: Reading, record: Quote | Claim) -> Iterator[str]:
    yield f"rule: {record.rule}"
    for piece in record.evidence:
        yield f"{piece.of}: “{' '.join(reading.text(piece.span).split())}”"


def _doubts(reading: Reading, known: str) -> Iterator[str]:
    yield from (f"doubt: {doubt.words}" for doubt in reading.doubts if doubt.about == known)


def _claim(connection: Connection, article: str, known: str) -> Iterator[str]:
    reading = reading_of(connection, article)
    claim = next(one for one in reading.claims if one.id == known)
    yield from _rule_and_words(reading, claim)
    found = next(one for one in claim_reports(reading) if one.id == known)
    event = None if found.event is None else event_of(connection, found.event)
    (said,) = checked(connection, [(found, event)])
    yield f"held: {said.verdict}: {said.words}"
    for name, ids in (("agrees", said.agreeing), ("against", said.against), ("unclear", said.open)):
        if ids:
            yield f"{name}: {', '.join(ids)}"
    yield from _doubts(reading, known)


def _correction(made: Correction) -> str:
    change = f" {made.field} = {made.value or 'nothing'}" if made.verdict == "edit" else ""
    return f"correction {made.id}: {made.verdict}{change}, by {made.who} at {made.at}: {made.why}"


def _article_of(connection: Connection, table: str, known: str) -> str | None:
    found = t.metadata.tables[table]
    asked = select(t.article.c.id).join(found, found.c.article == t.article.c.num).where(found.c.id == known)
    return connection.execute(asked).scalar()
