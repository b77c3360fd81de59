"""Reads of staff: people, what they may do, and the accounts behind them. Frozen answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select

from desk.records.staff.rules import CLOUD, Moment, Person, Tries, lock_left
from desk.records.staff.tables import AccountRow, RolePermissionRow, StaffRoleRow, StaffRow
from desk.security.permissions import ADMINISTRATOR, Permission


@dataclass(frozen=True)
class Account:
    """A person together with how they prove who they are; never leaves this room."""

    staff_id: str
    user: str
    name: str
    active: bool
    origin: str
    verifier: str | None
    code_verifier: str | None
    code_until: int | None
    confirmed_at: int | None
    tries: Tries


_ACCOUNT = (
    StaffRow.staff_id, StaffRow.user, StaffRow.name, StaffRow.active, StaffRow.origin, AccountRow.verifier,
    AccountRow.code_verifier, AccountRow.code_until, AccountRow.confirmed_at, AccountRow.wrong, AccountRow.rounds,
    AccountRow.locked_until, AccountRow.locked_from, AccountRow.seen_at,
)  # fmt: skip


def account(connection: Connection, *, user: str = "", staff_id: str = "") -> Account | None:
    """The account of a sign-in name, or of a staff id."""
    which = StaffRow.staff_id == staff_id if staff_id else StaffRow.user == user
    found = connection.execute(select(*_ACCOUNT).outerjoin_from(StaffRow, AccountRow).where(which)).first()
    if found is None:
        return None
    tries = Tries(found.wrong or 0, found.rounds or 0, found.locked_until, found.locked_from, found.seen_at)
    return Account(
        found.staff_id, found.user, found.name, found.active, found.origin, found.verifier,
        found.code_verifier, found.code_until, found.confirmed_at, tries,
    )  # fmt: skip


def permissions(connection: Connection, staff_id: str) -> frozenset[str]:
    """What the person's roles allow."""
    query = (
        select(RolePermissionRow.action)
        .join(StaffRoleRow, StaffRoleRow.role == RolePermissionRow.role)
        .where(StaffRoleRow.staff_id == staff_id, StaffRoleRow.active, RolePermissionRow.held)
    )
    return frozenset(connection.execute(query).scalars())


def everyone(connection: Connection) -> dict[str, str]:
    """The name of everyone who works or worked here, by staff id."""
    return {row.staff_id: row.name for row in connection.execute(select(StaffRow.staff_id, StaffRow.name))}


def people(connection: Connection, now: Moment) -> tuple[Person, ...]:
    """Everyone who works or worked here, by name."""
    roles: dict[str, list[str]] = {}
    held = select(StaffRoleRow.staff_id, StaffRoleRow.role).where(StaffRoleRow.active).order_by(StaffRoleRow.role)
    for staff_id, role in connection.execute(held):
        roles.setdefault(staff_id, []).append(role)
    query = select(
        StaffRow.staff_id, StaffRow.user, StaffRow.name, StaffRow.name_native, StaffRow.qualification,
        StaffRow.active, StaffRow.origin, AccountRow.verifier, AccountRow.wrong, AccountRow.rounds,
        AccountRow.locked_until, AccountRow.locked_from, AccountRow.seen_at,
    ).outerjoin_from(StaffRow, AccountRow).order_by(StaffRow.name, StaffRow.user)  # fmt: skip
    made = []
    for row in connection.execute(query):
        tries = Tries(row.wrong or 0, row.rounds or 0, row.locked_until, row.locked_from, row.seen_at)
        made.append(
            Person(
                row.staff_id, row.user, row.name, row.name_native, row.qualification,
                tuple(roles.get(row.staff_id, ())), row.active, row.origin, row.verifier is not None,
                lock_left(tries, now) > 0,
            )
        )  # fmt: skip
    return tuple(made)


def name_of(connection: Connection, staff_id: str) -> str:
    """The person's name ("" when unknown here), for histories and reprints."""
    return connection.exec_driver_sql(_NAME_OF, (staff_id,)).scalar() or ""


_NAME_OF = "SELECT name FROM staff WHERE staff_id = ?"


def names(connection: Connection, staff_ids: Iterable[str]) -> dict[str, str]:
    """Staff id to name, of those that are known here."""
    query = select(StaffRow.staff_id, StaffRow.name).where(StaffRow.staff_id.in_(set(staff_ids)))
    return {row.staff_id: row.name for row in connection.execute(query)}


def rights(connection: Connection) -> dict[str, frozenset[str]]:
    """Role to the actions that it holds now."""
    held: dict[str, set[str]] = {}
    query = select(RolePermissionRow.role, RolePermissionRow.action).where(RolePermissionRow.held)
    for role, action in connection.execute(query):
        held.setdefault(role, set()).add(action)
    return {role: frozenset(actions) for role, actions in held.items()}


def unseeded(connection: Connection, declared: Iterable[Permission]) -> tuple[Permission, ...]:
    """Of the rights `declared`, those that some role of theirs has never been given or refused here."""
    pairs = connection.execute(select(RolePermissionRow.role, RolePermissionRow.action))
    known = {(row.role, row.action) for row in pairs}
    return tuple(p for p in declared if any((role, p.action) not in known for role in p.roles))


def cloud_took_over(connection: Connection) -> bool:
    """Whether an administrator whom the cloud knows has proved themselves at this desk."""
    return bool(
        connection.execute(
            select(
                exists().where(
                    StaffRow.staff_id == AccountRow.staff_id, StaffRoleRow.staff_id == StaffRow.staff_id,
                    StaffRow.origin == CLOUD, StaffRow.active, AccountRow.verifier.is_not(None),
                    StaffRoleRow.role == ADMINISTRATOR, StaffRoleRow.active,
                )
            )
        ).scalar()
    )  # fmt: skip
