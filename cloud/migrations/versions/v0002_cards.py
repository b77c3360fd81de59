"""Card keys, signed lists, certificates of desks, issued and withdrawn cards: a copy, as they were then."""

import json
import re
from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Column, Index, LargeBinary, MetaData, String, Table, Text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"})

_UUID = String(36)
_CODE = String(64)
_CTI = String(16)


def _key(name: str, kind: String) -> Column[object]:
    return Column(name, kind, primary_key=True, nullable=False, autoincrement=False)


def _must(name: str, kind: BigInteger | String | Text | LargeBinary) -> Column[object]:
    return Column(name, kind, nullable=False)


def _may(name: str, kind: BigInteger | String | Text | LargeBinary) -> Column[object]:
    return Column(name, kind, nullable=True)


Table(
    "card_key", metadata,
    _key("kid", _CTI), _must("purpose", _CODE), _must("issuer", _CODE), _must("public", LargeBinary(32)),
    _must("sealed", LargeBinary()), _must("not_before", BigInteger()), _must("expires", BigInteger()),
    _must("status", BigInteger()), _may("retired_at", BigInteger()),
)  # fmt: skip

Table(
    "signed_list", metadata,
    _key("kind", _CODE), _must("sequence", BigInteger()), _must("issued_at", BigInteger()),
    _must("body", LargeBinary()), _must("resource_id", _UUID),
)  # fmt: skip

Table(
    "certificate", metadata,
    _key("kid", _CTI), _must("device_id", _UUID), _must("cti", _CTI), _must("name", _CODE),
    _must("body", LargeBinary()), _must("expires_at", BigInteger()),
    Index("ix_certificate_device_id", "device_id"),
)  # fmt: skip

Table(
    "card", metadata,
    _key("cti", _CTI), _must("patient_id", _UUID), _must("facility_id", _UUID), _must("kind", _CODE),
    _must("basic_id", _UUID), _must("issued_at", BigInteger()), _must("expires_at", BigInteger()),
    Index("ix_card_patient_id", "patient_id"),
)  # fmt: skip

Table(
    "card_request", metadata,
    _key("facility_id", _UUID), _key("request_id", _UUID), _must("patient_id", _UUID), _must("reason", _CODE),
    _must("cti", _CTI), _must("texts", LargeBinary()), _must("at", BigInteger()),
)  # fmt: skip

_ABOUT = Table(
    "about", metadata,
    _key("patient_id", _UUID), _key("type", _CODE), _key("id", _UUID),
    sqlite_with_rowid=False,
)  # fmt: skip

Table(
    "withdrawn", metadata,
    _key("cti", _CTI), _must("reason", _CODE), _must("facility_id", _UUID), _must("at", BigInteger()),
)  # fmt: skip


def upgrade() -> None:
    """Make them, and find what earlier resources say of whom."""
    conn = op.get_bind()
    metadata.create_all(conn, checkfirst=False)
    names = ", ".join(f"'{name}'" for name in ("AllergyIntolerance", "Condition", "Coverage", "Observation"))
    rows = conn.exec_driver_sql(f"SELECT type, id, body FROM resource WHERE type IN ({names})")  # noqa: S608 - ours
    while found := rows.fetchmany(1000):
        said = [(row.type, row.id, _patient_of(row.type, json.loads(bytes(row.body)))) for row in found]
        values = [{"patient_id": patient, "type": type_, "id": id_} for type_, id_, patient in said if patient]
        if values:
            conn.execute(_ABOUT.insert(), values)


def _patient_of(type_: str, body: dict[str, Any]) -> str | None:
    """As cloud/rules.py `card_subject` was then."""
    if type_ == "Observation":
        coding = (body.get("code") or {}).get("coding") or []
        if not any(isinstance(one, dict) and one.get("code") == "882-1" for one in coding):
            return None
    fields = (body.get(name) for name in ("patient", "subject", "beneficiary"))
    reference = next((who.get("reference") for who in fields if isinstance(who, dict)), None)
    found = re.fullmatch("Patient/([0-9a-f-]{36})", reference) if isinstance(reference, str) else None
    return found[1] if found else None


def downgrade() -> None:
    """Take them away again."""
    metadata.drop_all(op.get_bind())
