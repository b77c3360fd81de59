"""The store's own tables: what was done (audit), meant (intent), what must travel (outbox), what came (inbox).

The ledger's (ledger/tables.py) belong to the same room.
"""

from sqlalchemy import CheckConstraint, Index

from desk.store.base import (
    ForeignKey,
    LargeBinary,
    Mapped,
    append_only,
    guard,
    mapped_column,
)
from desk.store.ledger.tables import PostingRow as PostingRow
from desk.store.metadata import Base as Base


class StateRow(Base):
    """Small values of this desk (facility id, desk letter, counters); never patient data."""

    __tablename__ = "desk_state"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class AuditRow(Base):
    """One act or reading, chained by hash; `body` is the canonical JSON that the hash covers."""

    __tablename__ = "audit"
    n: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int]
    actor: Mapped[str] = mapped_column(index=True)
    action: Mapped[str]
    patient_id: Mapped[str | None] = mapped_column(index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    previous: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class IntentRow(Base):
    """One intent, one act: its key and the answer that the first attempt gave."""

    __tablename__ = "intent"
    key: Mapped[str] = mapped_column(primary_key=True)
    action: Mapped[str]
    actor: Mapped[str]
    at: Mapped[int]
    answer: Mapped[bytes] = mapped_column(LargeBinary)


class OpRow(Base):
    """One business fact that must travel: 1 to 12 resources, in a lane, after what it depends on."""

    __tablename__ = "op"
    n: Mapped[int] = mapped_column(primary_key=True)
    op_id: Mapped[str] = mapped_column(unique=True)
    lane: Mapped[str]
    actor: Mapped[str]
    made_at: Mapped[int]
    depends_on: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="pending")
    tries: Mapped[int] = mapped_column(default=0)
    first_error: Mapped[str | None]
    error_code: Mapped[str | None]
    frozen_at: Mapped[int | None]
    acked_at: Mapped[int | None]
    acked_seq: Mapped[int | None]
    superseded_by: Mapped[str | None]

    __table_args__ = (
        CheckConstraint(
            "state IN ('pending', 'sent', 'acked', 'ambiguous', 'conflict', 'quarantined', 'superseded')",
            name="state",
        ),
        Index("ix_op_state_n", "state", "n"),
        Index("ix_op_lane_n", "lane", "n"),
    )


class OpResourceRow(Base):
    """One resource of an op: the FHIR body as it will be sent; frozen once it has been sent."""

    __tablename__ = "op_resource"
    op_id: Mapped[str] = mapped_column(ForeignKey("op.op_id"), primary_key=True)
    i: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    id: Mapped[str] = mapped_column(index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    base_version: Mapped[int | None]
    version: Mapped[int | None]


class RemoteRow(Base):
    """What the cloud last said of a resource: version and raw JSON; the base of a merge, and what a digest sums."""

    __tablename__ = "remote"
    type: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    scope: Mapped[str | None] = mapped_column(index=True)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)


class ScopeSumRow(Base):
    """Running proof of a scope: how many resources, and the sum of their hashes modulo 2^64 (16 hex digits)."""

    __tablename__ = "scope_sum"
    scope: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    sum: Mapped[str]


class InboxRow(Base):
    """A pulled row, saved with its page's cursor, applied afterwards; `state` waiting, applied, quarantined."""

    __tablename__ = "inbox"
    n: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int]
    feed: Mapped[str]
    scope: Mapped[str]
    type: Mapped[str]
    id: Mapped[str]
    version: Mapped[int]
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(default="waiting")
    error: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'applied', 'quarantined')", name="state"),
        Index("ix_inbox_state_n", "state", "n"),
    )


class MatterRow(Base):
    """Something that needs a person (Attention): what, about whom, since when, and how it was settled."""

    __tablename__ = "matter"
    matter_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    at: Mapped[int]
    op_id: Mapped[str | None] = mapped_column(index=True)
    type: Mapped[str | None]
    id: Mapped[str | None]
    patient_id: Mapped[str | None]
    detail: Mapped[bytes] = mapped_column(LargeBinary)
    settled_at: Mapped[int | None] = mapped_column(index=True)
    settled_by: Mapped[str | None]
    settled_how: Mapped[str | None]


class AttachmentRow(Base):
    """A photo or paper kept with a patient; content is immutable, named by its SHA-256."""

    __tablename__ = "attachment"
    attachment_id: Mapped[str] = mapped_column(primary_key=True)
    content_type: Mapped[str]
    sha256: Mapped[str]
    data: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[int]


class DraftRow(Base):
    """A half-filled form of one person, kept over the idle lock and a crash until it is saved or thrown away."""

    __tablename__ = "draft"
    staff_id: Mapped[str] = mapped_column(primary_key=True)
    screen: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[int]


append_only(AuditRow)
append_only(IntentRow)
append_only(AttachmentRow)
guard(
    OpRow,
    "no_delete_unsent",
    "BEFORE DELETE ON op WHEN OLD.state NOT IN ('acked', 'superseded')",
    "an unsent op is kept",
)
guard(
    OpResourceRow,
    "frozen",
    "BEFORE UPDATE OF body ON op_resource WHEN (SELECT frozen_at FROM op WHERE op_id = OLD.op_id) IS NOT NULL",
    "a sent payload is frozen",
)
