"""What the counter says aloud after a visit was opened: the token, large, and how many are before it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from desk.core.i18n import words
from desk.kit import theme
from desk.kit.buttons import button
from desk.kit.flow import column
from desk.kit.formats import number_text
from desk.kit.labels import Label
from desk.kit.texts import Say, Texts
from desk.kit.theme import Sizes
from desk.plugins.registration.rules import Opened


class TokenGiven(QWidget):
    """`done`: Enter, on to the next person. `print_wanted(job_id)`: the slip, where it is not printed by itself."""

    done = Signal()
    print_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._job_id = ""
        self.token = Label()
        self.token.setObjectName("token")
        self.where, self.ahead = Label(role="heading", wrap=True), Label(role="muted", wrap=True)
        self.print_button = button(
            words("Visit", "Print the slip"), lambda: self.print_wanted.emit(self._job_id), icon_name="printer"
        )
        self.done_button = button(words("Visit", "Next patient"), self.done.emit, kind="primary", key="Enter")
        for made in (self.print_button, self.done_button):
            made.setAutoDefault(True)
        centre = Qt.AlignmentFlag.AlignHCenter
        box = column(self, 1, gap=10)
        for label in (Label(words("Visit", "Token"), "muted"), self.token, self.where, self.ahead):
            label.setAlignment(centre)
            box.addWidget(label)
        box.addStretch(2)
        box.addWidget(self.print_button)
        box.addWidget(self.done_button)
        self.setLayout(box)
        self._texts = Texts(self)
        # A font of its own beats the style sheet's only where the sheet names no size for the label; none does here.
        Sizes(self)(self._measure)

    def show_token(self, opened: Opened, department: Say, *, printed: bool) -> None:
        """Show it; the slip's button only where the slip is not on its way."""
        self._job_id = opened.job_id
        self.token.setText(opened.token)
        self._texts(self.where.setText, department)
        ahead = words("Visit", "{number} before this patient", number=number_text(opened.ahead))
        self._texts(self.ahead.setText, ahead if opened.ahead else words("Visit", "Next in line"))
        self.print_button.setVisible(not printed)

    def focus_done(self) -> None:
        """Enter goes on to the next patient."""
        (self.done_button if self.print_button.isHidden() else self.print_button).setFocus()

    def _measure(self) -> None:
        self.token.setFont(theme.font(52, QFont.Weight.Bold))
