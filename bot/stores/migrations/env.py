"""Where Alembic begins: it works on the connection it is given, in that transaction."""

from alembic import context

from bot.stores.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
