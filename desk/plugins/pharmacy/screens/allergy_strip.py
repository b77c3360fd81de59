"""What the patient must not be given, where the eye falls first; said as plainly when nothing is recorded."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from desk.core.i18n import words
from desk.kit import theme
from desk.kit.flow import row
from desk.kit.icon_label import IconLabel
from desk.kit.labels import Label, set_property
from desk.kit.texts import Texts
from desk.kit.theme import px
from desk.kit.tokens import Tone


class AllergyStrip(QFrame):
    """Red with the allergies; quiet where none is recorded, which is not the same as none."""

    def __init__(self) -> None:
        super().__init__()
        self._tone: Tone = "neutral"
        self._icon = IconLabel("info")
        self.label = Label(role="strong", wrap=True)
        self._texts = Texts(self)
        box = row(self, self._icon, gap=10, margins=(12, 7, 12, 7))
        box.addWidget(self.label, 1)
        box.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
        self.show_allergies(())

    def show_allergies(self, allergies: Sequence[str]) -> None:
        """Show these, as they are recorded."""
        self._tone = "bad" if allergies else "neutral"
        self._icon.set_icon("siren" if allergies else "info", self._tone)
        set_property(self.label, "role", "strong" if allergies else "muted")
        if allergies:
            said = words("Dispense", "ALLERGY: {allergies}", allergies=", ".join(allergies))
        else:
            said = words("Dispense", "No allergy is recorded. Ask the patient.")
        self._texts(self.label.setText, said)
        self._texts(self.setAccessibleName, said)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.look().tokens.ground(self._tone)))
        painter.drawRoundedRect(QRectF(self.rect()), px(8), px(8))
        painter.end()
