"""Is the file that opens really this desk's database? Asked once at the start, when the key has been proved already.

SQLCipher gives one error for a wrong key and for a damaged first page; the key-check value of the slots file has ruled
out the first. And an empty file opens as a new database: it is refused, since nothing is ever made anew by itself.
"""

from desk.core.errors import Damaged
from desk.core.i18n import words
from desk.store.engine import NOT_A_DATABASE
from desk.store.migrate import STORE
from desk.store.store import Store


def must_exist(store: Store) -> None:
    """Raise Damaged unless the file holds this program's tables."""
    if not store.path.exists() or store.path.stat().st_size == 0:
        raise _empty()
    known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    try:
        with store.readers.connect() as connection:
            found = connection.exec_driver_sql(known, (STORE.version_table,)).first()
    except Damaged as broken:
        if NOT_A_DATABASE not in broken.detail:
            raise
        raise Damaged(
            words("Store", "The database file is damaged; its key is right. Delete nothing and call the helpline."),
            detail=broken.detail,
        ) from broken
    if found is None:
        raise _empty()


def _empty() -> Damaged:
    return Damaged(words("Store", "The database file is empty. Do not set up again; call the helpline."))
