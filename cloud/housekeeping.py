"""Rows that have outlived their use."""

from __future__ import annotations

from sqlalchemy import Connection, delete

from cloud.clock import DAY, now_ms
from cloud.store import Store
from cloud.tables import attempt, enroll_code, jti, op_log

# Longer than any desk keeps an answered op (35 days), so that a late second delivery is still known.
OP_LOG_DAYS = 90


def tidy(store: Store) -> None:
    """Forget old answers that nobody has to look at, and spent codes, assertions and tries."""

    def act(conn: Connection) -> None:
        at = now_ms()
        conn.execute(delete(op_log).where(op_log.c.at < at - OP_LOG_DAYS * DAY, op_log.c.flag.is_(None)))
        conn.execute(delete(jti).where(jti.c.expires_at < at))
        conn.execute(delete(attempt).where(attempt.c.last_at < at - DAY))
        old = enroll_code.c.expires_at < at - OP_LOG_DAYS * DAY
        conn.execute(delete(enroll_code).where(old, enroll_code.c.device_id.is_(None)))

    store.write(act)
