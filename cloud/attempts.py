"""Wrong codes and passwords are counted in the database, before the answer is given: a restart forgets nothing."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from cloud.clock import MINUTE
from cloud.outcome import Problem
from cloud.store import insert_new
from cloud.tables import attempt

MAX_TRIES = 5
PAUSE = 20 * MINUTE


def begin(conn: Connection, kind: str, who: str, at: int) -> None:
    """Count a try before it is looked at; Problem 429 when five were wrong within the last 20 minutes.

    Counting first leaves no gap in which many parallel guesses all see the same low count.
    """
    insert_new(conn, attempt, {"kind": kind, "who": who, "tries": 0, "last_at": at})
    mine = (attempt.c.kind == kind, attempt.c.who == who)
    row = conn.execute(select(attempt).where(*mine).with_for_update()).one()
    waited = at - row.last_at
    tries = 0 if waited >= PAUSE else row.tries
    if tries >= MAX_TRIES:
        text = "Too many wrong tries. Wait 20 minutes."
        retry_after = max(1, (PAUSE - waited) // 1000)
        raise Problem(429, "too-many-tries", text, issue="throttled", retry_after=retry_after)
    conn.execute(update(attempt).where(*mine).values(tries=tries + 1, last_at=at))


def forget(conn: Connection, kind: str, who: str) -> None:
    """The try was right: begin again at none."""
    conn.execute(delete(attempt).where(attempt.c.kind == kind, attempt.c.who == who))
