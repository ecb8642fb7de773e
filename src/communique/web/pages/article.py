"""An article: its text with the words that records rest on, the records beside it."""

from communique.ledger.reports import event_reports
from communique.ledger.rows import EVENTS, Held, Rows
from communique.store.overviews import HeldArticle
from communique.web.cards import beside
from communique.web.page import Page
from communique.web.site import Here


def article(site: Here, article: str) -> HeldArticle:
    """Give an article as it was read, with what the ledger makes of it."""
    return site.ledger.article(article)


def _held(found: HeldArticle) -> tuple[Held, ...]:
    reports = event_reports(found.reading)
    return tuple(
        Held(event=event, report=report, head=found.head)
        for report in reports
        if (event := found.events.get(report.id)) is not None
    )


ARTICLE = Page(
    name="article",
    path="/article/{article}",
    ask=article,
    record=HeldArticle,
    rows=lambda found: Rows(EVENTS, _held(found)),
    feed=_held,
    shown=lambda found: {"laid_out": beside(found)},
)
