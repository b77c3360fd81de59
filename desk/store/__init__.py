"""The local truth: SQLAlchemy on SQLCipher; units, audit, outbox and inbox, migrations."""
