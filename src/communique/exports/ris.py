"""Events of a ledger → RIS, for reference managers: one record an article, its events as notes."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby

from communique.exports.links import web_address
from communique.exports.text import one_line
from communique.exports.titles import title_of
from communique.ledger.rows import Held
from communique.records import ArticleHead

END = "\r\n"


def ris_text(records: Iterable[Held]) -> Iterator[str]:
    """Write the articles of events, in the order in which the first event of each comes.

    Each note says what the event is and, in quote marks, the exact words.
    """
    for head, notes in _by_article(records):
        yield _line("TY", "NEWS") + head + "".join(notes) + _line("ER", "")


def _by_article(records: Iterable[Held]) -> Iterator[tuple[str, Iterator[str]]]:
    """Gather events by article in a nameless file of SQLite's, since they need not come together."""
    told = ((held.head.id, _head(held.head), _note(held)) for held in records)
    with closing(sqlite3.connect("")) as store:
        store.execute("create table told (article text, head text, note text)")
        store.executemany("insert into told values (?, ?, ?)", told)
        found = store.execute(
            "select article, head, note from"
            " (select *, rowid as place, min(rowid) over (partition by article) as first from told)"
            " order by first, place"
        )
        for (_, head), rows in groupby(found, key=lambda row: (row[0], row[1])):
            yield head, (note for _, _, note in rows)


def _head(head: ArticleHead) -> str:
    day = head.published
    lines = (
        ("TI", head.title),
        ("PY", day and day[:4]),
        ("DA", day and day.replace("-", "/")),
        *(("PB", agency) for agency in head.agency),
        ("LA", head.language),
        ("UR", web_address(head.url)),
        ("AN", head.id),
    )
    return "".join(_line(tag, value) for tag, value in lines if value)


def _note(held: Held) -> str:
    return _line("N1", f"{title_of(held.event)}: “{held.report.words}”")


def _line(tag: str, value: str) -> str:
    return f"{tag}  - {one_line(value)}{END}"
