"""Pages over a ledger, and the same answers as data: the extra ``[web]``.

    request ──pages/──▶ a record (frozen dataclass) ──▶ a template, in the reader's language
                                                    └──▶ its twins: JSON, rows, a feed

A page is one function that takes the ledger and what was asked and gives a record; `app` hangs it under its
path and the twins beside it. Nothing here decides anything about the news: that is `ledger` and `store`.
"""

from communique.web.app import make_app
from communique.web.site import Settings

__all__ = ["Settings", "make_app"]
