"""What a page is: its path, what it asks of the ledger, how it is shown, which rows and feed it has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from communique.ledger.rows import Held, Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page. ``ask`` is what FastAPI calls, with path and query by its signature; it gives a ``record``.

    ``rows`` are the record's table, for the twins ``.jsonl .csv .parquet``; ``feed`` the events of its feed,
    ``.atom``. ``shown`` gives what its template needs beside the record.
    """

    name: str
    path: str
    ask: Callable[..., Any]
    record: type
    rows: Callable[[Any], Rows[Any]]
    feed: Callable[[Any], Iterable[Held]]
    shown: Callable[[Any], dict[str, Any]] = lambda _: {}
