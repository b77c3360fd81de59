"""A second person says yes at the desk of the first: name and password, errors at the field, one yes for one act."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.core.errors import DeskError, Refused
from desk.core.i18n import words
from desk.kit import language, theme
from desk.records.staff.rules import Voucher
from desk.security.authorize import Actor
from desk.shell.second_person import SecondPerson, SecondPersonDialog
from desk.tasks.runner import Runner

SAID = words("Test", "Adjustment of 200 tablets.")
WRONG = words("Test", "The password is wrong.")


class Door:
    """Stands for the house's door: knows one password."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.waiting: list[Callable[[], object]] = []

    def vouch(
        self, user: str, password: str, done: Callable[[Voucher], object], failed: Callable[[DeskError], object]
    ) -> None:
        self.asked.append((user, password))
        if password == "gulmohar":
            self.waiting.append(lambda: done(Voucher("v1", "s2", "Second Person", "pharmacy.stock.approve")))
        else:
            self.waiting.append(lambda: failed(Refused(WRONG, field="password")))

    def answer(self) -> None:
        self.waiting.pop(0)()


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def agreed() -> list[str]:
    return []


@pytest.fixture
def asked(qapp: QApplication, qtbot: QtBot, door: Door, agreed: list[str]) -> Iterator[SecondPersonDialog]:
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    frame = QWidget()
    frame.show()
    made = SecondPersonDialog(frame, SAID, door.vouch, agreed.append)
    made.open()
    yield made
    frame.close()
    frame.deleteLater()


def test_the_second_person_types_name_and_password(
    asked: SecondPersonDialog, qtbot: QtBot, door: Door, agreed: list[str]
) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is asked.user.edit)
    QTest.keyClicks(asked.user.edit, "boss")
    QTest.keyClick(asked.user.edit, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is asked.password.edit
    QTest.keyClicks(asked.password.edit, "gulmohar")
    QTest.keyClick(asked.password.edit, Qt.Key.Key_Return)
    QTest.keyClick(asked.password.edit, Qt.Key.Key_Return)  # before the answer: the same wish
    assert door.asked == [("boss", "gulmohar")] and agreed == []
    door.answer()
    assert agreed == ["v1"]


def test_a_wrong_password_is_said_at_its_field_and_emptied(asked: SecondPersonDialog, door: Door) -> None:
    asked.user.set_value("boss")
    asked.password.set_value("wrong")
    asked._try()
    door.answer()
    assert str(asked.form._rows["password"].problem()) == "The password is wrong."
    assert asked.password.text() == "" and asked.isVisible()


def test_nothing_is_asked_before_both_stand_there(asked: SecondPersonDialog, door: Door) -> None:
    asked._try()
    assert door.asked == []
    assert str(asked.form._rows["user"].problem()) == "Fill this in."


def test_who_leaves_has_not_agreed(asked: SecondPersonDialog, door: Door, agreed: list[str]) -> None:
    asked.user.set_value("boss")
    asked.reject()
    assert door.asked == [] and agreed == []


class _SignIn:
    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str, str]] = []

    def vouch(self, actor: Actor, user: str, password: str, action: str) -> Voucher:
        self.asked.append((actor.user, user, password, action))
        return Voucher("v2", "s2", "Second Person", action)


def test_the_house_is_asked_off_the_screen_in_the_name_of_who_works_here(qapp: QApplication, qtbot: QtBot) -> None:
    frame, runner, sign_in = QWidget(), Runner(), _SignIn()
    frame.show()
    agreed: list[str] = []
    actor = Actor("s1", "asha", "Asha", "f1", frozenset())
    second = SecondPerson(frame, sign_in, runner, lambda: actor, lambda _: None)  # type: ignore[arg-type]
    asked = second.ask("pharmacy.stock.approve", SAID, agreed.append)
    assert asked is not None
    asked.user.set_value("ravi")
    asked.password.set_value("gulmohar")
    asked._try()
    runner.wait()
    qtbot.waitUntil(lambda: agreed == ["v2"])
    assert sign_in.asked == [("asha", "ravi", "gulmohar", "pharmacy.stock.approve")]
    runner.stop()
    frame.close()
    frame.deleteLater()


def test_at_a_locked_desk_nobody_is_asked(qapp: QApplication, qtbot: QtBot) -> None:
    frame, runner = QWidget(), Runner()
    said: list[DeskError] = []

    def locked() -> Actor:
        raise Refused(WRONG)

    second = SecondPerson(frame, _SignIn(), runner, locked, said.append)  # type: ignore[arg-type]
    assert second.ask("pharmacy.stock.approve", SAID, lambda _: None) is None
    assert [str(one) for one in said] == [str(WRONG)]
    runner.stop()
    frame.deleteLater()
