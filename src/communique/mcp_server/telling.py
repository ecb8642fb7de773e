"""Records of a ledger → rows with articles, permalinks and doubts."""

from collections.abc import Sequence

from communique.exports.links import at_words
from communique.exports.permalinks import article_path, event_path
from communique.ledger.claims import ClaimCheck
from communique.ledger.history import Told
from communique.ledger.reports import turn
from communique.ledger.rows import Held, Said
from communique.mcp_server.doubts import doubts_on
from communique.mcp_server.making import Kept, claim_row, event_row, quote_row, report_row
from communique.mcp_server.rows import ArticleRow, ClaimRow, EventRow, QuoteRow, ReportRow
from communique.records import ArticleHead, ClaimReport, EventReport, QuoteReport, Reading
from communique.store import Ledger

MOST = 20
"""Rows of an answer at most, of each kind."""

REPORTS = 5
"""Reports and claims shown of an event, where several events are told of."""


class Telling:
    """Puts what one answer tells into rows; the reading of an article is looked up once."""

    def __init__(self, ledger: Ledger, base: str) -> None:
        """Take the ledger that the records are from, and the address before all paths."""
        self._ledger, self._base = ledger, base
        self._readings: dict[str, Reading] = {}

    def told(self, told: Told, *, most: int = REPORTS, first: str | None = None) -> EventRow:
        """Put an event with its reports into a row, the earliest first, but before them the one named."""
        heads = {head.id: head for head in told.heads}
        reports = sorted(told.reports, key=lambda report: (report.id != first, *turn(report)))
        return event_row(
            told.event,
            [self._report(report, heads[report.article]) for report in reports[:most]],
            [self.claim(check, heads[check.claim.article]) for check in told.claims],
            permalink=self.link(event_path(told.event.id)),
            most=most,
        )

    def each(self, told: Sequence[Told], most: int = MOST) -> tuple[EventRow, ...]:
        """Put the first of some events into rows."""
        return tuple(self.told(one) for one in told[:most])

    def held(self, held: Held) -> EventRow:
        """Put an event into a row, with its first report."""
        report = self._report(held.report, held.head)
        return event_row(held.event, [report], permalink=self.link(event_path(held.event.id)), most=1)

    def quote(self, said: Said) -> QuoteRow:
        """Put a quote into a row."""
        return quote_row(said.quote, self._kept(said.quote, said.head))

    def claim(self, check: ClaimCheck, head: ArticleHead) -> ClaimRow:
        """Put a checked claim into a row."""
        events = (*check.agreeing, *check.against, *check.open)
        return claim_row(
            check.claim,
            self._kept(check.claim, head),
            check,
            tuple(self.link(event_path(known)) for known in events[:MOST]),
        )

    def article(self, head: ArticleHead, words: str) -> ArticleRow:
        """Put an article into a row whose address opens it at some words."""
        return ArticleRow(
            id=head.id,
            permalink=self.link(article_path(head.id)),
            title=head.title,
            published=head.published,
            url=at_words(head.url, words),
        )

    def link(self, path: str) -> str:
        """Give the permalink of a path."""
        return f"{self._base}{path}"

    def _report(self, report: EventReport, head: ArticleHead) -> ReportRow:
        return report_row(report, self._kept(report, head))

    def _kept(self, record: EventReport | QuoteReport | ClaimReport, head: ArticleHead) -> Kept:
        return Kept(
            permalink=self.link(article_path(record.article, record.id)),
            article=self.article(head, record.words),
            doubts=self._doubts(record.article, record.id),
        )

    def _doubts(self, article: str, known: str) -> tuple[str, ...]:
        if article not in self._readings:
            self._readings[article] = self._ledger.reading(article)
        return doubts_on(self._readings[article], known)
