"""Labels by their role in a page. Text is always plain: what comes from outside is never read as markup."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desk.kit.texts import Say, Texts

Role = Literal["", "display", "title", "heading", "strong", "label", "muted", "small", "error", "hint"]


class Label(QLabel):
    """One plain text with a role. `say` follows the language; `set(text)` is for data."""

    def __init__(
        self, say: Say | None = None, role: Role = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        if say is not None:
            Texts(self)(self.setText, say)


class ElidedLabel(Label):
    """A label that shortens with … where the room ends, and shows the whole as a tool tip."""

    def __init__(self, say: Say | None = None, role: Role = "", parent: QWidget | None = None) -> None:
        super().__init__(say, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setPen(QColor(self.palette().color(self.foregroundRole())))
        inside = self.contentsRect()
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(inside, int(flags), shown)
        painter.end()
        tip = self.text() if shown != self.text() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)


def line() -> QFrame:
    """A thin rule between parts of a card."""
    rule = QFrame()
    rule.setObjectName("line")
    return rule


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have the widget drawn by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
