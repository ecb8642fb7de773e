"""Communiqué reads the news and keeps the record of diplomacy.

>>> from communique import Reader
>>> reading = Reader("de")("Die Minister telefonierten am Mittwoch.", published="2024-04-04")
"""

from communique.reader import Reader
from communique.records import Reading, Span

__version__ = "0.1.0"
__all__ = ["Reader", "Reading", "Span", "__version__"]
