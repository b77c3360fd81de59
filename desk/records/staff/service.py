"""Staff as an administrator sees them. While a desk stands alone they are made here; once enrolled, in the cloud."""

from dataclasses import replace

from sqlalchemy import update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.facility import queries as facility
from desk.records.staff import acts, queries, rules
from desk.records.staff.rules import LOCAL, Moment, Person, PersonDraft, Tries
from desk.records.staff.tables import RolePermissionRow, StaffRow
from desk.security.permissions import ADMINISTRATOR, ROLES
from desk.store.unit import Reading, Service, Unit, query, verb


class StaffService(Service):
    """People, their roles, one-time codes; and what each role may do."""

    @query("staff.read")
    def people(self, reading: Reading) -> tuple[Person, ...]:
        """Everyone who works or worked here, by name."""
        return queries.people(reading.connection, Moment(reading.at, int(self.store.clock.monotonic() * 1000)))

    @query("staff.read")
    def rights(self, reading: Reading) -> dict[str, frozenset[str]]:
        """Role code to the actions that it holds."""
        return queries.rights(reading.connection)

    @verb("staff.change")
    def add(self, unit: Unit, draft: PersonDraft) -> str:
        """A new person, who cannot sign in before `give_code`; gives their id. Raises Refused."""
        _standing_alone(unit)
        staff_id = acts.add_person(unit, draft)
        unit.audit(staff=staff_id, roles=",".join(sorted(draft.roles)))
        return staff_id

    @verb("staff.change")
    def change(self, unit: Unit, staff_id: str, draft: PersonDraft) -> None:
        """Correct a person's name, qualification or roles; the user name stays. Raises Refused."""
        before = _own(unit, staff_id)
        draft = rules.checked_person(replace(draft, user=before))
        values = {"name": draft.name, "name_native": draft.name_native, "qualification": draft.qualification}
        unit.connection.execute(update(StaffRow).where(StaffRow.staff_id == staff_id).values(**values))
        acts.set_roles(unit, staff_id, draft.roles)
        acts.people_left(unit)
        unit.audit(staff=staff_id, roles=",".join(sorted(draft.roles)))
        unit.touch("staff")

    @verb("staff.change")
    def open_account(self, unit: Unit, staff_id: str, active: bool) -> None:
        """Close a person's account, or open it again; what they did stays theirs. Raises Refused."""
        _own(unit, staff_id)
        unit.connection.execute(update(StaffRow).where(StaffRow.staff_id == staff_id).values(active=active))
        acts.people_left(unit)
        unit.audit(staff=staff_id, active=active)
        unit.touch("staff")

    @verb("staff.change")
    def give_code(self, unit: Unit, staff_id: str) -> str:
        """A one-time code to tell the person; their old password opens no more, wrong tries are forgiven.

        Raises Refused. Called without an intent: the code must not be kept anywhere.
        """
        if unit.intent:
            raise ValueError("a one-time code is not remembered under an intent")
        _own(unit, staff_id)
        unit.audit(staff=staff_id, code="given")
        unit.touch("staff")
        return acts.give_code(unit, staff_id)

    @verb("staff.change")
    def unlock(self, unit: Unit, staff_id: str) -> None:
        """Forgive a person's wrong tries. Raises Refused for a person unknown here."""
        if queries.account(unit.connection, staff_id=staff_id) is None:
            raise _nobody()
        acts.save_tries(unit, staff_id, Tries(seen_at=unit.at))
        unit.audit(staff=staff_id, tries="forgiven")
        unit.touch("staff")

    @verb("staff.change")
    def set_right(self, unit: Unit, role: str, action: str, held: bool) -> None:
        """Give a role a right, or take it away. Raises Refused where nobody could take that back."""
        if role not in ROLES:
            raise Refused(words("Staff", "Choose a role."), field="role")
        if role == ADMINISTRATOR and action == "staff.change" and not held:
            raise Refused(words("Staff", "An administrator always may change staff."), field="action")
        statement = upsert(RolePermissionRow).values(role=role, action=action, held=held)
        unit.connection.execute(statement.on_conflict_do_update(["role", "action"], set_={"held": held}))
        unit.audit(role=role, right=action, held=held)
        unit.touch("staff")


def _standing_alone(unit: Unit) -> None:
    if facility.enrolled(unit.connection):
        raise Refused(words("Staff", "This desk has joined the cloud: people and roles are changed there."))


def _own(unit: Unit, staff_id: str) -> str:
    """The user name of a person of this desk's own making. Raises Refused."""
    account = queries.account(unit.connection, staff_id=staff_id)
    if account is None:
        raise _nobody()
    if account.origin != LOCAL:
        _standing_alone(unit)
        raise _nobody()
    return account.user


def _nobody() -> Refused:
    return Refused(words("Staff", "Choose a person."), field="staff_id")
