"""Quotes are found by their words in the order in which they are given: the latest first."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Give new numbers to the entries of SQLite's index: day, then quote. PostgreSQL's stays."""
    if op.get_context().dialect.name == "postgresql":
        return
    op.execute("drop table quote_words")
    op.execute("create virtual table quote_words using fts5 (folded, content = '', tokenize = 'unicode61')")
    op.execute(
        "insert into quote_words (rowid, folded) "
        "select published << 32 | num, folded from quote order by published, num"
    )
