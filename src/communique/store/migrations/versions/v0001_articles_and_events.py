"""Articles with their readings, and the events they tell."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "actor",
        sa.Column("num", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
    )
    op.create_table(
        "article",
        sa.Column("num", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("published", sa.Text(), index=True),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
    )
    op.create_table(
        "correction",
        sa.Column("num", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("about", sa.Text(), nullable=False, index=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("field", sa.Text()),
        sa.Column("value", sa.Text()),
        sa.Column("concerns", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("num", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text()),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("known", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
    )
    op.create_index("event_by_day", "event", ["kind", "last", "num"])
    op.create_table(
        "actor_name",
        sa.Column("bare", sa.Text(), primary_key=True),
        sa.Column("actor", sa.Integer(), sa.ForeignKey("actor.num"), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claim",
        sa.Column("num", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("article", sa.Integer(), sa.ForeignKey("article.num"), nullable=False, index=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("published", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
    )
    op.create_index("claim_by_day", "claim", ["published", "num"])
    op.create_table(
        "copy_key",
        sa.Column("key", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "article", sa.Integer(), sa.ForeignKey("article.num"), primary_key=True, autoincrement=False
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dyad",
        sa.Column("a", sa.Integer(), sa.ForeignKey("actor.num"), primary_key=True, autoincrement=False),
        sa.Column("b", sa.Integer(), sa.ForeignKey("actor.num"), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("last", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column(
            "event",
            sa.Integer(),
            sa.ForeignKey("event.num"),
            primary_key=True,
            autoincrement=False,
            index=True,
        ),
        sa.Column("first", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "likeness",
        sa.Column(
            "article", sa.Integer(), sa.ForeignKey("article.num"), primary_key=True, autoincrement=False
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.Column("paragraphs", sa.LargeBinary(), nullable=False),
        sa.Column("profile", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "link",
        sa.Column("one", sa.Integer(), sa.ForeignKey("article.num"), primary_key=True, autoincrement=False),
        sa.Column(
            "other",
            sa.Integer(),
            sa.ForeignKey("article.num"),
            primary_key=True,
            autoincrement=False,
            index=True,
        ),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "part",
        sa.Column("actor", sa.Integer(), sa.ForeignKey("actor.num"), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("last", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column(
            "event",
            sa.Integer(),
            sa.ForeignKey("event.num"),
            primary_key=True,
            autoincrement=False,
            index=True,
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quote",
        sa.Column("num", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("article", sa.Integer(), sa.ForeignKey("article.num"), nullable=False, index=True),
        sa.Column("speaker", sa.Integer(), sa.ForeignKey("actor.num")),
        sa.Column("published", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
    )
    op.create_index("quote_by_day", "quote", ["published", "num"])
    op.create_index("quote_by_speaker", "quote", ["speaker", "published", "num"])
    op.create_table(
        "reading",
        sa.Column(
            "article", sa.Integer(), sa.ForeignKey("article.num"), primary_key=True, autoincrement=False
        ),
        sa.Column("data", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "report",
        sa.Column("num", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("article", sa.Integer(), sa.ForeignKey("article.num"), nullable=False, index=True),
        sa.Column("event", sa.Integer(), sa.ForeignKey("event.num"), index=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "sighting",
        sa.Column(
            "article", sa.Integer(), sa.ForeignKey("article.num"), primary_key=True, autoincrement=False
        ),
        sa.Column("url", sa.Text(), primary_key=True),
        sa.Column("seen", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "slot",
        sa.Column("key", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("first", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("report", sa.Integer(), sa.ForeignKey("report.num"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
