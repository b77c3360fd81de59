"""The papers of cash on their way to a printer: X and Z reports, challans."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.ids import new_id
from desk.kit.printing.paper import A4, ROLL_80
from desk.plugins.billing.print import challan, z_report
from desk.plugins.billing.print.challan import ChallanPaper
from desk.plugins.billing.print.z_report import ZPaper
from desk.plugins.billing.rules.cash import CashEvent
from desk.plugins.billing.rules.z_report import Totals, ZReport
from desk.plugins.billing.service import settings
from desk.records.facility.rules import Facility


class CashPapers(QObject):
    """Each is queued as a job first, then printed as the settings say."""

    def __init__(self, owner: QObject, context: ScreenContext) -> None:
        super().__init__(owner)
        self._context, self._ask = context, Asking(context, self)

    def z(self, report: ZReport) -> None:
        """The closing report of a drawer."""

        def body(_actor: Actor, facility: Facility | None) -> bytes:
            return z_report.body_of(ZPaper(*_names(facility), report.staff_name, report.totals, report))

        self._queue(z_report.KIND, report.event_id, self._size(), body)

    def x(self, totals: Totals) -> None:
        """The sums of my own open drawer."""

        def body(actor: Actor, facility: Facility | None) -> bytes:
            return z_report.body_of(ZPaper(*_names(facility), actor.name, totals))

        self._queue(z_report.KIND, totals.session.session_id, self._size(), body)

    def challan(self, event: CashEvent, name: str) -> None:
        """The challan of a remittance that `name` entered."""

        def body(_actor: Actor, facility: Facility | None) -> bytes:
            return challan.body_of(ChallanPaper(*_names(facility), event, name))

        self._queue(challan.KIND, event.event_id, challan.PAPER, body)

    def _size(self) -> str:
        """What stands beside the cash counter: a roll, or else sheets of A4."""
        size = settings.text(settings.RECEIPT_PAPER, self._context.plugin.settings)
        return size if size == ROLL_80.id else A4.id

    def _queue(
        self, kind: str, subject: str, size: str, body: Callable[[Actor, Facility | None], bytes]
    ) -> None:
        services = self._context.plugin.services

        def queue(actor: Actor) -> str:
            made = body(actor, services.facility.facility(actor))
            return services.prints.queue(actor, kind, subject, None, size, "", made)

        self._ask.write(queue, self._context.window.print_job, intent=new_id())


def _names(facility: Facility | None) -> tuple[str, str]:
    return (facility.name, facility.name_native) if facility else ("", "")
