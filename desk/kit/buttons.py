"""Buttons: one call for each, with its words, its icon, its key and what it does."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from desk.kit.icons import icon
from desk.kit.texts import Say, Texts, said
from desk.kit.theme import Sizes, px

Kind = Literal["plain", "primary", "danger", "quiet", "chip", "segment"]


def button(
    say: Say,
    clicked: Callable[[], object] | None = None,
    *,
    kind: Kind = "plain",
    icon_name: str = "",
    key: str = "",
) -> QPushButton:
    """A push button. `key` is shown in its tool tip ("Call next (F8)"); it does not bind the key."""
    made = QPushButton()
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon_name:
        made.setIcon(icon(icon_name, "on_primary" if kind == "primary" else "bad" if kind == "danger" else "text"))
    # Wider than high: the room at the right keeps the words off the picture.
    Sizes(made)(lambda: made.setIconSize(QSize(px(23), px(18))))
    words = Texts(made)
    words(made.setText, say)
    if key:
        words(made.setToolTip, lambda: f"{said(say).replace('&', '')} ({key})")
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def icon_button(
    icon_name: str, say: Say, clicked: Callable[[], object] | None = None, *, ink: str = "muted"
) -> QToolButton:
    """A button that is only a picture; `say` is its tool tip and its accessible name."""
    made = QToolButton()
    made.setIcon(icon(icon_name, ink))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    Sizes(made)(lambda: made.setIconSize(QSize(px(20), px(20))))
    words = Texts(made)
    words(made.setToolTip, say)
    words(made.setAccessibleName, say)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made
