"""The patient, one method for each thing a person does. Callers pass who acts; rights, unit and audit come with it."""

from collections.abc import Callable, Iterable

from desk.core.clock import business_date, day_bounds
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.questions import MayMerge, Refusal
from desk.records.patient import acts, arrivals, guessing, matching, merging, opening, queries
from desk.records.patient.draft import Consent, PatientDraft
from desk.records.patient.rules import check, check_reason
from desk.records.patient.view import Change, CloseMatch, ConsentView, Found, Patient
from desk.records.search.find import search as find
from desk.store import attachments
from desk.store.store import Store
from desk.store.unit import Reading, Service, Unit, query, verb

MOST_FOUND = 50


def nobody_asked(_question: MayMerge) -> Iterable[Refusal]:
    """The answer of a house without plugins: nobody minds a merge."""
    return ()


class PatientService(Service):
    """Registers, finds, opens, amends, merges. `ask` puts MayMerge to all plugins; any refusal wins."""

    def __init__(self, store: Store, ask: Callable[[MayMerge], Iterable[Refusal]] = nobody_asked) -> None:
        super().__init__(store)
        self._ask = ask

    @verb("patient.register")
    def register(self, unit: Unit, draft: PatientDraft, override_reason: str = "") -> str:
        """Enter a new patient; gives the id. Raises Problems, and CloseMatches unless a reason passes them over."""
        return register_checked(unit, draft, override_reason)

    @query("patient.register")
    def close_matches(self, reading: Reading, draft: PatientDraft) -> tuple[CloseMatch, ...]:
        """Who is registered already and may be the person of `draft`; for showing it while the form is filled."""
        today = business_date(reading.at)
        matches = matching.close_matches(reading.connection, check(draft, today), today)
        reading.note(matches=len(matches))
        return matches

    @verb("patient.register-unknown")
    def register_unknown(self, unit: Unit, draft: PatientDraft) -> str:
        """Enter an unknown patient under the fixed pattern; gives the id. Raises Problems."""
        return arrivals.register_unknown(unit, draft)

    @verb("patient.register")
    def register_newborn(
        self, unit: Unit, mother_id: str, sex: str, birth_date: str = "", override_reason: str = ""
    ) -> str:
        """Enter a newborn linked to the mother; gives the id. Raises Problems, Refused, CloseMatches (a twin)."""
        return arrivals.register_newborn(unit, mother_id, sex, birth_date, override_reason)

    @verb("patient.amend")
    def amend(
        self, unit: Unit, patient_id: str, draft: PatientDraft, reason: str, seen: int | None = None
    ) -> None:
        """Correct a patient; `seen` is the changed_at that the form showed. Raises Problems, Refused."""
        acts.amend(unit, patient_id, draft, reason, seen)

    @verb("patient.amend")
    def set_photo(self, unit: Unit, patient_id: str, photo: bytes) -> None:
        """Keep a new photo (JPEG, at most 60 KB). Raises Refused."""
        acts.set_photo(unit, patient_id, photo)

    @verb("patient.consent")
    def record_consent(self, unit: Unit, patient_id: str, consent: Consent) -> str:
        """Record a consent given, refused or taken back; gives its id. Raises Problems."""
        return acts.consent(unit, patient_id, consent)

    @verb("patient.merge")
    def merge(self, unit: Unit, duplicate_id: str, survivor_id: str, reason: str) -> None:
        """Let the duplicate be known as the survivor. Raises Problems, Refused."""
        merging.merge(unit, duplicate_id, survivor_id, reason, self._ask)

    @verb("patient.unmerge")
    def unmerge(self, unit: Unit, duplicate_id: str, reason: str, checked: bool = False) -> None:
        """Take a merge back. Raises Problems, Refused; RecordsSince until somebody has `checked` those records."""
        merging.unmerge(unit, duplicate_id, reason, checked=checked)

    @verb("patient.give-uhid")
    def give_uhids(self, unit: Unit, limit: int = 500) -> int:
        """Give leased UHIDs to patients without one; how many were given. Call again until it gives none."""
        return acts.give_uhids(unit, limit)

    @query("patient.read")
    def patient(self, reading: Reading, patient_id: str) -> Patient:
        """The whole patient, merges followed. Raises Refused when nobody has this id."""
        found = queries.patient(reading.connection, patient_id)
        if found is None:
            raise Refused(words("Patient", "This patient is not known at this desk."))
        reading.note(found.patient_id)
        return found

    @query("patient.read")
    def photo(self, reading: Reading, photo_id: str) -> bytes | None:
        """The photo's JPEG bytes; None while it has not come from the cloud."""
        reading.note(photo=photo_id)
        found = attachments.attachment(reading.connection, photo_id)
        return found.data if found else None

    @query("patient.read")
    def history(self, reading: Reading, patient_id: str) -> tuple[Change, ...]:
        """Every change of this person's data, newest first."""
        reading.note(patient_id, read="history")
        return queries.history(reading.connection, patient_id)

    @query("patient.read")
    def consents(self, reading: Reading, patient_id: str) -> tuple[ConsentView, ...]:
        """The consents recorded of this person, oldest first."""
        reading.note(patient_id, read="consents")
        return queries.consents(reading.connection, patient_id)

    @query("patient.read")
    def children(self, reading: Reading, patient_id: str) -> tuple[Found, ...]:
        """The patients linked to this one as their father, mother or guardian."""
        ids = queries.same_person(reading.connection, patient_id)
        found = dict.fromkeys(child for i in ids for child in queries.children(reading.connection, i))
        reading.note(patient_id, children=len(found))
        return queries.found(reading.connection, found, business_date(reading.at))

    @query("patient.search")
    def search(self, reading: Reading, text: str, limit: int = 20) -> tuple[Found, ...]:
        """Who may be meant by what was typed, best first: name, sex, age and locality, no more."""
        today = business_date(reading.at)
        hits = find(reading.connection, text, max(1, min(limit, MOST_FOUND)), today.year)
        reading.note(found=len(hits))
        return queries.lines(reading.connection, (hit.row for hit in hits), today)

    @query("patient.search")
    def by_identifier(self, reading: Reading, text: str) -> tuple[str, ...]:
        """The ids of the patients known by a UHID, an ABHA number or address, or an old number; merges followed."""
        ids = queries.by_identifier(reading.connection, text)
        for patient_id in ids:
            reading.note(patient_id, by="number")
        return ids

    @query("patient.search")
    def by_card(self, reading: Reading, patient_id: str, uhid: str) -> tuple[str, ...]:
        """The ids of the patients known by a card's patient id or by its UHID ("" = it has none); merges followed.

        More than one: the card speaks of somebody who is two people here.
        """
        own = queries.survivor(reading.connection, patient_id)
        named = queries.by_identifier(reading.connection, uhid) if uhid else ()
        ids = tuple(dict.fromkeys((*((own,) if own else ()), *named)))
        for one in ids:
            reading.note(one, by="card")
        return ids

    @query("patient.read")
    def compared(self, reading: Reading, patient_id: str, kind: str, state: str, *, same: bool) -> None:
        """The clerk compared a code of this `kind` and `state` with the person in front of them; kept in the audit."""
        reading.note(patient_id, compared="same" if same else "another", kind=kind, state=state)

    @query("patient.read")
    def opening_asks(self, reading: Reading, patient_id: str) -> tuple[str, ...]:
        """Which facts may be asked before a patient found by search is opened: birth-year, phone, father."""
        return opening.asks(queries.patient(reading.connection, patient_id))

    @verb("patient.read")
    def verify_opening(self, unit: Unit, patient_id: str, *facts: str) -> bool:
        """Whether one of `facts` (year of birth, last 4 digits of the phone, father's name) is right: one try.

        Either is audited, on disk before it is told. Raises TooManyGuesses after too many wrong ones.
        """
        found = queries.patient(unit.connection, patient_id)
        who = found.patient_id if found else patient_id
        guessing.refuse_more(unit, self.store, who)
        told = (opening.verified(found, fact) for fact in facts[: opening.FACTS]) if found else ()
        how = next(filter(None, told), "")
        unit.audit(who, outcome="read", opening="verified" if how else guessing.WRONG, by=how or "-")
        return bool(how)

    @query("patient.open-unasked")
    def open_unasked(self, reading: Reading, patient_id: str, reason: str) -> None:
        """A record found by search is opened without asking; `reason` is one of opening.SKIPS. Raises Refused."""
        if reason not in opening.SKIPS:
            raise Refused(words("Patient", "Say why this record is opened without asking."), field="reason")
        reading.note(patient_id, opening="skipped", by=reason)

    @query("patient.search")
    def opened_today(self, reading: Reading, limit: int = 20) -> tuple[Found, ...]:
        """Whom this person opened today, the last one first: to come back to somebody without searching again."""
        today = business_date(reading.at)
        ids = queries.opened_by(reading.connection, reading.actor.staff_id, day_bounds(today)[0], limit)
        reading.note(found=len(ids))
        return queries.found(reading.connection, ids, today)

    @query("patient.read")
    def merged(self, reading: Reading, patient_id: str) -> tuple[Found, ...]:
        """The records that were merged into this one, as they were: an un-merge takes one of them out again."""
        ids = queries.same_person(reading.connection, patient_id)[1:]
        reading.note(patient_id, merged=len(ids))
        return queries.found(reading.connection, ids, business_date(reading.at))


def register_checked(unit: Unit, draft: PatientDraft, override_reason: str = "") -> str:
    """Look for duplicates, then register; shared with acts that register and do more in the same unit."""
    today = business_date(unit.at)
    reason = check_reason(override_reason, "override_reason") if override_reason.strip() else ""
    checked = check(draft, today)
    passed = matching.refuse_matches(unit.connection, checked, today, reason)
    patient_id = acts.enter(unit, checked, reason if passed else "")
    if passed:
        unit.audit(patient_id, passed=" ".join(passed))
    return patient_id
