"""Alembic runs this: the steps go through the connection that docgen opened."""

from __future__ import annotations

from alembic import context

from docgen.register.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
