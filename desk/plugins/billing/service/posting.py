"""The one way in which money moves: a document's rows, its posting in the ledger, and the resource that travels.

All three have the same id (docs/decisions/billing.md). Whatever bills, takes, gives back, confirms or moves cash ends
in `put`; what was pulled ends in `keep`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desk.plugins.billing.queries import documents as reading
from desk.plugins.billing.rules import accounts, postings
from desk.plugins.billing.rules.accounts import BOOK
from desk.plugins.billing.rules.cash import WITHDRAW, CashEvent
from desk.plugins.billing.rules.documents import OUTCOME, Document, Outcome
from desk.plugins.billing.rules.postings import Paper
from desk.plugins.billing.rules.reviews import OVERDRAWN
from desk.plugins.billing.service import agreeing, keeping, matters, sending
from desk.records.facility import queries as facilities
from desk.store import ledger
from desk.store.unit import Unit

INR = "INR"
CASH_KIND = "cash-{}"


def put(unit: Unit, *papers: Paper, depends_on: Iterable[str] = ()) -> None:
    """Write documents made here, all or none: posted, kept, queued for the cloud, named in the trail.

    A document that posts nothing (a bill of nothing) stands all the same. Raises ledger.Overdrawn where a drawer or
    the safe does not hold so much.
    """
    facility = facilities.facility_id(unit.connection)
    posted = [one for one in map(_Posting(facility), papers) if one is not None]
    _open_accounts(unit, facility, papers)
    ledger.post_many(unit, posted)
    keeping.keep(unit, papers, keeping.LOCAL)
    sending.send(unit, papers, facility, depends_on)
    for one in papers:
        _audit(unit, one)


def keep(unit: Unit, papers: Sequence[Paper]) -> None:
    """Take over documents of other desks, each once, in any order; what they do against the rules is a matter to look
    at. Raises ledger.Contradiction where one is known and says something else, or says other than what it names."""
    fresh = _fresh(unit, papers)
    agreeing.refuse_contradictions(unit, fresh)
    facility = facilities.facility_id(unit.connection)
    _open_accounts(unit, facility, fresh)
    posted = [one for one in map(_Posting(facility), fresh) if one is not None]
    found = ledger.post_pulled(unit, posted)
    keeping.keep(unit, fresh, keeping.PULLED)
    by_id = {id_of(one): one for one in fresh}
    for one in found:
        if one.kind == "overdrawn":
            about = by_id.get(one.posting_id)
            patient = about.patient_id if isinstance(about, Document) else None
            matters.note(unit, OVERDRAWN, one.posting_id, patient_id=patient, paise=abs(one.amount))


def id_of(paper: Paper) -> str:
    """The id that a document, its posting and its resource share."""
    return paper.event_id if isinstance(paper, CashEvent) else paper.document_id


def posting(paper: Paper, facility_id: str) -> ledger.Posting | None:
    """What the ledger keeps of a document; None for one that moves nothing."""
    entries = postings.entries(paper)
    if not entries:
        return None
    lines = tuple(ledger.Line(INR, accounts.id_of(facility_id, entry.code), entry.paise) for entry in entries)
    return ledger.Posting(id_of(paper), BOOK, kind_of(paper), paper.day, paper.at, paper.by, lines, _document(paper))


def kind_of(paper: Paper) -> str:
    """The kind of its posting: "bill" …, "outcome", "cash-open" …"""
    if isinstance(paper, CashEvent):
        return CASH_KIND.format(paper.kind)
    return OUTCOME if isinstance(paper, Outcome) else paper.kind


class _Posting:
    """`posting` at one facility."""

    def __init__(self, facility_id: str) -> None:
        self._facility_id = facility_id

    def __call__(self, paper: Paper) -> ledger.Posting | None:
        return posting(paper, self._facility_id)


def _document(paper: Paper) -> str:
    if isinstance(paper, CashEvent):
        return paper.session_id or paper.event_id
    return paper.payment_id if isinstance(paper, Outcome) else paper.of_document or paper.document_id


def _open_accounts(unit: Unit, facility: str, papers: Iterable[Paper]) -> None:
    """The accounts that these papers name are open. Their kind is the code itself, by which reports name them."""
    codes = {accounts.id_of(facility, entry.code): entry.code for one in papers for entry in postings.entries(one)}
    if not codes:
        return
    known = ledger.accounts(unit.connection, codes)
    if not known:
        ledger.open_commodity(unit.connection, ledger.Commodity(INR, BOOK))
    for account_id in codes.keys() - known.keys():
        code = codes[account_id]
        ledger.open_account(unit.connection, ledger.Account(account_id, BOOK, code, accounts.holds(code), False))


def _fresh(unit: Unit, papers: Sequence[Paper]) -> list[Paper]:
    known = reading.papers(unit.connection, map(id_of, papers))
    fresh: dict[str, Paper] = {}
    for one in papers:
        before = known.get(id_of(one)) or fresh.get(id_of(one))
        if before is None:
            fresh[id_of(one)] = one
        elif before != one and not _told_twice(before, one):
            raise ledger.Contradiction(id_of(one))
    return list(fresh.values())


def _told_twice(before: Paper, one: Paper) -> bool:
    """Two desks said the same, each in its own moment: of a payment (the same statement), or that an offer is taken
    back. The first word stands."""
    if isinstance(before, Outcome) and isinstance(one, Outcome):
        return (before.payment_id, before.outcome, before.paise) == (one.payment_id, one.outcome, one.paise)
    if isinstance(before, CashEvent) and isinstance(one, CashEvent) and one.kind == WITHDRAW:
        return replace(one, at=before.at, day=before.day, by=before.by, reason=before.reason) == before
    return False


def _audit(unit: Unit, paper: Paper) -> None:
    if isinstance(paper, CashEvent):
        unit.audit(event=paper.event_id, kind=paper.kind, session=paper.session_id or "", paise=paper.paise)
    elif isinstance(paper, Outcome):
        unit.audit(paper.patient_id, outcome=paper.outcome, payment=paper.payment_id, source=paper.source)
    else:
        amount = paper.patient if paper.lines else paper.paid
        unit.audit(paper.patient_id, document=paper.document_id, number=paper.number, paise=amount)
