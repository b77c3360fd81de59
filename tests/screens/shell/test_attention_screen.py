"""Attention: matters in plain words, each settled by one button."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desk.core.connection import MINE, THEIRS, MatterView
from desk.core.i18n import words
from desk.security.authorize import Actor
from desk.shell.attention_screen import AttentionScreen

ACTOR = Actor("s1", "asha", "Asha", "f1", frozenset({"attention.read", "attention.settle"}))


class AtOnce:
    """The runner's part, without threads."""

    def read(self, work: Callable[[], Any], done: Callable[[Any], object], failed: object, owner: QObject) -> None:
        done(work())

    write = read


class Matters:
    """One conflict, until it is settled."""

    def __init__(self) -> None:
        self.settled: list[tuple[str, str]] = []

    def open(self, actor: Actor, /) -> tuple[MatterView, ...]:
        if self.settled:
            return ()
        title, text = words("Test", "Two people changed the same thing"), words("Test", "Choose what is right.")
        values = (("birthDate", "1970-01-01", "<b>1971-01-01</b>"),)
        return (MatterView("m1", "conflict", 0, title, text, "p1", values, (MINE, THEIRS)),)

    def settle(self, actor: Actor, /, matter_id: str, how: str) -> str:
        self.settled.append((matter_id, how))
        return matter_id


def screen_of(qtbot: QtBot, matters: Matters, *, may_settle: bool = True) -> AttentionScreen:
    screen = AttentionScreen(matters, AtOnce(), lambda: ACTOR, lambda: may_settle)
    qtbot.addWidget(screen)
    screen.show()
    screen.refresh()
    return screen


def test_choosing_ours_settles_the_matter_and_the_list_is_empty(qtbot: QtBot) -> None:
    matters = Matters()
    screen = screen_of(qtbot, matters)
    assert not screen._empty.isVisible()
    screen.cards[0].ways[MINE].click()
    assert matters.settled == [("m1", MINE)]
    assert screen.cards == []
    assert screen._empty.isVisible()


def test_a_clerk_sees_the_matter_but_may_not_settle_it(qtbot: QtBot) -> None:
    matters = Matters()
    screen = screen_of(qtbot, matters, may_settle=False)
    assert not screen.cards[0].ways[THEIRS].isEnabled()
