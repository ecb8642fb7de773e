"""Quotes can be found by their words."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Index the words of all quotes that are held."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("create index quote_by_words on quote using gin (to_tsvector('simple', folded))")
        return
    op.execute(
        "create virtual table quote_words using fts5 "
        "(folded, content = 'quote', content_rowid = 'num', tokenize = 'unicode61')"
    )
    op.execute("insert into quote_words (quote_words) values ('rebuild')")
