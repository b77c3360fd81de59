"""What a screen sees of the window around it: the protocol `Window` of desk.api.context, and nothing more."""

from collections.abc import Callable, Sequence
from typing import Any

from shiboken6 import isValid

from desk.core.changes import Changes
from desk.core.i18n import Words
from desk.kit.shortcuts import Commands
from desk.security.authorize import Actor
from desk.shell.second_person import SecondPerson
from desk.shell.window import DeskWindow


class ForScreens:
    """The window as screens know it: the protocol `Window` of desk.api.context."""

    def __init__(self, window: DeskWindow, second_person: SecondPerson) -> None:
        self._window, self._second_person = window, second_person

    @property
    def commands(self) -> Commands:
        """What can be done by key or from the command search."""
        return self._window.commands

    def acting(self) -> Actor:
        """Who may act now. Raises Refused when nobody may."""
        return self._window.acting()

    def may(self, action: str) -> bool:
        """Whether the one signed in holds `action`."""
        return self._window.may(action)

    def listen(self, owner: Any, hear: Callable[[Changes], None]) -> None:
        """Call `hear(topics)` after each change, until `owner` is gone."""
        bus = self._window.doors.bus

        def forward(changes: Changes) -> None:
            if isValid(owner):
                hear(changes)
            else:
                bus.changed.disconnect(forward)

        bus.changed.connect(forward)

    def notice(self, words: Words, *, tone: str = "plain") -> None:
        """Say something in passing."""
        self._window.notice(words, tone=tone)

    def check_opening(self, patient_id: str, then: Callable[[str], object], known: Sequence[str] = ()) -> None:
        """A record found by search: ask one more fact, then call `then(patient_id)`."""
        self._window.check_opening(patient_id, then, known)

    def second_person(self, action: str, text: Words, then: Callable[[str], object]) -> None:
        """Ask somebody else who holds `action` for their yes, then call `then(voucher_id)`."""
        self._second_person.ask(action, text, then)

    def show_patient(self, patient_id: str | None) -> None:
        """Put this patient's banner over the screens; None takes it away."""
        self._window.show_patient(patient_id)

    def show(self, screen: str, **arguments: str) -> None:
        """Bring a screen to the front."""
        self._window.go(screen, **arguments)

    def print_job(self, job_id: str) -> None:
        """Print a queued job as the settings say."""
        self._window.printing.print_job(job_id)
