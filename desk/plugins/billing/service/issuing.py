"""Making documents: their numbers, their moment, their lines; what is made here is put by posting.put."""

from collections.abc import Iterable, Sequence

from desk.core.clock import business_date
from desk.core.ids import new_id
from desk.plugins.billing.rules.charging import Due
from desk.plugins.billing.rules.documents import BILL, SERIES, Document, Line, Payment
from desk.plugins.billing.service import clock
from desk.records.numbers.generations import GENERATIONS
from desk.records.numbers.owned import Number, OwnSeries
from desk.store.unit import Unit


class Press:
    """Numbers documents of this desk. Every act begins with `ready`: a copied desk and a wrong clock issue nothing."""

    def __init__(self, numbers: OwnSeries) -> None:
        self._numbers = numbers

    def ready(self, unit: Unit) -> None:
        """Raise Refused where this desk may issue nothing now."""
        self._numbers.refuse_copy(unit)
        clock.guard(unit)

    def document(self, unit: Unit, kind: str, patient_id: str, **more: object) -> Document:
        """A document of this moment by the actor, under the next number of its series."""
        number = self._numbers.take(unit, SERIES[kind])
        values: dict[str, object] = {
            "document_id": new_id(), "kind": kind, "number": number.text, "series": series_of(number),
            "serial": number.serial, "patient_id": patient_id, "visit_id": None, "at": unit.at,
            "day": business_date(unit.at).isoformat(), "by": unit.actor.staff_id,
        }  # fmt: skip
        return Document(**(values | more))  # type: ignore[arg-type]  # its own fields by name

    def bill(self, unit: Unit, patient_id: str, dues: Sequence[Due], **more: object) -> Document:
        """The bill of these charges; each of them has a price."""
        visits = {due.charge.visit_id for due in dues}
        visit_id = visits.pop() if len(visits) == 1 else None
        return self.document(unit, BILL, patient_id, visit_id=visit_id, lines=tuple(lines(dues)), **more)


def series_of(number: Number) -> str:
    """Year, letter and generation of a number, as documents name their series."""
    return f"{number.year}/{number.letter}/{GENERATIONS[number.generation]}"


def lines(dues: Iterable[Due]) -> Iterable[Line]:
    """The lines of a bill."""
    for n, due in enumerate(dues, 1):
        if due.split is None or due.charge.unit_paise is None:
            raise ValueError("a line without a price")
        one = due.charge
        yield Line(
            new_id(), n, one.charge_id, one.service_id, one.code, one.text, one.head, one.quantity, one.unit,
            due.charge.unit_paise, one.units, one.tax_code, one.tax_bp, due.split, reason=one.price_reason,
        )  # fmt: skip


def payment(method: str, paise: int, **more: object) -> Payment:
    """A payment with a new id."""
    return Payment(new_id(), method, paise, **more)  # type: ignore[arg-type]  # its own fields by name
