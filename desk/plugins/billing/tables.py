"""Rows of billing: tariff, schemes, charges, documents, cash. What is posted is in the ledger. Whole paise."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql

from desk.store.base import DeclarativeBase, Mapped, append_only, guard, mapped_column, naming


class Base(DeclarativeBase):
    metadata = naming()


class ServiceRow(Base):
    """A service, as rules.tariff.Service; `parts` "<service code> <quantity>" blank-separated; `search` folded.

    stands: of those with this code the one that holds: the facility's of the cloud, else the state's, else our own.
    """

    __tablename__ = "billing_service"
    service_id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[str]
    name_native: Mapped[str]
    kind: Mapped[str]
    head: Mapped[str]
    department_id: Mapped[str]
    item: Mapped[str] = mapped_column(index=True)
    test: Mapped[str] = mapped_column(index=True)
    tax_code: Mapped[str]
    tax_bp: Mapped[int]
    follow_up_days: Mapped[int]
    follow_up_visits: Mapped[int]
    visit_types: Mapped[str]
    parts: Mapped[str]
    active: Mapped[bool]
    origin: Mapped[str]
    confirm: Mapped[str]
    search: Mapped[str]
    stands: Mapped[bool]
    changed_at: Mapped[int]

    __table_args__ = (UniqueConstraint("code", "origin"),
                      Index("uq_billing_service_stands", "code", unique=True, sqlite_where=sql("stands")),
                      CheckConstraint("tax_bp BETWEEN 0 AND 10000", name="tax_bp"))  # fmt: skip


class PriceRow(Base):
    """A price of a service for a category, from one day to another."""

    __tablename__ = "billing_price"
    service_id: Mapped[str] = mapped_column(primary_key=True)
    category: Mapped[str] = mapped_column(primary_key=True)
    valid_from: Mapped[str] = mapped_column(primary_key=True)
    valid_to: Mapped[str | None]
    paise: Mapped[int]

    __table_args__ = (CheckConstraint("typeof(paise) = 'integer' AND paise >= 0", name="paise"),
                      CheckConstraint("valid_to >= valid_from", name="valid_to"))  # fmt: skip


class SchemeRow(Base):
    """A definition of a scheme, one row a version; `body` its canonical JSON, `issuer` who signed it."""

    __tablename__ = "billing_scheme"
    scheme: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_native: Mapped[str]
    priority: Mapped[int]
    valid_from: Mapped[str]
    valid_to: Mapped[str | None]
    digest: Mapped[str]
    body: Mapped[str]
    issuer: Mapped[str]
    example: Mapped[bool]
    at: Mapped[int]


class SchemeListRow(Base):
    """The signed list of definitions that is held, and its sequence, which only rises."""

    __tablename__ = "billing_scheme_list"
    kind: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    issued_at: Mapped[int]
    body: Mapped[bytes]


class DecisionRow(Base):
    """A decision as rules.decisions.Decision; `facts` as JSON."""

    __tablename__ = "billing_decision"
    decision_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    visit_id: Mapped[str | None] = mapped_column(index=True)
    scheme: Mapped[str]
    version: Mapped[int]
    digest: Mapped[str]
    eligible: Mapped[bool]
    proof: Mapped[str]
    facts: Mapped[str]
    says_en: Mapped[str]
    says_hi: Mapped[str]
    provisional: Mapped[bool]
    day: Mapped[str]
    at: Mapped[int]
    by: Mapped[str]
    coverage_id: Mapped[str | None]
    checked: Mapped[str]
    checked_why: Mapped[str]


class ChargeRow(Base):
    """A charge as rules.charging.Charge; its split when it arose is `gross` … `parts` (JSON). Only the status moves."""

    __tablename__ = "billing_charge"
    charge_id: Mapped[str] = mapped_column(primary_key=True)
    fact_id: Mapped[str] = mapped_column(index=True)
    source: Mapped[str]
    patient_id: Mapped[str]
    visit_id: Mapped[str | None] = mapped_column(index=True)
    service_id: Mapped[str | None]
    code: Mapped[str]
    text: Mapped[str]
    head: Mapped[str]
    quantity: Mapped[int]
    unit: Mapped[str]
    unit_paise: Mapped[int | None]
    units: Mapped[int]
    tax_code: Mapped[str]
    tax_bp: Mapped[int]
    day: Mapped[str] = mapped_column(index=True)
    at: Mapped[int]
    by: Mapped[str]
    status: Mapped[str]
    status_reason: Mapped[str]
    bill_id: Mapped[str | None] = mapped_column(index=True)
    line_ref: Mapped[str] = mapped_column(index=True)
    price_reason: Mapped[str]
    gross: Mapped[int | None]
    discount: Mapped[int]
    patient: Mapped[int | None]
    tax: Mapped[int]
    parts: Mapped[str]

    __table_args__ = (
        CheckConstraint("typeof(quantity) = 'integer' AND quantity > 0", name="quantity"),
        CheckConstraint("units > 0", name="units"),
        CheckConstraint("unit_paise IS NULL OR typeof(unit_paise) = 'integer' AND unit_paise >= 0", name="unit_paise"),
        CheckConstraint("status IN ('open', 'billed', 'cancelled')", name="status"),
        Index("ix_billing_charge_patient_id_at", "patient_id", "at"),
        Index("ix_billing_charge_open", "patient_id", sqlite_where=sql("status = 'open'")),
    )


class DocumentRow(Base):
    """A numbered document, as rules.documents.Document, with the sums that lists show."""

    __tablename__ = "billing_document"
    document_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    number: Mapped[str] = mapped_column(index=True)
    series: Mapped[str]
    serial: Mapped[int]
    patient_id: Mapped[str]
    visit_id: Mapped[str | None]
    day: Mapped[str]
    at: Mapped[int]
    by: Mapped[str]
    purpose: Mapped[str]
    of_document: Mapped[str | None] = mapped_column(index=True)
    session_id: Mapped[str | None]
    second: Mapped[str | None]
    reason: Mapped[str]
    origin: Mapped[str]
    gross: Mapped[int]
    discount: Mapped[int]
    payers: Mapped[int]
    patient: Mapped[int]
    tax: Mapped[int]
    paid: Mapped[int]

    __table_args__ = (
        UniqueConstraint("kind", "series", "serial", "origin", "document_id", name="uq_billing_document_whole"),
        Index("uq_billing_document_number", "number", unique=True, sqlite_where=sql("origin = 'local'")),
        Index("ix_billing_document_kind_day", "kind", "day"),
        Index("ix_billing_document_serial", "serial"),
        Index("ix_billing_document_series", "kind", "series", "serial"),
        Index("ix_billing_document_patient_id_at", "patient_id", "at"),
        Index("ix_billing_document_session_id", "session_id", "at"),
        *(CheckConstraint(f"typeof({one}) = 'integer'", name=one) for one in ("gross", "discount", "payers")),
        *(CheckConstraint(f"typeof({one}) = 'integer'", name=one) for one in ("patient", "tax", "paid")),
    )


class LineRow(Base):
    """A line of a bill or credit note; `parts` of its split as JSON."""

    __tablename__ = "billing_line"
    line_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(index=True)
    n: Mapped[int]
    charge_id: Mapped[str] = mapped_column(index=True)
    service_id: Mapped[str | None]
    code: Mapped[str]
    text: Mapped[str]
    head: Mapped[str]
    quantity: Mapped[int]
    unit: Mapped[str]
    unit_paise: Mapped[int]
    units: Mapped[int]
    tax_code: Mapped[str]
    tax_bp: Mapped[int]
    gross: Mapped[int]
    discount: Mapped[int]
    patient: Mapped[int]
    tax: Mapped[int]
    of_line: Mapped[str | None] = mapped_column(index=True)
    reason: Mapped[str]

    __table_args__ = (
        CheckConstraint("typeof(gross) = 'integer' AND typeof(patient) = 'integer' AND quantity > 0", name="paise"),
    )


class PartRow(Base):
    """What a scheme pays of a line (or, of a credit note's line, gets back)."""

    __tablename__ = "billing_part"
    line_id: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    scheme: Mapped[str]
    paise: Mapped[int]
    decision_id: Mapped[str]
    says_en: Mapped[str]
    says_hi: Mapped[str]

    __table_args__ = (CheckConstraint("typeof(paise) = 'integer'", name="paise"),
                      Index("ix_billing_part_scheme", "scheme"),
                      {"sqlite_with_rowid": False})  # fmt: skip


class PaymentRow(Base):
    """A payment of a receipt or refund. What became of a claimed one is an outcome."""

    __tablename__ = "billing_payment"
    payment_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(index=True)
    method: Mapped[str]
    paise: Mapped[int]
    reference: Mapped[str] = mapped_column(index=True)
    request_id: Mapped[str | None]
    given: Mapped[int | None]
    of_payment: Mapped[str | None] = mapped_column(index=True)

    __table_args__ = (
        CheckConstraint("typeof(paise) = 'integer' AND paise > 0", name="paise"),
        Index("ix_billing_payment_claimed", "payment_id", sqlite_where=sql("method IN ('upi', 'card')")),
    )


class OutcomeRow(Base):
    """What became of a claimed payment, as rules.documents.Outcome."""

    __tablename__ = "billing_outcome"
    document_id: Mapped[str] = mapped_column(primary_key=True)
    payment_id: Mapped[str] = mapped_column(index=True)
    method: Mapped[str]
    paise: Mapped[int]
    outcome: Mapped[str]
    source: Mapped[str]
    reference: Mapped[str] = mapped_column(index=True)
    day: Mapped[str] = mapped_column(index=True)
    at: Mapped[int]
    by: Mapped[str]
    patient_id: Mapped[str]
    purpose: Mapped[str]
    reason: Mapped[str]

    __table_args__ = (CheckConstraint("outcome IN ('confirmed', 'failed')", name="outcome"),
                      CheckConstraint("typeof(paise) = 'integer' AND paise > 0", name="paise"))  # fmt: skip


class OwingRow(Base):
    """What is still owed on a bill (or, below zero, to be given back): a fold of its documents, only while not zero."""

    __tablename__ = "billing_owing"
    bill_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    day: Mapped[str]
    at: Mapped[int] = mapped_column(index=True)
    paise: Mapped[int]

    __table_args__ = (CheckConstraint("typeof(paise) = 'integer' AND paise <> 0", name="paise"),)


class UpiRequestRow(Base):
    """A UPI payment that was asked for, as rules.documents.UpiRequest."""

    __tablename__ = "billing_upi_request"
    request_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    bill_id: Mapped[str | None]
    paise: Mapped[int] = mapped_column(CheckConstraint("typeof(paise) = 'integer'", name="paise"))
    tr: Mapped[str] = mapped_column(unique=True)
    address: Mapped[str]
    at: Mapped[int]
    by: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)


class SessionRow(Base):
    """A cash session; only its closing moves. origin: local or pulled."""

    __tablename__ = "billing_session"
    session_id: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[str] = mapped_column(index=True)
    desk_letter: Mapped[str]
    opened_at: Mapped[int]
    day: Mapped[str]
    float_paise: Mapped[int]
    closed_at: Mapped[int | None] = mapped_column(index=True)
    origin: Mapped[str]


class CashEventRow(Base):
    """As rules.cash.CashEvent; `notes` as JSON."""

    __tablename__ = "billing_cash_event"
    event_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    session_id: Mapped[str | None] = mapped_column(index=True)
    paise: Mapped[int]
    day: Mapped[str] = mapped_column(index=True)
    at: Mapped[int]
    by: Mapped[str]
    reason: Mapped[str]
    expected: Mapped[int | None]
    notes: Mapped[str]
    other_session: Mapped[str | None] = mapped_column(index=True)
    of_event: Mapped[str | None] = mapped_column(index=True)
    number: Mapped[str]
    bank: Mapped[str]
    challan_day: Mapped[str]
    second: Mapped[str | None]
    signature: Mapped[str]
    desk_letter: Mapped[str]
    summary: Mapped[str]

    __table_args__ = (CheckConstraint("typeof(paise) = 'integer' AND paise >= 0", name="paise"),
                      Index("ix_billing_cash_event_number", "number", sqlite_where=sql("number <> ''")),
                      Index("ix_billing_cash_event_kind_day", "kind", "day"))  # fmt: skip


class ReviewRow(Base):
    """What needs a person, as rules.reviews.Review."""

    __tablename__ = "billing_review"
    review_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    about: Mapped[str] = mapped_column(index=True)
    patient_id: Mapped[str | None]
    paise: Mapped[int] = mapped_column(CheckConstraint("typeof(paise) = 'integer'", name="paise"))
    why_en: Mapped[str]
    why_hi: Mapped[str]
    at: Mapped[int]
    settled_at: Mapped[int | None] = mapped_column(index=True)
    settled_by: Mapped[str | None]
    settled_how: Mapped[str | None]


class GapRow(Base):
    """Why numbers of a series are missing here, in a person's words."""

    __tablename__ = "billing_gap"
    kind: Mapped[str] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(primary_key=True)
    serial: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[str]
    at: Mapped[int]
    by: Mapped[str]


class StatementRow(Base):
    """A statement that was imported, so that it is not taken twice."""

    __tablename__ = "billing_statement"
    digest: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    rows: Mapped[int]
    matched: Mapped[int]
    at: Mapped[int]
    by: Mapped[str]


class ClockRow(Base):
    """A supervisor's word that this computer's clock is right: the ledger up to `seq` is no measure of it any more."""

    __tablename__ = "billing_clock"
    n: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int]
    day: Mapped[str]
    seq: Mapped[int]
    off_ms: Mapped[int]
    by: Mapped[str]
    reason: Mapped[str]


for row in (DocumentRow, LineRow, PartRow, PaymentRow, OutcomeRow, CashEventRow, ClockRow):
    append_only(row)
for kept in (ChargeRow, SessionRow, DecisionRow):
    guard(kept, "no_delete", f"BEFORE DELETE ON {kept.__tablename__}", f"{kept.__tablename__} is append-only")


def _changed(*names: str) -> str:
    return " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in names)


_MOVES = ("status", "status_reason", "bill_id")
_PRICED = ("unit_paise", "units", "price_reason", "gross", "discount", "patient", "tax", "parts")  # by hand, while open
_STAYS = (name for name in ChargeRow.__annotations__ if name not in (*_MOVES, *_PRICED))
guard(
    ChargeRow, "only_status", "BEFORE UPDATE ON billing_charge WHEN OLD.status <> 'open' AND"
    f" ({_changed('status', 'bill_id', *_PRICED)}) OR {_changed(*_STAYS)}",
    "billing_charge moves its status only, and forward; its price by hand while it is open",
)  # fmt: skip
guard(
    DocumentRow, "closed_session", "BEFORE INSERT ON billing_document WHEN NEW.origin = 'local' AND EXISTS (SELECT 1"
    " FROM billing_session WHERE session_id = NEW.session_id AND closed_at IS NOT NULL)",
    "a closed session takes no documents",
)  # fmt: skip
guard(
    SessionRow, "closes_once", "BEFORE UPDATE ON billing_session WHEN OLD.closed_at IS NOT NULL OR"
    f" {_changed('float_paise', 'staff_id', 'session_id')}", "billing_session closes once",
)  # fmt: skip
guard(
    SchemeListRow, "rises", "BEFORE UPDATE ON billing_scheme_list WHEN NEW.sequence <= OLD.sequence",
    "a list of schemes only gets newer",
)  # fmt: skip
_DECIDED = (name for name in DecisionRow.__annotations__ if name not in ("checked", "checked_why"))
guard(
    DecisionRow, "only_checked", f"BEFORE UPDATE ON billing_decision WHEN {_changed(*_DECIDED)}",
    "a decision stands; only what the cloud says of it is noted",
)  # fmt: skip
guard(SchemeRow, "stands", "BEFORE UPDATE ON billing_scheme", "a version of a scheme never changes")
