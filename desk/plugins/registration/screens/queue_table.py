"""The table of today's queue: who waits, where, how they stand, and for how long."""

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtWidgets import QWidget

from desk.core.i18n import words
from desk.core.settings import Settings
from desk.kit.formats import number_text
from desk.kit.table import Column, DataTable
from desk.kit.tokens import Tone
from desk.plugins.registration import rules
from desk.plugins.registration.print.wording import STATES
from desk.plugins.registration.rules import QueueEntry
from desk.plugins.registration.screens.places import Places
from desk.records.patient.age import sex_age
from desk.records.visit.rules import AT_ONCE, ORDINARY

TONES: dict[str, Tone] = {
    rules.WAITING: "info", rules.CALLED: "warn", rules.SEEN: "ok", rules.DONE: "neutral", rules.LEFT: "neutral",
}  # fmt: skip
_WAIT_TONES: dict[str, Tone | None] = {"green": "ok", "amber": "warn", "red": "bad"}


class QueueTable(DataTable[QueueEntry]):
    """Rows are shown as read; the waits of those who still wait go on between two readings (`refresh_texts`)."""

    def __init__(self, settings: Callable[[], Settings], parent: QWidget | None = None) -> None:
        self._settings, self._places, self._read_at = settings, Places(), monotonic()
        super().__init__(self._columns(), name=words("Queue", "Today's queue"), parent=parent)
        self._loaded = False

    def _say_when_empty(self) -> None:
        # Only once the queue has been read does an empty table mean that nobody is there.
        if not self._loaded:
            self._loaded = True
            self.set_empty(
                words("Queue", "Nobody is in the queue"),
                words("Queue", "Find a patient or scan a card; the visit is opened at the right."),
            )

    def set_places(self, places: Places) -> None:
        """How departments and rooms are called."""
        self._places = places
        self.refresh_texts()

    def show_entries(self, entries: Sequence[QueueEntry]) -> None:
        """Show what was read just now; the chosen visit stays chosen."""
        self._read_at = monotonic()
        self.set_rows(entries, keep=lambda entry: entry.visit_id)
        self._say_when_empty()

    def choose(self, visit_id: str) -> bool:
        """Put the cursor on a visit; False when it is not in sight."""
        index = next((i for i, entry in enumerate(self.rows()) if entry.visit_id == visit_id), -1)
        model = self.model()
        while index >= model.rowCount() and model.canFetchMore(self.rootIndex()):
            model.fetchMore(self.rootIndex())
        if index >= 0:
            self.select(index)
        return index >= 0

    def _columns(self) -> list[Column[QueueEntry]]:
        return [
            Column(words("Queue", "Token"), lambda e: e.token, 84, strong=True, sort=lambda e: e.token),
            Column(words("Queue", "Patient"), lambda e: e.name or e.name_native, strong=True, sort=lambda e: e.name),
            Column(words("Queue", "नाम"), lambda e: e.name_native if e.name else "", from_px=740),
            Column(words("Queue", "Sex / age"), lambda e: sex_age(e.sex, e.age), 84, from_px=480),
            Column(words("Queue", "Department"), self._where, 150, sort=self._where, from_px=600),
            Column(words("Queue", "Status"), _status, 126, pill=_tone, sort=lambda e: rules.STATES.index(e.state)),
            Column(
                words("Queue", "Wait"), self._wait, 72, align="right", ink=self._wait_tone, sort=self._waited
            ),
        ]  # fmt: skip

    def _where(self, entry: QueueEntry) -> str:
        parts = (self._places.department(entry.department_id), self._places.room(entry.room_id))
        return " · ".join(part for part in parts if part)

    def _waited(self, entry: QueueEntry) -> int:
        since = int(monotonic() - self._read_at) // 60 if entry.state == rules.WAITING else 0
        return entry.waited_minutes + since

    def _wait(self, entry: QueueEntry) -> str:
        if entry.state in (rules.DONE, rules.LEFT):
            return "—"
        hours, minutes = divmod(self._waited(entry), 60)
        if hours:
            return str(words("Queue", "{hours}:{minutes} h", hours=hours, minutes=f"{minutes:02d}"))
        return str(words("Queue", "{minutes} min", minutes=number_text(minutes)))

    def _wait_tone(self, entry: QueueEntry) -> Tone | None:
        if entry.state != rules.WAITING:
            return "neutral"
        now = self._settings()
        level = rules.wait_level(self._waited(entry), now.wait_amber_minutes, now.wait_red_minutes)
        return _WAIT_TONES[level]


def _status(entry: QueueEntry) -> str:
    if entry.state == rules.WAITING and entry.priority != ORDINARY:
        urgent = words("Queue", "Emergency") if entry.priority == AT_ONCE else words("Queue", "Priority")
        return str(urgent)
    if entry.state == rules.CALLED and entry.calls > 1:
        return str(words("Queue", "Called ×{times}", times=entry.calls))
    return str(STATES[entry.state])


def _tone(entry: QueueEntry) -> Tone:
    if entry.state == rules.WAITING and entry.priority != ORDINARY:
        return "bad" if entry.priority == AT_ONCE else "warn"
    return TONES[entry.state]
