"""A photo as a field of a form: the picture, take it, take it away."""

import base64
import binascii
from collections.abc import Callable

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desk.core.i18n import Words, words
from desk.kit.avatar import Avatar
from desk.kit.buttons import button
from desk.kit.field import Field, Plain
from desk.kit.flow import row
from desk.plugins.registration.screens.photo_dialog import PhotoDialog
from desk.records.patient.rules import photo_problem
from desk.scanning.frames import FrameSource


class PhotoField(Field):
    """Value: JPEG bytes or None. Space presses its buttons; Enter goes on to the next field."""

    def __init__(self, camera: Callable[[], FrameSource]) -> None:
        super().__init__()
        self._camera, self._photo = camera, b""
        self.picture = Avatar(44)
        self.take = button(words("Photo", "Take photo…"), self.open_camera, icon_name="camera")
        self.drop = button(words("Photo", "Take away"), lambda: self.set_value(None), kind="quiet")
        self.setLayout(row(self, self.picture, self.take, self.drop, 1, gap=10))
        self.setFocusProxy(self.take)
        self.set_value(None)

    def open_camera(self) -> None:
        """Show the camera's picture."""
        PhotoDialog(self, self._camera()).then(self.set_value)

    def value(self) -> object:
        return self._photo or None

    def set_value(self, value: object) -> None:
        self._photo = value if isinstance(value, bytes) else b""
        picture = QPixmap()
        if self._photo:
            picture.loadFromData(self._photo)
        self.picture.set("", picture)
        self.drop.setVisible(bool(self._photo))
        self.changed.emit()

    def problem(self) -> Words | None:
        return photo_problem(self._photo) if self._photo else None

    def state(self) -> Plain:
        return base64.b64encode(self._photo).decode("ascii") or None

    def restore(self, state: Plain) -> None:
        try:
            self.set_value(base64.b64decode(str(state or ""), validate=True))
        except binascii.Error:
            self.set_value(None)

    def inputs(self) -> list[QWidget]:
        return [self.take, self.drop]
