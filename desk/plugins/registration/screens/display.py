"""The waiting-room display: who is called, to which room, large enough for the last row; in Hindi and English at once.

It shows tokens and rooms only. It goes on while the desk is locked, in the name of the person who opened it, and ends
with that person's sign-out.
"""

from PySide6.QtCore import QDateTime, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.core.changes import Changes
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.kit import theme
from desk.kit.formats import number_text, time_text
from desk.kit.labels import Label, set_property
from desk.kit.language import both
from desk.kit.texts import Texts
from desk.kit.tokens import DARK
from desk.plugins.registration.rules import Board, DisplayLine
from desk.plugins.registration.screens.chime import ring
from desk.plugins.registration.service import RegistrationService
from desk.records.facility.rules import Facility

FRESH_MS, TICK_MS, OLDER = 12_000, 20_000, 5
_SHEET = f"""
QWidget#display {{ background: {DARK.bg}; }}
QWidget#display QLabel {{ color: {DARK.text}; background: transparent; }}
QWidget#display QLabel[tint="quiet"] {{ color: {DARK.muted}; }}
QWidget#display QLabel[tint="bright"] {{ color: {DARK.primary_strong}; }}
QFrame#now {{ background: {DARK.surface}; border: 4px solid {DARK.border}; border-radius: 24px; }}
QFrame#now[fresh="true"] {{ background: {DARK.primary_soft}; border-color: {DARK.primary}; }}
QFrame#older {{ background: {DARK.surface}; border: 0px; border-radius: 24px; }}
"""
# Shares of the window's height, in percent.
_SIZES = {"facility": 4.2, "clock": 4.2, "caption": 4.0, "token": 27.0, "room": 8.0, "line": 6.4, "where": 3.2,
          "foot": 4.2}  # fmt: skip


class Display(QWidget):
    """A window of its own. `beside`: the widget with which it ends. Esc closes it; a double click: full screen."""

    def __init__(
        self, context: ScreenContext, service: RegistrationService, actor: Actor, departments: tuple[str, ...] = (),
        *, sound: bool = False, beside: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("display")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        theme.dress(self, _SHEET)
        self._context, self._service, self._actor, self._departments = context, service, actor, departments
        self._sound = sound
        self._last: tuple[object, ...] | None = None  # the newest call that was shown
        self._board = Board((), 0)
        self._parts: list[tuple[QLabel, str, bool]] = []
        Texts(self)(self.setWindowTitle, words("Display", "Waiting-room display"))
        self.setLayout(self._built())
        self._fresh, self._tick = QTimer(self), QTimer(self)
        self._fresh.setSingleShot(True)
        self._fresh.timeout.connect(lambda: set_property(self._now, "fresh", False))
        self._tick.timeout.connect(self.reload)
        self._tick.start(TICK_MS)
        context.window.listen(self, self._changed)
        if beside is not None:
            beside.destroyed.connect(self.close)
            beside.setProperty("display", self)  # Python's half lives while the screen does
        facility = context.plugin.services.facility
        context.work.read(lambda: facility.facility(actor), self._name, self._unread, self)
        self.reload()

    def show_on(self, screen: QScreen) -> None:
        """Full screen on this monitor."""
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def reload(self) -> None:
        """Read the board anew."""
        self._clock.setText(time_text(QDateTime.currentMSecsSinceEpoch()))
        service, actor, departments = self._service, self._actor, self._departments
        self._context.work.read(lambda: service.board(actor, departments), self.show_board, self._unread, self)

    def show_board(self, board: Board) -> None:
        """Paint it; a call that was not there before is told by colour and sound."""
        self._board = board
        newest = board.called[0] if board.called else None
        self._token.setText(newest.token if newest else "—")
        self._room.setText(_where(newest) if newest else str(words("Display", "कृपया प्रतीक्षा करें · Please wait")))
        for index, (token, where) in enumerate(self._older):
            line = board.called[index + 1] if index + 1 < len(board.called) else None
            token.setText(line.token if line else "")
            where.setText(_where(line) if line else "")
        self._next.setText("   ".join(board.next))
        waiting = words("Display", "प्रतीक्षा में · Waiting: {number}", number=number_text(board.waiting))
        self._waiting.setText(str(waiting))
        self._fit()
        self._tell_of(newest)

    def _tell_of(self, newest: DisplayLine | None) -> None:
        call: tuple[object, ...] = (newest.token, newest.calls, newest.called_at) if newest else ()
        before, self._last = self._last, call
        if before is None or call == before or newest is None:
            return
        set_property(self._now, "fresh", True)
        self._fresh.start(FRESH_MS)
        if self._sound:
            ring()

    def _changed(self, topics: Changes) -> None:
        if topics & {"queue", "facility"}:
            self.reload()

    def _name(self, facility: Facility | None) -> None:
        self._facility.setText(both(facility.name, facility.name_native) if facility else "")
        self._fit()

    def _unread(self, _error: DeskError) -> None:
        """What is shown stays; the next change or tick asks again. There is nobody here to be told."""

    # -- keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    # -- building ---------------------------------------------------------------------------------

    def _built(self) -> QVBoxLayout:
        self._facility, self._clock = self._label("facility"), self._label("clock", strong=True)
        self._token, self._room = self._label("token", strong=True, tint="bright"), self._label("room", strong=True)
        self._next, self._waiting = self._label("foot", strong=True), self._label("foot", tint="quiet")
        self._room.setWordWrap(True)
        for label in (self._token, self._room):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._now, self._list = QFrame(), QFrame()
        self._now.setObjectName("now")
        self._list.setObjectName("older")
        now = QVBoxLayout(self._now)
        caption = self._caption(words("Display", "अब बुलाया गया · Now calling"))
        caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        now.addWidget(caption)
        now.addWidget(self._token, 1)
        now.addWidget(self._room)
        middle = QHBoxLayout()
        middle.addWidget(self._now, 3)
        middle.addWidget(self._list, 2)
        self._fill_list()
        self._outer = QVBoxLayout()
        self._outer.addLayout(_line(self._facility, self._clock))
        self._outer.addLayout(middle, 1)
        first = self._caption(words("Display", "आगे · Next"))
        self._outer.addLayout(_line(first, self._next, None, self._waiting))
        return self._outer

    def _fill_list(self) -> None:
        grid = self._grid = QGridLayout(self._list)
        grid.addWidget(self._caption(words("Display", "पहले बुलाए गए · Called before")), 0, 0, 1, 2)
        self._older = [(self._label("line", strong=True), self._label("where", tint="quiet")) for _ in range(OLDER)]
        for index, (token, where) in enumerate(self._older, 1):
            where.setWordWrap(True)
            grid.addWidget(token, index, 0)
            grid.addWidget(where, index, 1)
            grid.setRowStretch(index, 1)
        grid.setColumnStretch(1, 1)

    def _label(self, size: str, *, strong: bool = False, tint: str = "") -> QLabel:
        made = Label()
        made.setProperty("tint", tint)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._parts.append((made, size, strong))
        return made

    def _caption(self, say: object) -> QLabel:
        made = self._label("caption", tint="quiet")
        made.setText(str(say))
        return made

    def _fit(self) -> None:
        unit = self.height() / 100
        self._outer.setContentsMargins(*(int(unit * 3) for _ in range(4)))
        self._outer.setSpacing(int(unit * 2.5))
        self._grid.setContentsMargins(*(int(unit * 3) for _ in range(4)))
        self._grid.setHorizontalSpacing(int(unit * 4))
        for label, size, strong in self._parts:
            label.setFont(_font(unit * _SIZES[size], strong=strong))
        room = self.width() * 0.6 - unit * 14
        wide = QFontMetricsF(self._token.font()).horizontalAdvance(self._token.text())
        if wide > room > 0:
            self._token.setFont(_font(unit * _SIZES["token"] * room / wide, strong=True))


def _font(size: float, *, strong: bool) -> QFont:
    made = theme.font(14, QFont.Weight.Bold if strong else QFont.Weight.Normal)
    made.setPixelSize(max(8, int(size)))
    return made


def _line(*labels: QLabel | None) -> QHBoxLayout:
    box = QHBoxLayout()
    box.setSpacing(24)
    for index, label in enumerate(labels):
        if label is None:
            box.addStretch(1)
        else:
            box.addWidget(label, 1 if index == 0 and len(labels) == 2 else 0)
    return box


def _where(line: DisplayLine) -> str:
    room = both(line.room, line.room_native)
    return room or both(line.department, line.department_native)
