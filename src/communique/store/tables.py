"""The tables, of SQLite and PostgreSQL alike.

What is *kept*: articles with their whole readings, where they were seen, what people judged. What is
*derived* from that and can be made anew at any time: reports, events, pairs, quotes, claims, links. Ids are
texts derived from content; ``num`` are small numbers that stand for them within one database.

Tables of nothing but numbers have no foreign keys: they hold most of the rows of an article, and to look each
of them up is most of what PostgreSQL would do of it. `UNCHECKED` says what they name.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)

metadata = MetaData()


def _num() -> Column[int]:
    return Column("num", Integer, primary_key=True, autoincrement=False)


# ------------------------------------------------------------------------------------------------ kept

article = Table(
    "article",
    metadata,
    _num(),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("title", Text),
    Column("published", Text, index=True),
    Column("agency", Text, nullable=False),
    Column("url", Text),
    Column("added", Text, nullable=False),
    Column("program", Text, nullable=False),
)
"""``agency`` names are joined by "; "; ``added`` is UTC, ISO 8601; ``program`` the version that read it."""

reading = Table(
    "reading",
    metadata,
    Column("article", Integer, ForeignKey("article.num"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
"""``data`` is the reading as JSON, packed (zlib)."""

sighting = Table(
    "sighting",
    metadata,
    Column("article", Integer, ForeignKey("article.num"), primary_key=True, autoincrement=False),
    Column("url", Text, primary_key=True),
    Column("seen", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""At which addresses a text was found, and when the ledger learned it."""

correction = Table(
    "correction",
    metadata,
    _num(),
    Column("id", Text, nullable=False, unique=True),
    Column("about", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("field", Text),
    Column("value", Text),
    Column("concerns", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)
"""What people judged, in the order in which they did; nothing is ever taken out."""

# --------------------------------------------------------------------------------------------- derived

likeness = Table(
    "likeness",
    metadata,
    Column("article", Integer, ForeignKey("article.num"), primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("shingles", LargeBinary, nullable=False),
    Column("paragraphs", LargeBinary, nullable=False),
    Column("profile", LargeBinary, nullable=False),
)
"""By what copies and other accounts of an article are known: its fingerprint and profile."""

copy_key = Table(
    "copy_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    metadata,
    Column("one", Integer, ForeignKey("article.num"), primary_key=True, autoincrement=False),
    Column("other", Integer, ForeignKey("article.num"), primary_key=True, autoincrement=False, index=True),
    Column("method", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("record", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Copies, and accounts of one story where the merging of events asked for them. ``record`` is JSON."""

actor = Table(
    "actor",
    metadata,
    _num(),
    Column("id", Text, nullable=False, unique=True),
)
"""Persons, bodies, states and offices (``minister.defence@FRA``): whatever can be asked for."""

actor_name = Table(
    "actor_name",
    metadata,
    Column("bare", Text, primary_key=True),
    Column("actor", Integer, ForeignKey("actor.num"), primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What actors are called in the articles, written small and without accents; the surname too."""

event = Table(
    "event",
    metadata,
    _num(),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("kind", SmallInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("channel", Text),
    Column("level", Text, nullable=False),
    Column("known", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("event_by_day", "kind", "last", "num"),
)
"""``num`` is that of the report whose id it has; ``first`` and ``last`` are days since the year 1, 0 where
open or untold; ``record`` the `HeldEvent` as JSON."""

report = Table(
    "report",
    metadata,
    _num(),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Integer, ForeignKey("article.num"), nullable=False, index=True),
    Column("event", Integer, ForeignKey("event.num"), index=True),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
"""``record`` is the `EventReport` as JSON. A report that a person rejected has no event."""

slot = Table(
    "slot",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("report", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Where reports of one event are looked for: kind, stage and states as one number, then the day."""

dyad = Table(
    "dyad",
    metadata,
    Column("a", Integer, primary_key=True, autoincrement=False),
    Column("b", Integer, primary_key=True, autoincrement=False),
    Column("kind", SmallInteger, primary_key=True, autoincrement=False),
    Column("last", Integer, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    Column("first", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Who dealt with whom, ready to be asked for: ``a`` < ``b``."""

part = Table(
    "part",
    metadata,
    Column("actor", Integer, primary_key=True, autoincrement=False),
    Column("kind", SmallInteger, primary_key=True, autoincrement=False),
    Column("last", Integer, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)
"""Who took part in what."""

quote = Table(
    "quote",
    metadata,
    _num(),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Integer, ForeignKey("article.num"), nullable=False, index=True),
    Column("speaker", Integer, ForeignKey("actor.num")),
    Column("published", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("quote_by_speaker", "speaker", "published", "num"),
    Index("quote_by_day", "published", "num"),
)
"""``record`` is the `QuoteReport` as JSON; ``folded`` its words as they are searched."""

claim = Table(
    "claim",
    metadata,
    _num(),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Integer, ForeignKey("article.num"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("published", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("claim_by_day", "published", "num"),
)
"""``record`` is the `ClaimReport` as JSON."""

UNCHECKED = (
    (copy_key.c.article, article.c.num),
    (slot.c.report, report.c.num),
    (dyad.c.a, actor.c.num),
    (dyad.c.b, actor.c.num),
    (dyad.c.event, event.c.num),
    (part.c.actor, actor.c.num),
    (part.c.event, event.c.num),
)
"""Columns of tables without foreign keys, each with what it names: `inspect.faults` looks them through."""

KINDS = {"done": 0, "ahead": 1, "undone": 2}
ACT = 3
"""``kind`` of events: contacts by their stage, then all other acts."""
