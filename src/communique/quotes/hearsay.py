"""Words that mark hearsay: "soll gesagt haben", "angeblich"."""

from collections.abc import Iterable

from communique.quotes.finds import form
from communique.quotes.lexicon import Lexicon
from communique.records import Span
from communique.syntax.document import Doc, Token
from communique.syntax.tree import PREDICATES, children


def hedge_in(doc: Doc, spans: Iterable[Span], words: Lexicon) -> Token | None:
    """Give the first word of some stretches that marks what they say as hearsay."""
    for span in spans:
        inside = doc.touched(span.start, span.end)
        found = next((token for token in inside if is_hedge(token, words)), None)
        if found is not None:
            return found
    return None


def is_hedge(token: Token, words: Lexicon) -> bool:
    """Say whether a word marks hearsay: *soll* only with a perfect infinitive, else it is a plan."""
    return form(token) in words.hedge_words or is_hearsay_modal(token, words)


def is_hearsay_modal(token: Token, words: Lexicon) -> bool:
    """Say whether a word is the *soll* of "soll gesagt haben"."""
    verb = token.head
    if form(token) not in words.hedge_modals or token.relation != "aux" or verb.pos_ not in PREDICATES:
        return False
    return any(
        form(other) in words.perfect_infinitives for other in children(verb, "aux") if other.i > verb.i
    )
