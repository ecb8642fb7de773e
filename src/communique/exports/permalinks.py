"""Paths under which records, sides and days are shown: on the pages, and in answers to programs."""

from functools import lru_cache
from urllib.parse import quote


def event_path(known: str) -> str:
    """Give the path of an event, by its id or that of any of its reports.

    >>> event_path("3cf22e2e0bc0bd31")
    '/event/3cf22e2e0bc0bd31'
    """
    return f"/event/{_encoded(known)}"


def article_path(article: str, record: str | None = None) -> str:
    """Give the path of an article, opened at one of its records where that is named.

    >>> article_path("a1"), article_path("a1", "76cfa1e7a33d091d")
    ('/article/a1', '/article/a1#76cfa1e7a33d091d')
    """
    at = "" if record is None else f"#{_encoded(record)}"
    return f"/article/{_encoded(article)}{at}"


def between_path(a: str, b: str) -> str:
    """Give the path of the contacts of two sides, by their keys.

    >>> between_path("FRA", "minister.defence@RUS")
    '/between/FRA/minister.defence%40RUS'
    """
    return f"/between/{_encoded(a)}/{_encoded(b)}"


def who_path(key: str) -> str:
    """Give the path of one side, by its key.

    >>> who_path("~a/b?")
    '/who/~a%2Fb%3F'
    """
    return f"/who/{_encoded(key)}"


def why_path(known: str) -> str:
    """Give the path of what explains a record, by its id.

    >>> why_path("3cf22e2e0bc0bd31")
    '/why/3cf22e2e0bc0bd31'
    """
    return f"/why/{_encoded(known)}"


def day_path(iso: str) -> str:
    """Give the path of an ISO day.

    >>> day_path("2024-04-03")
    '/day/2024-04-03'
    """
    return f"/day/{_encoded(iso)}"


def story_path(article: str) -> str:
    """Give the path of the story that an article tells, by the article's id.

    >>> story_path("a1")
    '/story/a1'
    """
    return f"/story/{_encoded(article)}"


@lru_cache(maxsize=4096)
def _encoded(part: str) -> str:
    """Encode all that could end a part of a path; halves of a UTF-16 pair, which none can carry, become ?."""
    return quote(part, safe="", errors="replace")
