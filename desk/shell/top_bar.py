"""The line at the top: one box to find any patient, the button for a new one, the language, and who is signed in."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.flow import row
from desk.kit.language import LANGUAGES
from desk.kit.search_box import SearchBox
from desk.shell.sign_in import other_language


class TopBar(QFrame):
    """Signals say what is wanted; the window does it."""

    new_wanted = Signal()
    language_wanted = Signal(str)
    lock_wanted = Signal()
    sign_out_wanted = Signal()
    theme_wanted = Signal()
    commands_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        hint = words("TopBar", "Name, UHID, ABHA, mobile, year — “ram kum 1984” or “राम कुमार”")
        self.search = SearchBox(hint, key="F2")
        self.new = button(
            words("TopBar", "New patient"), self.new_wanted.emit, kind="primary", icon_name="user-round-plus", key="F3"
        )
        self.language = button(lambda: LANGUAGES[other_language()], self._switch_language, kind="chip")
        self.commands = button(words("TopBar", "Commands"), self.commands_wanted.emit, kind="quiet", key="Ctrl+K")
        self.user = button(lambda: self._name, self._open_menu, kind="quiet", icon_name="circle-user-round")
        rest = (self.new, self.commands, self.language, self.user)
        # The stretch keeps the buttons at the right for a person who may not search.
        box = row(self, self.search, 1, *rest, gap=12, margins=(18, 10, 14, 10))
        box.setStretchFactor(self.search, 1000)
        self.setLayout(box)

    _name = ""

    def set_user(self, name: str) -> None:
        """Who is signed in."""
        self._name = name
        self.user.setText(name)
        self.user.setAccessibleName(name)

    def _switch_language(self) -> None:
        self.language_wanted.emit(other_language())

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for say, signal, key in (
            (words("TopBar", "Lock"), self.lock_wanted, "Ctrl+L"),
            (words("TopBar", "Light or dark"), self.theme_wanted, "Ctrl+D"),
            (words("TopBar", "Sign out"), self.sign_out_wanted, ""),
        ):
            action = QAction(str(say), menu)
            action.triggered.connect(signal)
            if key:
                action.setText(f"{say}\t{key}")
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.user.mapToGlobal(QPoint(0, self.user.height())))
