"""Words in marks that nobody says: names of papers, ships and films, and terms."""

from collections.abc import Sequence

from communique.quotes.marks import Pair
from communique.syntax.document import Doc, Token
from communique.syntax.tree import is_finite

NAMES = frozenset({"PROPN", "X", "NUM", "SYM"})


def is_title(doc: Doc, pair: Pair) -> bool:
    """Say whether a stretch in marks is a name: only names in it, or hung on the noun before."""
    inside = doc.touched(pair.span.start, pair.span.end)
    words = [word for word in inside if not word.is_punct and not word.is_space]
    if not words or any(map(is_finite, words)):
        return False
    return all(_is_name(word) for word in words) or _is_hung(words)


def _is_name(word: Token) -> bool:
    small = word.pos_ in {"ADP", "DET", "CCONJ"}
    return word.pos_ in NAMES or word.ent_type_ != "" or (small and word.i != word.sent.start)


def _is_hung(words: Sequence[Token]) -> bool:
    """Say whether the words are an apposition right behind a noun: "the ship “Icarus”"."""
    root = next((word for word in words if word.head not in words), words[0])
    before = words[0].i - 2
    noun = words[0].doc[before] if before >= 0 else None
    if noun is None or noun != root.head or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    return root.relation in {"appos", "flat", "nmod"} and bool(words[0].text[0].isupper())
