"""One box for finding: it asks while one types, shows what was found, and gives the choice.

    box.asked.connect(lambda text: …)           # after a pause in typing; answer with box.show_hits(text, hits)
    box.chosen.connect(self._open)              # id of a hit: Enter, or a click
    box.submitted.connect(self._scan_or_search) # Enter before there are hits (a scanner types this way)
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from desk.core.i18n import words
from desk.kit import icons, theme
from desk.kit.buttons import icon_button
from desk.kit.clean import clean
from desk.kit.flow import row
from desk.kit.hit_list import Hit, HitList
from desk.kit.labels import set_property
from desk.kit.texts import Say, Texts, said
from desk.kit.theme import Sizes, px

__all__ = ["Hit", "SearchBox"]
LIMIT = 400


class SearchBox(QFrame):
    """The box and its list. `scan_wanted` is the button at the right. F2 (bound by the window) calls `take_focus()`."""

    asked = Signal(str)
    submitted = Signal(str)
    chosen = Signal(str)
    scan_wanted = Signal()

    def __init__(
        self, hint: Say, *, key: str = "", pause_ms: int = 90, scan: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.edit = QLineEdit()
        self.edit.setProperty("kind", "bare")
        self.edit.setMaxLength(LIMIT)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._typed)
        self.setFocusProxy(self.edit)
        self._lens = QLabel()
        self.scan = icon_button("scan-qr-code", words("SearchBox", "Scan a card"), self.scan_wanted.emit)
        self.scan.setVisible(scan)
        self.list = HitList(self)
        self.list.chosen.connect(self._choose)
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._ask)
        self._answered = ""
        self.setLayout(row(self, self._lens, self.edit, self.scan, gap=8, margins=(12, 0, 4, 0)))
        self.words = Texts(self)
        self.words(self.edit.setPlaceholderText, lambda: f"{said(hint)}   ({key})" if key else said(hint))
        self.words(self.edit.setAccessibleName, words("SearchBox", "Search"))
        Sizes(self)(self._measure)

    def take_focus(self) -> None:
        """Put the keyboard here, with the old text marked to be typed over."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def text(self) -> str:
        """What was typed, without control characters and outer spaces."""
        return clean(self.edit.text()).strip()

    def show_hits(self, text: str, hits: Sequence[Hit], note: str = "") -> None:
        """The answer to `asked(text)`. An answer to what is no longer typed is passed over."""
        if text != self.text() or not self.edit.hasFocus():
            return
        self._answered = text
        nothing = str(words("SearchBox", "Nothing found for “{text}”.", text=text))
        self.list.show_hits(hits, note or ("" if hits else nothing))

    def close_hits(self) -> None:
        """Take the list away."""
        self._pause.stop()
        self.list.hide()

    def clear(self) -> None:
        """Empty the box and take the list away."""
        self.edit.clear()
        self.close_hits()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            set_property(self, "active", event.type() == QEvent.Type.FocusIn)
            if event.type() == QEvent.Type.FocusOut:
                self.close_hits()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.isVisible():
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and (self.list.isVisible() or self.edit.text()):
            self.close_hits() if self.list.isVisible() else self.edit.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            return False
        return True

    def _enter(self) -> None:
        hit = self.list.current()
        text = self.text()
        if hit is not None and self._answered == text:
            self._choose(hit.id)
        elif text:
            self._pause.stop()
            self.submitted.emit(text)

    def _choose(self, hit_id: str) -> None:
        self.close_hits()
        self.chosen.emit(hit_id)

    def _typed(self, _text: str) -> None:
        if self.text():
            self._pause.start()
        else:
            self.close_hits()

    def _ask(self) -> None:
        if text := self.text():
            self.asked.emit(text)

    def _measure(self) -> None:
        side = px(18)
        tokens = theme.look().tokens
        self._lens.setPixmap(icons.pixmap("search", tokens.muted, QSize(side, side), self.devicePixelRatioF()))
        if self.list.isVisible():
            self.list.place()
