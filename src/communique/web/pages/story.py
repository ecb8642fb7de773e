"""A story: the articles that tell it, and by what they were found to."""

from communique.ledger.rows import SEPARATOR, Column, Held, Rows, Table
from communique.records import ArticleHead
from communique.store.overviews import HeldStory
from communique.web.page import Page
from communique.web.site import Here

ARTICLES: Table[ArticleHead] = Table(
    "articles",
    "One article.",
    (
        Column("id", "string", "The article.", lambda head: head.id),
        Column("title", "string", "Its headline.", lambda head: head.title),
        Column("published", "date", "Its day of publication.", lambda head: head.published),
        Column("language", "string", "Its language, ISO 639-1.", lambda head: head.language),
        Column(
            "agency", "string", "The agencies it credits.", lambda head: SEPARATOR.join(head.agency) or None
        ),
        Column("url", "string", "Its address.", lambda head: head.url),
        Column("sha256", "string", "SHA-256 of its text.", lambda head: head.sha256),
        Column("added", "string", "When the ledger learned of it, UTC.", lambda head: head.added),
    ),
)


def story(site: Here, article: str) -> HeldStory:
    """Give the articles that tell the story of one, by its id."""
    return site.ledger.story(article)


def _feed(_: HeldStory) -> tuple[Held, ...]:
    return ()


STORY = Page(
    name="story",
    path="/story/{article}",
    ask=story,
    record=HeldStory,
    rows=lambda found: Rows(ARTICLES, found.heads),
    feed=_feed,
)
