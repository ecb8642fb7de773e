"""Addresses that open at the words: a text fragment (``#:~:text=``) for each piece of them."""

from urllib.parse import quote

from communique.exports.text import clean
from communique.ledger.reports import GAP

LONG = 12
"""Words from which on only the first and last of a piece are named."""
ENDS = 4
"""How many of them on either side."""
KEPT = "%/:=&?~#+!$,;'@()*[]"
"""Characters of an address that stand as they are."""


def web_address(url: str | None) -> str | None:
    """Give an address as XML and programs want it, percent-encoded; nothing for one that is not of the web.

    >>> web_address("https://example.org/a b"), web_address("file:///etc/passwd")
    ('https://example.org/a%20b', None)
    """
    is_web = url is not None and url.lower().startswith(("http://", "https://"))
    return quote(clean(url.strip()), safe=KEPT) if url is not None and is_web else None


def at_words(url: str | None, words: str) -> str | None:
    """Give the address of a page, opened at the words.

    >>> at_words("https://example.org/1", "Kyjiw-Besuch, gestern")
    'https://example.org/1#:~:text=Kyjiw%2DBesuch%2C%20gestern'
    """
    address = web_address(url)
    pieces = [_directive(piece) for piece in _longest_first(words)]
    if address is None or not pieces:
        return address
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:{'&'.join(pieces)}"


def _longest_first(words: str) -> list[str]:
    """Give the pieces of words that stand apart: a page opens at the first that is named."""
    pieces = (piece.strip() for piece in clean(words).split(GAP))
    return sorted(filter(None, pieces), key=len, reverse=True)


def _directive(piece: str) -> str:
    words = piece.split()
    if len(words) < LONG:
        return f"text={_encoded(words)}"
    return f"text={_encoded(words[:ENDS])},{_encoded(words[-ENDS:])}"


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
