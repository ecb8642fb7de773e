"""Rows of numbers go in without being looked up: to do so was most of what PostgreSQL did of an article."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEYS = {
    "copy_key": ("article",),
    "slot": ("report",),
    "dyad": ("a", "b", "event"),
    "part": ("actor", "event"),
}
"""The columns whose foreign keys go, by table."""

COLUMNS = {
    "copy_key": ("key", "article"),
    "slot": ("key", "first", "report"),
    "dyad": ("a", "b", "kind", "last", "event"),
    "part": ("actor", "kind", "last", "event"),
}
"""The columns of a table's key."""

TYPES = {"key": sa.BigInteger, "kind": sa.SmallInteger}
"""The types of those that are not `Integer`."""


def upgrade() -> None:
    """Take the foreign keys away. SQLite can only copy the tables."""
    if op.get_context().dialect.name == "postgresql":
        for table, columns in KEYS.items():
            for column in columns:
                op.drop_constraint(f"{table}_{column}_fkey", table)
        return
    for table in KEYS:
        _copy(table)
    for table in ("dyad", "part"):
        op.create_index(f"ix_{table}_event", table, ["event"])


def _copy(table: str) -> None:
    columns = [
        sa.Column(name, TYPES.get(name, sa.Integer)(), primary_key=True, autoincrement=False)
        for name in COLUMNS[table]
    ]
    if table == "dyad":
        columns.append(sa.Column("first", sa.Integer(), nullable=False))
    op.rename_table(table, "before")
    op.create_table(table, *columns, sqlite_with_rowid=False)
    names = ", ".join(column.name for column in columns)
    op.execute(f"insert into {table} ({names}) select {names} from before")
    op.drop_table("before")
