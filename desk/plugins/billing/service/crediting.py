"""Credit notes: the exact way back of lines of a bill, never more than is left of them."""

from collections.abc import Mapping

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.billing.queries import bills
from desk.plugins.billing.rules.charging import Split
from desk.plugins.billing.rules.corrections import part_of
from desk.plugins.billing.rules.documents import CREDIT_NOTE, Document, Line
from desk.plugins.billing.service.issuing import Press
from desk.store.unit import Reading, Unit


def note(
    unit: Unit, press: Press, bill: Document, quantities: Mapping[str, int], reason: str, second: str | None = None
) -> Document:
    """The credit note of so many units of these lines, to be put. Raises Refused at `lines`."""
    going = splits(unit, bill, quantities)
    lines = tuple(_line(n, line, quantities[line.line_id], split) for n, (line, split) in enumerate(going, 1))
    return press.document(
        unit, CREDIT_NOTE, bill.patient_id, visit_id=bill.visit_id, of_document=bill.document_id, lines=lines,
        reason=reason, second=second,
    )  # fmt: skip


def splits(at: Unit | Reading, bill: Document, quantities: Mapping[str, int]) -> list[tuple[Line, Split]]:
    """What would go back of each line. Raises Refused at `lines`."""
    by_id = {line.line_id: line for line in bill.lines}
    if quantities.keys() - by_id.keys():
        raise Refused(words("Correcting", "This line is not on the bill."), field="lines")
    gone = bills.gone(at.connection, bill)
    found = []
    for line_id, quantity in quantities.items():
        left = by_id[line_id].quantity - gone[line_id].quantity
        if quantity > left:
            raise Refused(
                words("Correcting", "Of {text} only {left} can be taken back: the rest was before.",
                      text=by_id[line_id].text, left=left),
                field="lines",
            )  # fmt: skip
        found.append((by_id[line_id], part_of(by_id[line_id], quantity, gone[line_id])))
    return found


def _line(n: int, line: Line, quantity: int, split: Split) -> Line:
    return Line(
        new_id(), n, line.charge_id, line.service_id, line.code, line.text, line.head, quantity, line.unit,
        line.unit_paise, line.units, line.tax_code, line.tax_bp, split, of_line=line.line_id, reason=line.reason,
    )  # fmt: skip
