"""What several verbs of staff share, on an open unit: people, roles, one-time codes, vouchers, the cloud's word."""

import hashlib
from collections.abc import Iterable

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records.fhir import Resource
from desk.records.staff import fhir, queries, rules
from desk.records.staff.rules import CLOUD, LOCAL, PersonDraft, Tries
from desk.records.staff.tables import AccountRow, RolePermissionRow, StaffRoleRow, StaffRow, VoucherRow
from desk.security.passwords import FLOOR, hash_password
from desk.security.permissions import Permission
from desk.store.store import get_state, set_state
from desk.store.unit import Unit


def seed_permissions(unit: Unit, declared: Iterable[Permission]) -> None:
    """Give each role what it holds at first; what the facility has changed stays as it is."""
    rows = [{"role": role, "action": p.action, "held": True} for p in declared for role in p.roles]
    if rows:
        unit.connection.execute(upsert(RolePermissionRow).on_conflict_do_nothing(), rows)


def add_person(unit: Unit, draft: PersonDraft) -> str:
    """A new person of this desk's own making; gives their id. Raises Refused."""
    draft = rules.checked_person(draft)
    taken = unit.connection.execute(select(StaffRow.staff_id).where(StaffRow.user == draft.user)).first()
    if taken is not None:
        raise Refused(words("Staff", "Another person already has this user name."), field="user")
    staff_id = new_id()
    unit.connection.execute(
        insert(StaffRow),
        {
            "staff_id": staff_id, "user": draft.user, "name": draft.name, "name_native": draft.name_native,
            "qualification": draft.qualification, "active": True, "origin": LOCAL,
        },
    )  # fmt: skip
    unit.connection.execute(insert(AccountRow), {"staff_id": staff_id})
    set_roles(unit, staff_id, draft.roles)
    unit.touch("staff")
    return staff_id


def set_roles(unit: Unit, staff_id: str, roles: Iterable[str]) -> None:
    """The person holds exactly these roles from now on."""
    unit.connection.execute(delete(StaffRoleRow).where(StaffRoleRow.staff_id == staff_id))
    rows = [{"role_row": new_id(), "staff_id": staff_id, "role": role, "active": True} for role in roles]
    unit.connection.execute(insert(StaffRoleRow), rows)


def give_code(unit: Unit, staff_id: str, *, lasting: bool = False) -> str:
    """A fresh one-time code; the old password opens no more. It lasts two days, or until it is used."""
    code = rules.new_code()
    # 44 random bits need no slow hash; the floor is 20 ms, which the write lock can bear.
    values = {
        "verifier": None, "code_verifier": hash_password(rules.code_typed(code), FLOOR),
        "code_until": None if lasting else unit.at + rules.CODE_MS,
        "wrong": 0, "rounds": 0, "locked_until": None, "locked_from": None,
    }  # fmt: skip
    unit.connection.execute(update(AccountRow).where(AccountRow.staff_id == staff_id).values(**values))
    return code


def spend_voucher(unit: Unit, voucher_id: str, action: str) -> str:
    """Use a second person's yes for this act; gives their staff id, for the fact. Raises Refused."""
    spent = unit.connection.execute(
        update(VoucherRow)
        .where(
            VoucherRow.voucher_id == voucher_id, VoucherRow.action == action,
            VoucherRow.given_to == unit.actor.staff_id, VoucherRow.given_by != unit.actor.staff_id,
            VoucherRow.spent_at.is_(None),
            VoucherRow.at > unit.at - rules.VOUCHER_MS, VoucherRow.at <= unit.at,
        )
        .values(spent_at=unit.at)
        .returning(VoucherRow.given_by)
    ).scalar()  # fmt: skip
    if spent is None:
        raise Refused(words("Staff", "The second person's permission does not hold any more. Ask them again."))
    return str(spent)


def save_tries(unit: Unit, staff_id: str, tries: Tries) -> None:
    """Remember the wrong tries of an account."""
    values = {
        "wrong": tries.wrong, "rounds": tries.rounds, "locked_until": tries.locked_until,
        "locked_from": tries.locked_from, "seen_at": tries.seen_at,
    }  # fmt: skip
    statement = upsert(AccountRow).values(staff_id=staff_id, **values)
    unit.connection.execute(statement.on_conflict_do_update(["staff_id"], set_=values))


def unknown_tries(unit: Unit, user: str) -> Tries:
    """Wrong tries under a name that nobody has; it locks as a known one would, so that names cannot be guessed."""
    kept = get_state(unit, _bucket(user))
    return msgspec.json.decode(kept, type=Tries) if kept else Tries()


def save_unknown_tries(unit: Unit, user: str, tries: Tries) -> None:
    """Remember them, in one of 256 places, so that a flood of names cannot fill the disk."""
    set_state(unit, _bucket(user), msgspec.json.encode(tries).decode())


def _bucket(user: str) -> str:
    return "tries." + hashlib.sha256(user.encode()).hexdigest()[:2]


def pull(unit: Unit, resource: Resource) -> None:
    """Take over a Practitioner or PractitionerRole of the feed. Raises ValueError on nonsense."""
    kind = resource.get("resourceType")
    if kind == "Practitioner":
        _pull_person(unit, resource)
    elif kind == "PractitionerRole":
        _pull_role(unit, resource)
    else:
        raise ValueError(f"not staff: {kind}")
    unit.touch("staff")


def _pull_person(unit: Unit, resource: Resource) -> None:
    found = fhir.practitioner(resource)
    _make_way(unit, found.user, found.staff_id)
    values = {
        "user": found.user, "name": found.name, "name_native": found.name_native,
        "qualification": found.qualification, "active": found.active, "origin": CLOUD,
    }  # fmt: skip
    statement = upsert(StaffRow).values(staff_id=found.staff_id, **values)
    unit.connection.execute(statement.on_conflict_do_update(["staff_id"], set_=values))
    unit.connection.execute(upsert(AccountRow).values(staff_id=found.staff_id).on_conflict_do_nothing())
    if not found.active:
        gone = update(AccountRow).where(AccountRow.staff_id == found.staff_id)
        unit.connection.execute(gone.values(verifier=None, confirmed_at=None))


def _make_way(unit: Unit, user: str, staff_id: str) -> None:
    """The cloud owns names: a person of this desk's own making who has the same one keeps their acts, not the name."""
    holder = unit.connection.execute(select(StaffRow.staff_id).where(StaffRow.user == user)).scalar()
    if holder is not None and holder != staff_id:
        values = {"user": f"{user}~{holder[-12:]}", "active": False}
        unit.connection.execute(update(StaffRow).where(StaffRow.staff_id == holder).values(**values))
        unit.audit(closed=holder, why="name taken over by the cloud")


def _pull_role(unit: Unit, resource: Resource) -> None:
    found = fhir.practitioner_role(resource)
    values = {"staff_id": found.staff_id, "role": found.role, "active": found.active}
    statement = upsert(StaffRoleRow).values(role_row=found.role_row, **values)
    unit.connection.execute(statement.on_conflict_do_update(["role_row"], set_=values))


def people_left(unit: Unit) -> None:
    """Raise Refused when nobody would be left who may change staff."""
    rules.someone_administers(queries.people(unit.connection, rules.Moment(unit.at, 0)))
