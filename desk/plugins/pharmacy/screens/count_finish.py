"""The end of a stock-take: what nobody counted is decided upon, a second person signs, and the report is read."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError, Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.formats import moment_text
from desk.plugins.pharmacy.print import variance
from desk.plugins.pharmacy.rules.counting import VarianceReport
from desk.plugins.pharmacy.screens.count_dialogs import FinaliseDialog
from desk.plugins.pharmacy.service.counting import APPROVE, CountService


class CountFinish(QObject):
    """`finished(report)` once it is posted; `again(batch_id)` where a batch has to be counted once more."""

    finished = Signal(object)
    again = Signal(str)

    def __init__(self, screen: QWidget, context: ScreenContext, service: CountService) -> None:
        super().__init__(screen)
        self._screen, self._context, self._service = screen, context, service
        self._ask = Asking(context, self)

    def begin(self, count_id: str, place: str, uncounted: int) -> None:
        """Ask what becomes of what nobody counted, then a second person, then post."""

        def ask(behind: tuple[bool, int | None]) -> None:
            def go(missing: str) -> None:
                self._second(count_id, place, missing)

            FinaliseDialog(self._screen, place, uncounted, _warning(*behind), go).open()

        self._ask.read(self._service.behind, ask)

    def post(self, count_id: str, missing: str, voucher: str) -> None:
        """Post it with the second person's voucher."""

        def done(told: VarianceReport) -> None:
            def show(report: VarianceReport) -> None:
                self.finished.emit(replace(report, left=told.left, stale=told.stale, last_sync=told.last_sync))
                self._context.window.notice(words("Count", "The stock-take is finalised."), tone="good")

            self._ask.read(lambda actor: self._service.report(actor, count_id), show)

        def failed(error: DeskError) -> None:
            if isinstance(error, Refused) and error.field.startswith("batch."):
                self.again.emit(error.field.removeprefix("batch."))
            self._ask.say(error)

        self._ask.write(
            lambda actor: self._service.finalise(actor, count_id, voucher, missing), done, failed, intent=new_id()
        )

    def print_report(self, report: VarianceReport) -> None:
        """Put the report onto paper."""
        services = self._context.plugin.services
        facility, prints, key = services.facility, services.prints, new_id()

        def queue(actor: Actor) -> str:
            body = variance.body_of(report, facility.facility(actor))
            return prints.queue(actor, variance.KIND, report.count.count_id, None, variance.PAPER, "", body)

        self._ask.write(queue, self._context.window.print_job, intent=key)

    def _second(self, count_id: str, place: str, missing: str) -> None:
        text = words("Count", "The stock-take of {place}: I have seen the count.", place=place)
        then: Callable[[str], object] = lambda voucher: self.post(count_id, missing, voucher)  # noqa: E731
        self._context.window.second_person(APPROVE, text, then)


def _warning(stale: bool, heard: int | None) -> str:
    if not stale:
        return ""
    when = moment_text(heard) if heard else str(words("Count", "never"))
    said = words(
        "Count", "Other desks may have moved stock that is not known here yet (last sync: {heard}).", heard=when
    )  # fmt: skip
    return str(said)
