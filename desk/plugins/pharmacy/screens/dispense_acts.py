"""What a key does with the chosen line: quantity, batch, other medicine, an answer to a warning, left out; and undo."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.dialog import Ask
from desk.plugins.pharmacy.rules import quantities
from desk.plugins.pharmacy.rules.dispensing import BatchStock, GivenBefore, PlannedLine
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.screens import dispense_words as said
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.dispense_dialogs import (
    BatchDialog,
    QuantityDialog,
    ReasonDialog,
    SubstituteDialog,
)
from desk.plugins.pharmacy.screens.dispense_work import DispenseWork
from desk.plugins.pharmacy.screens.labels_dialog import LabelsDialog
from desk.plugins.pharmacy.screens.match_dialog import MatchDialog
from desk.plugins.pharmacy.screens.picks import Pick
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.prescribing import PrescribingService


class DispenseActs(QObject):
    """Each asks what it must, then changes the line in `work`. `current` gives the chosen line."""

    def __init__(
        self, owner: QWidget, context: ScreenContext, work: DispenseWork, current: Callable[[], Pick | None],
        dispensing: DispensingService, prescribing: PrescribingService, catalogue: CatalogueService,
    ) -> None:  # fmt: skip
        super().__init__(owner)
        self._owner, self._context, self._work, self._current = owner, context, work, current
        self._dispensing, self._prescribing, self._catalogue = dispensing, prescribing, catalogue
        self._ask = Asking(context, self)

    # -- the chosen line --------------------------------------------------------------------------

    def quantity(self, first: str = "") -> None:
        """Ask how much is given; `first`: the digit with which somebody began."""
        pick = self._usable()
        if pick is None or pick.line.item is None:
            return
        dialog, item_id = QuantityDialog(self._owner, pick, first), pick.line.item.item_id

        def take(text: str) -> None:
            self._work.allocate(pick, item_id, text, partial(done, text), dialog.refused)

        def done(text: str, line: PlannedLine) -> None:
            dialog.accept()
            self._put(pick, line, wanted=quantities.read(text))

        dialog.typed.connect(take)
        dialog.open()

    def batch(self, scanned: str = "") -> None:
        """Choose another batch; `scanned`: the one whose pack was shown."""
        pick = self._usable()
        if pick is None:
            return
        dialog = BatchDialog(self._owner, pick)

        def take(batch_id: str, reason: str) -> None:
            changed = picks.on_batch(pick, batch_id)
            self._work.change(replace(changed, later_reason=reason, left_out=False, checked=bool(scanned)))

        dialog.chose.connect(take)
        dialog.open()
        if scanned:
            dialog.choose(scanned)

    def substitute(self) -> None:
        """Give another medicine of the same group; one that is not in the catalogue is matched to an item first."""
        pick = self._usable()
        if pick is None:
            return
        if pick.line.item is None:
            self._match(pick)
            return
        item_id, place = pick.line.request.item_id or pick.line.item.item_id, self._work.place
        self._ask.read(
            lambda actor: self._dispensing.substitutes(actor, item_id, place), partial(self._choose_substitute, pick)
        )

    def override(self) -> None:
        """Answer the warning of the chosen line: why it is given in spite of it."""
        pick = self._usable()
        if pick is None or not pick.line.warnings:
            self._context.window.notice(words("Dispense", "There is no warning at this line."))
            return
        dialog = ReasonDialog(
            self._owner, words("Dispense", "Give it in spite of this?"), [one.said for one in pick.line.warnings],
            yes=words("Dispense", "Give it"), label=words("Dispense", "&Why it is given all the same"),
        )  # fmt: skip
        dialog.given.connect(lambda reason: self._work.change(replace(pick, override_reason=reason, problem=None)))
        dialog.open()

    def leave_out(self) -> None:
        """Do not give this line now, or give it after all; it stays open."""
        pick = self._usable()
        if pick is not None:
            self._work.change(replace(pick, left_out=not pick.left_out, problem=None))

    def stop(self) -> None:
        """Nothing more of this line is given, with a reason: it leaves the list."""
        pick = self._usable()
        if pick is None:
            return
        request_id = pick.request_id

        def end(reason: str) -> None:
            self._ask.write(
                lambda actor: self._prescribing.stop(actor, request_id, reason), lambda _: self._work.reload(),
                intent=new_id(),
            )  # fmt: skip

        text = words("Dispense", "{medicine}: what is still open of it is given no more.", medicine=said.title(pick))
        Ask(
            self._owner, words("Dispense", "Stop this line?"), text, label=words("Dispense", "&Reason"),
            yes=words("Dispense", "Stop it"), least=3,
        ).then(end)  # fmt: skip

    # -- the whole --------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last dispense back: of this prescription, else what was given last at this desk."""
        plan = self._work.plan
        if plan is None:
            last = self._work.done_here[-1:]
            if last:
                self._ask_undo(last[0].dispense_id, "")
            else:
                self._context.window.notice(words("Dispense", "There is nothing to take back."))
            return
        patient_id, prescription_id = plan.prescription.patient_id, plan.prescription.prescription_id
        self._ask.read(
            lambda actor: self._dispensing.given(actor, patient_id), partial(self._undo_of, prescription_id)
        )

    def labels(self) -> None:
        """Look at the labels of this prescription's last dispense, and print them again."""
        plan = self._work.plan
        if plan is not None:
            patient_id, prescription_id = plan.prescription.patient_id, plan.prescription.prescription_id
            self._ask.read(
                lambda actor: self._dispensing.given(actor, patient_id), partial(self._labels_of, prescription_id)
            )

    def _undo_of(self, prescription_id: str, given: Sequence[GivenBefore]) -> None:
        last = _last(prescription_id, given)
        if last is None:
            self._context.window.notice(words("Dispense", "There is nothing to take back."))
            return
        titles = [one.title for one in given if one.dispense_id == last.dispense_id]
        self._ask_undo(last.dispense_id, ", ".join(dict.fromkeys(titles)))

    def _ask_undo(self, dispense_id: str, medicines: str) -> None:
        text = words("Dispense", "Everything goes back to its batch, and the record says so. {medicines}",
                     medicines=medicines)  # fmt: skip

        def back(reason: str) -> None:
            self._work.take_back(dispense_id, reason, self._said_back)

        Ask(
            self._owner, words("Dispense", "Take the last dispense back?"), text, label=words("Dispense", "&Reason"),
            yes=words("Dispense", "Take back"), least=3,
        ).then(back)  # fmt: skip

    def _said_back(self) -> None:
        self._context.window.notice(words("Dispense", "Taken back: it lies in its batch again."), tone="good")

    def _labels_of(self, prescription_id: str, given: Sequence[GivenBefore]) -> None:
        last = _last(prescription_id, given)
        if last is None:
            self._context.window.notice(words("Dispense", "Nothing of this prescription was given out yet."))
        else:
            LabelsDialog(self._owner, self._context, last.dispense_id).open()

    # -- inside -----------------------------------------------------------------------------------

    def _usable(self) -> Pick | None:
        pick = self._current()
        if pick is None or pick.state in (picks.GIVEN, picks.STOPPED):
            self._context.window.notice(words("Dispense", "Nothing of this line is open."))
            return None
        return pick

    def _put(self, pick: Pick, line: PlannedLine, *, wanted: int, agreed_by: str | None = None) -> None:
        """The house's new answer for a line. An answer to a warning holds as long as the warnings say the same."""
        same = line.warnings == pick.line.warnings
        self._work.change(
            replace(
                pick, line=line, parts=line.parts, wanted=wanted, left_out=False, problem=None, later_reason="",
                override_reason=pick.override_reason if same else "",
                agreed_by=pick.agreed_by if agreed_by is None else agreed_by,
            )
        )  # fmt: skip

    def _choose_substitute(self, pick: Pick, found: Sequence[tuple[Item, int]]) -> None:
        plan = self._work.plan
        prescriber = plan.prescription.prescriber if plan is not None else ""
        dialog = SubstituteDialog(self._owner, pick, found, prescriber)

        def take(item: Item, agreed_by: str) -> None:
            self._work.allocate(
                pick, item.item_id, str(pick.line.request.open),
                lambda line: self._put(pick, line, wanted=pick.line.request.open, agreed_by=agreed_by),
            )  # fmt: skip

        dialog.chose.connect(take)
        dialog.open()

    def _match(self, pick: Pick) -> None:
        dialog = MatchDialog(self._owner, self._context, self._catalogue, pick.line.request.medicine)

        def take(item_id: str) -> None:
            request_id = pick.request_id
            self._ask.write(
                lambda actor: self._prescribing.match(actor, request_id, item_id), lambda _: self._work.reload(),
                intent=new_id(),
            )  # fmt: skip

        dialog.chose.connect(take)
        dialog.open()


def _last(prescription_id: str, given: Sequence[GivenBefore]) -> GivenBefore | None:
    """The newest dispense of a prescription that stands; `given` is newest first."""
    return next((one for one in given if one.prescription_id == prescription_id and not one.taken_back), None)


def batch_of(pick: Pick, batch_id: str) -> BatchStock | None:
    """A batch of a line that may be given."""
    return next((one for one in pick.line.batches if one.batch_id == batch_id), None)


