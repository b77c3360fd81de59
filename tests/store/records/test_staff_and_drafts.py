"""People, their roles and codes at a desk that stands alone; and half-filled forms that outlive the lock."""

from collections.abc import Callable

import pytest

from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.ids import new_id
from desk.records.staff import acts
from desk.records.staff.drafts import MOST_BYTES, DraftService
from desk.records.staff.rules import PersonDraft, WrongPassword
from desk.records.staff.service import StaffService
from desk.records.staff.sign_in import SignIn
from desk.security.authorize import Actor, system_actor
from desk.security.permissions import HOUSE
from desk.store.store import set_state
from desk.store.tables import IntentRow
from tests.support.desk import TestDesk

PASSWORD = "green mango tree"
DRAFT = PersonDraft("ravi", "Ravi Singh", ("clerk",), "रवि सिंह", "GNM")


@pytest.fixture
def staff(desk: TestDesk) -> StaffService:
    with desk.store.unit(system_actor(), "test.rights") as unit:
        acts.seed_permissions(unit, HOUSE)
        acts.add_person(unit, PersonDraft("asha", "Asha", ("administrator",)))
    return StaffService(desk.store)


def administrator(desk: TestDesk) -> Actor:
    return desk.actor("administrator")


def test_an_added_person_signs_in_with_the_code_they_are_told(desk: TestDesk, staff: StaffService) -> None:
    staff_id = staff.add(administrator(desk), DRAFT)
    door = SignIn(desk.store, HOUSE)
    with pytest.raises(WrongPassword):
        door.sign_in("ravi", PASSWORD)
    code = staff.give_code(administrator(desk), staff_id)
    assert door.use_code("ravi", code, PASSWORD).actor.staff_id == staff_id
    ravi = next(p for p in staff.people(administrator(desk)) if p.user == "ravi")
    assert (ravi.name, ravi.name_native, ravi.roles, ravi.ready, ravi.locked) == (
        "Ravi Singh", "रवि सिंह", ("clerk",), True, False,
    )  # fmt: skip


def test_a_forgotten_password_is_replaced_by_a_code_and_opens_no_more(desk: TestDesk, staff: StaffService) -> None:
    staff_id = staff.add(administrator(desk), DRAFT)
    door = SignIn(desk.store, HOUSE)
    door.use_code("ravi", staff.give_code(administrator(desk), staff_id), PASSWORD)
    code = staff.give_code(administrator(desk), staff_id)
    with pytest.raises(WrongPassword):
        door.sign_in("ravi", PASSWORD)
    door.use_code("ravi", code, "blue river stone")


def test_a_locked_person_is_unlocked_by_an_administrator(desk: TestDesk, staff: StaffService) -> None:
    staff_id = staff.add(administrator(desk), DRAFT)
    door = SignIn(desk.store, HOUSE)
    door.use_code("ravi", staff.give_code(administrator(desk), staff_id), PASSWORD)
    for _ in range(5):
        with pytest.raises(Refused):
            door.sign_in("ravi", "not this one")
    assert [p.user for p in staff.people(administrator(desk)) if p.locked] == ["ravi"]
    staff.unlock(administrator(desk), staff_id)
    door.sign_in("ravi", PASSWORD)


def test_a_one_time_code_is_kept_nowhere(desk: TestDesk, staff: StaffService) -> None:
    staff_id = staff.add(administrator(desk).intending(new_id()), DRAFT)
    with pytest.raises(ValueError, match="not remembered"):
        staff.give_code(administrator(desk).intending(new_id()), staff_id)
    code = staff.give_code(administrator(desk), staff_id)
    with desk.store.readers.connect() as connection:
        answers = connection.execute(IntentRow.__table__.select()).all()
    assert len(answers) == 1
    assert not any(code.encode() in row.answer for row in answers)


def test_adding_twice_with_one_intent_adds_one_person(desk: TestDesk, staff: StaffService) -> None:
    actor = administrator(desk).intending(new_id())
    assert staff.add(actor, DRAFT) == staff.add(actor, DRAFT)
    with pytest.raises(Refused) as taken:
        staff.add(administrator(desk), DRAFT)
    assert taken.value.field == "user"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PersonDraft("r", "Ravi", ("clerk",)), "user"),
        (PersonDraft("रवि", "Ravi", ("clerk",)), "user"),
        (PersonDraft("ravi singh", "Ravi", ("clerk",)), "user"),
        (PersonDraft("ravi", "", ("clerk",)), "name"),
        (PersonDraft("ravi", "R" * 10_000, ("clerk",)), "name"),
        (PersonDraft("ravi", "Ravi\u202e", ("clerk",)), "name"),
        (PersonDraft("ravi", "Ravi", ()), "roles"),
        (PersonDraft("ravi", "Ravi", ("king",)), "roles"),
    ],
)
def test_what_is_typed_wrong_is_said_at_its_field(
    desk: TestDesk, staff: StaffService, draft: PersonDraft, field: str
) -> None:
    with pytest.raises(Problems) as refused:
        staff.add(administrator(desk), draft)
    assert list(refused.value.by_field) == [field]


def test_the_last_administrator_can_be_neither_closed_nor_demoted(desk: TestDesk, staff: StaffService) -> None:
    asha = next(p for p in staff.people(administrator(desk)) if p.user == "asha")
    with pytest.raises(Refused, match="last administrator"):
        staff.open_account(administrator(desk), asha.staff_id, False)
    with pytest.raises(Refused, match="last administrator"):
        staff.change(administrator(desk), asha.staff_id, PersonDraft("asha", "Asha", ("clerk",)))
    with pytest.raises(Refused, match="always may change staff"):
        staff.set_right(administrator(desk), "administrator", "staff.change", False)
    assert next(p for p in staff.people(administrator(desk)) if p.user == "asha").roles == ("administrator",)


def test_a_closed_person_cannot_come_in_and_is_told_why(desk: TestDesk, staff: StaffService) -> None:
    staff_id = staff.add(administrator(desk), DRAFT)
    door = SignIn(desk.store, HOUSE)
    door.use_code("ravi", staff.give_code(administrator(desk), staff_id), PASSWORD)
    staff.open_account(administrator(desk), staff_id, False)
    with pytest.raises(WrongPassword):
        door.sign_in("ravi", "not this one")
    with pytest.raises(Refused, match="account is closed"):
        door.sign_in("ravi", PASSWORD)
    staff.open_account(administrator(desk), staff_id, True)
    door.sign_in("ravi", PASSWORD)


def test_a_right_taken_from_a_role_is_gone_at_the_next_sign_in_and_stays_gone(
    desk: TestDesk, staff: StaffService
) -> None:
    staff_id = staff.add(administrator(desk), DRAFT)
    door = SignIn(desk.store, HOUSE)
    door.use_code("ravi", staff.give_code(administrator(desk), staff_id), PASSWORD)
    staff.set_right(administrator(desk), "clerk", "visit.cancel", False)
    with desk.store.unit(system_actor(), "desk.start") as unit:
        acts.seed_permissions(unit, HOUSE)  # what every start does
    assert "visit.cancel" not in door.sign_in("ravi", PASSWORD).actor.permissions
    assert "visit.cancel" not in staff.rights(administrator(desk))["clerk"]


def test_an_enrolled_desk_leaves_people_to_the_cloud(desk: TestDesk, staff: StaffService) -> None:
    with desk.store.unit(system_actor(), "test.enroll") as unit:
        set_state(unit, "device_id", new_id())
    with pytest.raises(Refused, match="has joined the cloud"):
        staff.add(administrator(desk), DRAFT)


@pytest.mark.parametrize(
    "act",
    [
        lambda s, a: s.add(a, DRAFT),
        lambda s, a: s.give_code(a, "x"),
        lambda s, a: s.set_right(a, "clerk", "x", True),
        lambda s, a: s.unlock(a, "x"),
        lambda s, a: s.open_account(a, "x", False),
        lambda s, a: s.change(a, "x", DRAFT),
    ],
)
def test_a_clerk_may_change_no_staff(
    desk: TestDesk, staff: StaffService, act: Callable[[StaffService, Actor], object]
) -> None:
    with pytest.raises(NotAllowed):
        act(staff, desk.actor("clerk", "supervisor"))


# Half-filled forms


def test_a_draft_is_its_owners_alone_and_outlives_the_program(desk: TestDesk) -> None:
    asha, ravi = desk.actor("clerk"), desk.actor("clerk", staff_id=new_id())
    DraftService(desk.store).keep(asha, "registration.new", b'{"name": "Ra')
    DraftService(desk.store).keep(asha, "registration.new", b'{"name": "Ram')
    again = DraftService(desk.store)
    assert again.kept(asha, "registration.new") == b'{"name": "Ram'
    assert again.screens(asha) == ("registration.new",)
    assert (again.kept(ravi, "registration.new"), again.screens(ravi)) == (None, ())
    again.drop(ravi, "registration.new")
    assert again.kept(asha, "registration.new") is not None
    again.drop(asha, "registration.new")
    assert again.kept(asha, "registration.new") is None


def test_a_draft_is_not_readable_on_the_disk(desk: TestDesk) -> None:
    DraftService(desk.store).keep(desk.actor("clerk"), "registration.new", b"Ram Kumar, Karol Bagh")
    for path in desk.store.path.parent.iterdir():
        assert b"Karol" not in path.read_bytes()


def test_a_form_too_large_to_keep_is_said(desk: TestDesk) -> None:
    with pytest.raises(Refused, match="too large"):
        DraftService(desk.store).keep(desk.actor("clerk"), "x", bytes(MOST_BYTES + 1))
