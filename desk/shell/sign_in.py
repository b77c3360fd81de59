"""Signing in: the first thing seen, and what covers a locked desk.

The panel knows no services. It says what was typed (`wanted`, `code_wanted`, `key_wanted`) and shows what it is told.
Start-up goes on behind it: what is typed meanwhile is kept, and used when the desk is ready.
"""

from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QProgressBar, QVBoxLayout, QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.empty_state import Picture
from desk.kit.fields import TextField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.kit.language import LANGUAGES, code
from desk.kit.scroll import scrolled
from desk.kit.texts import Say, Texts
from desk.kit.theme import Sizes, px

Mode = Literal["password", "code", "key"]


@dataclass(frozen=True)
class Typed:
    """What was typed; `code` is empty unless a one-time code is used."""

    user: str
    password: str
    code: str = ""


class SignInPanel(QWidget):
    """The card in the middle. `mode`: password, one-time code with a new password, or the desk's recovery password."""

    wanted = Signal(object)
    key_wanted = Signal(str)
    language_wanted = Signal(str)
    other_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.mode: Mode = "password"
        self._ready = False
        self._words = Texts(self)
        self.facility = Label(role="muted", wrap=True)
        self.facility.hide()
        self.title = Label(role="title", wrap=True)
        self.text = Label(role="muted", wrap=True)
        for label in (self.facility, self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.form = Form()
        self.user = self.form.add("user", TextField(32), words("SignIn", "User name"), required=True)
        self.code = self.form.add("code", TextField(40), words("SignIn", "One-time code"), required=True)
        self.password = self.form.add(
            "password", TextField(200, password=True), words("SignIn", "Password"), required=True
        )
        self.again = self.form.add(
            "again", TextField(200, password=True), words("SignIn", "The same password again"), required=True
        )
        self.form.submitted.connect(self._submit)
        self.enter = button(words("SignIn", "Sign in"), self._submit, kind="primary")
        self.switch = button(words("SignIn", "I have a one-time code"), self._switch, kind="quiet")
        self.other = button(words("SignIn", "Someone else signs in"), self.other_wanted.emit, kind="quiet")
        self.other.hide()
        self.languages = [
            button(partial(str, name), partial(self.language_wanted.emit, one), kind="chip")
            for one, name in LANGUAGES.items()
        ]
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.step = Label(role="small", wrap=True)
        self.step.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self.set_mode("password")

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(Picture("hospital", 56), 0, Qt.AlignmentFlag.AlignHCenter)
        for item in (self.facility, self.title, self.text, self.form, self.enter):
            card.body.addWidget(item)
        links: QVBoxLayout = column(self, self.switch, self.other, gap=2)
        card.body.addLayout(links)
        card.body.addWidget(self.progress)
        card.body.addWidget(self.step)
        Sizes(self)(lambda: card.setFixedWidth(px(400)))
        Sizes(self)(lambda: self.progress.setFixedHeight(px(4)))
        middle = column(self, 1, gap=12)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addLayout(row(self, 1, *self.languages, 1, gap=6))
        middle.addStretch(1)
        self.setLayout(row(self, 1, middle, 1, margins=(16, 16, 16, 16)))

    # -- what it shows ----------------------------------------------------------------------------

    def set_facility(self, name: Say) -> None:
        """The facility's name over the title."""
        self._words(self.facility.setText, name)
        self.facility.show()

    def set_mode(self, mode: Mode, *, user: str = "") -> None:
        """Show the fields of this mode; `user` fixes whose desk it is (a locked one)."""
        self.mode = mode
        for name, shown in (
            ("user", mode != "key"), ("code", mode == "code"), ("again", mode == "code"),
        ):  # fmt: skip
            self.form.show_row(name, shown)
        title, text, act, link = _SAYS[mode]
        self._words(self.title.setText, title)
        self._words(self.text.setText, text)
        self.text.setVisible(bool(text.source))
        self._words(self.enter.setText, act)
        self._words(self.switch.setText, link)
        self.switch.setVisible(mode != "key")
        if user:
            self.user.set_value(user)

    def lock_for(self, user: str, name: str) -> None:
        """Cover a locked desk: the same person resumes, or someone else takes over."""
        self.clear()
        self.set_mode("password", user=user)
        self._words(self.title.setText, words("SignIn", "Locked"))
        self._words(self.text.setText, words("SignIn", "{name}, enter your password to go on.", name=name))
        self.text.show()
        self.user.setEnabled(False)
        self.switch.hide()
        self.other.show()
        self.show_ready()
        self.take_focus()

    def unlock_user(self) -> None:
        """Anyone may sign in."""
        self.user.setEnabled(True)
        self.other.hide()
        self.clear()
        self.set_mode("password")
        self.take_focus()

    def show_step(self, sentence: Words, done: int, of: int) -> None:
        """How far the start-up is."""
        self._words(self.step.setText, sentence)
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.progress.show()
        self.step.show()

    def show_ready(self) -> None:
        """The desk is open: nothing more to wait for."""
        self._ready = True
        self.progress.hide()
        self.step.hide()

    def show_busy(self, busy: bool) -> None:
        """A try is under way: it takes a moment, on purpose."""
        self.form.setEnabled(not busy)
        self.enter.setEnabled(not busy)
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy or not self._ready)
        if busy:
            self._words(self.step.setText, words("SignIn", "Checking…"))
        self.step.setVisible(busy or not self._ready)
        if self.user.edit.text() and self.form.field("user").isEnabled() and not self.isVisible():
            return
        if not busy:
            self.take_focus()

    def show_refusal(self, refused: DeskError) -> None:
        """Why not; the password is emptied, the name stays."""
        self.show_busy(False)
        for field in (self.password, self.again):
            field.set_value(None)
        self.form.show_refusal(refused)
        self.password.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.form.clear()

    def has_keyboard(self) -> bool:
        """Whether someone is typing into one of the fields."""
        at = QApplication.focusWidget()
        return at is not None and self.form.isAncestorOf(at)

    def take_focus(self) -> None:
        """Put the keyboard where the next thing is to be typed."""
        start = self.password if self.mode == "key" or self.user.text() else self.user
        if self.mode == "code" and self.user.text():
            start = self.code
        start.setFocus()

    # -- what is typed ----------------------------------------------------------------------------

    def _submit(self) -> None:
        if not self.form.check():
            return
        if self.mode == "key":
            self.key_wanted.emit(self.password.edit.text())
            return
        if self.mode == "code" and self.password.edit.text() != self.again.edit.text():
            self.form.show_problems({"again": words("SignIn", "The two passwords are not the same.")})
            return
        given = self.code.text() if self.mode == "code" else ""
        self.wanted.emit(Typed(self.user.text(), self.password.edit.text(), given))

    def _switch(self) -> None:
        user = self.user.text()
        self.form.mark_clean()
        self.set_mode("password" if self.mode == "code" else "code")
        self.user.set_value(user)
        self.take_focus()


_NONE = Words("SignIn", "")
_SAYS: dict[Mode, tuple[Words, Words, Words, Words]] = {
    "password": (
        words("SignIn", "Sign in"),
        _NONE,
        words("SignIn", "Sign in"),
        words("SignIn", "I have a one-time code"),
    ),
    "code": (
        words("SignIn", "Choose your password"),
        words("SignIn", "Type the one-time code you were given, and the password you want to use from now on."),
        words("SignIn", "Save and sign in"),
        words("SignIn", "I have a password"),
    ),
    "key": (
        words("SignIn", "Open the desk"),
        words("SignIn", "This computer account does not hold the desk's key yet. Enter the recovery password."),
        words("SignIn", "Open"),
        _NONE,
    ),
}


def other_language() -> str:
    """The language that the chip at the top switches to."""
    return "en" if code() == "hi" else "hi"


class SignInWindow(QWidget):
    """The window around the panel before anyone has signed in."""

    def __init__(self) -> None:
        super().__init__()
        self.panel = SignInPanel()
        self.words = Texts(self)
        self.words(self.setWindowTitle, words("SignIn", "HIMS Desk — sign in"))
        self.setLayout(column(self, scrolled(self.panel), gap=0))
        screen = QApplication.primaryScreen().availableGeometry()
        Sizes(self)(lambda: self.resize(min(px(760), screen.width()), min(px(700), screen.height())))
