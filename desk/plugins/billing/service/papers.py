"""The paper of what was issued, frozen with its print job in the unit of the act."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desk.api.context import SettingsNow, SignReceipt
from desk.codes.receipt import Receipt, tail_of
from desk.core.clock import business_date
from desk.plugins.billing.queries import naming
from desk.plugins.billing.rules.documents import BY_CARD, BY_UPI, CLAIMED, PAID, RECEIPT, Document, Line, Payment
from desk.plugins.billing.rules.receipt_paper import KIND, PaperLine, PaperPart, PaperPayment, ReceiptPaper, write
from desk.plugins.billing.service.settings import GSTIN, RECEIPT_LANGUAGE
from desk.plugins.billing.service.settings import text as setting
from desk.records.facility import queries as facilities
from desk.records.patient import queries as patients
from desk.records.prints import acts as prints
from desk.records.staff import queries as staff
from desk.records.visit import queries as visits
from desk.store.unit import Unit


@dataclass(frozen=True)
class Wish:
    """Which paper, printer and language the person at the counter wants; paper "" = none."""

    paper: str = ""
    printer: str = ""
    language: str = ""


@dataclass(frozen=True)
class Papers:
    """Lays out and queues the papers of one desk."""

    settings: SettingsNow
    sign: SignReceipt

    def queue(self, unit: Unit, form: str, named: Document, wish: Wish, **more: object) -> str | None:
        """Queue the paper of `named` (whose number stands large) with what else is on it; its job, or None.

        `more`: fields of a ReceiptPaper.
        """
        if not wish.paper:
            return None
        language = wish.language or setting(RECEIPT_LANGUAGE, self.settings)
        paper = _paper(
            unit, form, named, language, self.sign, {"gstin": setting(GSTIN, self.settings), **more}
        )
        return prints.queue(
            unit, KIND, named.document_id, named.patient_id, wish.paper, wish.printer, write(paper)
        )


def paper_lines(connection: Connection, lines: Sequence[Line], reason: str = "") -> tuple[PaperLine, ...]:
    """Lines of a bill or credit note as paper has them, with native names of services and schemes."""
    natives = naming.services(connection, [one.service_id for one in lines if one.service_id])
    schemes = naming.schemes(connection, (part.scheme for one in lines for part in one.split.parts))
    return tuple(_line(one, natives, schemes, reason) for one in lines)


def paper_payments(payments: Iterable[Payment], kind: str = RECEIPT) -> tuple[PaperPayment, ...]:
    """Payments as paper has them: what comes by UPI or card is claimed when it is taken."""
    return tuple(
        PaperPayment(
            one.method, one.paise, one.reference, one.given,
            CLAIMED if kind == RECEIPT and one.method in (BY_UPI, BY_CARD) else PAID,
        )
        for one in payments
    )  # fmt: skip


def _line(
    line: Line, natives: Mapping[str, str], schemes: Mapping[str, tuple[str, str]], reason: str
) -> PaperLine:
    split = line.split
    parts = tuple(
        PaperPart(*schemes.get(one.scheme, (one.scheme, "")), one.paise, one.says_en, one.says_hi)
        for one in split.parts
    )
    return PaperLine(
        text=line.text, text_native=natives.get(line.service_id or "", ""), quantity=line.quantity, unit=line.unit,
        unit_paise=line.unit_paise, units=line.units, gross=split.gross, discount=split.discount, parts=parts,
        patient=split.patient, tax_code=line.tax_code, tax_bp=line.tax_bp, tax=split.tax, reason=reason or line.reason,
    )  # fmt: skip


def _paper(
    unit: Unit, form: str, named: Document, language: str, sign: SignReceipt, more: Mapping[str, object]
) -> ReceiptPaper:
    connection = unit.connection
    facility, patient = facilities.facility(connection), patients.patient(connection, named.patient_id)
    visit = visits.visit(connection, named.visit_id) if named.visit_id else None
    department = facilities.department(connection, visit.department_id) if visit else None
    values: dict[str, object] = {
        "form": form, "number": named.number, "at": named.at,
        "cashier": staff.name_of(connection, named.by) or unit.actor.name, "document_id": named.document_id,
        "facility": facility.name if facility else "", "facility_native": facility.name_native if facility else "",
        "facility_address": facility.address if facility else "", "language": language,
        "second": staff.name_of(connection, named.second) if named.second else "", "reason": named.reason,
    }  # fmt: skip
    if patient is not None:
        values |= {
            "patient_name": patient.name, "patient_name_native": patient.name_native, "uhid": patient.number,
            "sex": patient.sex, "age": patient.age(business_date(unit.at)),
        }  # fmt: skip
    if visit is not None:
        values |= {"token": visit.token if visit.day == named.day else ""}
    if department is not None:
        values |= {"department": department.name, "department_native": department.name_native}
    made = ReceiptPaper(**{**values, **more})  # type: ignore[arg-type]  # its own fields by name
    amount = made.paid if made.payments else 0
    code = sign(Receipt(form, named.number, amount, tail_of(named.document_id)), named.at)
    return replace(made, qr=code or "")

