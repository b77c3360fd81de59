"""Reads the tables of the search once, so that the first searches of the morning find them in the system's cache.

A computer that was switched off has nothing of the store in memory, and a first search waits for the disk for each of
its pages, all over the file. Here they come in one way through. It reads for nobody, keeps nothing and shows nothing:
no note for the trail. What a search asks by a whole phone or number is left: that is a handful of pages.
"""

import os
from collections.abc import Callable

from sqlalchemy import Connection

ROWS = 5_000
"""Of one statement: a megabyte or two, so that it is soon over when the program closes."""
PAUSE_SECONDS = 0.02
"""Between statements, for who asks `stop`: a search or a save that waits for the disk goes first."""
MOST_BYTES = 400_000_000
"""More than the tables of a million patients; a larger desk has its newest patients read."""

_SMALL = (
    "SELECT sum(octet_length(term)) FROM search_terms_idx",
    "SELECT sum(octet_length(word) + octet_length(sound)) FROM search_word NOT INDEXED",
    "SELECT sum(octet_length(word) + octet_length(sound)) FROM search_word INDEXED BY ix_search_word_sound",
    "SELECT sum(octet_length(piece) + octet_length(word)) FROM search_near",
)
_POSTINGS = (
    "SELECT min(id), sum(octet_length(block)) FROM "
    "(SELECT id, block FROM search_terms_data WHERE id < ? ORDER BY id DESC LIMIT ?)"
)
_PATIENTS = (
    "SELECT min(row), sum(size + 40) FROM (SELECT row, octet_length(patient_id) + octet_length(names) + "
    "octet_length(fathers) + octet_length(phones) + octet_length(numbers) + octet_length(name) + "
    "octet_length(name_native) + octet_length(locality) AS size FROM search_patient WHERE row < ? "
    "ORDER BY row DESC LIMIT ?)"
)
_TOP = 2**63 - 1


def read_ahead(connection: Connection, stop: Callable[[], bool], most_bytes: int | None = None) -> int:
    """Read what searches read, the newest patients first; gives about how many bytes that was.

    `stop` is asked between statements and may wait a little before it answers: that is the pause in which others have
    the disk. No moment of the store is held over it, so the log can be folded in. At most `most_bytes`, else
    MOST_BYTES or a quarter of the memory, for what the system would throw out again need not be read.
    """
    most = min(MOST_BYTES, _memory() // 4) if most_bytes is None else most_bytes
    read = 0
    for statement in _SMALL:
        read += int(connection.exec_driver_sql(statement).scalar() or 0)
        connection.rollback()
        if stop():
            return read
    for statement in (_POSTINGS, _PATIENTS):
        below: int | None = _TOP
        while read < most:
            below, size = connection.exec_driver_sql(statement, (below, ROWS)).one()
            connection.rollback()
            if below is None:
                break
            read += int(size)
            if stop():
                return read
    return read


def _memory() -> int:
    """Bytes of memory; where the system does not tell, enough for MOST_BYTES."""
    if not hasattr(os, "sysconf"):
        return 4 * MOST_BYTES
    return int(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
