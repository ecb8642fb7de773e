"""What is asked, checked."""

from typing import TypedDict

from communique.mcp_server.telling import MOST
from communique.reader import iso_day


class Within(TypedDict, total=False):
    """From which ISO day until which, and how many at most."""

    since: str | None
    until: str | None
    limit: int


def bounds(within: Within) -> tuple[str | None, str | None, int]:
    """Give first and last day and how many. Raises `UsageError`.

    >>> bounds({"since": "2024-04-03", "limit": 100})
    ('2024-04-03', None, 20)
    """
    return day(within.get("since")), day(within.get("until")), min(within.get("limit", MOST), MOST)


def day(text: str | None) -> str | None:
    """Check that a text is an ISO day, or nothing. Raises `UsageError`.

    >>> day("2024-04-03"), day(None)
    ('2024-04-03', None)
    """
    return None if text is None else iso_day(text)
