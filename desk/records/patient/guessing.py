"""The one more fact cannot be guessed: wrong answers are counted in the trail itself, which no restart forgets.

Five wrong ones about a patient, or ten by one person, within ten minutes: until they are older nobody (or not this
person) is told whether a fact is right. A card, a scan, and a supervisor with a reason open the record all the same.
"""

from sqlalchemy import ColumnElement, select

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.store.audit import AuditEntry
from desk.store.store import Store
from desk.store.tables import AuditRow
from desk.store.unit import Unit

WRONG, HELD = "wrong", "held"
WINDOW_MS = 10 * 60_000
OF_A_PATIENT, OF_A_PERSON = 5, 10
_LOOKED_AT = 2_000
"""Rows of the trail of one patient or one person; nobody leaves more in ten minutes."""
_SAID = f'"opening":"{WRONG}"'.encode()


class TooManyGuesses(Refused):
    """The fact is not looked at for `left` milliseconds."""

    def __init__(self, left: int) -> None:
        sentence = words(
            "Opening",
            "Too many wrong answers. Scan the card, ask a supervisor, or try again in %n minute(s).",
            count=max(1, -(-left // 60_000)),
        )
        super().__init__(sentence, field="fact")
        self.left = left


def refuse_more(unit: Unit, store: Store, patient_id: str) -> None:
    """Raise TooManyGuesses when enough was guessed about the patient, or by whoever acts; the refusal is noted."""
    left = max(
        _left(unit, AuditRow.patient_id == patient_id, OF_A_PATIENT),
        _left(unit, AuditRow.actor == unit.actor.staff_id, OF_A_PERSON),
    )
    if left:
        # The unit is taken back with everything that was said in it: this goes beside it.
        said = (("opening", HELD),)
        store.note(AuditEntry(unit.at, unit.actor.staff_id, unit.action, patient_id, "refused", said))
        raise TooManyGuesses(left)


def _left(unit: Unit, whose: ColumnElement[bool], most: int) -> int:
    """Milliseconds until fewer than `most` wrong answers lie within the window."""
    query = select(AuditRow.at, AuditRow.body).where(whose).order_by(AuditRow.n.desc()).limit(_LOOKED_AT)
    wrong: list[int] = []
    for row in unit.connection.execute(query):
        if row.at <= unit.at - WINDOW_MS:
            break
        if _SAID in row.body:
            wrong.append(row.at)
    return max(0, sorted(wrong)[-most] + WINDOW_MS - unit.at) if len(wrong) >= most else 0
