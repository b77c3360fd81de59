"""A field that finds while one types: names of medicines, of people. The list lies under it; Down and Up walk it.

    field.asked.connect(lambda text: …)        # after a pause in typing; answer with field.show_hits(text, hits)

Going on (Enter, Tab) takes the marked hit, also when the answer comes only after that. Esc closes the list: then what
was typed stays as it is.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desk.kit.clean import clean
from desk.kit.field import Field, Plain
from desk.kit.flow import row
from desk.kit.hit_list import Hit, HitList
from desk.kit.texts import Say, Texts

_SPLIT = "\n"
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keyboard left for a while; who comes back types on where they were."""


class FindField(Field):
    """Value: the id of the chosen hit; None while nothing is chosen, whatever is typed (`text()`).

    `free`: what is typed is an answer by itself, and a hit is taken only when somebody walked to it.
    """

    asked = Signal(str)
    chose = Signal(str)

    def __init__(self, limit: int = 120, hint: Say | None = None, *, free: bool = False, pause_ms: int = 90) -> None:
        super().__init__()
        self._free, self._id, self._answered = free, "", ""
        self._walked, self._left, self._closed = False, False, False
        self.edit = QLineEdit()
        self.edit.setMaxLength(limit)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._typed)
        self.list = HitList(self)
        self.list.chosen.connect(self._choose)
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._ask)
        self._hits: dict[str, Hit] = {}
        self.setLayout(row(self, self.edit, gap=6))
        self.setFocusProxy(self.edit)
        if hint is not None:
            Texts(self)(self.edit.setPlaceholderText, hint)

    # -- what stands in it ------------------------------------------------------------------------

    def text(self) -> str:
        """What stands there, without spaces around it."""
        return clean(self.edit.text()).strip()

    def value(self) -> object:
        return (self.text() if self._free else self._id) or None

    def is_empty(self) -> bool:
        return not self.text()

    def chosen(self) -> str:
        """The id of the hit that was taken; "" for none."""
        return self._id

    def set_value(self, value: object) -> None:
        self.set_chosen("", "" if value is None else str(value))

    def set_chosen(self, hit_id: str, text: str) -> None:
        """Show this, as if it had been found and taken; an id "" is only a text."""
        self._stop()
        self._id, self._closed = hit_id, False
        self.edit.setText(text)
        self.edit.setCursorPosition(0 if not self.edit.hasFocus() else len(text))
        self.changed.emit()

    def state(self) -> Plain:
        return f"{self._id}{_SPLIT}{self.edit.text()}" if self.edit.text() else ""

    def restore(self, state: Plain) -> None:
        hit_id, _, text = str(state or "").partition(_SPLIT)
        self.set_chosen(hit_id, text)

    def inputs(self) -> list[QWidget]:
        return [self.edit]

    # -- finding ----------------------------------------------------------------------------------

    def pending(self) -> bool:
        """Whether an answer is still awaited of which a hit would be taken."""
        return self._left and not self._id and self._answered != self.text()

    def show_hits(self, text: str, hits: Sequence[Hit], note: str = "") -> None:
        """The answer to `asked(text)`; one to what is no longer typed is passed over."""
        if text != self.text() or self._id:
            return
        self._answered, self._hits = text, {hit.id: hit for hit in hits}
        if self._left and not self._free:
            self._left = False
            self._choose(hits[0].id) if hits else self.changed.emit()
        elif self.edit.hasFocus():
            self.list.show_hits(hits, note)
            if self._free:
                self.list.unmark()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and self.list.isVisible():
                event.accept()  # it closes the list, and nothing else
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.list.isVisible():
            if self._key(event):
                return True
        elif isinstance(event, QFocusEvent) and event.lostFocus():
            self.settle()
            if event.reason() not in _COMES_BACK:
                self.edit.setCursorPosition(0)  # a name too long for the field is read from its beginning
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walked = True
            self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self._stop()
            self._closed = True
        else:
            return False
        return True

    def _typed(self) -> None:
        self._id, self._walked, self._left, self._closed = "", False, False, False
        if self.text():
            self._pause.start()
        else:
            self._stop()
        self.changed.emit()

    def _ask(self) -> None:
        if text := self.text():
            self.asked.emit(text)

    def settle(self) -> None:
        """Somebody goes on: the marked hit is taken, now or when the answer comes (`pending()`)."""
        hit = self._marked()
        waits = self._pause.isActive()
        self._stop()
        if hit is not None:
            self._choose(hit.id)
        elif not self._free and self.text() and not self._id and not self._closed and self._answered != self.text():
            self._left = True
            if waits:
                self._ask()

    def _marked(self) -> Hit | None:
        """What going on takes; an answer that came while the keyboard was elsewhere has its first hit marked."""
        if self._id or self._closed or self._answered != self.text() or (self._free and not self._walked):
            return None
        return self.list.current() or (None if self._free else next(iter(self._hits.values()), None))

    def _choose(self, hit_id: str) -> None:
        hit = self._hits.get(hit_id)
        if hit is None:
            return
        self._id = hit_id
        self.edit.setText(hit.title)
        self._answered = self.text()
        self._stop()
        self.changed.emit()
        self.chose.emit(hit_id)

    def _stop(self) -> None:
        self._pause.stop()
        self._walked = self._left = False
        self.list.hide()
