"""Actors by their numbers, and by what they are called."""

from collections.abc import Collection, Iterable

from sqlalchemy import Column, Connection, func, select

from communique.kb.bare import bare
from communique.store import tables as t
from communique.store.sql import LISTED, insert_new, insert_rows, rows_in


class ActorNumbers:
    """The numbers of actors in one ledger; those not there yet get one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, int] = {}

    def numbers(self, ids: Collection[str]) -> dict[str, int]:
        """Give the numbers of some ids, which are written where they are new."""
        missing = sorted({*ids} - self._known.keys())
        self._known |= numbers_of(self._connection, missing)
        new = [one for one in missing if one not in self._known]
        if new:
            begin = next_number(self._connection, t.actor.c.num)
            made = dict(zip(new, range(begin, begin + len(new)), strict=True))
            insert_rows(self._connection, t.actor, [{"num": num, "id": one} for one, num in made.items()])
            self._known |= made
        return {one: self._known[one] for one in ids}

    def name(self, parties: Iterable[tuple[str | None, str]]) -> None:
        """Keep what people are called whom the knowledge base does not have: ids and names in articles."""
        named = {(actor, name) for actor, name in parties if actor is not None and actor.startswith("~")}
        numbers = self.numbers({actor for actor, _ in named})
        rows = {
            (word, numbers[actor]): {"bare": word, "actor": numbers[actor], "name": name}
            for actor, name in sorted(named)
            for word in dict.fromkeys((bare(name), bare(name).rpartition(" ")[2]))
            if word
        }
        insert_new(self._connection, t.actor_name, list(rows.values()))


def numbers_of(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """Give the numbers of those ids that a ledger knows."""
    return dict(map(tuple, rows_in(connection, f"select id, num from actor where id {LISTED}", ids)))


def next_number(connection: Connection, column: Column[int]) -> int:
    """Give the first number of a column that is free; only one writes at a time."""
    last = connection.execute(select(func.max(column))).scalar()
    return 1 if last is None else int(last) + 1
