from communique.records import Date, Doubt
from communique.syntax import Parsed


def find_dates(parsed: Parsed) -> tuple[tuple[Date, ...], tuple[Doubt, ...]]:
    return (), ()
