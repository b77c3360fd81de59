"""At the door: passwords, one-time codes, lockout that survives, resuming, and a second person's yes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from desk.core.errors import Refused, Rejected, Unreachable
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records.staff import acts, queries
from desk.records.staff.rules import (
    ChoosePassword,
    ConfirmedStaff,
    PersonDraft,
    TooManyTries,
    WrongPassword,
)
from desk.records.staff.sign_in import COST, SignIn
from desk.records.staff.tables import SessionRow
from desk.security.authorize import system_actor
from desk.security.passwords import Cost
from desk.security.permissions import HOUSE, by_role
from desk.store.store import set_state
from desk.store.tables import AuditRow
from tests.support.desk import FACILITY, TestDesk, make_desk

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSWORD, OTHER = "green mango tree", "blue river stone"


@dataclass
class Door:
    """A desk with people who may sign in."""

    desk: TestDesk
    sign_in: SignIn

    def person(self, user: str, *roles: str) -> str:
        with self.desk.store.unit(system_actor(), "test.person") as unit:
            staff_id = acts.add_person(unit, PersonDraft(user, user.title(), roles or ("clerk",)))
            code = acts.give_code(unit, staff_id)
        self.sign_in.use_code(user, code, PASSWORD)
        return staff_id

    def wrong(self, user: str, times: int) -> None:
        for _ in range(times):
            with pytest.raises((WrongPassword, TooManyTries)):
                self.sign_in.sign_in(user, "not this one")

    def trail(self, action: str) -> list[str]:
        with self.desk.store.readers.connect() as connection:
            bodies = connection.execute(select(AuditRow.body).where(AuditRow.action == action).order_by(AuditRow.n))
            return [msgspec.json.decode(body)["outcome"] for (body,) in bodies]


def ready(desk: TestDesk) -> Door:
    with desk.store.unit(system_actor(), "test.rights") as unit:
        acts.seed_permissions(unit, HOUSE)
        set_state(unit, COST, msgspec.json.encode(CHEAP).decode())
    return Door(desk, SignIn(desk.store, HOUSE))


@pytest.fixture
def door(desk: TestDesk) -> Door:
    return ready(desk)


def test_the_right_password_gives_the_rights_of_the_roles(door: Door) -> None:
    staff_id = door.person("asha", "clerk", "cashier")
    actor = door.sign_in.sign_in("  ASHA ", PASSWORD).actor
    assert (actor.staff_id, actor.user, actor.name, actor.facility_id) == (staff_id, "asha", "Asha", FACILITY)
    assert actor.permissions == by_role(HOUSE)["clerk"] | by_role(HOUSE)["cashier"]


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(door: Door) -> None:
    door.person("asha")
    answers = set()
    for user in ("asha", "nobody"):
        with pytest.raises(WrongPassword) as refused:
            door.sign_in.sign_in(user, "not this one")
        answers.add((str(refused.value), refused.value.field))
    assert len(answers) == 1


@pytest.mark.parametrize("user", ["asha", "nobody"])
def test_five_wrong_tries_lock_and_the_right_password_does_not_open(door: Door, user: str) -> None:
    door.person("asha")
    door.wrong(user, 5)
    with pytest.raises(TooManyTries) as locked:
        door.sign_in.sign_in(user, PASSWORD)
    assert locked.value.left == 20 * 60_000
    assert "20 minute" in str(locked.value)


def test_after_the_lock_the_right_password_opens_and_the_count_is_gone(door: Door) -> None:
    door.person("asha")
    door.wrong("asha", 5)
    door.desk.clock.forward(minutes=20)
    door.sign_in.sign_in("asha", PASSWORD)
    door.wrong("asha", 4)
    door.sign_in.sign_in("asha", PASSWORD)


def test_the_count_is_on_disk_before_the_password_is_looked_at(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that is killed while it looks has counted the try."""
    door.person("asha")

    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("desk.security.passwords.verify", killed)
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            door.sign_in.sign_in("asha", PASSWORD)
    monkeypatch.undo()
    with pytest.raises(TooManyTries):
        SignIn(door.desk.store, HOUSE).sign_in("asha", PASSWORD)


def test_the_lock_outlives_the_program_and_a_clock_set_forward(door: Door) -> None:
    door.person("asha")
    door.wrong("asha", 5)
    door.desk.clock.ms += 400 * 86_400_000  # the wall clock only: the computer was not restarted
    with pytest.raises(TooManyTries):
        SignIn(door.desk.store, HOUSE).sign_in("asha", PASSWORD)


def test_every_try_is_in_the_trail_without_what_was_typed(door: Door) -> None:
    door.person("asha")
    with pytest.raises(WrongPassword):
        door.sign_in.sign_in("my-secret-typed-in-the-wrong-box", "x")
    door.wrong("asha", 1)
    door.sign_in.sign_in("asha", PASSWORD)
    assert door.trail("staff.sign-in") == ["tried", "wrong", "tried", "wrong", "tried", "done"]
    with door.desk.store.readers.connect() as connection:
        bodies = b"".join(connection.execute(select(AuditRow.body)).scalars())
    assert b"secret" not in bodies
    assert PASSWORD.encode() not in bodies


def test_a_one_time_code_is_used_once_and_the_password_is_ones_own(door: Door) -> None:
    with door.desk.store.unit(system_actor(), "test.person") as unit:
        staff_id = acts.add_person(unit, PersonDraft("asha", "Asha", ("clerk",)))
        code = acts.give_code(unit, staff_id)
    with pytest.raises(ChoosePassword):
        door.sign_in.sign_in("asha", code)  # typed where the password goes: the window then asks for one
    with pytest.raises(Refused) as weak:
        door.sign_in.use_code("asha", code, "password1")
    assert weak.value.field == "password"
    door.sign_in.use_code("asha", code, PASSWORD)
    with pytest.raises(WrongPassword):
        door.sign_in.use_code("asha", code, OTHER)
    assert door.sign_in.sign_in("asha", PASSWORD).actor.staff_id == staff_id


def test_a_one_time_code_grows_old(door: Door) -> None:
    with door.desk.store.unit(system_actor(), "test.person") as unit:
        code = acts.give_code(unit, acts.add_person(unit, PersonDraft("asha", "Asha", ("clerk",))))
    door.desk.clock.forward(days=2, minutes=1)
    with pytest.raises(WrongPassword):
        door.sign_in.use_code("asha", code, PASSWORD)


def test_wrong_codes_lock_as_wrong_passwords_do(door: Door) -> None:
    door.person("asha")
    for _ in range(5):
        with pytest.raises((WrongPassword, TooManyTries)):
            door.sign_in.use_code("asha", "AAAAA-AAAAA", PASSWORD)
    with pytest.raises(TooManyTries):
        door.sign_in.sign_in("asha", PASSWORD)


def test_after_the_idle_lock_the_same_session_goes_on(door: Door) -> None:
    door.person("asha")
    actor = door.sign_in.sign_in("asha", PASSWORD).actor
    with pytest.raises(WrongPassword):
        door.sign_in.resume(actor, OTHER)
    assert door.sign_in.resume(actor, PASSWORD).actor == actor


def test_switching_users_ends_the_session_of_the_first(door: Door) -> None:
    door.person("asha")
    door.person("ravi")
    asha = door.sign_in.sign_in("asha", PASSWORD).actor
    ravi = door.sign_in.sign_in("ravi", PASSWORD, instead_of=asha).actor
    door.sign_in.sign_out(ravi)
    with door.desk.store.readers.connect() as connection:
        how = {row.session_id: row.ended_how for row in connection.execute(select(SessionRow.__table__))}
    assert (how[asha.session_id], how[ravi.session_id]) == ("replaced", "out")


def test_a_changed_password_replaces_the_old_one(door: Door) -> None:
    door.person("asha")
    actor = door.sign_in.sign_in("asha", PASSWORD).actor
    with pytest.raises(WrongPassword):
        door.sign_in.change_password(actor, OTHER, OTHER)
    door.sign_in.change_password(actor, PASSWORD, OTHER)
    with pytest.raises(WrongPassword):
        door.sign_in.sign_in("asha", PASSWORD)
    door.sign_in.sign_in("asha", OTHER)


def test_a_second_person_vouches_once_for_one_act_of_one_person(door: Door) -> None:
    clerk = door.sign_in.sign_in("asha", PASSWORD).actor if door.person("asha") else None
    assert clerk is not None
    supervisor = door.person("meena", "supervisor")
    voucher = door.sign_in.vouch(clerk, "meena", PASSWORD, "patient.merge")
    with pytest.raises(Refused), door.desk.store.unit(clerk, "test.other") as unit:
        acts.spend_voucher(unit, voucher.voucher_id, "patient.unmerge")
    with door.desk.store.unit(clerk, "test.merge") as unit:
        assert acts.spend_voucher(unit, voucher.voucher_id, "patient.merge") == supervisor
    with pytest.raises(Refused), door.desk.store.unit(clerk, "test.merge") as unit:
        acts.spend_voucher(unit, voucher.voucher_id, "patient.merge")


def test_a_voucher_of_another_desk_mate_or_of_this_morning_does_not_hold(door: Door) -> None:
    door.person("asha")
    door.person("ravi")
    door.person("meena", "supervisor")
    asha, ravi = (door.sign_in.sign_in(user, PASSWORD).actor for user in ("asha", "ravi"))
    voucher = door.sign_in.vouch(asha, "meena", PASSWORD, "patient.merge")
    with pytest.raises(Refused), door.desk.store.unit(ravi, "test.merge") as unit:
        acts.spend_voucher(unit, voucher.voucher_id, "patient.merge")
    door.desk.clock.forward(minutes=6)
    with pytest.raises(Refused), door.desk.store.unit(asha, "test.merge") as unit:
        acts.spend_voucher(unit, voucher.voucher_id, "patient.merge")


@pytest.mark.parametrize(("user", "roles"), [("meena", ("supervisor",)), ("ravi", ("clerk",))])
def test_nobody_vouches_for_themselves_or_without_the_right(door: Door, user: str, roles: tuple[str, ...]) -> None:
    door.person("meena", "supervisor")
    if user != "meena":
        door.person(user, *roles)
    meena = door.sign_in.sign_in("meena", PASSWORD).actor
    with pytest.raises(Refused, match="Another person who has this right"):
        door.sign_in.vouch(meena, user, PASSWORD, "patient.merge")


# An enrolled desk: the cloud owns the people, the verifiers stay here.


@dataclass
class Cloud:
    """Answers as the cloud would; `away` pulls the cable."""

    staff_id: str
    passwords: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    away: bool = False
    asked: int = 0

    def __call__(self, user: str, password: str, code: str | None) -> ConfirmedStaff:
        self.asked += 1
        if self.away:
            raise Unreachable
        if code is not None and self.codes.pop(user, None) == code:
            self.passwords[user] = password
        elif code is not None or self.passwords.get(user) != password:
            raise Rejected(words("Test", "no"))
        return ConfirmedStaff(self.staff_id, user)


@dataclass
class Enrolled:
    door: Door
    cloud: Cloud

    @property
    def sign_in(self) -> SignIn:
        return self.door.sign_in


@pytest.fixture
def enrolled(desk: TestDesk) -> Enrolled:
    door, staff_id = ready(desk), new_id()
    cloud = Cloud(staff_id, codes={"sunita": "ABCDE"})
    door.sign_in.confirm = cloud
    with desk.store.unit(system_actor(), "test.pull") as unit:
        set_state(unit, "device_id", new_id())
        for resource in person_of_the_cloud(staff_id, "sunita", "supervisor"):
            acts.pull(unit, resource)
    return Enrolled(door, cloud)


def person_of_the_cloud(staff_id: str, user: str, role: str, *, active: bool = True) -> list[dict[str, object]]:
    base = "https://hims.delhi.gov.in/fhir/"
    return [
        {
            "resourceType": "Practitioner", "id": staff_id, "active": active, "name": [{"text": "Sunita Rao"}],
            "identifier": [{"system": base + "user", "value": user}],
        },
        {
            "resourceType": "PractitionerRole", "id": new_id(), "active": active,
            "practitioner": {"reference": f"Practitioner/{staff_id}"},
            "code": [{"coding": [{"system": base + "role", "code": role}]}],
        },
    ]  # fmt: skip


def test_the_first_sign_in_needs_the_network_and_does_not_count_against_the_person(enrolled: Enrolled) -> None:
    enrolled.cloud.away = True
    for _ in range(7):
        with pytest.raises(Unreachable, match="needs the network"):
            enrolled.sign_in.sign_in("sunita", PASSWORD)
    enrolled.cloud.away = False
    enrolled.sign_in.use_code("sunita", "ABCDE", PASSWORD)


def test_once_activated_she_signs_in_without_the_network(enrolled: Enrolled) -> None:
    enrolled.sign_in.use_code("sunita", "ABCDE", PASSWORD)
    enrolled.cloud.away = True
    signed = enrolled.sign_in.sign_in("sunita", PASSWORD)
    assert not signed.unconfirmed
    assert "patient.merge" in signed.actor.permissions


def test_after_14_days_without_the_cloud_she_reads_and_adds_but_changes_nothing(enrolled: Enrolled) -> None:
    enrolled.sign_in.use_code("sunita", "ABCDE", PASSWORD)
    enrolled.cloud.away = True
    enrolled.door.desk.clock.forward(days=14, minutes=1)
    signed = enrolled.sign_in.sign_in("sunita", PASSWORD)
    assert signed.unconfirmed
    assert {"patient.read", "patient.register", "visit.open"} <= signed.actor.permissions
    assert not signed.actor.permissions & {"patient.amend", "patient.merge", "patient.export", "attention.settle"}
    enrolled.cloud.away = False
    assert not enrolled.sign_in.sign_in("sunita", PASSWORD).unconfirmed


def test_setting_the_clock_back_does_not_make_her_confirmed_again(enrolled: Enrolled) -> None:
    enrolled.sign_in.use_code("sunita", "ABCDE", PASSWORD)
    enrolled.cloud.away = True
    enrolled.door.desk.clock.forward(days=15)
    assert enrolled.sign_in.sign_in("sunita", PASSWORD).unconfirmed
    enrolled.door.desk.clock.ms -= 10 * 86_400_000
    assert enrolled.sign_in.sign_in("sunita", PASSWORD).unconfirmed


def test_a_password_changed_at_another_desk_is_learnt_here(enrolled: Enrolled) -> None:
    enrolled.sign_in.use_code("sunita", "ABCDE", PASSWORD)
    enrolled.cloud.passwords["sunita"] = OTHER
    enrolled.sign_in.sign_in("sunita", OTHER)
    enrolled.cloud.away = True
    enrolled.sign_in.sign_in("sunita", OTHER)
    with pytest.raises(WrongPassword):
        enrolled.sign_in.sign_in("sunita", PASSWORD)


def test_a_password_that_the_cloud_refuses_today_opens_no_more_even_offline(enrolled: Enrolled) -> None:
    enrolled.sign_in.use_code("sunita", "ABCDE", PASSWORD)
    enrolled.cloud.passwords["sunita"] = OTHER
    enrolled.door.desk.clock.forward(days=2)
    with pytest.raises(WrongPassword):
        enrolled.sign_in.sign_in("sunita", PASSWORD)
    enrolled.cloud.away = True
    with pytest.raises(Unreachable):
        enrolled.sign_in.sign_in("sunita", PASSWORD)


def test_the_cloud_is_asked_once_a_day_not_at_every_sign_in(enrolled: Enrolled) -> None:
    enrolled.sign_in.use_code("sunita", "ABCDE", PASSWORD)
    before = enrolled.cloud.asked
    for _ in range(3):
        enrolled.sign_in.sign_in("sunita", PASSWORD)
    assert enrolled.cloud.asked == before
    enrolled.door.desk.clock.forward(days=1, minutes=1)
    enrolled.sign_in.sign_in("sunita", PASSWORD)
    assert enrolled.cloud.asked == before + 1


def test_a_person_closed_by_the_cloud_opens_nothing_here(enrolled: Enrolled) -> None:
    enrolled.sign_in.use_code("sunita", "ABCDE", PASSWORD)
    with enrolled.door.desk.store.unit(system_actor(), "test.pull") as unit:
        for resource in person_of_the_cloud(enrolled.cloud.staff_id, "sunita", "supervisor", active=False):
            acts.pull(unit, resource)
    with pytest.raises(Refused):
        enrolled.sign_in.sign_in("sunita", PASSWORD)


def test_a_name_that_the_cloud_gives_is_taken_from_a_person_of_the_desks_own(enrolled: Enrolled) -> None:
    own = enrolled.door.person("asha")
    with enrolled.door.desk.store.unit(system_actor(), "test.pull") as unit:
        for resource in person_of_the_cloud(new_id(), "asha", "clerk"):
            acts.pull(unit, resource)
        moved = queries.account(unit.connection, staff_id=own)
        assert moved is not None
        assert (moved.active, moved.user != "asha", moved.name) == (False, True, "Asha")


def test_once_an_administrator_of_the_cloud_has_signed_in_the_desks_own_people_are_closed(
    enrolled: Enrolled,
) -> None:
    enrolled.door.person("root-here", "administrator")
    enrolled.sign_in.sign_in("root-here", PASSWORD)
    with enrolled.door.desk.store.unit(system_actor(), "test.pull") as unit:
        for resource in person_of_the_cloud(enrolled.cloud.staff_id, "sunita", "administrator"):
            acts.pull(unit, resource)
    enrolled.sign_in.use_code("sunita", "ABCDE", PASSWORD)
    with pytest.raises(Refused, match="has joined the cloud"):
        enrolled.sign_in.sign_in("root-here", PASSWORD)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda p: p.pop("name"),
        lambda p: p.update(name=[{"given": 5}]),
        lambda p: p.update(identifier=[{"system": "https://hims.delhi.gov.in/fhir/user", "value": "A b"}]),
        lambda p: p.update(id="../../etc"),
        lambda p: p.update(active="yes"),
        lambda p: p.update(name=[{"text": "x" * 10_000}]),
        lambda p: p.update(name=[{"text": "‮evil"}]),
    ],
)
def test_nonsense_from_the_feed_is_refused(enrolled: Enrolled, spoil: Callable[[dict[str, object]], object]) -> None:
    practitioner, _ = person_of_the_cloud(new_id(), "ravi", "clerk")
    spoil(practitioner)
    with pytest.raises(ValueError), enrolled.door.desk.store.unit(system_actor(), "test.pull") as unit:
        acts.pull(unit, practitioner)


def test_the_database_keeps_no_password(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    ready(desk).person("asha")
    with desk.store.readers.connect() as connection:
        account = queries.account(connection, user="asha")
    desk.store.close()
    assert account is not None
    assert (account.verifier or "").startswith("$argon2id$")
    assert account.code_verifier is None
