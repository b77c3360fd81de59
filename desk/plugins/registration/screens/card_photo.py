"""The photo that goes on a card: the record's, or one taken now where it has none."""

from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.avatar import Avatar
from desk.kit.buttons import button
from desk.kit.flow import row
from desk.kit.labels import Label
from desk.plugins.registration.screens import photo_file
from desk.plugins.registration.screens.cameras import camera_of
from desk.plugins.registration.screens.photo_dialog import PhotoDialog
from desk.records.patient.view import Patient


class CardPhoto(QWidget):
    """What is taken here is kept in the record at once."""

    def __init__(self, context: ScreenContext, patient: Patient) -> None:
        super().__init__()
        self._context, self._patient, self._ask = context, patient, Asking(context, self)
        self.picture, self.note = Avatar(64), Label(role="muted", wrap=True)
        self.take_button = button(words("CardPhoto", "Take photo…"), self.take, icon_name="camera")
        self.file_button = button(words("CardPhoto", "From a file…"), self.choose_file, kind="quiet")
        self.setLayout(row(self, self.picture, self.note, 1, self.take_button, self.file_button, gap=10))
        for made in (self.take_button, self.file_button):
            made.setAutoDefault(False)
            made.setVisible(context.window.may("patient.amend"))
        self._show(b"")
        if patient.photo_id:
            patients, photo_id = context.plugin.services.patients, patient.photo_id
            self._ask.read(lambda actor: patients.photo(actor, photo_id), lambda photo: self._show(photo or b""))

    def take(self) -> None:
        """Show the camera's picture."""
        PhotoDialog(self, camera_of(self._context)()).then(self.keep)

    def choose_file(self) -> None:
        """Ask which file holds it."""
        photo_file.choose(self, self._from_file)

    def keep(self, photo: bytes) -> None:
        """Write it into the record."""
        patients, who = self._context.plugin.services.patients, self._patient.patient_id
        self._ask.write(
            lambda actor: patients.set_photo(actor, who, photo), lambda _: self._show(photo), intent=new_id()
        )

    def _from_file(self, path: Path) -> None:
        try:
            photo = photo_file.from_file(path)
        except Refused as refused:
            self._ask.say(refused)
        else:
            self.keep(photo)

    def _show(self, photo: bytes) -> None:
        picture = QPixmap()
        if photo:
            picture.loadFromData(photo)
        self.picture.set(self._patient.name, picture)
        none = words("CardPhoto", "No photo yet. Without one the card has a frame to glue one into.")
        self.note.setText(str(none) if picture.isNull() else "")
