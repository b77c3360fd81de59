"""A scheme that the patient belongs to, or says so."""

import re
from dataclasses import dataclass
from datetime import date

from desk.core.i18n import words
from desk.records.entry import Checks, read_date

PROOFS = {
    "none": words("Coverage", "told, nothing seen"), "card": words("Coverage", "card seen"),
    "document": words("Coverage", "document seen"),
}  # fmt: skip
ACTIVE, CANCELLED, ENTERED_IN_ERROR = "active", "cancelled", "entered-in-error"
STATES = (ACTIVE, CANCELLED, ENTERED_IN_ERROR)
MEMBER_CAP = 40

_SCHEME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)


@dataclass(frozen=True)
class CoverageDraft:
    """A coverage as entered: scheme (its code), member number, dates YYYY-MM-DD or "", proof none, card or document."""

    scheme: str
    member_number: str = ""
    valid_from: str = ""
    valid_to: str = ""
    proof: str = "none"


@dataclass(frozen=True)
class Coverage:
    """A coverage as recorded, and how it ended; `at` and `ended_at` in UTC ms, `by` and `ended_by` staff ids."""

    coverage_id: str
    patient_id: str
    scheme: str
    member_number: str
    valid_from: str | None
    valid_to: str | None
    proof: str
    status: str
    at: int
    by: str
    ended_at: int | None = None
    ended_by: str | None = None
    ended_why: str | None = None

    def covers(self, day: date) -> bool:
        """Whether it stands on `day`."""
        at = day.isoformat()
        return self.status == ACTIVE and (self.valid_from or at) <= at <= (self.valid_to or at)


def check(draft: CoverageDraft) -> CoverageDraft:
    """The draft as it may be kept. Raises Problems at scheme, member_number, valid_from, valid_to, proof."""
    checks = Checks()
    scheme = draft.scheme.strip().lower()
    if not is_scheme(scheme):
        checks.refuse("scheme", words("Coverage", "Choose a scheme."))
    member = checks.line("member_number", draft.member_number, MEMBER_CAP)
    start, end = (_day(checks, name, getattr(draft, name)) for name in ("valid_from", "valid_to"))
    if start and end and end < start:
        checks.refuse("valid_to", words("Coverage", "The last day lies before the first."))
    if draft.proof not in PROOFS:
        checks.refuse("proof", words("Coverage", "Say what was seen: nothing, a card or a document."))
    checks.done()
    return CoverageDraft(scheme, member, start, end, draft.proof)


def is_scheme(code: str) -> bool:
    """Whether `code` has the form of a scheme's code."""
    return _SCHEME.fullmatch(code) is not None


def _day(checks: Checks, field: str, text: str) -> str:
    if not text.strip():
        return ""
    try:
        day = read_date(text)
    except ValueError:
        day = ""
    if len(day) != len("2026-11-22"):
        checks.refuse(field, words("Coverage", "This date is not in the calendar. Check day, month and year."))
        return ""
    return day
