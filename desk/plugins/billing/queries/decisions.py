"""Reads of schemes: what is defined, what was decided, what they paid so far. Frozen answers."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, select

from desk.core.clock import business_date
from desk.plugins.billing.rules import definitions
from desk.plugins.billing.rules.decisions import Decision
from desk.plugins.billing.rules.definitions import BY_FAMILY, Definition, Held
from desk.plugins.billing.tables import DecisionRow, SchemeRow
from desk.records.coverage.queries import of_one_member

MOST = 200
"""Decisions of one patient that a list shows."""

_COLUMNS = tuple(getattr(DecisionRow, name) for name in Decision.__dataclass_fields__)
# Made once: building a statement costs more than SQLite takes to answer it.
_HELD = select(SchemeRow.body, SchemeRow.digest, SchemeRow.issuer).order_by(
    SchemeRow.priority, SchemeRow.scheme, SchemeRow.version
)
_BODY = select(SchemeRow.body).where(
    SchemeRow.scheme == bindparam("scheme"), SchemeRow.version == bindparam("version")
)
_AT = select(*_COLUMNS).order_by(DecisionRow.at, DecisionRow.decision_id)
_AT_VISIT = _AT.where(DecisionRow.visit_id == bindparam("visit"))
_AT_NO_VISIT = _AT.where(
    DecisionRow.visit_id.is_(None), DecisionRow.day == bindparam("on"),
    DecisionRow.patient_id.in_(bindparam("ids", expanding=True)),
)  # fmt: skip
_LAST_SYNC = "SELECT value FROM desk_state WHERE name = 'last_sync_at'"
_SCANNED = (
    "SELECT 1 FROM audit WHERE patient_id IN (SELECT value FROM json_each(?)) AND action = 'scan.read' AND at >= ? "
    "AND json_extract(body, '$.detail.kind') = 'card' AND json_extract(body, '$.detail.state') = 'verified' LIMIT 1"
)


def held(connection: Connection) -> tuple[Held, ...]:
    """Every definition that is kept, all versions, by priority and age."""
    rows = connection.execute(_HELD)
    return tuple(Held(definitions.trusted(row.body.encode()), row.digest, row.issuer) for row in rows)


def definition(connection: Connection, scheme: str, version: int) -> Definition | None:
    """One version of one scheme."""
    body = connection.execute(_BODY, {"scheme": scheme, "version": version}).scalar()
    return definitions.trusted(body.encode()) if body is not None else None


def decision(connection: Connection, decision_id: str) -> Decision | None:
    """One decision."""
    row = connection.execute(select(*_COLUMNS).where(DecisionRow.decision_id == decision_id)).first()
    return _read(row) if row else None


def at(connection: Connection, patient_ids: Sequence[str], visit_id: str | None, day: str) -> dict[str, Decision]:
    """The last decision of each scheme for this visit; without one, for this day of the person."""
    if visit_id:
        found = connection.execute(_AT_VISIT, {"visit": visit_id})
    else:
        found = connection.execute(_AT_NO_VISIT, {"on": day, "ids": list(patient_ids)})
    return {row.scheme: _read(row) for row in found}


def of_patient(
    connection: Connection, patient_ids: Sequence[str], visit_id: str | None = None
) -> tuple[Decision, ...]:
    """What was decided for this person (at one visit, where it is named), newest first."""
    query = select(*_COLUMNS).where(DecisionRow.patient_id.in_(patient_ids))
    if visit_id is not None:
        query = query.where(DecisionRow.visit_id == visit_id)
    query = query.order_by(DecisionRow.at.desc(), DecisionRow.decision_id.desc()).limit(MOST)
    return tuple(_read(row) for row in connection.execute(query))


# From the few rows of a visit or a person to the parts: what a scheme ever paid is never walked through.
_PAID_FOR_VISIT = """
    SELECT coalesce(sum(CASE WHEN l.of_line IS NULL THEN p.paise ELSE -p.paise END), 0)
    FROM billing_charge c CROSS JOIN billing_line l ON l.charge_id = c.charge_id
    CROSS JOIN billing_part p ON p.line_id = l.line_id WHERE c.visit_id = ? AND p.scheme = ?
"""
_PAID_SINCE = """
    SELECT coalesce(sum(CASE WHEN d.kind = 'credit-note' THEN -p.paise ELSE p.paise END), 0)
    FROM json_each(?) k CROSS JOIN billing_document d ON d.patient_id = k.value AND d.day BETWEEN ? AND ?
    CROSS JOIN billing_line l ON l.document_id = d.document_id
    CROSS JOIN billing_part p ON p.line_id = l.line_id WHERE p.scheme = ?
"""


def paid_for_visit(connection: Connection, scheme: str, visit_id: str) -> int:
    """What the scheme paid for this visit so far, what came back taken off. Paise. A bill may be of several visits."""
    return int(connection.exec_driver_sql(_PAID_FOR_VISIT, (visit_id, scheme)).scalar_one())


def paid_since(connection: Connection, scheme: str, patient_ids: Sequence[str], first: str, last: str) -> int:
    """What the scheme paid for these people from one day to another, both included, as far as is known here. Paise."""
    who = msgspec.json.encode(list(patient_ids)).decode()
    return int(connection.exec_driver_sql(_PAID_SINCE, (who, first, last, scheme)).scalar_one())


def sharers(connection: Connection, found: Definition, patient_ids: Sequence[str]) -> tuple[str, ...]:
    """Whose use counts against the yearly ceiling: the person; for a family all of the same member number."""
    if found.ceilings.shared_by != BY_FAMILY:
        return tuple(patient_ids)
    return tuple(dict.fromkeys((*patient_ids, *of_one_member(connection, found.scheme, patient_ids))))


def last_sync(connection: Connection) -> str:
    """The Indian day of the last sync as DD-MM-YYYY, "" where there was none."""
    value = connection.exec_driver_sql(_LAST_SYNC).scalar()
    return business_date(int(value)).strftime("%d-%m-%Y") if value else ""


def card_was_verified(connection: Connection, patient_ids: Sequence[str], since: int) -> bool:
    """Whether the trail says that a card of ours of this person was read here and held, since `since` (UTC ms)."""
    wanted = msgspec.json.encode(list(patient_ids)).decode()
    return connection.exec_driver_sql(_SCANNED, (wanted, since)).first() is not None


def _read(row: object) -> Decision:
    values = dict(row._mapping)  # type: ignore[attr-defined]  # a row of the columns of a Decision
    return Decision(**{**values, "facts": msgspec.json.decode(values["facts"], type=dict[str, str])})
