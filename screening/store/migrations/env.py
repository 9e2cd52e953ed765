"""Alembic's entry: the connection comes from `screening.store.migrate`, inside its transaction."""

from alembic import context

from screening.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
