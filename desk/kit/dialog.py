"""Dialogs of one shape: a picture, a title, a sentence, content, and buttons at the right. Esc leaves, Enter agrees.

They do not block: connect and `open()`.

    Confirm(self, title, text, yes=words(…), danger=True).then(self._remove)
    Ask(self, title, text, label=words("…", "Reason"), least=3).then(lambda reason: …)
    Message(self, title, text, tone="bad").open()
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk.core.i18n import words
from desk.kit.buttons import Kind, button
from desk.kit.empty_state import Picture
from desk.kit.fields import TextField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.kit.texts import Say, Texts
from desk.kit.theme import Sizes, dress, px
from desk.kit.tokens import Tone

CANCEL = words("Dialog", "Cancel")
_PICTURES: dict[Tone, str] = {
    "neutral": "info", "info": "info", "ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert",
    "primary": "circle-question-mark",
}  # fmt: skip


class Dialog(QDialog):
    """The base: add content to `body`, buttons with `add_button`. The object lets itself go when it is closed.

    `height_px` is for dialogs with something that scrolls; the others are as high as their content.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: Say,
        text: Say | None = None,
        *,
        tone: Tone | None = None,
        width_px: int = 460,
        height_px: int = 0,
    ) -> None:
        super().__init__(parent)
        if parent is None:
            dress(self)
        self._height_px = height_px
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.words = Texts(self)
        self.words(self.setWindowTitle, title)
        self.body: QVBoxLayout = column(self, gap=10)
        self._foot: QHBoxLayout = row(self, 1, gap=8)
        head = column(self, Label(title, "heading", wrap=True), gap=6)
        if text is not None:
            head.addWidget(Label(text, wrap=True))
            self.words(self.setAccessibleDescription, text)
        top = row(self, gap=14)
        if tone is not None:
            top.addWidget(Picture(_PICTURES[tone], 44, tone), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(head, 1)
        outer = column(self, top, gap=16, margins=(20, 20, 20, 16))
        outer.addLayout(self.body, 1)
        outer.addLayout(self._foot)
        self.setLayout(outer)
        Sizes(self)(lambda: self.setMinimumWidth(px(width_px)))

    def add_button(
        self, say: Say, clicked: Callable[[], object], kind: Kind = "plain", *, default: bool = False
    ) -> QPushButton:
        """A button at the right end; the default one answers Enter."""
        made = button(say, clicked, kind=kind)
        made.setDefault(default)
        made.setAutoDefault(default)
        self._foot.addWidget(made)
        return made

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        # What scrolls inside wants `height_px`; at 200 % on a small screen it gets what the screen has.
        screen = self.screen().availableGeometry()
        self.setMaximumSize(screen.size())
        self.adjustSize()
        # adjustSize takes the height first and bounds the width after: a long text would lose its last lines.
        needed = self.heightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), min(needed, screen.height()))
        if self._height_px:
            self.resize(self.width(), min(px(self._height_px), int(screen.height() * 0.95)))


class Confirm(Dialog):
    """Yes or no. With `danger` the keyboard starts at Cancel, so that a hasty Enter does no harm."""

    agreed = Signal()

    def __init__(
        self, parent: QWidget | None, title: Say, text: Say, *, yes: Say, no: Say = CANCEL, danger: bool = False
    ) -> None:
        super().__init__(parent, title, text, tone="warn" if danger else "primary")
        cancel = self.add_button(no, self.reject, default=danger)
        agree = self.add_button(yes, self.accept, "danger" if danger else "primary", default=not danger)
        (cancel if danger else agree).setFocus()
        self.accepted.connect(self.agreed)

    def then(self, run: Callable[[], object]) -> "Confirm":
        """Open; call `run` when the answer is yes."""
        self.agreed.connect(lambda: run())
        self.open()
        return self


class Ask(Dialog):
    """One line of text, such as the reason for a cancellation; at least `least` characters."""

    answered = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        title: Say,
        text: Say,
        *,
        label: Say,
        yes: Say,
        least: int = 1,
        limit: int = 200,
        password: bool = False,
    ) -> None:
        super().__init__(parent, title, text, tone="primary")
        self._least = least
        self.form = Form()
        self.field = self.form.add("text", TextField(limit, password=password), label, required=True)
        self.form.submitted.connect(self._answer)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(yes, self._answer, "primary")
        self.form.focus_first()

    def then(self, run: Callable[[str], object]) -> "Ask":
        """Open; call `run` with the text."""
        self.answered.connect(lambda text: run(text))
        self.open()
        return self

    def _answer(self) -> None:
        if not self.form.check():
            return
        if len(self.field.text()) < self._least:
            self.form.show_problems({"text": words("Dialog", "Write at least {least} characters.", least=self._least)})
            return
        text = self.field.text()
        self.accept()
        self.answered.emit(text)


class Message(Dialog):
    """Something to be read; Enter or Esc closes it."""

    def __init__(self, parent: QWidget | None, title: Say, text: Say, *, tone: Tone = "info") -> None:
        super().__init__(parent, title, text, tone=tone)
        self.add_button(words("Dialog", "Close"), self.accept, "primary", default=True).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space:
            self.accept()
            return
        super().keyPressEvent(event)
