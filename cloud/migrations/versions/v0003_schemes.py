"""Definitions of schemes, and desks' decisions that are looked at again: a copy, as they were then."""

from alembic import op
from sqlalchemy import BigInteger, Column, Index, LargeBinary, MetaData, String, Table, Text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"})

_UUID = String(36)
_CODE = String(64)


def _key(name: str, kind: BigInteger | String) -> Column[object]:
    return Column(name, kind, primary_key=True, nullable=False, autoincrement=False)


def _must(name: str, kind: BigInteger | String | Text | LargeBinary) -> Column[object]:
    return Column(name, kind, nullable=False)


Table(
    "scheme", metadata,
    _key("scheme", _CODE), _key("version", BigInteger()), _must("digest", _CODE), _must("body", LargeBinary()),
    _must("at", BigInteger()),
)  # fmt: skip

Table(
    "eligibility_check", metadata,
    _key("response_id", _UUID), _must("facility_id", _UUID), _must("state", _CODE), _must("tries", BigInteger()),
    _must("at", BigInteger()), _must("next_at", BigInteger()), _must("why", Text()),
    Index("ix_eligibility_check_state_next_at", "state", "next_at"),
)  # fmt: skip


def upgrade() -> None:
    """Make them."""
    metadata.create_all(op.get_bind(), checkfirst=False)


def downgrade() -> None:
    """Take them away again."""
    metadata.drop_all(op.get_bind())
