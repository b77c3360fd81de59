"""What the lines of a bank's statement say of claimed payments: each is confirmed once, or a person looks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desk.plugins.billing.rules.claims import Claim
from desk.plugins.billing.rules.documents import CONFIRMED, FAILED, UpiRequest
from desk.plugins.billing.rules.statement import Entry

ALREADY, DIFFERS, EARLY, UNKNOWN, LATE, UNENTERED = "already", "differs", "early", "unknown", "late", "unentered"
RESULTS = (CONFIRMED, FAILED, ALREADY, DIFFERS, EARLY, LATE, UNENTERED, UNKNOWN)
"""What becomes of a line: it confirms or fails a payment; it was taken before; another amount was claimed; it came on a
day before it was claimed (the UTR of another's money, out of an old statement); the payment was given up as failed; it
answers a request that nobody entered; nothing here has its reference."""


@dataclass(frozen=True)
class Matched:
    """A line and what becomes of it. claimed: the amount that was claimed here; number: of the receipt."""

    line: int
    day: str
    reference: str
    paise: int
    result: str
    payment_id: str | None = None
    claimed: int | None = None
    number: str = ""
    patient_id: str | None = None


def match(
    entries: Iterable[Entry],
    by_reference: Mapping[str, Sequence[Claim]],
    by_request: Mapping[str, Sequence[Claim]],
    requests: Mapping[str, UpiRequest],
) -> tuple[Matched, ...]:
    """What becomes of each line; a payment is confirmed once, by the first line that has it."""
    taken: set[str] = set()
    found = []
    for entry in entries:
        claim = _claim(entry, by_reference, by_request)
        one = _without(entry, requests) if claim is None else _with(entry, claim, taken)
        if one.payment_id and one.result in (CONFIRMED, FAILED):
            taken.add(one.payment_id)
        found.append(one)
    return tuple(found)


def _claim(
    entry: Entry, by_reference: Mapping[str, Sequence[Claim]], by_request: Mapping[str, Sequence[Claim]]
) -> Claim | None:
    """The payment that a line is about: by the request that it names, else by its UTR; one that failed comes last."""
    named = list(by_request.get(entry.request_id or "", ()))
    named += [claim for reference in entry.references for claim in by_reference.get(reference, ())]
    return next((claim for claim in named if claim.outcome != FAILED), named[0] if named else None)


def _with(entry: Entry, claim: Claim, taken: set[str]) -> Matched:
    if claim.payment_id in taken or (claim.outcome and (claim.outcome == FAILED) == entry.failed):
        result = ALREADY
    elif claim.outcome:
        result = LATE
    elif claim.paise != entry.paise:
        result = DIFFERS
    elif entry.day < claim.day and (claim.request_id is None or claim.request_id != entry.request_id):
        result = EARLY
    else:
        result = FAILED if entry.failed else CONFIRMED
    reference = claim.reference if claim.reference in entry.references or not entry.references else entry.references[0]
    return Matched(
        entry.line, entry.day, reference, entry.paise, result, claim.payment_id, claim.paise, claim.number,
        claim.patient_id,
    )  # fmt: skip


def _without(entry: Entry, requests: Mapping[str, UpiRequest]) -> Matched:
    request = requests.get(entry.request_id or "")
    reference = entry.references[0] if entry.references else ""
    if request is None or entry.failed:
        return Matched(entry.line, entry.day, reference, entry.paise, UNKNOWN)
    return Matched(
        entry.line, entry.day, reference, entry.paise, UNENTERED, None, request.paise, "", request.patient_id
    )
