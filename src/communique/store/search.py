"""Words → quotes that have them: FTS5 of SQLite, text search of PostgreSQL, over words folded by us.

Both see the same words, so that both find the same: small, without accents, "ё" as "е", "ß" as "ss".
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from communique.kb.bare import bare
from communique.store.sql import run_many

WORD = re.compile(r"[^\W_]+")

NUMBER_BITS = 32
"""Bits of an index entry's number that are the quote's; those above are its day, so that the order of the
index is that of the answers, and the latest of many are found without sorting all."""

MATCHES = {
    "sqlite": "quote_words match ?",
    "postgresql": "to_tsvector('simple', folded) @@ to_tsquery('simple', ?)",
}
"""What is true of the quotes that have what is `sought`."""


def folded(words: str) -> list[str]:
    """Give words as they are searched."""
    return WORD.findall(bare(words))


def entry(day: int, number: int) -> int:
    """Give the number of a quote's index entry: its article's day, then its own number."""
    return day << NUMBER_BITS | number


def index_quotes(connection: Connection, new: Sequence[Mapping[str, Any]]) -> None:
    """Make new quotes findable; PostgreSQL's index is on the column itself."""
    if connection.dialect.name == "sqlite":
        values = [(entry(row["published"], row["num"]), row["folded"]) for row in new]
        run_many(connection, "insert into quote_words (rowid, folded) values (?, ?)", values)


def unindex_quotes(connection: Connection, article: int) -> None:
    """Take the quotes of an article, by its number, out of the index, before they go."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "insert into quote_words (quote_words, rowid, folded) "
                "select 'delete', published << :bits | num, folded from quote where article = :article"
            ),
            {"article": article, "bits": NUMBER_BITS},
        )


def sought(words: str, dialect: str) -> str:
    """Write what a user typed as a search for all of its words; "…" holds a phrase, * the rest of a word.

    >>> sought('Minsk "dem Abkommen" frieden*', "sqlite")
    '"minsk" "dem abkommen" "frieden"*'
    >>> sought('Minsk "dem Abkommen" frieden*', "postgresql")
    'minsk & (dem <-> abkommen) & frieden:*'
    """
    parts = []
    for phrase, word, rest in re.findall(r'"([^"]*)"|(\w+)(\*?)', words):
        found = folded(phrase or word)
        if not found:
            continue
        if dialect == "sqlite":
            parts.append(f'"{" ".join(found)}"{rest}')
        else:
            joined = " <-> ".join(found)
            parts.append(f"({joined})" if len(found) > 1 else f"{joined}{':*' if rest else ''}")
    return (" " if dialect == "sqlite" else " & ").join(parts)
