"""A new desk in an empty folder: key, store, tables, facility, first administrator. All of it, or none.

It is built beside the folder and moved into place at the end, so that a set-up that is cut off leaves nothing behind
that looks like a desk. The two secrets are told before the move: afterwards nobody could ask for them again.
"""

import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from desk.core.clock import Clock
from desk.core.errors import Damaged
from desk.core.i18n import words
from desk.core.paths import Paths
from desk.records.base import RECORDS
from desk.records.facility import acts as facility
from desk.records.facility.rules import POLYCLINIC, DepartmentDraft, FacilityDraft
from desk.records.numbers import noted
from desk.records.staff import acts as staff
from desk.records.staff.rules import CODE_LETTERS, PersonDraft, checked_person
from desk.records.staff.sign_in import COST
from desk.security import passwords
from desk.security.authorize import system_actor
from desk.security.machine import Machine, this_machine
from desk.security.passwords import Cost
from desk.security.permissions import ADMINISTRATOR, HOUSE
from desk.security.vault import Vault
from desk.store import migrate
from desk.store.folder import refuse_unfit
from desk.store.migrate import STORE
from desk.store.store import Store, set_state

RECOVERY_GROUPS, GROUP = 5, 5


@dataclass(frozen=True)
class Plan:
    """What to set up; `demo` keeps the key in a file.

    A desk that stands alone has a facility and a first administrator (`user`, `name`). One that is enrolled at once has
    neither: the cloud brings the facility and its staff.
    """

    user: str = ""
    name: str = ""
    facility: FacilityDraft | None = None
    departments: tuple[DepartmentDraft, ...] = POLYCLINIC
    demo: bool = False
    name_native: str = ""


@dataclass(frozen=True)
class Secrets:
    """Shown once: the recovery password of the key (None in a demo), and the first administrator's one-time code.

    `user` and `code` are "" where the plan names no administrator.
    """

    recovery: str | None
    user: str
    code: str


def set_up(
    paths: Paths, plan: Plan, tell: Callable[[Secrets], None], *, cost: Cost | None = None, clock: Clock | None = None
) -> None:
    """Make the desk of `plan`. `cost` is Argon2id's (None: measured on this machine). Raises Damaged, Refused."""
    draft = PersonDraft(plan.user, plan.name, (ADMINISTRATOR,), plan.name_native)
    person = checked_person(draft) if plan.user else None
    root = paths.root.absolute()
    if not plan.demo:
        refuse_unfit(root)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise Damaged(words("SetUp", "This folder is not empty. Choose a new folder for the desk."))
    beside = root.with_name(root.name + ".setting-up")
    try:
        if beside.exists():  # of a set-up that was cut off: its secrets were never told, so nothing is lost
            shutil.rmtree(beside)
        told = _build(Paths(beside), plan, person, cost or passwords.calibrate(), clock)
        tell(told)
        if root.exists():
            root.rmdir()
        beside.rename(root)
    except OSError as error:
        raise Damaged(
            words("SetUp", "The folder cannot be written. Choose another one, or ask IT."), detail=type(error).__name__
        ) from error


def _build(paths: Paths, plan: Plan, person: PersonDraft | None, cost: Cost, clock: Clock | None) -> Secrets:
    paths.root.mkdir(parents=True, mode=0o700)
    recovery = None if plan.demo else _recovery_password()
    vault, key = Vault.create(paths.slots, demo=plan.demo, password=recovery, cost=cost)
    store = Store(paths.database, key, clock)
    try:
        migrate.upgrade(store.writer, (STORE, RECORDS))
        code = _first_rows(store, plan, person, cost, this_machine(vault.profile_id))
    finally:
        store.close()
    return Secrets(recovery, person.user if person else "", code)


def _first_rows(store: Store, plan: Plan, person: PersonDraft | None, cost: Cost, here: Machine) -> str:
    with store.unit(system_actor(), "desk.set-up") as unit:
        noted.note_machine(unit, here)
        set_state(unit, COST, msgspec.json.encode(cost).decode())
        staff.seed_permissions(unit, HOUSE)
        if plan.facility is not None:
            facility.set_up(unit, plan.facility, plan.departments)
        if person is None:
            unit.audit(waits="enrolment")
            return ""
        staff_id = staff.add_person(unit, person)
        code = staff.give_code(unit, staff_id, lasting=True)
        unit.audit(staff=staff_id, role=ADMINISTRATOR)
    return code


def _recovery_password() -> str:
    groups = ("".join(secrets.choice(CODE_LETTERS) for _ in range(GROUP)) for _ in range(RECOVERY_GROUPS))
    return "-".join(groups)
