"""Rows that have outlived their use, and lists that have grown old."""

from __future__ import annotations

import logging
import threading

from sqlalchemy import Connection, delete
from sqlalchemy.exc import SQLAlchemyError

from cloud.cards import lists
from cloud.cards.keys import Seal
from cloud.clock import DAY, now_ms
from cloud.outcome import Problem
from cloud.schemes import checking
from cloud.store import Store
from cloud.tables import attempt, eligibility_check, enroll_code, jti, op_log

# Longer than any desk keeps an answered op (35 days), so that a late second delivery is still known.
OP_LOG_DAYS = 90
_LISTS_SECONDS = 3600.0

log = logging.getLogger("hims.cloud")


def tidy(store: Store) -> None:
    """Forget old answers and decisions that nobody has to look at, and spent codes, assertions and tries."""

    def act(conn: Connection) -> None:
        at = now_ms()
        conn.execute(delete(op_log).where(op_log.c.at < at - OP_LOG_DAYS * DAY, op_log.c.flag.is_(None)))
        agreed = (eligibility_check.c.state == checking.AGREES, eligibility_check.c.at < at - OP_LOG_DAYS * DAY)
        conn.execute(delete(eligibility_check).where(*agreed))
        conn.execute(delete(jti).where(jti.c.expires_at < at))
        conn.execute(delete(attempt).where(attempt.c.last_at < at - DAY))
        old = enroll_code.c.expires_at < at - OP_LOG_DAYS * DAY
        conn.execute(delete(enroll_code).where(old, enroll_code.c.device_id.is_(None)))

    store.write(act)


def keep_lists_fresh(store: Store, seal: Seal, seconds: float = _LISTS_SECONDS) -> threading.Event:
    """Sign the list of withdrawn cards anew when it is a day old: now, and by a thread of its own from hour to hour.

    The event ends the thread.
    """
    stop = threading.Event()

    def watch() -> None:
        while True:
            _refresh(store, seal)
            if stop.wait(seconds):
                return

    threading.Thread(target=watch, name="lists", daemon=True).start()
    return stop


def _refresh(store: Store, seal: Seal) -> None:
    try:
        lists.refresh(store, seal, now_ms())
    except (Problem, SQLAlchemyError) as error:
        # Tried again in an hour; the desks show the list's age meanwhile.
        log.error("the list of withdrawn cards was not signed anew (%s)", type(error).__name__)
