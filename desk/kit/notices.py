"""Short notices over the page: what was done, what went wrong. They leave by themselves unless they matter."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desk.core.i18n import words
from desk.kit import icons, theme
from desk.kit.buttons import button, icon_button
from desk.kit.flow import column, row
from desk.kit.labels import Label
from desk.kit.texts import Say, Texts
from desk.kit.theme import Sizes, px
from desk.kit.tokens import Tone

SHOWN_MS, PASSING_MS = 6000, 3000
_PASSING: frozenset[Tone] = frozenset({"ok", "info", "neutral"})
_ICONS: dict[Tone, str] = {
    "ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert", "info": "info", "neutral": "info",
    "primary": "info",
}  # fmt: skip


class NoticeBar(QWidget):
    """Lies at the foot of its page, centred: never over the name of the patient. Bad notices stay until closed."""

    def __init__(self, page: QWidget, foot_px: int = 48) -> None:
        super().__init__(page)
        self._page, self._foot = page, foot_px
        self._shown: list[Notice] = []
        self._box = column(self, gap=8)
        self.setLayout(self._box)
        page.installEventFilter(self)
        Sizes(self)(self._place)
        self.hide()

    def say(
        self,
        text: Say,
        tone: Tone = "ok",
        *,
        action: tuple[Say, Callable[[], object]] | None = None,
        stay: bool = False,
    ) -> "Notice":
        """Show a notice, with at most one button ("Undo"). At most three are in sight; the oldest leaves.

        What merely confirms ("Saved.") is in passing: it makes way for the next one and leaves soon.
        """
        passing = tone in _PASSING and action is None and not stay
        for old in self.notices():
            if passing and old.passing:
                old.leave()
        for old in self.notices()[2:]:
            old.leave()
        notice = Notice(text, tone, action)
        notice.passing = passing
        notice.left.connect(lambda: self._gone(notice))
        self._shown.insert(0, notice)
        self._box.insertWidget(0, notice)
        if not (stay or tone == "bad"):
            QTimer.singleShot(PASSING_MS if passing else SHOWN_MS, notice, notice.leave)
        notice.show()
        self.show()
        self._place()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(notice, QAccessible.Event.Alert))
        return notice

    def notices(self) -> list["Notice"]:
        """What is in sight, the newest first."""
        return list(self._shown)

    def clear(self) -> None:
        """Take all away."""
        for notice in self.notices():
            notice.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _gone(self, notice: "Notice") -> None:
        self._shown = [one for one in self._shown if one is not notice]
        self._place()

    def _place(self) -> None:
        if not self._shown:
            self.hide()
            return
        width = min(px(560), self._page.width() - px(24))
        heights = [notice.height_at(width) for notice in self._shown]
        height = sum(heights) + self._box.spacing() * (len(heights) - 1)
        top = max(0, self._page.height() - height - px(self._foot))
        self.setGeometry((self._page.width() - width) // 2, top, width, height)


class Notice(QFrame):
    """One notice: picture, sentence, at most one button, and a cross."""

    left = Signal()
    passing = False

    def __init__(self, text: Say, tone: Tone, action: tuple[Say, Callable[[], object]] | None) -> None:
        super().__init__()
        self._tone = tone
        self.label = Label(text, wrap=True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        Texts(self)(self.setAccessibleName, text)
        box = row(self, self.label, gap=8, margins=(44, 6, 6, 6))
        if action is not None:
            say, run = action
            made = button(say, self.leave, kind="quiet")
            made.clicked.connect(lambda _checked=False: run())
            box.addWidget(made)
        cross = icon_button("x", words("Notice", "Close"), self.leave)
        cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.addWidget(cross)
        self.setLayout(box)

    def height_at(self, width: int) -> int:
        """How high it is when it is `width` wide: the sentence wraps."""
        for part in [self, *self.findChildren(QWidget)]:
            part.ensurePolished()
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        return max(px(44), layout.totalHeightForWidth(width))

    def leave(self) -> None:
        """Go away."""
        self.hide()
        self.left.emit()
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        tokens = theme.look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), px(9), px(9))
        side = px(20)
        picture = icons.pixmap(_ICONS[self._tone], tokens.ink(self._tone), QSize(side, side), self.devicePixelRatioF())
        painter.drawPixmap(px(14), (self.height() - side) // 2, picture)
        painter.end()
