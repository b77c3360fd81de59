"""Documents, outcomes and events of cash of other desks: each taken over once, in any order, and posted as there."""

from collections.abc import Callable, Sequence

from sqlalchemy.dialects.sqlite import insert as upsert

from desk.api.fhir import Resource
from desk.core.clock import MOST_AHEAD_MS
from desk.plugins.billing.fhir import cash, invoices, notices, payments
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.postings import Paper
from desk.plugins.billing.service import apart, posting, told_elsewhere
from desk.plugins.billing.service.keeping import PULLED
from desk.plugins.billing.tables import SessionRow
from desk.store.unit import Unit

_SESSION = upsert(SessionRow).on_conflict_do_nothing()


def take(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over papers. The same again is nothing. Raises Refused for another body under a known id, ValueError."""
    sessions: list[Session] = []
    papers = [_read(unit, resource, sessions) for resource in resources]
    if sessions:  # whichever event of a session comes first makes it known
        unit.connection.execute(_SESSION, [vars(one) | {"origin": PULLED} for one in sessions])
    posting.keep(unit, papers)
    apart.look(unit, papers)
    told_elsewhere.look(unit, papers)


def _read(unit: Unit, resource: Resource, sessions: list[Session]) -> Paper:
    kind = str(resource.get("resourceType"))
    if kind == "Basic":
        told = cash.from_fhir(resource)
        sessions += [told.session] if told.session is not None else []
        paper: Paper = told.event
    else:
        paper = _READ[kind](resource)
    if paper.at > unit.at + MOST_AHEAD_MS:
        raise ValueError("a document that was not made yet")
    return paper


_READ: dict[str, Callable[[Resource], Paper]] = {
    "Invoice": invoices.from_fhir,
    "PaymentReconciliation": payments.from_fhir,
    "PaymentNotice": lambda notice: notices.from_fhir(notice).outcome,
}
