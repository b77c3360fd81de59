"""A bill or a credit note ↔ FHIR R4 Invoice, its lines inside it. Pure.

What is read is in our extensions, in whole paise; priceComponent and the totals say the same for other programs. The
tax lies inside the price, so `base` is without it: base + tax - discount - deductions = what the patient pays, which is
totalGross. Of an Invoice that is a credit note all amounts go back.
"""

from desk.api import fhir
from desk.api.fhir import SHORT, Marks, Resource, inner, marks, needed_id, number, part, person, whole, word
from desk.core.clock import business_date, iso_instant
from desk.core.ids import is_id
from desk.core.money import divided
from desk.plugins.billing.fhir import amounts
from desk.plugins.billing.fhir.amounts import LONGEST_CODE, money
from desk.plugins.billing.fhir.names import INVOICE_TYPE, SERVICE
from desk.plugins.billing.rules.charging import Split
from desk.plugins.billing.rules.documents import BILL, CREDIT_NOTE, Document, Line

ISSUED, BALANCED = "issued", "balanced"
STATUSES = (ISSUED, BALANCED)
MOST_LINES = 200
"""Of one bill; more than that cannot be read anywhere."""


def to_fhir(document: Document, status: str = ISSUED, base: Resource | None = None) -> Resource:
    """The Invoice of a bill or credit note."""
    if document.kind not in (BILL, CREDIT_NOTE) or not 0 < len(document.lines) <= MOST_LINES:
        raise ValueError("no bill or credit note that can travel")
    identifier, made_of = amounts.number_out(document.kind, document.number, document.series, document.serial)
    patient = sum(line.split.patient for line in document.lines)
    own = {
        "resourceType": "Invoice", "id": document.document_id, "status": status, "identifier": [identifier],
        "type": fhir.concept(INVOICE_TYPE, document.kind),
        "subject": fhir.reference("Patient", document.patient_id),
        "recipient": fhir.reference("Patient", document.patient_id),
        "date": iso_instant(document.at),
        "participant": [{"actor": person(document.by)}],
        "lineItem": [_line_out(line) for line in document.lines],
        "totalNet": money(patient - sum(line.split.tax for line in document.lines)),
        "totalGross": money(patient),
    }  # fmt: skip
    return fhir.patched(base, own, {"number": made_of, **extensions(document, "Invoice")})


def balanced(known: Resource) -> Resource:
    """The Invoice (as it is known) of a bill of which all is paid."""
    return known | {"status": BALANCED}


def from_fhir(invoice: Resource) -> Document:
    """The bill or credit note that an Invoice tells of. Raises ValueError on what is none of ours."""
    fhir.one_of(invoice.get("status"), STATUSES, "status")
    kind = fhir.one_of(fhir.coded(invoice.get("type"), INVOICE_TYPE), (BILL, CREDIT_NOTE), "type")
    found, at = marks(invoice), fhir.moment(invoice, "date")
    patient, actors = fhir.referred(invoice.get("subject"), "Patient"), fhir.items(invoice, "participant")
    bill = amounts.named(found, "of", "Invoice")
    if at is None or patient is None or not actors or (kind == CREDIT_NOTE) != (bill is not None):
        raise ValueError("an invoice without patient, time or participant, or a credit note of nothing")
    lines = tuple(_line_in(one, kind) for one in fhir.items(invoice, "lineItem"))
    if not lines or [line.n for line in lines] != sorted({line.n for line in lines}):
        raise ValueError("an invoice without lines, or not in their order")
    no, series, serial = amounts.number_in(invoice, found, kind)
    return Document(
        document_id=fhir.resource_id(invoice, "Invoice"), kind=kind, number=no, series=series, serial=serial,
        patient_id=patient, day=business_date(at).isoformat(), at=at,
        by=amounts.member(fhir.author(actors[0].get("actor"))), of_document=bill, lines=lines,
        visit_id=amounts.named(found, "visit", "Encounter"), purpose=purpose(found),
        session_id=fhir.some_id(found, "session"), second=amounts.staff(found, "second"),
        reason=word(found, "reason", most=SHORT),
    )  # fmt: skip


def extensions(document: Document, of_kind: str) -> dict[str, Resource | None]:
    """What all numbered documents say in the same words; `of_kind`: the type of what it is of."""
    session, default = document.session_id, document.purpose == "bill"
    return {
        "visit": amounts.referring("visit", "Encounter", document.visit_id),
        "session": fhir.extension("session", valueId=session) if session else None,
        "second": amounts.referring("second", "Practitioner", document.second),
        "reason": fhir.said("reason", document.reason),
        "of": amounts.referring("of", of_kind, document.of_document),
        "purpose": None if default else fhir.extension("purpose", valueCode=document.purpose),
    }


def purpose(found: Marks) -> str:
    """What a document is for; what says nothing is about a bill. Raises ValueError."""
    return fhir.one_of(word(found, "purpose", "valueCode", 20) or "bill", ("bill", "deposit"), "purpose")


def _line_out(line: Line) -> Resource:
    held = [
        part("id", valueId=line.line_id), part("quantity", valueInteger=line.quantity),
        amounts.told("unit-paise", line.unit_paise), part("units", valueInteger=line.units),
        *fhir.parts(code=line.code, text=line.text, head=line.head, unit=line.unit, tax_code=line.tax_code,
                    reason=line.reason),
    ]  # fmt: skip
    held += [part("service", valueId=line.service_id)] if line.service_id else []
    held += [part("tax-bp", valueInteger=line.tax_bp)] if line.tax_bp else []
    held += [part("of-line", valueId=line.of_line)] if line.of_line else []
    return {
        "sequence": line.n,
        "chargeItemReference": fhir.reference("ChargeItem", line.charge_id) | {"display": line.text},
        "priceComponent": _components(line, line.split),
        "extension": [
            fhir.extension("line", extension=held),
            fhir.extension("split", extension=amounts.split_out(line.split)),
        ],
    }


def _components(line: Line, split: Split) -> list[Resource]:
    code = {"code": fhir.concept(SERVICE, line.code)} if line.code else {}
    found: list[Resource] = [{"type": "base", **code, "amount": money(split.gross - split.tax)}]
    if split.discount:
        found.append({"type": "discount", "amount": money(split.discount)})
    found += [
        {"type": "deduction", "code": fhir.concept(fhir.BASE + "scheme", one.scheme), "amount": money(one.paise)}
        for one in split.parts
    ]
    return found + ([{"type": "tax", "amount": money(split.tax)}] if split.tax else [])


def _line_in(one: Resource, kind: str) -> Line:
    told = marks(one)
    if "line" not in told or "split" not in told:
        raise ValueError("a line without what it says")
    held, charge = inner(told["line"]), fhir.referred(one.get("chargeItemReference"), "ChargeItem")
    service, quantity, units = fhir.some_id(held, "service"), number(held, "quantity", 1), number(held, "units", 1)
    line = Line(
        line_id=needed_id(held, "id"), n=whole(one.get("sequence"), "sequence", 1, 10_000), charge_id=charge or "",
        service_id=service, code=word(held, "code", most=LONGEST_CODE), text=word(held, "text", most=SHORT),
        head=word(held, "head", most=LONGEST_CODE), quantity=quantity or 0, unit=word(held, "unit", most=LONGEST_CODE),
        unit_paise=amounts.paise(held, "unit-paise"), units=units or 1,
        tax_code=word(held, "tax-code", most=LONGEST_CODE), tax_bp=number(held, "tax-bp", 0, 10_000) or 0,
        split=amounts.split_in(told["split"]), of_line=fhir.some_id(held, "of-line"),
        reason=word(held, "reason", most=SHORT),
    )  # fmt: skip
    if not line.quantity or not is_id(line.charge_id) or not line.head or (kind == CREDIT_NOTE) != bool(line.of_line):
        raise ValueError("a line without quantity, charge or head, or a credit of no line")
    if kind == BILL and line.split.gross != divided(line.unit_paise * line.quantity, line.units):
        raise ValueError("a line is its price times its quantity")
    return line
