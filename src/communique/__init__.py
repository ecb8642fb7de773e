"""Communiqué reads the news and keeps the record of diplomacy.

>>> from communique import Reader
>>> reading = Reader("de")("Die Minister telefonierten am Mittwoch.", published="2024-04-04")

Names are loaded when first used, so that ``communique --help`` need not wait for the model's libraries.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.reader import Reader
    from communique.reasons import why
    from communique.records import Reading, Span
    from communique.store import Ledger, open_ledger

__version__ = "0.1.0"
__all__ = ["Ledger", "Reader", "Reading", "Span", "__version__", "open_ledger", "why"]

_HOMES = {
    "Ledger": "communique.store",
    "Reader": "communique.reader",
    "Reading": "communique.records",
    "Span": "communique.records",
    "open_ledger": "communique.store",
    "why": "communique.reasons",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 (a module attribute may be anything)
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'communique' has no attribute {name!r}")
