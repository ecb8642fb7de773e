"""News agencies as credits name them: "(AFP/dpa)", "mz/fab (AP)", "Mit Material von dpa und AFP"."""

import re

from communique.article.words import Wording, fold
from communique.records import Span

INITIALS = re.compile(r"[a-zäöü]{1,4}\.?")
CLOSING = re.compile(
    r"(?<=[.!?…\"“”»«’'])\s+(?P<credit>[(\[][^()\[\]]{2,60}[)\]]|(?:[–—-]{1,2}\s*)?[^\W\d][\w./-]{1,23})$"
)
LONGEST_CREDIT = 100
"""Characters at a paragraph's end in which a closing credit must stand."""


def is_credit(text: str, wording: Wording) -> bool:
    """Say whether a text names agencies and nothing else but initials and words of crediting."""
    pieces = [_without_credit_words(piece, wording) for piece in wording.shapes.pieces.split(text)]
    named = [piece for piece in pieces if fold(piece) in wording.agencies]
    return bool(named) and all(not piece or piece in named or INITIALS.fullmatch(piece) for piece in pieces)


def agencies(text: str, wording: Wording) -> tuple[str, ...]:
    """Give the ids of the agencies that a credit names, in order, each once.

    >>> from communique.article.words import wording
    >>> agencies("(AFP/dpa)", wording("de"))
    ('AFP', 'dpa')
    """
    pieces = (fold(_without_credit_words(piece, wording)) for piece in wording.shapes.pieces.split(text))
    return tuple(dict.fromkeys(wording.agencies[piece] for piece in pieces if piece in wording.agencies))


def credit_at_end(text: str, wording: Wording) -> Span | None:
    """Give the place of a credit behind a paragraph's last sentence.

    >>> from communique.article.words import wording
    >>> credit_at_end("Sie berieten in Riga. (AFP)", wording("de"))
    Span(start=22, end=27)
    """
    offset = max(0, len(text) - LONGEST_CREDIT)
    match = CLOSING.search(text[offset:])
    if match is None or not is_credit(match["credit"], wording):
        return None
    return Span(start=offset + match.start("credit"), end=len(text))


def _without_credit_words(piece: str, wording: Wording) -> str:
    """Take the words of crediting away: "Mit Material von dpa" is "dpa"."""
    allowed = {word for group in wording.groups.get("credit", ()) for word in group.words}
    words = re.split(r"[\s:©]+", piece.strip())
    return " ".join(word for word in words if word.casefold() not in allowed).strip(" .:-*")
