"""A process that adds made-up readings, and says of each batch which articles are kept: to be killed."""

import sys
from itertools import islice

from communique.store import open_ledger
from store.generated import readings


def main(where: str, seed: int, count: int, batch: int) -> None:
    """Add what is not held, from the first."""
    read = readings(count, seed=seed, years=0.02)
    with open_ledger(where) as ledger:
        while some := list(islice(read, batch)):
            done = list(ledger.add_all(some, batch=batch))
            sys.stdout.write("".join(f"{one.article}\n" for one in done))
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
