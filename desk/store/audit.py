"""The audit trail: append-only rows, chained by hash, written in the transaction of the act."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from desk.security import chain
from desk.store.tables import AuditRow

# Plain statements: every act goes through here, and what SQLAlchemy does around a statement costs more than running it.
_INSERT = "INSERT INTO audit (n, at, actor, action, patient_id, body, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_HEAD = "SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1"


@dataclass(frozen=True)
class AuditEntry:
    """What was done or read. `detail` holds codes, ids and counts, never names."""

    at: int
    actor: str
    action: str
    patient_id: str | None = None
    outcome: str = "done"
    detail: tuple[tuple[str, str], ...] = ()

    def body(self) -> dict[str, object]:
        """The canonical body that the hash covers."""
        return {
            "at": self.at, "actor": self.actor, "action": self.action, "patient": self.patient_id,
            "outcome": self.outcome, "detail": dict(self.detail),
        }  # fmt: skip


def append(connection: Connection, entries: list[AuditEntry]) -> None:
    """Chain and insert `entries`; the writer is alone, so the last row is the head."""
    if not entries:
        return
    n, previous = head(connection)
    rows = []
    for entry in entries:
        body, n = entry.body(), n + 1
        own = chain.link(previous, body)
        said = chain.canonical(body)
        rows.append((n, entry.at, entry.actor, entry.action, entry.patient_id, said, previous, own))
        previous = own
    connection.exec_driver_sql(_INSERT, rows)


def head(connection: Connection) -> tuple[int, bytes]:
    """Number and hash of the last row; (0, GENESIS) for an empty trail."""
    row = connection.exec_driver_sql(_HEAD).first()
    return (row.n, row.hash) if row else (0, chain.GENESIS)


def verify(connection: Connection) -> chain.Break | None:
    """Walk the whole trail; the first row that does not fit, or None."""
    return chain.verify(_rows(connection))


def _readable(body: bytes) -> dict[str, object]:
    """A body that somebody made unreadable is an edit like any other; it must not stop whoever looks for edits."""
    try:
        return msgspec.json.decode(body, type=dict[str, object])
    except msgspec.MsgspecError:
        return {"edited": True}


def _rows(connection: Connection) -> Iterator[tuple[int, bytes, bytes, dict[str, object]]]:
    query = select(AuditRow.n, AuditRow.previous, AuditRow.hash, AuditRow.body, AuditRow.at, AuditRow.actor,
                   AuditRow.action, AuditRow.patient_id).order_by(AuditRow.n)  # fmt: skip
    for row in connection.execute(query):
        body = _readable(row.body)
        shown = tuple(body.get(name) for name in ("at", "actor", "action", "patient"))
        if shown != (row.at, row.actor, row.action, row.patient_id):
            body["edited"] = True
        yield row.n, row.previous, row.hash, body
