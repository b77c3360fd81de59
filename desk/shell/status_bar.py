"""The line at the bottom: connected or not, what waits, since when, what needs a person, and where this is."""

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desk.core.connection import SyncStatus
from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.flow import row
from desk.kit.formats import number_text, time_text
from desk.kit.icon_label import IconLabel
from desk.kit.labels import ElidedLabel, Label
from desk.kit.pill import Pill
from desk.kit.texts import Say, changes
from desk.kit.tokens import Tone


class StatusBar(QFrame):
    """Shows a SyncStatus. `sync_wanted` and `attention_wanted` are its two buttons."""

    sync_wanted = Signal()
    attention_wanted = Signal()

    def __init__(self, place: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._status = SyncStatus()
        self._next_at = 0.0
        self._picture = IconLabel("cloud-off")
        self._chip = Pill()
        self._text = ElidedLabel(role="muted")
        self._sync = button(words("StatusBar", "Sync now"), self.sync_wanted.emit, kind="chip", key="F5")
        self._attention = button(lambda: self._attention_text(), self.attention_wanted.emit, kind="chip")
        self._attention.hide()
        self._place = Label(place, "muted")
        box = row(self, self._picture, self._chip, self._text, gap=8, margins=(12, 4, 12, 4))
        box.setStretchFactor(self._text, 1)
        for one in (self._attention, self._sync, self._place):
            box.addWidget(one)
        self.setLayout(box)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._say)
        changes().changed.connect(self._show)
        self._show()

    def show_status(self, status: SyncStatus) -> None:
        """How things stand with the cloud."""
        self._status = status
        self._next_at = time.monotonic() + (status.next_in_seconds or 0)
        self._show()

    def status(self) -> SyncStatus:
        """What is shown."""
        return self._status

    def _show(self) -> None:
        status = self._status
        text, tone, picture = _chip(status)
        self._chip.set(text, tone)
        self._picture.set_icon(picture, tone)
        self._sync.setVisible(status.home)
        self._attention.setText(self._attention_text())
        self._attention.setVisible(status.attention > 0)
        counting = status.home and not status.connected and not status.working
        self._tick.start() if counting else self._tick.stop()
        self._say()

    def _say(self) -> None:
        status, parts = self._status, []
        if status.home and status.waiting:
            parts.append(str(words("StatusBar", "%n change(s) waiting", count=status.waiting)))
        if status.last_at is not None:
            parts.append(str(words("StatusBar", "last synced {time}", time=time_text(status.last_at))))
        if status.home and not status.connected and not status.working and status.next_in_seconds:
            left = max(0, round(self._next_at - time.monotonic()))
            parts.append(str(words("StatusBar", "retry in {time}", time=f"{left // 60}:{left % 60:02d}")))
        if status.clock_off_seconds:
            parts.append(str(words("StatusBar", "this computer's clock is wrong")))
        self._text.setText(" · ".join(parts))
        self._text.setToolTip(str(status.trouble) if status.trouble and not status.connected else "")
        self.setAccessibleName(f"{self._chip.text()}. {self._text.text()}")

    def _attention_text(self) -> str:
        return str(words("StatusBar", "Attention: {number}", number=number_text(self._status.attention)))


def _chip(status: SyncStatus) -> tuple[str, Tone, str]:
    if not status.home:
        return str(words("StatusBar", "Working on this PC alone")), "neutral", "database"
    if status.working and status.connected:
        return str(words("StatusBar", "Syncing…")), "ok", "refresh-cw"
    if status.connected:
        return str(words("StatusBar", "Connected")), "ok", "cloud-check"
    return str(words("StatusBar", "Offline — working from this PC")), "warn", "cloud-off"
