"""A name that several have → those whom it may mean, to be chosen from."""

import re
from collections.abc import Iterator

from communique.errors import NothingKnown, NotOne
from communique.ledger.history import Asked
from communique.store import Ledger

IN_BRACKETS = re.compile(r"\(([^()]+)\)")


def meant(ledger: Ledger, err: NotOne) -> tuple[Asked, ...]:
    """Give those among whom a name does not decide: the error names each with its id in brackets."""
    return tuple(dict.fromkeys(_known(ledger, IN_BRACKETS.findall(str(err)))))


def _known(ledger: Ledger, keys: list[str]) -> Iterator[Asked]:
    for key in keys:
        try:
            asked = ledger.whom(key)
        except (NothingKnown, NotOne):
            continue
        if asked.key == key:
            yield asked
