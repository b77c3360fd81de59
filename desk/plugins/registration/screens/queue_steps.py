"""What may be done with a visit in the queue: each step with its words, its key, its right, and how it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from desk.api.hookspecs import Actor
from desk.core.i18n import Words, words
from desk.plugins.registration import rules
from desk.plugins.registration.rules import QueueEntry
from desk.plugins.registration.service import RegistrationService


@dataclass(frozen=True)
class Step:
    """`kind`: the act it leads to (rules.KINDS); `said`: the notice when it was done."""

    kind: str
    title: Words
    icon: str
    key: str
    action: str
    said: Words
    do: Callable[[RegistrationService, Actor, str, str | None], object]
    """Asks the service: (service, actor, visit_id, room_id)."""

    @property
    def command(self) -> str:
        """Its id among the window's commands."""
        return f"registration.queue.{self.kind}"


_CALL = "registration.queue.call"
STEPS = (
    Step(
        rules.CALLED, words("Queue", "Call this patient"), "bell-ring", "Shift+F8", _CALL,
        words("Queue", "{token} was called."), lambda service, actor, visit, room: service.call(actor, visit, room),
    ),
    Step(
        rules.RECALLED, words("Queue", "Recall"), "bell", "F9", _CALL,
        words("Queue", "{token} was called again."), lambda service, actor, visit, _: service.recall(actor, visit),
    ),
    Step(
        rules.SEEN, words("Queue", "Start"), "stethoscope", "F10", _CALL,
        words("Queue", "{token} is in consultation."), lambda service, actor, visit, _: service.start(actor, visit),
    ),
    Step(
        rules.DONE, words("Queue", "Done"), "check", "F11", _CALL,
        words("Queue", "{token} is done."), lambda service, actor, visit, _: service.done(actor, visit),
    ),
    Step(
        rules.LEFT, words("Queue", "Left unseen"), "log-out", "Ctrl+Del", _CALL,
        words("Queue", "{token} has left."), lambda service, actor, visit, _: service.left(actor, visit),
    ),
)  # fmt: skip
"""In the order of a consultation. Moving asks where to, and taking back what; both are the screen's own."""


def fits(step: Step, entry: QueueEntry | None) -> bool:
    """Whether the step may follow where the visit stands."""
    return entry is not None and rules.fits(step.kind, entry.state)
