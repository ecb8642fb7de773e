"""Article → Parsed: sentences, tokens, Universal Dependencies trees and names; as a spaCy pipeline too."""

from typing import TYPE_CHECKING

from communique.errors import MissingExtra
from communique.records import Language
from communique.syntax.parser import Parsed, Parser

if TYPE_CHECKING:
    import spacy

__all__ = ["Parsed", "Parser", "load"]


def load(language: Language, *, threads: int = 1) -> "spacy.language.Language":
    """Make a spaCy pipeline of a language: words, sentences, UPOS, features, lemmas, trees and names.

    A line break ends a sentence. ``threads`` windows of text are scored at a time in ``nlp.pipe``. Raises
    `ValueError` for a language that has no model, `MissingExtra` without the extra "spacy".

    >>> doc = load("en")("The minister called Paris.")
    >>> [(token.text, token.dep_) for token in doc][:3]
    [('The', 'det'), ('minister', 'nsubj'), ('called', 'root')]
    """
    try:
        from communique.syntax.pipeline import pipeline  # noqa: PLC0415 - an extra
    except ImportError as err:
        raise MissingExtra(
            'the trees as a spaCy pipeline need the extra "spacy": pip install "communique[spacy]".'
        ) from err
    return pipeline(language, threads=threads)
