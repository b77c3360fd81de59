"""Qt ships no Hindi: its buttons, menus and dialogs that a clerk meets take theirs from resources/locale/qt_hi.ts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from installer.translations import LOCALE, compile_one

AS_ON_THE_KEYS = {"QShortcut"}  # key caps in India are Latin
NOT_READ = {"QGuiApplication", "QPageSize", "QProgressBar"}  # a direction, A4, and "%p%"


class Listening(QTranslator):
    """Qt's Hindi, which remembers what it was asked and did not know."""

    def __init__(self) -> None:
        super().__init__()
        self.unknown: set[tuple[str, str]] = set()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        said = super().translate(context, source, disambiguation or "", n)
        if not said and context not in AS_ON_THE_KEYS | NOT_READ:
            self.unknown.add((context, source))
        return said


@pytest.fixture
def hindi(qapp: QApplication, tmp_path: Path) -> Iterator[Listening]:
    compile_one(LOCALE / "qt_hi.ts", tmp_path / "qt_hi.qm")
    translator = Listening()
    assert translator.load(str(tmp_path / "qt_hi.qm"))
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def is_hindi(text: str) -> bool:
    return any("\u0900" <= letter <= "\u097f" for letter in text)


def test_every_standard_button_is_in_hindi(qtbot: QtBot, hindi: Listening) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    kinds = [kind for kind in QDialogButtonBox.StandardButton if kind != QDialogButtonBox.StandardButton.NoButton]
    english = [b.text() for kind in kinds if (b := box.addButton(kind)) is not None and not is_hindi(b.text())]
    assert (english, hindi.unknown) == ([], set())


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_is_in_hindi(
    kind: type[QLineEdit | QPlainTextEdit], qtbot: QtBot, hindi: Listening
) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    assert isinstance(menu, QMenu)
    entries = [entry.text() for entry in menu.actions() if not entry.isSeparator()]
    assert len(entries) >= 7
    assert ([text for text in entries if not is_hindi(text)], hindi.unknown) == ([], set())
    menu.deleteLater()


def a_message() -> QWidget:
    box = QMessageBox()
    box.setDetailedText("1")
    return box


def a_file_dialog() -> QWidget:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


@pytest.mark.parametrize(
    "make", [a_message, a_file_dialog, lambda: QPrintDialog(QPrinter()), lambda: QPrintPreviewDialog(QPrinter())],
    ids=["message", "file", "print", "preview"],
)
def test_a_dialog_of_qt_asks_for_nothing_that_has_no_hindi(
    make: Callable[[], QWidget], qtbot: QtBot, hindi: Listening
) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.ensurePolished()
    assert hindi.unknown == set()
