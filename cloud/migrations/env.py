"""Run by alembic: works on the connection and inside the transaction of cloud.migrate."""

from alembic import context

from cloud.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
