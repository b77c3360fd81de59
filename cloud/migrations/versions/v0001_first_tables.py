"""The first tables, as they were then: a copy, because cloud/tables.py goes on changing."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Index, LargeBinary, MetaData, String, Table, Text, text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"})

_UUID = String(36)
_CODE = String(64)


def _key(name: str, kind: BigInteger | String | Text) -> Column[object]:
    return Column(name, kind, primary_key=True, nullable=False, autoincrement=False)


def _must(name: str, kind: BigInteger | String | Text | LargeBinary | Boolean) -> Column[object]:
    return Column(name, kind, nullable=False)


def _may(name: str, kind: BigInteger | String | Text | LargeBinary) -> Column[object]:
    return Column(name, kind, nullable=True)


Table("setting", metadata, _key("name", _CODE), _must("value", Text()))

Table(
    "facility", metadata,
    _key("id", _UUID), _must("code", _CODE), _must("name", Text()), _must("name_hi", Text()),
    _must("letters", BigInteger()),
    _must("created_at", BigInteger()),
    Index("ux_facility_code", "code", unique=True),
)  # fmt: skip

Table(
    "scope_seq", metadata,
    _key("scope", _CODE), _must("n", BigInteger()), _must("live", BigInteger()),
    _must("sum_hi", BigInteger()), _must("sum_lo", BigInteger()),
)  # fmt: skip

Table(
    "resource", metadata,
    _key("id", _UUID), _key("type", _CODE), _must("version", BigInteger()), _must("body", LargeBinary()),
    _must("hash", LargeBinary(32)), _must("facility_id", _UUID), _may("device_id", _UUID), _may("op_id", _UUID),
    _must("updated_at", BigInteger()), _may("replaced_by", _UUID),
    Index("ix_resource_facility_id_type", "facility_id", "type"),
)  # fmt: skip

Table(
    "history", metadata,
    _key("id", _UUID), _key("type", _CODE), _key("version", BigInteger()), _must("body", LargeBinary()),
    _must("hash", LargeBinary(32)), _must("facility_id", _UUID), _may("device_id", _UUID), _may("op_id", _UUID),
    _must("updated_at", BigInteger()), _may("replaced_by", _UUID),
)  # fmt: skip

Table(
    "feed", metadata,
    _key("scope", _CODE), _key("n", BigInteger()), _must("type", _CODE), _must("id", _UUID),
    _must("version", BigInteger()), _must("kind", String(1)),
    _may("op_id", _UUID), _may("device_id", _UUID), _must("at", BigInteger()),
    sqlite_with_rowid=False,
)  # fmt: skip

Table(
    "op_log", metadata,
    _key("facility_id", _UUID), _key("op_id", _UUID), _must("device_id", _UUID), _must("hash", LargeBinary(32)),
    _must("entries", LargeBinary()),
    _may("actor", Text()), _may("flag", _CODE), _must("at", BigInteger()),
    Index("ix_op_log_flag", "flag", sqlite_where=text("flag IS NOT NULL"),
          postgresql_where=text("flag IS NOT NULL")),
    Index("ix_op_log_at", "at"),
)  # fmt: skip

Table(
    "interest", metadata,
    _key("patient_id", _UUID), _key("facility_id", _UUID), _must("since", BigInteger()),
    Index("ix_interest_facility_id", "facility_id"),
)  # fmt: skip

Table(
    "identifier", metadata,
    _key("patient_id", _UUID), _key("system", Text()), _key("value", Text()),
    Index("ix_identifier_value_system", "value", "system"),
)  # fmt: skip

Table(
    "device", metadata,
    _key("id", _UUID), _must("facility_id", _UUID), _must("letter", String(8)), _must("name", Text()),
    _must("public_key", Text()), _must("thumbprint", _CODE), _must("last_seq", BigInteger()),
    _must("enrolled_at", BigInteger()), _may("seen_at", BigInteger()), _may("revoked_at", BigInteger()),
    Index("ux_device_facility_id_letter", "facility_id", "letter", unique=True),
)  # fmt: skip

Table(
    "enroll_code", metadata,
    _key("code_hash", _CODE), _must("facility_id", _UUID), _must("created_at", BigInteger()),
    _must("expires_at", BigInteger()), _may("thumbprint", _CODE), _may("device_id", _UUID),
)  # fmt: skip

Table(
    "jti", metadata,
    _key("device_id", _UUID), _key("jti", String(200)), _must("expires_at", BigInteger()),
    Index("ix_jti_expires_at", "expires_at"),
)  # fmt: skip

Table("series", metadata, _key("name", _CODE), _must("next", BigInteger()))

Table(
    "lease", metadata,
    _key("device_id", _UUID), _key("request_id", _UUID), _must("series", _CODE), _must("start", BigInteger()),
    _must("size", BigInteger()), _must("at", BigInteger()),
)  # fmt: skip

Table(
    "account", metadata,
    _key("staff_id", _UUID), _must("facility_id", _UUID), _must("user", _CODE), _must("active", Boolean()),
    _may("password_hash", Text()), _may("code_hash", _CODE), _may("code_expires_at", BigInteger()),
    Index("ux_account_facility_id_user", "facility_id", "user", unique=True),
)  # fmt: skip

Table(
    "attempt", metadata,
    _key("kind", _CODE), _key("who", String(200)), _must("tries", BigInteger()), _must("last_at", BigInteger()),
)  # fmt: skip

Table(
    "lookup", metadata,
    _key("id", _UUID), _must("device_id", _UUID), _must("actor", Text()), _must("found", BigInteger()),
    _must("at", BigInteger()),
)  # fmt: skip


def upgrade() -> None:
    """Make all of them."""
    metadata.create_all(op.get_bind(), checkfirst=False)


def downgrade() -> None:
    """There is nothing before the first step."""
    metadata.drop_all(op.get_bind())
