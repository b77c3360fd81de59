"""Rows of the patient. A name, identifier or phone that ends is kept with its period; every change is history."""

from sqlalchemy import CheckConstraint, Index

from desk.records.base import Base
from desk.store.base import ForeignKey, Mapped, append_only, mapped_column


class PatientRow(Base):
    """One patient. `row` is the integer that the search index knows it by.

    sex: 0 unknown, 1 male, 2 female, 9 other. birth_date is YYYY-MM-DD, YYYY-MM or YYYY as known; an age that was told
    stands in age_months with the day it was told, and birth_year is then derived and never printed as a birth date.
    """

    __tablename__ = "patient"
    row: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(unique=True)
    sex: Mapped[str]
    birth_date: Mapped[str | None]
    age_months: Mapped[int | None]
    age_told_on: Mapped[str | None]
    birth_year: Mapped[int | None]
    unknown: Mapped[bool] = mapped_column(default=False)
    marks: Mapped[str | None]
    photo_id: Mapped[str | None]
    language: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    replaced_by: Mapped[str | None] = mapped_column(index=True)
    facility_id: Mapped[str]
    made_at: Mapped[int]
    made_by: Mapped[str]
    changed_at: Mapped[int]

    __table_args__ = (CheckConstraint("sex IN ('0', '1', '2', '9')", name="sex"),)


class NameRow(Base):
    """A name in one script (ISO 15924: Latn, Deva); use official, usual, old."""

    __tablename__ = "patient_name"
    name_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(ForeignKey("patient.patient_id"), index=True)
    use: Mapped[str]
    script: Mapped[str]
    text: Mapped[str]
    made_at: Mapped[int]
    ended_at: Mapped[int | None]


class IdentifierRow(Base):
    """A number by which the patient is known: system (see rules), value as compared (no spaces), period, status."""

    __tablename__ = "patient_identifier"
    identifier_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(ForeignKey("patient.patient_id"), index=True)
    system: Mapped[str]
    value: Mapped[str]
    status: Mapped[str] = mapped_column(default="active")
    made_at: Mapped[int]
    ended_at: Mapped[int | None]

    __table_args__ = (Index("ix_patient_identifier_value_system", "value", "system"),)


class PhoneRow(Base):
    """A phone number in digits (10 for India), whose it is (self, father, …)."""

    __tablename__ = "patient_phone"
    phone_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(ForeignKey("patient.patient_id"), index=True)
    number: Mapped[str] = mapped_column(index=True)
    whose: Mapped[str] = mapped_column(default="self")
    made_at: Mapped[int]
    ended_at: Mapped[int | None]


class AddressRow(Base):
    """An address; the one without an end is current."""

    __tablename__ = "patient_address"
    address_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(ForeignKey("patient.patient_id"), index=True)
    line: Mapped[str] = mapped_column(default="")
    locality: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="")
    pin: Mapped[str] = mapped_column(default="")
    made_at: Mapped[int]
    ended_at: Mapped[int | None]


class RelationRow(Base):
    """Who belongs to the patient: father, mother, spouse, guardian, child; by name, and by patient where known."""

    __tablename__ = "patient_relation"
    relation_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(ForeignKey("patient.patient_id"), index=True)
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    name_native: Mapped[str] = mapped_column(default="")
    related_id: Mapped[str | None] = mapped_column(index=True)
    made_at: Mapped[int]
    ended_at: Mapped[int | None]


class ConsentRow(Base):
    """A consent as given: purpose, language, how (spoken, signed), by whom; taken back by a later row.

    No foreign key: the feed may bring a consent before the latest version of its patient.
    """

    __tablename__ = "patient_consent"
    consent_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    purpose: Mapped[str]
    decision: Mapped[str]
    language: Mapped[str]
    how: Mapped[str]
    given_by: Mapped[str]
    at: Mapped[int]
    recorded_by: Mapped[str]


class PatientHistoryRow(Base):
    """One field that changed: from what, to what, when, by whom, why."""

    __tablename__ = "patient_history"
    history_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    field: Mapped[str]
    old: Mapped[str]
    new: Mapped[str]
    reason: Mapped[str]
    at: Mapped[int]
    by: Mapped[str]


class LinkActRow(Base):
    """A merge (duplicate is now known as survivor) or its taking back; reads follow PatientRow.replaced_by."""

    __tablename__ = "patient_link_act"
    act_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    duplicate_id: Mapped[str] = mapped_column(index=True)
    survivor_id: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str]
    at: Mapped[int]
    by: Mapped[str]

    __table_args__ = (CheckConstraint("kind IN ('merge', 'unmerge')", name="kind"),)


for _row in (ConsentRow, PatientHistoryRow, LinkActRow):
    append_only(_row)
