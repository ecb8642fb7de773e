"""Which version a ledger's tables are of, and how they come to the newest."""

from functools import cache

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from communique.errors import LedgerNewer, NoLedger
from communique.store.engine import name_of, reads, writes

HEAD = "0004"
"""The newest version; a test holds that it is."""


def version_of(connection: Connection) -> str | None:
    """Give the version of a ledger's tables, or nothing where there are none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("select version_num from alembic_version")).scalar()
    return None if found is None else str(found)


def bring_up(engine: Engine, *, create: bool) -> None:
    """Make a ledger's tables, or bring those of an older version to the newest, in one transaction.

    Raises `NoLedger` where there are none and ``create`` is false, or other tables than ours; `LedgerNewer`.
    """
    with reads(engine) as connection:
        found = version_of(connection)
        others = [] if found else inspect(connection).get_table_names()
    if found == HEAD:
        return
    name = name_of(engine.url)
    if found is not None and found not in known_versions():
        raise LedgerNewer(
            f"{name} was written by a later version of communique (its tables are {found}, ours {HEAD}). "
            "Install the newest: pip install --upgrade communique."
        )
    if found is None and others:
        raise NoLedger(f"{name} is a database, but no ledger of ours. Name another file.")
    if found is None and not create:
        raise NoLedger(f"{name} is no ledger yet. Put articles into it: communique add {name} FILE…")
    with writes(engine) as connection:
        if version_of(connection) != HEAD:
            upgrade(connection)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables to a version, within the connection's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


@cache
def known_versions() -> frozenset[str]:
    """Give all versions that this program knows."""
    return frozenset(one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "communique.store:migrations")
    config.set_main_option("path_separator", "os")
    return config
