"""A line of an indent ↔ FHIR R4 SupplyRequest. Pure. Its status goes one way; what was issued is told by the moves."""

from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import SHORT, Resource, inner, instant, marks, needed_id, number, part, person, said, word
from desk.core.clock import iso_instant
from desk.plugins.pharmacy.fhir import goods
from desk.plugins.pharmacy.fhir.goods import Goods, account, quantity, read_account, read_quantity
from desk.plugins.pharmacy.fhir.names import CENTRAL, INDENT, SUPPLY_KIND
from desk.plugins.pharmacy.rules.indents import APPROVED, CANCELLED, ISSUED, RAISED, RECEIVED, REFUSED
from desk.plugins.pharmacy.rules.items import PLACES, Item, Place

STATUSES = {
    RAISED: "draft", APPROVED: "active", ISSUED: "active", RECEIVED: "completed", REFUSED: "cancelled",
    CANCELLED: "cancelled",
}  # fmt: skip
"""Where a line stands → FHIR's word for it; the exact word travels beside it."""


@dataclass(frozen=True)
class Requested:
    """A line with its header, in base units; at UTC ms: when it was raised, approved, changed last."""

    line_id: str
    indent_id: str
    number: str
    source: Place
    target: Place
    note: str
    at: int
    by: str
    item: Item
    asked: int
    approved: int | None
    approved_by: str | None
    approved_at: int | None
    status: str
    shortage: str
    changed_at: int


def to_fhir(line: Requested, base: Resource | None = None) -> Resource:
    """The SupplyRequest of a line, patched over what is known of it."""
    own = {
        "resourceType": "SupplyRequest", "id": line.line_id, "status": STATUSES[line.status],
        "contained": [goods.contained(Goods(line.item, None))],
        "identifier": [{"system": INDENT, "value": line.number}] if line.number else None,
        "category": fhir.concept(SUPPLY_KIND, CENTRAL),
        "itemReference": {"reference": "#" + goods.MEDICINE},
        "quantity": quantity(line.asked, line.item.unit),
        "authoredOn": iso_instant(line.at),
        "requester": person(line.by),
        "deliverFrom": account(line.source),
        "deliverTo": account(line.target),
    }  # fmt: skip
    return fhir.patched(base, own, {
        "indent": fhir.extension("indent", valueId=line.indent_id),
        "indent-status": fhir.extension("indent-status", valueCode=line.status),
        "note": said("note", line.note),
        "approved": _approved(line),
        "shortage": said("shortage", line.shortage),
        "changed-at": instant("changed-at", line.changed_at),
    })  # fmt: skip


def from_fhir(request: Resource) -> Requested:
    """The line that a SupplyRequest tells of. Raises ValueError."""
    told = marks(request)
    status = fhir.one_of(word(told, "indent-status", "valueCode", 20), STATUSES, "indent-status")
    held = goods.read(request)
    source, target = read_account(request.get("deliverFrom")), read_account(request.get("deliverTo"))
    at = fhir.moment(request, "authoredOn")
    if at is None or source.account_id == target.account_id or not {source.kind, target.kind} <= set(PLACES):
        raise ValueError("an indent without time or two places")
    numbers = [i for i in fhir.items(request, "identifier") if i.get("system") == INDENT]
    approved = inner(told.get("approved"))
    return Requested(
        line_id=fhir.resource_id(request, "SupplyRequest"), indent_id=needed_id(told, "indent"),
        number=fhir.text(numbers[0], "value", SHORT) if numbers else "", source=source, target=target,
        note=word(told, "note"), at=at, by=fhir.author(request.get("requester")), item=held.item,
        asked=read_quantity(request.get("quantity")), approved=number(approved, "quantity"),
        approved_by=word(approved, "by", most=100) or None,
        approved_at=fhir.moment({"at": word(approved, "at", "valueInstant", 40)}, "at"),
        status=status, shortage=word(told, "shortage"),
        changed_at=fhir.moment({"at": word(told, "changed-at", "valueInstant", 40)}, "at") or at,
    )  # fmt: skip


def _approved(line: Requested) -> Resource | None:
    if line.approved is None:
        return None
    told = [part("quantity", valueInteger=line.approved)]
    told += [part("by", valueString=line.approved_by)] if line.approved_by else []
    told += [part("at", valueInstant=iso_instant(line.approved_at))] if line.approved_at is not None else []
    return fhir.extension("approved", extension=told)
