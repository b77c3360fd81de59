"""The left side of the queue screen: filter, buttons, counts, and the table."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desk.core.i18n import words
from desk.core.settings import Settings
from desk.kit.buttons import button, icon_button
from desk.kit.card import Card
from desk.kit.choice_field import ChoiceField
from desk.kit.flow import FlowLayout, column
from desk.kit.formats import number_text
from desk.kit.pill import Pill
from desk.kit.shortcuts import Commands
from desk.kit.texts import Texts, changes, keyed
from desk.kit.theme import Sizes, px
from desk.plugins.registration.print.wording import STATES
from desk.plugins.registration.screens.places import Places
from desk.plugins.registration.screens.queue_steps import STEPS
from desk.plugins.registration.screens.queue_table import TONES, QueueTable

_ON_BAR = ("recalled", "in-consultation", "done")
"""The steps that have a button; the others stand in the menu of a row, and all have a key."""


PILLS_FROM_PX = 660
"""Narrower than this the counts leave their room to the filter."""


class QueueCard(Card):
    """`filtered` when another department is chosen. A button without a command (no right) is not shown."""

    filtered = Signal()

    def __init__(self, settings: Callable[[], Settings]) -> None:
        super().__init__(words("Queue", "Today's queue"), flush=True)
        self._places = Places()
        self._counts: Mapping[str, int] = {}
        self.table = QueueTable(settings)
        self.room = ChoiceField(empty=words("Queue", "Call to: any room"))
        Texts(self)(self.room.set_name, words("Queue", "Room to call to"))
        self.department = ChoiceField(empty=words("Queue", "All departments"))
        Texts(self)(self.department.set_name, words("Queue", "Department shown"))
        self.display = icon_button("monitor", words("Queue", "Waiting-room display…"))
        self._pills = {state: Pill() for state in STATES}
        for index, pill in enumerate(self._pills.values()):
            self.head.insertWidget(2 + index, pill)  # after the heading and its count
        for one in (self.department, self.display):
            self.head.addWidget(one)
        self.room.hide()
        Sizes(self)(self._measure)
        self._buttons = self._made_buttons()
        self.body.addWidget(self._bar())
        self.body.addWidget(self.table, 1)
        self.department.changed.connect(self._filter)
        changes().changed.connect(self._say_counts)

    def set_places(self, places: Places) -> None:
        """What there is to choose from, and how it is called."""
        self._places = places
        self.table.set_places(places)
        self.department.set_choices(places.choices())
        self._offer_rooms()

    def department_id(self) -> str | None:
        """The department that is shown; None for all."""
        chosen = self.department.value()
        return str(chosen) if chosen else None

    def room_id(self) -> str | None:
        """The room to which is called; None for any."""
        chosen = self.room.value()
        return str(chosen) if chosen else None

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many stand where, of the department that is shown."""
        self._counts = counts
        self._say_counts()

    def enable(self, command_id: str, can: bool) -> None:
        """Whether the button of a command may be pressed now."""
        if command_id in self._buttons:
            self._buttons[command_id].setEnabled(can)

    def bind(self, commands: Commands) -> None:
        """Let the buttons run the window's commands; those of other people's rights go."""
        commands.bind_all({**self._buttons, "registration.queue.display": self.display})

    def _made_buttons(self) -> dict[str, QAbstractButton]:
        made: dict[str, QAbstractButton] = {}
        call = keyed(words("Queue", "Call next"), "F8")
        made["registration.queue.next"] = button(call, kind="primary", icon_name="bell-ring")
        for step in STEPS:
            if step.kind in _ON_BAR:
                made[step.command] = button(keyed(step.title, step.key), icon_name=step.icon)
        undo = keyed(words("Queue", "Undo"), "Ctrl+Z")
        made["registration.queue.undo"] = button(undo, kind="quiet", icon_name="undo-2")
        return made

    def _bar(self) -> QWidget:
        bar = QWidget()
        flow = FlowLayout(bar, gap=8)
        for made in (*self._buttons.values(), self.room):
            flow.addWidget(made)
        inside = QWidget()
        inside.setLayout(flow)
        inside.setSizePolicy(_as_high_as_wide())
        bar.setLayout(column(bar, inside, margins=(16, 0, 16, 6)))
        return bar

    def _filter(self) -> None:
        self._offer_rooms()
        self.filtered.emit()

    def _offer_rooms(self) -> None:
        choices = self._places.room_choices(self.department_id())
        self.room.set_choices(choices)
        self.room.setVisible(bool(choices))

    def _say_counts(self) -> None:
        for state, pill in self._pills.items():
            pill.set(f"{STATES[state]} {number_text(self._counts.get(state, 0))}", TONES[state])
            pill.setVisible(self._counts.get(state, 0) > 0 and self.width() >= px(PILLS_FROM_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._say_counts()

    def _measure(self) -> None:
        # Said here, for the counts alone would ask for more than a small window has; they give way (PILLS_FROM_PX).
        self.setMinimumWidth(px(460))
        self.department.setMinimumWidth(px(170))
        self.room.setMinimumWidth(px(190))


def _as_high_as_wide() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
