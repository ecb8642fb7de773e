"""What every part of the step looks things up in: one article's frozen inputs."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.actors import Actors
from communique.events.lexicon import Lexicon
from communique.events.times import Dated
from communique.records import Quote
from communique.syntax import Parsed


@dataclass(frozen=True, slots=True)
class Context:
    """One article with what the steps before found in it."""

    parsed: Parsed
    dated: Sequence[Dated]
    actors: Actors
    quotes: Sequence[Quote]
    lexicon: Lexicon
