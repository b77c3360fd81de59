"""Dialogs are answered by key; the dangerous ones start at Cancel."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.core.i18n import words
from desk.kit.command_palette import CheatSheet, CommandPalette, rank, score
from desk.kit.dialog import Ask, Confirm, Message
from desk.kit.printing.blocks import Document, Text
from desk.kit.printing.paper import A5
from desk.kit.printing.preview import Preview
from desk.kit.shortcuts import Command, Commands


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(600, 400)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_enter_agrees_and_escape_does_not(window: QWidget) -> None:
    done: list[str] = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        dialog = Confirm(window, words("T", "Go?"), words("T", "Text"), yes=words("T", "Go"))
        dialog.then(lambda: done.append("yes"))
        QTest.keyClick(dialog, key)
        assert not dialog.isVisible()
    assert done == ["yes"]


def test_a_hasty_enter_does_no_harm(window: QWidget) -> None:
    done: list[str] = []
    dialog = Confirm(window, words("T", "Remove?"), words("T", "Text"), yes=words("T", "Remove"), danger=True)
    dialog.then(lambda: done.append("yes"))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert done == [] and not dialog.isVisible()


def test_a_reason_must_be_long_enough(window: QWidget) -> None:
    reasons: list[str] = []
    ask = Ask(window, words("T", "Cancel visit"), words("T", "Why?"), label=words("T", "Reason"),
              yes=words("T", "Cancel visit"), least=5)  # fmt: skip
    ask.then(reasons.append)
    QTest.keyClicks(ask.field.edit, "no")
    QTest.keyClick(ask.field.edit, Qt.Key.Key_Return)
    assert reasons == [] and ask.isVisible()
    assert ask.field.edit.accessibleDescription() == "Write at least 5 characters."
    QTest.keyClicks(ask.field.edit, " longer")
    QTest.keyClick(ask.field.edit, Qt.Key.Key_Return)
    assert reasons == ["no longer"]


def test_a_message_is_closed_by_enter(window: QWidget) -> None:
    message = Message(window, words("T", "Saved"), words("T", "All well."))
    message.open()
    QTest.keyClick(message, Qt.Key.Key_Return)
    assert not message.isVisible()


def test_a_long_message_is_seen_to_its_end(window: QWidget, qtbot: QtBot) -> None:
    text = "कैमरा लगाएँ और उसे उपयोग कर रहे प्रोग्राम बंद करें। उसके बिना स्कैनर या टाइपिंग काम करती है।\n" * 6
    message = Message(window, words("T", "This computer"), words("T", text))
    message.open()
    qtbot.waitExposed(message)
    label = next(one for one in message.findChildren(QLabel) if one.text() == text)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))


def commands_of(window: QWidget, done: list[str]) -> Commands:
    commands = Commands(window)
    for name, title, key in (("new", "&New patient", "Ctrl+N"), ("next", "Call next", "F8"), ("lock", "Lock", "")):
        commands.add(Command(name, words("T", title), lambda name=name: done.append(name), key=key))  # type: ignore[misc]
    return commands


def test_a_key_runs_its_command_and_is_shown_at_the_button(window: QWidget) -> None:
    done: list[str] = []
    commands = commands_of(window, done)
    made = QPushButton("Next", window)
    commands.bind(made, "next")
    assert made.toolTip() == "Call next (F8)"
    QTest.keyClick(window, Qt.Key.Key_F8)
    made.click()
    assert done == ["next", "next"]
    assert commands.key_of("new") == "Ctrl+N"


def test_a_taken_key_is_refused_and_a_removed_one_is_free(window: QWidget) -> None:
    done: list[str] = []
    commands = commands_of(window, done)
    with pytest.raises(ValueError, match="F8 is taken by next"):
        commands.add(Command("other", words("T", "Other"), lambda: None, key="F8"))
    inside, beside = QWidget(window), QWidget(window)
    for anywhere in (False, True):
        with pytest.raises(ValueError, match="F8 is taken by next"):
            inner = Command("inner", words("T", "Inner"), lambda: None, key="F8")
            commands.add(inner, within=inside, anywhere=anywhere)
    commands.add(Command("drop", words("T", "Drop"), lambda: None, key="Del"), within=inside)
    commands.add(Command("away", words("T", "Away"), lambda: None, key="Del"), within=beside)
    with pytest.raises(ValueError, match="Delete is taken by drop"):
        commands.add(Command("erase", words("T", "Erase"), lambda: None, key="Delete"), within=inside)
    commands.remove("next")
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert done == []
    commands.add(Command("other", words("T", "Other"), lambda: done.append("other"), key="F8"))
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert done == ["other"]


def test_a_command_that_may_not_be_done_now_is_not(window: QWidget) -> None:
    done: list[str] = []
    commands = Commands(window)
    commands.add(Command("no", words("T", "No"), lambda: done.append("no"), enabled=lambda: False))
    assert not commands.run("no") and not commands.run("unknown")
    assert commands.usable() == [] and done == []


def test_a_few_letters_find_a_command(window: QWidget) -> None:
    done: list[str] = []
    palette = CommandPalette(window, commands_of(window, done))
    palette.open()
    QTest.keyClicks(palette.edit, "cn")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert done == ["next"]
    assert not palette.isVisible()


def test_a_whole_word_comes_before_a_longer_one() -> None:
    assert score("cash", "Cash") > score("cash", "Cashier")
    assert score("cash", "Cash drawer") > score("cash", "Cashier")


def test_the_best_fit_comes_first(window: QWidget) -> None:
    commands = commands_of(window, []).usable()
    assert [one.id for one in rank("n", commands)][:1] == ["new"]
    assert [one.id for one in rank("", commands)] == ["new", "next", "lock"]
    assert score("xyz", "Call next") == 0
    assert score("कतार", "आज की कतार") > 0


def test_the_cheat_sheet_lists_the_keys(window: QWidget) -> None:
    sheet = CheatSheet(window, commands_of(window, []))
    shown = [child.text() for child in sheet.findChildren(QWidget) if hasattr(child, "text")]
    assert "Ctrl+N" in shown and "New patient" in shown and "Lock" not in shown


def test_a_document_is_looked_at_and_saved(window: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    preview = Preview(window, Document("Slip", (Text("A-041", 40),)), A5)
    preview.open()
    target = tmp_path / "slip.pdf"
    with qtbot.waitSignal(preview.saved):
        preview.save_to(target)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_disk_that_refuses_is_said_in_the_preview(window: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    preview = Preview(window, Document("Slip", (Text("A-041", 40),)), A5)
    preview.open()
    with qtbot.waitSignal(preview.failed):
        preview.save_to(tmp_path / "missing" / "slip.pdf")
    assert preview.isVisible()
    assert "could not be saved" in preview.problem.text()
    QApplication.processEvents()
