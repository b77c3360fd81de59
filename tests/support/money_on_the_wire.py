"""Charges, documents of money and events of cash as another desk would send them; every value can be said otherwise."""

from typing import Any

from desk.core.clock import business_date
from desk.core.ids import new_id
from desk.core.money import divided
from desk.plugins.billing.fhir import cash, charges, invoices, notices, payments
from desk.plugins.billing.rules.cash import REMIT, CashEvent, Session
from desk.plugins.billing.rules.charging import BY_VISIT, Charge, Part, Split
from desk.plugins.billing.rules.documents import (
    BILL,
    BY_CASH,
    BY_UPI,
    CONFIRMED,
    CREDIT_NOTE,
    RECEIPT,
    REFUND,
    Document,
    Line,
    Outcome,
    Payment,
)
from desk.records.fhir import Resource
from tests.support.desk import FACILITY, MORNING

CASHIER = "0193a000-0000-7000-8000-0000000000b1"
DECISION = "0193a000-0000-7000-8000-0000000000f1"
_FREE = Part("delhi-free-opd", 0, DECISION, "Covered 100 %: Delhi resident", "100 % शामिल: दिल्ली निवासी")


def free(paise: int) -> Part:
    """What the scheme of the residents pays."""
    return Part(_FREE.scheme, paise, _FREE.decision_id, _FREE.says_en, _FREE.says_hi)


def split(gross: int, patient: int | None = None, discount: int = 0, tax: int = 0) -> Split:
    """Some of it the patient's (none said: all), the rest the scheme's."""
    own = gross - discount if patient is None else patient
    rest = gross - discount - own
    return Split(gross, discount, (free(rest),) if rest else (), own, tax)


def charge(paise: int | None = 1_000, **more: Any) -> Charge:
    """A consultation that somebody owes."""
    at = more.pop("at", MORNING)
    fixed: dict[str, Any] = {
        "charge_id": new_id(), "fact_id": new_id(), "source": BY_VISIT, "patient_id": new_id(), "visit_id": new_id(),
        "service_id": new_id(), "code": "CONS-OPD", "text": "Consultation", "head": "opd", "quantity": 1, "unit": "",
        "unit_paise": paise, "units": 1, "tax_code": "9993", "tax_bp": 0, "day": business_date(at).isoformat(),
        "at": at, "by": CASHIER, "split": split(paise) if paise is not None else None,
    }  # fmt: skip
    return Charge(**fixed | more)


def line(paise: int = 1_000, n: int = 1, quantity: int = 1, units: int = 1, **more: Any) -> Line:
    """A line of a bill: so many at so much."""
    fixed: dict[str, Any] = {
        "line_id": new_id(), "charge_id": new_id(), "service_id": new_id(), "code": "CONS-OPD", "text": "Consultation",
        "head": "opd", "unit": "", "tax_code": "9993", "tax_bp": 0, "split": split(divided(paise * quantity, units)),
    }  # fmt: skip
    return Line(n=n, quantity=quantity, unit_paise=paise, units=units, **fixed | more)


def document(kind: str, serial: int = 1, **more: Any) -> Document:
    """A document of desk A, of its first generation of numbers."""
    at = more.pop("at", MORNING)
    fixed: dict[str, Any] = {
        "document_id": new_id(), "number": f"T1/2627/{kind[0].upper()}A/{serial:06d}", "series": "2026/A/A",
        "patient_id": new_id(), "visit_id": None, "day": business_date(at).isoformat(), "at": at, "by": CASHIER,
    }  # fmt: skip
    return Document(kind=kind, serial=serial, **fixed | more)


def bill(*lines: Line, **more: Any) -> Document:
    """A bill of these lines (none: of one)."""
    return document(BILL, lines=lines or (line(),), **more)


def credit(of: Document, *lines: Line, **more: Any) -> Document:
    """A credit note of a bill's lines (none named: of all of them, whole)."""
    fixed: dict[str, Any] = {
        "patient_id": of.patient_id, "of_document": of.document_id, "reason": "not done after all",
        "lines": lines or tuple(credited(one) for one in of.lines),
    }  # fmt: skip
    return document(CREDIT_NOTE, **fixed | more)


def credited(of: Line, **more: Any) -> Line:
    """A bill's line as a credit note names it."""
    fixed = {name: getattr(of, name) for name in of.__dataclass_fields__}
    return Line(**fixed | {"line_id": new_id(), "of_line": of.line_id, "reason": "not done after all"} | more)


def payment(paise: int = 1_000, method: str = BY_CASH, **more: Any) -> Payment:
    """Money."""
    fixed: dict[str, Any] = {"payment_id": new_id(), "method": method, "paise": paise}
    return Payment(**fixed | more)


def receipt(*paid: Payment, **more: Any) -> Document:
    """A receipt of these payments (none: of ten rupees in cash)."""
    fixed: dict[str, Any] = {"payments": paid or (payment(given=2_000),), "session_id": new_id()}
    return document(RECEIPT, **fixed | more)


def refund(of: Document, *paid: Payment, **more: Any) -> Document:
    """A refund of a receipt."""
    first = of.payments[0]
    fixed: dict[str, Any] = {
        "patient_id": of.patient_id, "of_document": of.document_id, "session_id": of.session_id, "reason": "not done",
        "payments": paid or (payment(first.paise, first.method, of_payment=first.payment_id),),
    }  # fmt: skip
    return document(REFUND, **fixed | more)


def outcome(of: Document, n: int = 0, **more: Any) -> Outcome:
    """What became of a receipt's payment."""
    at, paid = more.pop("at", MORNING), of.payments[n]
    fixed: dict[str, Any] = {
        "document_id": new_id(), "payment_id": paid.payment_id, "method": paid.method, "paise": paid.paise,
        "outcome": CONFIRMED, "source": "statement", "reference": paid.reference, "day": business_date(at).isoformat(),
        "at": at, "by": CASHIER, "patient_id": of.patient_id, "purpose": of.purpose,
    }  # fmt: skip
    return Outcome(**fixed | more)


def session(**more: Any) -> Session:
    """A drawer at desk A."""
    at = more.pop("opened_at", MORNING)
    fixed: dict[str, Any] = {
        "session_id": new_id(), "staff_id": CASHIER, "desk_letter": "A", "opened_at": at,
        "day": business_date(at).isoformat(), "float_paise": 50_000,
    }  # fmt: skip
    return Session(**fixed | more)


def event(kind: str, of: Session | None, paise: int = 0, **more: Any) -> CashEvent:
    """Something that happened to a drawer, or to the safe."""
    at = more.pop("at", MORNING)
    fixed: dict[str, Any] = {
        "event_id": new_id(), "session_id": of.session_id if of else None, "day": business_date(at).isoformat(),
        "at": at, "by": CASHIER,
    }  # fmt: skip
    return CashEvent(kind=kind, paise=paise, **fixed | more)


def upi(paise: int = 1_000, utr: str = "412345678901") -> Payment:
    """A claimed payment."""
    return payment(paise, BY_UPI, reference=utr, request_id=new_id())


def remitted(paise: int) -> CashEvent:
    """A challan."""
    return event(REMIT, None, paise, number="CH-7", bank="State Bank of India", challan_day="2026-11-22")


def sent(one: Charge | Document) -> Resource:
    """As it travels."""
    if isinstance(one, Charge):
        return charges.to_fhir(one)
    return invoices.to_fhir(one) if one.lines else payments.to_fhir(one)


def noticed(one: Outcome, of: Document) -> Resource:
    """As it travels."""
    return notices.to_fhir(one, of.document_id, FACILITY)


def happened(one: CashEvent, of: Session | None) -> Resource:
    """As it travels."""
    return cash.to_fhir(one, of)
