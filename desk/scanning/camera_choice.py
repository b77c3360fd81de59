"""Which camera: shown where there are several. They are listed beside the UI thread: a driver may take its time."""

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from desk.scanning.cameras import Camera, cameras, chosen


class _Listing(QObject):
    """Carries the list over to the UI thread. It belongs to no window, so that it outlives one that is closed."""

    listed = Signal(object)


class CameraChoice(QWidget):
    """A list of cameras; `picked(key)` when a person takes another one. Hidden while there is nothing to choose."""

    picked = Signal(str)

    def __init__(
        self, setting: str, there: Callable[[], Sequence[Camera]] = cameras, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cameraChoice")
        self._setting, self._there = setting, there
        self._label, self._list = QLabel(self), QComboBox(self)
        self._list.setObjectName("cameraList")
        self._label.setBuddy(self._list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self._list, 1)
        self._list.activated.connect(self._pick)
        self._listing = _Listing()
        self._listing.listed.connect(self._listed)
        self._retranslate()
        self.hide()
        self.look()

    def look(self) -> None:
        """List them anew."""
        threading.Thread(target=_list, args=(self._there, self._listing), name="cameras", daemon=True).start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Camera"))

    @Slot(object)
    def _listed(self, found: Sequence[Camera]) -> None:
        self._list.clear()
        for camera in found:
            # Twins are told apart by where they are plugged in.
            twin = sum(one.name == camera.name for one in found) > 1
            self._list.addItem(f"{camera.name} ({camera.path})" if twin else camera.name, camera.key)
        try:
            self._list.setCurrentIndex(found.index(chosen(self._setting, found)))
        except OSError:
            self._list.setCurrentIndex(-1)
        self.setVisible(len(found) > 1 or (len(found) == 1 and self._list.currentIndex() < 0))

    @Slot(int)
    def _pick(self, index: int) -> None:
        self._setting = str(self._list.itemData(index))
        self.picked.emit(self._setting)


def _list(there: Callable[[], Sequence[Camera]], listing: _Listing) -> None:
    listing.listed.emit(there())
