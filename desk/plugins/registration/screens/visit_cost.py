"""What the visit would cost the patient, said under the department: asked of whoever knows, beside everything else."""

from PySide6.QtCore import QObject, QTimer

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.clock import business_date
from desk.core.i18n import words
from desk.core.questions import Answer, CoverageFor, CoverageIs
from desk.kit.formats import rupees_text
from desk.kit.language import spoken
from desk.plugins.registration.screens.visit_form import VisitForm

PAUSE_MS = 120
"""Department, type and follow-up change together: they are asked about once."""


class VisitCost(QObject):
    """Follows `form`; `of(patient_id)` begins with somebody, "" with nobody. Nobody knows: nothing is said."""

    def __init__(self, context: ScreenContext, form: VisitForm) -> None:
        super().__init__(form)
        self._context, self._form, self._ask = context, form, Asking(context, self)
        self._patient_id = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        form.visit_changed.connect(self._pause.start)

    def of(self, patient_id: str) -> None:
        """Whose visit stands in the form."""
        self._patient_id = patient_id
        self._form.say_cost(None)
        self._pause.start()

    def _look(self) -> None:
        question = self._question()
        if question is None:
            self._form.say_cost(None)
            return
        ask = self._context.plugin.ask
        self._ask.read(
            lambda actor: ask(question), lambda found: self._show(question, found), lambda _error: None
        )  # a question that fails must not disturb who is giving a token

    def _question(self) -> CoverageFor | None:
        kind, department_id, follow_up = self._form.what()
        if not self._patient_id or not department_id:
            return None
        day = business_date(self._context.plugin.store.clock.now_ms()).isoformat()
        return CoverageFor(self._patient_id, kind, department_id, day, follow_up)

    def _show(self, question: CoverageFor, found: Answer | None) -> None:
        if question != self._question():
            return  # an answer to what stood there before
        self._form.say_cost((lambda: said(found)) if isinstance(found, CoverageIs) else None)


def said(found: CoverageIs) -> str:
    """What the patient pays and why, a line."""
    why = [spoken(*one) for one in found.sentences] + [str(one) for one in found.why]
    reasons = ". ".join(why)
    if found.patient_paise is None:
        return str(words("Visit", "The price is not known yet."))
    amount = rupees_text(found.patient_paise)
    if reasons:
        return str(words("Visit", "Patient pays {amount}: {why}", amount=amount, why=reasons))
    return str(words("Visit", "Patient pays {amount}", amount=amount))
