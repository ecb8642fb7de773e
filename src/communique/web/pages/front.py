"""The front page: the newest contacts, and the longest silences that they broke."""

from dataclasses import dataclass

from communique.ledger.history import Searched, Silence
from communique.ledger.rows import EVENTS, Held, Rows
from communique.web.page import Page
from communique.web.site import Here

NEWEST = 12
SILENCES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What is new: contacts, the latest first; silences, the longest first; what all that rests on."""

    newest: tuple[Held, ...]
    silences: tuple[Silence, ...]
    searched: Searched


def front(site: Here) -> Front:
    """Give the newest contacts, and the longest silences that they broke."""
    return Front(
        newest=tuple(site.ledger.contacts(limit=NEWEST)),
        silences=site.ledger.silences(SILENCES),
        searched=site.ledger.searched(),
    )


FRONT = Page(
    name="front",
    path="/",
    ask=front,
    record=Front,
    rows=lambda found: Rows(EVENTS, found.newest),
    feed=lambda found: found.newest,
)
