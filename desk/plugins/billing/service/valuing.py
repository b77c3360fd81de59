"""What charges come to now: each priced and split anew by what is known today, the same for a screen and for a bill.

A screen foresees the decisions of the schemes, a unit makes them; both by the same rules, so both find the same sums.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from desk.core.facts import MedicineLine
from desk.core.i18n import words
from desk.core.money import MOST
from desk.plugins.billing.queries.tariff_book import At, Book
from desk.plugins.billing.rules import pricing as rules
from desk.plugins.billing.rules import tariff
from desk.plugins.billing.rules.charging import BY_DISPENSE, BY_RESULT, BY_SAMPLE, BY_VISIT, Charge, Due
from desk.plugins.billing.rules.decisions import Decision
from desk.plugins.billing.rules.pricing import VisitFacts
from desk.plugins.billing.rules.splitting import ToSplit
from desk.plugins.billing.rules.tariff import Priced
from desk.plugins.billing.service import deciding, pricing
from desk.records.visit import queries as visits
from desk.store.unit import Unit

Decide = Callable[[str, str | None, str], Sequence[Decision]]
"""(patient_id, visit_id, day) → what the schemes say."""

BY_HAND_PRICED = words("Charges", "Priced by hand")
TOO_MUCH = words("Charges", "The amount is too large. Price it by hand.")


def deciding_in(unit: Unit) -> Decide:
    """Decisions made, kept and sent in this unit."""

    def decide(patient_id: str, visit_id: str | None, day: str) -> Sequence[Decision]:
        return deciding.decisions_for(unit, patient_id, visit_id, day)

    return decide


def foreseeing(connection: Connection) -> Decide:
    """The same decisions, without a trace."""

    def decide(patient_id: str, visit_id: str | None, day: str) -> Sequence[Decision]:
        visit = visits.visit(connection, visit_id) if visit_id else None
        kind, department = (visit.type, visit.department_id) if visit else ("", "")
        found = deciding.foresee(connection, patient_id, kind, department, day)
        return [replace(one, visit_id=visit_id) for one in found]  # so that what was paid for this visit counts

    return decide


def valued(connection: Connection, charges: Sequence[Charge], patient_id: str, decide: Decide) -> tuple[Due, ...]:
    """Charges of one person (`patient_id`: as whom they are known), priced and split anew."""
    categories: dict[str, tuple[str, ...]] = {}
    book = Book(connection)
    book.expect(
        (one.service_id for one in charges if one.service_id and one.source not in _BY_CODE),
        (one.code for one in charges if one.source == BY_DISPENSE),
    )
    found = []
    for one in charges:
        if one.day not in categories:
            categories[one.day] = pricing.categories_of(connection, patient_id, one.day)
        found.append(_priced(book, one, categories[one.day]))
    return split(connection, list(zip(charges, found, strict=True)), patient_id, decide)


def split(
    connection: Connection, priced: Sequence[tuple[Charge, Priced]], patient_id: str, decide: Decide
) -> tuple[Due, ...]:
    """Charges with the prices that were found for them, split between schemes and the patient."""
    dues: dict[str, Due] = {}
    groups: dict[tuple[str | None, str], list[tuple[Charge, Priced]]] = {}
    for charge, price in priced:
        now = _as_priced(charge, price)
        if now.unit_paise is None:
            dues[charge.charge_id] = Due(now, None, price.why)
        elif _gross(now) > MOST:
            dues[charge.charge_id] = Due(replace(now, unit_paise=None), None, TOO_MUCH)
        else:
            groups.setdefault((charge.visit_id, "" if charge.visit_id else charge.day), []).append((now, price))
    taken: dict[str, int] = {}  # by the visits before, of what a year may bring
    for (visit_id, day), group in groups.items():
        at = _day(connection, visit_id) or day or group[0][0].day
        decisions = decide(patient_id, visit_id, at)
        lines = [_line(charge, price) for charge, price in group]
        provisional = {one.scheme for one in decisions if one.eligible and one.provisional}
        splits = deciding.split(connection, decisions, lines, before=taken)
        for part in (part for parts in splits for part in parts.parts):
            taken[part.scheme] = taken.get(part.scheme, 0) + part.paise
        for (charge, price), parts in zip(group, splits, strict=True):
            shared = any(part.scheme in provisional for part in parts.parts)
            dues[charge.charge_id] = Due(replace(charge, split=parts), parts, price.why, shared)
    return tuple(dues[charge.charge_id] for charge, _ in priced)


def totals(dues: Iterable[Due]) -> int:
    """What the patient would pay of them."""
    return sum(due.patient for due in dues)


def sentences(dues: Iterable[Due]) -> tuple[tuple[str, str], ...]:
    """Why schemes pay of them, each sentence once, in English and Hindi."""
    said = ((part.says_en, part.says_hi) for due in dues if due.split for part in due.split.parts)
    return tuple(dict.fromkeys(said))


def _priced(book: Book, charge: Charge, categories: Sequence[str]) -> Priced:
    """Its price now; what was priced by hand stays, and what has no price any more keeps the one it had."""
    found = by_source(book, charge, categories)
    if charge.unit_paise is None or (found.paise is not None and not charge.price_reason):
        return found
    why = BY_HAND_PRICED if charge.price_reason else None
    return Priced(
        found.service, charge.unit_paise, charge.units, why=why, tax_code=charge.tax_code, tax_bp=charge.tax_bp
    )


def by_source(at: At, charge: Charge, categories: Sequence[str]) -> Priced:
    """Its price by what it arose from, whatever was said by hand (of a medicine without a line: by its pack)."""
    book = Book.of(at)
    if charge.source == BY_DISPENSE:
        line = MedicineLine(
            charge.code, charge.quantity, unit=charge.unit, text=charge.text, mrp_paise=charge.unit_paise,
            pack_units=charge.units,
        )  # fmt: skip
        return pricing.for_medicine(book, line, charge.day, categories)
    if charge.source in (BY_SAMPLE, BY_RESULT):
        return pricing.for_test(book, charge.code, charge.day, categories)
    if charge.service_id is None:
        return Priced(None, None, why=rules.NO_PRICE)
    visit = visits.visit(book.connection, charge.visit_id) if charge.source == BY_VISIT and charge.visit_id else None
    if visit is None:
        return pricing.price_service(book, charge.service_id, charge.day, categories)
    facts = VisitFacts(
        visit.patient_id, visit.type, visit.department_id, visit.day, visit.follow_up, visit.visit_id
    )  # fmt: skip
    return pricing.visit_service(book, charge.service_id, facts, categories)


def _as_priced(charge: Charge, price: Priced) -> Charge:
    """The charge as its line would say it."""
    service = price.service
    return replace(
        charge, unit_paise=price.paise, units=price.units, tax_code=price.tax_code, tax_bp=price.tax_bp, split=None,
        head=service.head if service else charge.head,
        service_id=service.service_id if service else charge.service_id,
    )  # fmt: skip


def _gross(charge: Charge) -> int:
    return Priced(None, charge.unit_paise, charge.units).gross(charge.quantity) or 0


def _line(charge: Charge, price: Priced) -> ToSplit:
    kind = price.service.kind if price.service else _KINDS.get(charge.source, tariff.OTHER)
    return ToSplit(
        charge.charge_id, charge.code, kind, charge.head, _gross(charge), charge.quantity, tax_bp=charge.tax_bp,
        day=charge.day,
    )  # fmt: skip


_BY_CODE = (BY_DISPENSE, BY_SAMPLE, BY_RESULT)
"""Priced by the code of the medicine or test, whatever service it was charged as."""
_KINDS = {BY_DISPENSE: tariff.MEDICINE, BY_SAMPLE: tariff.INVESTIGATION, BY_RESULT: tariff.INVESTIGATION}


def _day(connection: Connection, visit_id: str | None) -> str:
    visit = visits.visit(connection, visit_id) if visit_id else None
    return visit.day if visit else ""
