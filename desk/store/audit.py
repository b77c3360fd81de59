"""The audit trail: append-only rows, chained by hash, written in the transaction of the act."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, insert, select

from desk.security import chain
from desk.store.tables import AuditRow

# Made once: every act goes through here, and making a statement costs more than running it.
_INSERT = insert(AuditRow)
_HEAD = select(AuditRow.n, AuditRow.hash).order_by(AuditRow.n.desc()).limit(1)


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
        rows.append(
            {
                "n": n, "at": entry.at, "actor": entry.actor, "action": entry.action, "patient_id": entry.patient_id,
                "body": chain.canonical(body), "previous": previous, "hash": own,
            }
        )  # fmt: skip
        previous = own
    connection.execute(_INSERT, rows)


def head(connection: Connection) -> tuple[int, bytes]:
    """Number and hash of the last row; (0, GENESIS) for an empty trail."""
    row = connection.execute(_HEAD).first()
    return (row.n, row.hash) if row else (0, chain.GENESIS)


def verify(connection: Connection) -> chain.Break | None:
    """Walk the whole trail; the first row that does not fit, or None."""
    return chain.verify(_rows(connection))


def _rows(connection: Connection) -> Iterator[tuple[int, bytes, bytes, dict[str, object]]]:
    query = select(AuditRow.n, AuditRow.previous, AuditRow.hash, AuditRow.body, AuditRow.at, AuditRow.actor,
                   AuditRow.action, AuditRow.patient_id).order_by(AuditRow.n)  # fmt: skip
    for row in connection.execute(query):
        body = msgspec.json.decode(row.body, type=dict[str, object])
        shown = (body["at"], body["actor"], body["action"], body["patient"])
        if shown != (row.at, row.actor, row.action, row.patient_id):
            body["edited"] = True
        yield row.n, row.previous, row.hash, body
