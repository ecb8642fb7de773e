"""Where the ledger is kept: SQLite by default, PostgreSQL by its address. `open_ledger` is the door.

What is *kept* is articles with their readings, and what people judged; all else (events over many reports,
who dealt with whom, quotes by their words) is *derived* and can be made anew.
"""

from communique.store.keep import Added
from communique.store.ledger import Ledger, open_ledger

__all__ = ["Added", "Ledger", "open_ledger"]
