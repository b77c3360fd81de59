"""Rows of staff: who they are, what they may do, how they prove it, when they were here."""

from sqlalchemy import CheckConstraint

from desk.records.base import Base
from desk.store.base import ForeignKey, Mapped, guard, mapped_column


class StaffRow(Base):
    """A person who works here; origin local (this desk made it) or cloud (the feed owns it)."""

    __tablename__ = "staff"
    staff_id: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_native: Mapped[str] = mapped_column(default="")
    qualification: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    origin: Mapped[str]

    __table_args__ = (CheckConstraint("origin IN ('local', 'cloud')", name="origin"),)


class StaffRoleRow(Base):
    """A role held by a person; `role_row` is the FHIR PractitionerRole id."""

    __tablename__ = "staff_role"
    role_row: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[str] = mapped_column(index=True)
    role: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class RolePermissionRow(Base):
    """A permission that a role holds (`held` false: a facility took it away)."""

    __tablename__ = "role_permission"
    role: Mapped[str] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(primary_key=True)
    held: Mapped[bool] = mapped_column(default=True)


class AccountRow(Base):
    """How a person proves who they are at this desk: Argon2id verifiers, wrong tries, lockout. Never travels.

    verifier: of the password; code_verifier: of a one-time code, good until code_until (None: until it is used);
    confirmed_at: when the cloud last confirmed the account. wrong counts tries since the last right one, rounds the
    lockouts; locked_until is UTC ms, locked_from the machine's monotonic ms at that moment; seen_at is the latest
    time ever seen at a try, so that a clock set back gains nothing.
    """

    __tablename__ = "account"
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.staff_id"), primary_key=True)
    verifier: Mapped[str | None]
    code_verifier: Mapped[str | None]
    code_until: Mapped[int | None]
    confirmed_at: Mapped[int | None]
    wrong: Mapped[int] = mapped_column(default=0)
    rounds: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[int | None]
    locked_from: Mapped[int | None]
    seen_at: Mapped[int | None]


class SessionRow(Base):
    """A sign-in, and how it ended (out, locked out, replaced, stopped)."""

    __tablename__ = "staff_session"
    session_id: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[int]
    ended_at: Mapped[int | None]
    ended_how: Mapped[str | None]


class VoucherRow(Base):
    """A second person's yes to one act of another: by whom, for whom, to what; spent at most once."""

    __tablename__ = "staff_voucher"
    voucher_id: Mapped[str] = mapped_column(primary_key=True)
    action: Mapped[str]
    given_by: Mapped[str]
    given_to: Mapped[str]
    at: Mapped[int]
    spent_at: Mapped[int | None]


guard(
    VoucherRow, "once", "BEFORE UPDATE ON staff_voucher WHEN OLD.spent_at IS NOT NULL", "a voucher is spent once"
)
