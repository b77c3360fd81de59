"""Rows of the pharmacy: the catalogue, why what moved, and for whom. What moved is in the ledger (book "stock")."""

from sqlalchemy import CheckConstraint, Index

from desk.store.base import DeclarativeBase, ForeignKey, Mapped, append_only, mapped_column, naming


class Base(DeclarativeBase):
    metadata = naming()


class ItemRow(Base):
    """An item of the catalogue, as rules.Item; `allergens` and `confirm` blank-separated; `search` folded words."""

    __tablename__ = "pharmacy_item"
    item_id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    generic: Mapped[str]
    generic_native: Mapped[str]
    strength: Mapped[str]
    form: Mapped[str]
    unit: Mapped[str]
    schedule: Mapped[str]
    storage: Mapped[str]
    therapeutic: Mapped[str]
    atc: Mapped[str]
    group: Mapped[str] = mapped_column(index=True)
    allergens: Mapped[str]
    confirm: Mapped[str]
    active: Mapped[bool]
    origin: Mapped[str]
    search: Mapped[str]
    changed_at: Mapped[int]


class PackRow(Base):
    """A pack by its GTIN."""

    __tablename__ = "pharmacy_pack"
    gtin: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(index=True)
    units: Mapped[int]
    brand: Mapped[str]
    origin: Mapped[str]
    at: Mapped[int]
    by: Mapped[str]

    __table_args__ = (CheckConstraint("units > 0", name="units"),)


class PlaceRow(Base):
    """A store or a counter; its account in the ledger has the same id."""

    __tablename__ = "pharmacy_place"
    account_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    name_native: Mapped[str]
    sort: Mapped[int]
    active: Mapped[bool]
    origin: Mapped[str]


class BatchRow(Base):
    """A batch as rules.Batch; item, lot and expiry are its identity and never change."""

    __tablename__ = "pharmacy_batch"
    batch_id: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(index=True)
    lot: Mapped[str]
    expires: Mapped[str | None] = mapped_column(index=True)
    gtin: Mapped[str]
    cost_paise: Mapped[int | None]
    cost_units: Mapped[int]
    mrp_paise: Mapped[int | None]
    at: Mapped[int]


class HoldRow(Base):
    """A batch or a whole item taken out of use, or given back: kind hold, recall or release (of `releases`)."""

    __tablename__ = "pharmacy_hold"
    hold_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    item_id: Mapped[str] = mapped_column(index=True)
    batch_id: Mapped[str | None] = mapped_column(index=True)
    reason: Mapped[str]
    releases: Mapped[str | None]
    at: Mapped[int]
    by: Mapped[str]


class MinimumRow(Base):
    """The least that a place wants to hold of an item, in base units."""

    __tablename__ = "pharmacy_minimum"
    account_id: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(primary_key=True)
    quantity: Mapped[int]
    at: Mapped[int]
    by: Mapped[str]


class MoveRow(Base):
    """A move, as rules.Move. Two desks may each have taken one back; that one desk may not is the ledger's rule."""

    __tablename__ = "pharmacy_move"
    move_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    item_id: Mapped[str]
    batch_id: Mapped[str]
    quantity: Mapped[int]
    source: Mapped[str]
    target: Mapped[str]
    document: Mapped[str] = mapped_column(index=True)
    day: Mapped[str]
    at: Mapped[int]
    by: Mapped[str]
    reason: Mapped[str]
    party: Mapped[str]
    invoice: Mapped[str]
    of_line: Mapped[str | None] = mapped_column(index=True)
    patient_id: Mapped[str | None]
    visit_id: Mapped[str | None]
    second: Mapped[str | None]
    reverses: Mapped[str | None] = mapped_column(index=True)
    cost_paise: Mapped[int | None]
    cost_units: Mapped[int]

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("source <> target", name="ends"),
        Index("ix_pharmacy_move_item_id_day", "item_id", "day"),
        Index("ix_pharmacy_move_kind_day", "kind", "day"),
        Index("ix_pharmacy_move_batch_id_at", "batch_id", "at"),
        Index("ix_pharmacy_move_patient_id_at", "patient_id", "at"),
    )


class MonthRow(Base):
    """How much of an item left a place in an Indian month (YYYY-MM), by kind of move, less what was taken back.

    Written with the moves (service/moves.keep), for the boards: the fold of a million moves would take seconds.
    `queries.consumption.unproven` folds them and compares.
    """

    __tablename__ = "pharmacy_month"
    account_id: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    quantity: Mapped[int]

    __table_args__ = (Index("ix_pharmacy_month_item_id_month", "item_id", "month"), {"sqlite_with_rowid": False})


class PrescriptionRow(Base):
    """The header of a prescription, as rules.Prescription."""

    __tablename__ = "pharmacy_prescription"
    prescription_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    visit_id: Mapped[str | None] = mapped_column(index=True)
    origin: Mapped[str]
    prescriber: Mapped[str]
    prescriber_reg: Mapped[str]
    prescriber_address: Mapped[str]
    prescribed_on: Mapped[str]
    note: Mapped[str]
    at: Mapped[int]
    by: Mapped[str]


class RequestRow(Base):
    """A line of a prescription, as rules.Request without what was given. day: Indian date of the prescription.

    filled_on: Indian date of the dispense that left nothing open, None while something is; follows from the moves
    (service/filling.py), so that a queue need not fold them all.
    """

    __tablename__ = "pharmacy_request"
    request_id: Mapped[str] = mapped_column(primary_key=True)
    prescription_id: Mapped[str] = mapped_column(index=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    n: Mapped[int]
    item_id: Mapped[str | None]
    medicine: Mapped[str]
    directions: Mapped[str]
    quantity: Mapped[int]
    days: Mapped[int | None]
    status: Mapped[str]
    status_reason: Mapped[str]
    day: Mapped[str]
    filled_on: Mapped[str | None] = mapped_column(index=True)

    __table_args__ = (
        CheckConstraint("quantity >= 0", name="quantity"),
        Index("ix_pharmacy_request_status_filled_on_day", "status", "filled_on", "day"),
    )


class DispenseLineRow(Base):
    """What the move of a dispense means for the patient; move_id is the MedicationDispense's id too.

    item_asked: the item of the request where another was given for it, agreed by `agreed_by`.
    """

    __tablename__ = "pharmacy_dispense_line"
    move_id: Mapped[str] = mapped_column(primary_key=True)
    dispense_id: Mapped[str] = mapped_column(index=True)
    prescription_id: Mapped[str] = mapped_column(index=True)
    request_id: Mapped[str] = mapped_column(index=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    item_asked: Mapped[str | None]
    agreed_by: Mapped[str]
    later_reason: Mapped[str]
    override_reason: Mapped[str]
    days: Mapped[int | None]
    language: Mapped[str]


class H1Row(Base):
    """A line of the Schedule H1 register, as it was at the moment of the dispense (Drugs Rules, rule 65(9a))."""

    __tablename__ = "pharmacy_h1"
    move_id: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[str] = mapped_column(index=True)
    schedule: Mapped[str]
    patient: Mapped[str]
    patient_address: Mapped[str]
    prescriber: Mapped[str]
    prescriber_address: Mapped[str]
    prescriber_reg: Mapped[str]
    medicine: Mapped[str]
    lot: Mapped[str]
    quantity: Mapped[int]
    unit: Mapped[str]


class IndentRow(Base):
    """The header of an indent: `target` asks `source`."""

    __tablename__ = "pharmacy_indent"
    indent_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str]
    source: Mapped[str]
    target: Mapped[str]
    note: Mapped[str]
    at: Mapped[int] = mapped_column(index=True)
    by: Mapped[str]


class IndentLineRow(Base):
    """A line of an indent (a SupplyRequest); what was issued and received is the fold of the moves that name it."""

    __tablename__ = "pharmacy_indent_line"
    line_id: Mapped[str] = mapped_column(primary_key=True)
    indent_id: Mapped[str] = mapped_column(index=True)
    item_id: Mapped[str] = mapped_column(index=True)
    asked: Mapped[int]
    approved: Mapped[int | None]
    approved_by: Mapped[str | None]
    approved_at: Mapped[int | None]
    status: Mapped[str] = mapped_column(index=True)
    shortage: Mapped[str]
    changed_at: Mapped[int]

    __table_args__ = (CheckConstraint("asked > 0", name="asked"),)


class CountRow(Base):
    """A stock-take of a place."""

    __tablename__ = "pharmacy_count"
    count_id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(index=True)
    status: Mapped[str]
    started_at: Mapped[int]
    started_by: Mapped[str]
    finalised_at: Mapped[int | None]
    signed: Mapped[str | None]
    second: Mapped[str | None]


class CountLineRow(Base):
    """A batch as it was counted; a recount is a new line. expected and variance are set once, at the finalise."""

    __tablename__ = "pharmacy_count_line"
    line_id: Mapped[str] = mapped_column(primary_key=True)
    count_id: Mapped[str] = mapped_column(ForeignKey("pharmacy_count.count_id"), index=True)
    batch_id: Mapped[str] = mapped_column(index=True)
    counted: Mapped[int]
    counted_at: Mapped[int]
    by: Mapped[str]
    expected: Mapped[int | None]
    variance: Mapped[int | None]

    __table_args__ = (CheckConstraint("counted >= 0", name="counted"),)


class DiscrepancyRow(Base):
    """What does not add up (overdrawn, late, unusable), derived here; settled by a person or by what comes later."""

    __tablename__ = "pharmacy_discrepancy"
    discrepancy_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    batch_id: Mapped[str]
    account_id: Mapped[str]
    quantity: Mapped[int]
    move_id: Mapped[str | None]
    at: Mapped[int]
    settled_at: Mapped[int | None] = mapped_column(index=True)
    settled_by: Mapped[str | None]
    settled_how: Mapped[str | None]


append_only(MoveRow)
append_only(DispenseLineRow)
append_only(H1Row)
append_only(HoldRow)
