"""Where a patient shall wait instead: another department or room, with the same token."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.kit.choice_field import ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.form import Form
from desk.plugins.registration.rules import QueueEntry
from desk.plugins.registration.screens.places import Places

Move = Callable[[str, str | None], object]


class MoveDialog(Dialog):
    """Calls `move(department_id, room_id)`; the asker closes it, or shows with `refused` why it could not be."""

    def __init__(self, parent: QWidget, entry: QueueEntry, places: Places, move: Move) -> None:
        title = words("Queue", "Move {token}", token=entry.token)
        super().__init__(parent, title, words("Queue", "The token and the place in the line stay as they are."))
        self._places, self._move = places, move
        self.form = Form()
        self.department = self.form.add(
            "department_id", ChoiceField(places.choices()), words("Queue", "&Department"), required=True
        )
        self.room = self.form.add(
            "room_id", ChoiceField(empty=words("Queue", "Any room")), words("Queue", "&Room")
        )
        self.department.changed.connect(self._offer_rooms)
        self.department.set_value(entry.department_id)
        self._offer_rooms()
        self.room.set_value(entry.room_id)
        self.form.submitted.connect(self._go)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("Queue", "Move"), self._go, "primary")
        self.form.focus_first()

    def refused(self, error: DeskError) -> None:
        """Say at its field why it was not done."""
        self.form.show_refusal(error)

    def _offer_rooms(self) -> None:
        choices = self._places.room_choices(self.department.value())
        self.room.set_choices(choices)
        self.form.show_row("room_id", bool(choices))

    def _go(self) -> None:
        if self.form.check():
            room = self.room.value()
            self._move(str(self.department.value()), str(room) if room else None)
