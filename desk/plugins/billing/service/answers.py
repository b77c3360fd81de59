"""What billing answers to other plugins: what something costs, and what a visit would cost a patient. Nothing is
written."""

from collections.abc import Sequence

from sqlalchemy import Connection

from desk.api.context import Store
from desk.core.facts import MedicineLine
from desk.core.questions import CoverageFor, CoverageIs, PriceIs, PriceOf, Question
from desk.plugins.billing.rules.charging import Split
from desk.plugins.billing.rules.decisions import Decision
from desk.plugins.billing.rules.pricing import VisitFacts
from desk.plugins.billing.rules.splitting import ToSplit
from desk.plugins.billing.rules.tariff import Priced
from desk.plugins.billing.service import deciding, pricing


def answer(store: Store, question: Question) -> PriceIs | CoverageIs | None:
    """What is known of a question; None where billing knows nothing of it."""
    with store.readers.connect() as connection:
        if isinstance(question, PriceOf):
            return _price(connection, question)
        return _coverage(connection, question) if isinstance(question, CoverageFor) else None


def _price(connection: Connection, asked: PriceOf) -> PriceIs | None:
    """None for what the tariff does not name: of a medicine it then knows no pack, so no price either."""
    categories = pricing.categories_of(connection, asked.patient_id, asked.day) if asked.patient_id else ()
    if asked.kind == "medicine":
        found = pricing.for_medicine(connection, MedicineLine(asked.code), asked.day, categories)
        if found.service is None or found.service.item != asked.code:
            return None
    elif asked.kind == "test":
        found = pricing.for_test(connection, asked.code, asked.day, categories)
    else:
        found = pricing.price_code(connection, asked.code, asked.day, categories)
    if found.service is None or not found.service.active:
        return None
    return PriceIs(found.paise, found.units, found.service.name, found.why)


def _coverage(connection: Connection, asked: CoverageFor) -> CoverageIs | None:
    """None where nothing arises at such a visit."""
    categories = pricing.categories_of(connection, asked.patient_id, asked.day)
    visit = VisitFacts(asked.patient_id, asked.visit_type, asked.department_id, asked.day, asked.follow_up)
    found = pricing.for_visit(connection, visit, categories)
    if not found:
        return None
    lines = [line for one in found if (line := _line(one, asked.day)) is not None]
    decisions = deciding.foresee(
        connection, asked.patient_id, asked.visit_type, asked.department_id, asked.day
    )
    splits = deciding.split(connection, decisions, lines)
    free = {one.why.source: one.why for one in found if one.paise == 0 and one.why}
    known = len(lines) == len(found)
    patient = sum(one.patient for one in splits) if known else None
    return CoverageIs(patient, _said(decisions, splits), tuple(free.values()))


def _line(priced: Priced, day: str) -> ToSplit | None:
    gross, service = priced.gross(1), priced.service
    if gross is None or service is None:
        return None
    return ToSplit(service.code, service.code, service.kind, service.head, gross, tax_bp=priced.tax_bp, day=day)


def _said(decisions: Sequence[Decision], splits: Sequence[Split]) -> tuple[tuple[str, str], ...]:
    """The sentence of each scheme that pays something."""
    paying = {part.scheme for one in splits for part in one.parts}
    return tuple((one.says_en, one.says_hi) for one in decisions if one.eligible and one.scheme in paying)
