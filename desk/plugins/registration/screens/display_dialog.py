"""What the waiting-room display shall show, on which monitor, with or without a sound."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from desk.api.context import ScreenContext
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.form import Form
from desk.kit.texts import Say
from desk.plugins.registration.screens.display import Display
from desk.plugins.registration.screens.places import Places
from desk.plugins.registration.service import RegistrationService


class DisplayDialog(Dialog):
    """Opens a Display that lives as long as `parent` (the queue screen of the one who opened it)."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: RegistrationService, places: Places
    ) -> None:
        text = words("Display", "Tokens and rooms only, no names. Esc on the display closes it.")
        super().__init__(parent, words("Display", "Waiting-room display"), text)
        self._context, self._service = context, service
        self.form = Form()
        self.department = self.form.add(
            "department", ChoiceField(places.choices(), empty=words("Display", "All departments")),
            words("Display", "&Department"),
        )  # fmt: skip
        monitors = [Choice(str(i), _monitor(i)) for i in range(len(QGuiApplication.screens()))]
        self.monitor = self.form.add("monitor", ChoiceField(monitors), words("Display", "&Monitor"), required=True)
        self.monitor.set_value(monitors[-1].code)  # the second one, where there is a second one
        self.form.submitted.connect(self.open_display)
        self.sound = QCheckBox()
        self.words(self.sound.setText, words("Display", "&Soft sound at each call"))
        self.sound.setChecked(True)
        self.body.addWidget(self.form)
        self.body.addWidget(self.sound)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("Display", "Open the display"), self.open_display, "primary")
        self.form.focus_first()

    def open_display(self) -> None:
        """Open it full screen on the chosen monitor."""
        if not self.form.check():
            return
        try:
            actor = self._context.window.acting()
        except Refused as refused:
            self.form.show_refusal(refused)
            return
        chosen = self.department.value()
        departments = (str(chosen),) if chosen else ()
        sound = self.sound.isChecked()
        display = Display(self._context, self._service, actor, departments, sound=sound, beside=self.parentWidget())
        display.show_on(QGuiApplication.screens()[int(str(self.monitor.value()))])
        self.accept()


def _monitor(index: int) -> Say:
    screen = QGuiApplication.screens()[index]
    size = screen.size()
    return words("Display", "{number}: {name}, {width} × {height}", number=index + 1, name=screen.name(),
                 width=size.width(), height=size.height())  # fmt: skip
