from collections.abc import Sequence

from communique.actors import Actors
from communique.records import Date, Doubt, Quote
from communique.syntax import Parsed


def find_quotes(parsed: Parsed, dates: Sequence[Date], actors: Actors) -> tuple[tuple[Quote, ...], tuple[Doubt, ...]]:
    return (), ()
