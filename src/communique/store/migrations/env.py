"""Runs a migration on the connection that it is handed; Alembic loads this file."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
