"""What all requests share: the ledger, what whoever started it allows, and how it is reached."""

import secrets
from dataclasses import dataclass, field
from time import monotonic
from typing import Annotated

from anyio import CapacityLimiter
from fastapi import Depends, Request

from communique.reader import Reader
from communique.records import Language, Reading
from communique.store import Ledger

LONGEST_TEXT = 100_000
"""Characters of a pasted text at most: some fifty times a long news story."""

HOSTS = ("127.0.0.1", "localhost", "[::1]", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What whoever starts the pages may choose.

    ``token`` is what a browser must show before it may correct; none shows the ledger read-only. ``hosts``
    are the names under which the pages answer: another site cannot make a browser ask under its own. Pasted
    texts have at most ``longest_text`` characters; ``readings_a_minute`` of them are read, one at a time.
    """

    token: str | None = None
    hosts: tuple[str, ...] = HOSTS
    longest_text: int = LONGEST_TEXT
    readings_a_minute: int = 30


@dataclass(slots=True)
class Site:
    """A ledger, open, and what may be done with it."""

    ledger: Ledger
    settings: Settings
    reading: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))
    """Whose turn it is to have a text read: those who wait keep no page waiting."""
    _read_at: list[float] = field(default_factory=list)

    def may_edit(self, request: Request) -> bool:
        """Say whether a request shows the token."""
        shown = request.cookies.get(TOKEN, "")
        return self.settings.token is not None and is_token(shown, self.settings.token)

    @staticmethod
    def read(text: str, *, published: str | None, language: Language | None) -> Reading:
        """Read a text; nothing of it is kept. Raises `CommuniqueError` for what is no article."""
        return Reader(language)(text, published=published)

    def may_read(self) -> bool:
        """Say whether another pasted text is read this minute, and count it if so; asked in one's turn."""
        now = monotonic()
        self._read_at[:] = [then for then in self._read_at if now - then < 60]
        is_free = len(self._read_at) < self.settings.readings_a_minute
        if is_free:
            self._read_at.append(now)
        return is_free


@dataclass(slots=True)
class Moved(Exception):
    """What was asked for stands under another path, its lasting one."""

    path: str


TOKEN = "communique_token"  # noqa: S105 - the name of a cookie
LANGUAGE = "communique_language"


def is_token(shown: str, token: str) -> bool:
    """Compare in a time that tells nothing."""
    return secrets.compare_digest(shown.encode(), token.encode())


async def site_of(request: Request) -> Site:
    """Give the site that a request is for; without a thread of its own."""
    site: Site = request.app.state.site
    return site


Here = Annotated[Site, Depends(site_of)]
