"""Typing a name and a password, a one-time code, or the desk's recovery password."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.shell.sign_in import SignInPanel, Typed


def panel(qtbot: QtBot) -> SignInPanel:
    made = SignInPanel()
    qtbot.addWidget(made)
    made.show_ready()
    made.show()
    return made


def test_enter_in_the_password_signs_in(qtbot: QtBot) -> None:
    made = panel(qtbot)
    QTest.keyClicks(made.user.edit, "asha")
    QTest.keyClick(made.user.edit, Qt.Key.Key_Return)
    QTest.keyClicks(made.password.edit, "tulsi-ganga-42")
    with qtbot.waitSignal(made.wanted) as wanted:
        QTest.keyClick(made.password.edit, Qt.Key.Key_Return)
    assert wanted.args == [Typed("asha", "tulsi-ganga-42")]


def test_an_empty_password_is_said_at_its_field(qtbot: QtBot) -> None:
    made = panel(qtbot)
    QTest.keyClicks(made.user.edit, "asha")
    with qtbot.assertNotEmitted(made.wanted):
        made.enter.click()
    assert list(made.form.problems()) == ["password"]


def test_a_refused_password_is_emptied_and_the_name_stays(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.user.set_value("asha")
    made.password.set_value("wrong")
    made.show_busy(True)
    made.show_refusal(Refused(words("Staff", "The name or the password is not right."), field="password"))
    assert made.user.text() == "asha"
    assert made.password.text() == ""
    assert made.enter.isEnabled()


def test_two_new_passwords_must_be_the_same(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.switch.click()
    assert made.mode == "code"
    for field, text in ((made.user, "asha"), (made.code, "ABC"), (made.password, "one"), (made.again, "two")):
        field.set_value(text)
    with qtbot.assertNotEmitted(made.wanted):
        made.enter.click()
    made.again.set_value("one")
    with qtbot.waitSignal(made.wanted) as wanted:
        made.enter.click()
    assert wanted.args == [Typed("asha", "one", "ABC")]


def test_a_locked_desk_keeps_the_name_and_lets_another_person_in(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.lock_for("asha", "Asha <b>Verma</b>")
    assert not made.user.isEnabled()
    assert made.text.text().startswith("Asha <b>Verma</b>")
    assert made.text.textFormat() == Qt.TextFormat.PlainText
    with qtbot.waitSignal(made.other_wanted):
        made.other.click()
    made.unlock_user()
    assert made.user.isEnabled()
    assert made.user.text() == ""
