"""Wrong passwords, typed at the real sign-in window of a desk that has joined a real cloud."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from desk.app import open_desk
from desk.core.errors import Refused
from desk.core.paths import Paths
from desk.core.settings import SettingsFile
from desk.demo.hand import Hand
from desk.program import Program
from desk.records.staff.rules import WRONG_MOST
from tests.support.cloud import Cloud
from tests.support.house import PASSWORD, joined

USER, WRONG = "asha", "not-my-password"
NOT_RIGHT, TOO_MANY = "The user name or the password is not right.", "Too many wrong tries"


@pytest.fixture
def sqlite_only(sqlite_cloud: Cloud) -> Iterator[Cloud]:
    """One cloud is enough: it is the desk that counts here."""
    yield sqlite_cloud
    sqlite_cloud.close_desks()


@pytest.fixture
def paths(sqlite_only: Cloud, tmp_path: Path) -> Paths:
    """The folder of a joined desk, closed; `asha` has signed in here once."""
    with joined(tmp_path / "desk", sqlite_only, sqlite_only.add_facility(1), USER):
        pass
    SettingsFile(Paths(tmp_path / "desk").settings).change(scanner_gap_ms=20)
    return Paths(tmp_path / "desk")


@pytest.fixture
def window(paths: Paths, qapp: QApplication) -> Iterator[tuple[Program, Hand]]:
    """The sign-in window, ready."""
    program, hand = Program(qapp, paths), Hand(qapp)
    program.start()
    hand.wait(lambda: program.ui is not None, "the desk to be open")
    hand.wait(lambda: _asks_again(hand), "the keyboard to be there")
    yield program, hand
    program.stop()


def sign_in(hand: Hand, password: str, user: str = "") -> None:
    if user:
        hand.type(user)
        hand.key("Tab")
    hand.type(password)
    hand.key("Return")


def test_a_wrong_password_is_said_and_the_right_one_still_opens(window: tuple[Program, Hand]) -> None:
    program, hand = window
    sign_in(hand, WRONG, USER)
    hand.wait_for(NOT_RIGHT)
    assert program.session.actor is None
    assert not program.ui.window.isVisible()  # type: ignore[union-attr]
    sign_in(hand, PASSWORD)
    hand.wait(lambda: program.session.actor is not None, "the right password to open")
    assert program.ui.window.isVisible()  # type: ignore[union-attr]


def test_after_five_even_the_right_one_waits(window: tuple[Program, Hand], paths: Paths) -> None:
    program, hand = window
    for n in range(WRONG_MOST):
        sign_in(hand, f"{WRONG}-{n}", "" if n else USER)
        hand.wait(lambda: _asks_again(hand), "the try to be refused and the field emptied")
        assert hand.reads(NOT_RIGHT if n < WRONG_MOST - 1 else TOO_MANY)
    sign_in(hand, PASSWORD)
    hand.wait(lambda: _asks_again(hand), "the right one to be refused")
    assert hand.reads(TOO_MANY)
    assert program.session.actor is None
    program.stop()
    desk = open_desk(paths)
    try:
        with pytest.raises(Refused, match=TOO_MANY):
            desk.sign_in.sign_in(USER, PASSWORD)  # the count is on disk: starting anew does not help
    finally:
        desk.close()


def _asks_again(hand: Hand) -> bool:
    """The password field is empty, usable, and has the keyboard (or the user's field has, at the start)."""
    field = hand.seen("Password, required", QLineEdit)
    focused = hand.focused()
    return (
        isinstance(field, QLineEdit) and field.isEnabled() and not field.text()
        and isinstance(focused, QLineEdit) and focused.isEnabled()
    )  # fmt: skip
