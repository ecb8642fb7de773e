"""The pages of a ledger of the examples: one path for each template."""

from pathlib import Path

from communique.exports import permalinks
from communique.store import open_ledger

PAIR, OTHERS = ("Lecornu", "Shoigu"), ("Scholz", "Putin")


def pages(ledger: Path) -> dict[str, str]:
    """Give the path of one page of each kind, that of the call of two defence ministers where it has one."""
    with open_ledger(ledger, create=False) as opened:
        last, other = (opened.last_contact(*pair).last for pair in (PAIR, OTHERS))
        quote = opened.quotes(limit=1)[0].quote
    assert last is not None
    assert other is not None
    event, report = last.event, last.reports[0]
    return {
        "front": "/",
        "search": "/search?q=who:Macron+from:2024",
        "hints": "/search?q=whom:Macron+from:soon+kind:gossip+lang:tlh",
        "between": permalinks.between_path("Q20089181", "Q32024"),
        "who": permalinks.who_path("Q32024"),
        "event": permalinks.event_path(event.id),
        "other": permalinks.event_path(other.event.id),
        "article": permalinks.article_path(report.article),
        "evidence": permalinks.article_path(report.article, report.id),
        "story": permalinks.story_path(report.article),
        "day": permalinks.day_path("2024-04-03"),
        "network": "/network?since=2022-01-01&until=2024-12-31",
        "why": permalinks.why_path(event.id),
        "quote": permalinks.why_path(quote.id),
        "quality": "/quality",
        "read": "/read",
        "edit": "/edit",
        "api": "/api",
        "nothing": "/event/0000000000000000",
    }
