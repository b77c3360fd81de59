"""One prescription at the counter: read, changed by hand line by line, given out once, taken back once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count

from PySide6.QtCore import QObject, Signal

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError, Problems
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.dispensing import Dispensed, Plan, PlannedLine
from desk.plugins.pharmacy.rules.prescribing import Request
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.picks import Answers, Pick
from desk.plugins.pharmacy.screens.refused_lines import by_line
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.settings import LABEL_PAPER, LABEL_PRINTER, PLACE

PAPERS = {"50x25": "label", "a4": "a4"}
"""What the setting says -> the id of the paper."""


class DispenseWork(QObject):
    """`shown`: plan or picks are new. `given`: it is on disk. `refused`: the house said no to the whole."""

    shown = Signal()
    given = Signal(object)
    refused = Signal(object)

    def __init__(self, owner: QObject, context: ScreenContext, service: DispensingService) -> None:
        super().__init__(owner)
        self._context, self._service = context, service
        self._ask = Asking(context, self)
        self._asked, self._newest = count(1), 0
        self._key, self._busy, self._own = new_id(), False, False
        self.prescription_id = ""
        self.plan: Plan | None = None
        self.picks: tuple[Pick, ...] = ()
        self.done_here: list[Dispensed] = []

    # -- reading ----------------------------------------------------------------------------------

    @property
    def place(self) -> str:
        """The account from which this desk gives out; "" = the facility's first counter."""
        return str(PLACE.read(self._context.plugin.settings.now, "pharmacy"))

    def open(self, prescription_id: str) -> None:
        """Bring this prescription to the counter; the same one again is only read anew."""
        if prescription_id != self.prescription_id:
            self.close()
            self.prescription_id = prescription_id
        self.reload()

    def close(self) -> None:
        """Nobody's prescription."""
        self.prescription_id, self.plan, self.picks = "", None, ()
        self._key = new_id()

    def reload(self) -> None:
        """Read it anew; what was answered by hand stays where nothing has changed meanwhile."""
        wanted, number, place = self.prescription_id, next(self._asked), self.place
        if wanted:
            self._ask.read(lambda actor: self._service.plan(actor, wanted, place), partial(self._know, number))

    def _know(self, number: int, plan: Plan) -> None:
        if number < self._newest or plan.prescription.prescription_id != self.prescription_id:
            return
        before, self._newest = self.plan, number
        self.plan, self.picks = plan, picks.refreshed(self.picks, plan)
        changed = before is not None and _open(before) != _open(plan)
        if changed and not self._busy and not self._own:
            self._context.window.notice(
                words("Dispense", "This prescription has changed meanwhile. Look at it again."), tone="warn"
            )
        self._own = self._own and not changed
        self.shown.emit()

    # -- a line by hand ---------------------------------------------------------------------------

    def pick(self, request_id: str) -> Pick | None:
        """The line as it stands now."""
        return next((pick for pick in self.picks if pick.request_id == request_id), None)

    def change(self, pick: Pick) -> None:
        """Put this in the place of the line that it was."""
        self.picks = tuple(pick if one.request_id == pick.request_id else one for one in self.picks)
        self.shown.emit()

    def allocate(
        self, pick: Pick, item_id: str, quantity: str, done: Callable[[PlannedLine], object],
        failed: Callable[[DeskError], object] | None = None,
    ) -> None:  # fmt: skip
        """Ask the house for batches of another quantity or another medicine."""
        request_id, place = pick.request_id, self.place
        self._ask.read(
            lambda actor: self._service.allocate(actor, request_id, item_id, place, quantity), done, failed
        )

    # -- giving out -------------------------------------------------------------------------------

    def give(self, answers: Answers) -> None:
        """Give out what goes, and print its labels; pressed a hundred times it is one dispense."""
        if self._busy or self.plan is None:
            return
        draft = picks.draft(self.plan, self.picks, answers)
        if not draft.lines:
            self._context.window.notice(_NOTHING, tone="warn")
            return
        now = self._context.plugin.settings.now
        paper = PAPERS[str(LABEL_PAPER.read(now, "pharmacy"))]
        printer = str(LABEL_PRINTER.read(now, "pharmacy"))
        lines, self._busy = [line.request_id for line in draft.lines], True
        self._ask.write(
            lambda actor: self._service.dispense(actor, draft, paper=paper, printer=printer),
            self._given, partial(self._refused, lines), intent=self._key,
        )  # fmt: skip

    def _given(self, dispensed: Dispensed) -> None:
        self._busy, self._own, self._key = False, True, new_id()
        self.done_here.append(dispensed)
        if dispensed.labels_job:
            self._context.window.print_job(dispensed.labels_job)
        self.given.emit(dispensed)

    def _refused(self, lines: list[str], error: DeskError) -> None:
        self._busy = False
        problems, rest = by_line(error)
        for n, said in problems.items():
            pick = self.pick(lines[n]) if n < len(lines) else None
            sentence = next(reversed(said.values()))
            if pick is None:
                rest[""] = sentence
            else:
                self.change(replace(pick, problem=sentence))
        if rest:
            self.refused.emit(Problems(rest))
        self.reload()

    # -- taking back ------------------------------------------------------------------------------

    def take_back(self, dispense_id: str, reason: str, done: Callable[[], object]) -> None:
        """The whole dispense never happened: everything goes back to its batch."""
        key = new_id()

        def after(_answer: object) -> None:
            self.done_here = [one for one in self.done_here if one.dispense_id != dispense_id]
            self._own = True
            done()
            self.reload()

        self._ask.write(lambda actor: self._service.reverse(actor, dispense_id, reason), after, intent=key)


def _open(plan: Plan) -> list[tuple[str, int]]:
    asked: list[Request] = [line.request for line in plan.lines]
    return [(one.request_id, one.open) for one in asked]


_NOTHING = words("Dispense", "Nothing of this prescription can be given out now.")
