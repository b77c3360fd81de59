"""The visit: opening it, what may be said of it, and how it ends."""

from dataclasses import dataclass
from datetime import date

from desk.codes.slip import SignedSlip
from desk.core.clock import business_date
from desk.records.visit import acts, queries, taking_up
from desk.records.visit.rules import Amendment, MedicoLegal, Visit, VisitDraft
from desk.store.unit import Reading, Service, Unit, query, verb


@dataclass(frozen=True)
class Proposal:
    """What the form of a new visit proposes.

    follow_up: an earlier visit to the department makes this one a follow-up; last_day: that visit's day (YYYY-MM-DD);
    here: today's visit to the department that has not ended.
    """

    follow_up: bool
    last_day: str | None
    here: Visit | None


class VisitService(Service):
    """Opens, amends and cancels visits; a right for each."""

    @verb("visit.open")
    def open(self, unit: Unit, draft: VisitDraft) -> Visit:
        """Open a visit today and give its token. Raises Problems, Refused, AlreadyHere."""
        return acts.open(unit, draft)

    @verb("visit.cancel")
    def cancel(self, unit: Unit, visit_id: str, reason: str) -> Visit:
        """Cancel a visit that is not done; its token is never given again. Raises Problems, Refused."""
        return acts.cancel(unit, visit_id, reason)

    @verb("visit.amend")
    def amend(self, unit: Unit, visit_id: str, change: Amendment) -> Visit:
        """Change complaint, referral, room or priority. Raises Problems, Refused."""
        return acts.amend(unit, visit_id, change)

    @verb("visit.medico-legal")
    def medico_legal(self, unit: Unit, visit_id: str, case: MedicoLegal) -> Visit:
        """Make it a medico-legal case, or add to what is said of it. Raises Problems, Refused."""
        return acts.medico_legal(unit, visit_id, case)

    @verb("visit.take-up")
    def take_up(self, unit: Unit, slip: SignedSlip) -> Visit:
        """The visit of a VERIFIED slip of this facility; what this desk never heard of is taken up with it, offline.

        A visit that is known is given as it stands. Raises Refused.
        """
        return taking_up.take_up(unit, slip)

    @query("visit.read")
    def visit(self, reading: Reading, visit_id: str) -> Visit | None:
        """One visit."""
        found = queries.visit(reading.connection, visit_id)
        if found is not None:
            reading.note(found.patient_id, visit=visit_id)
        return found

    @query("visit.read")
    def of_patient(self, reading: Reading, patient_id: str) -> tuple[Visit, ...]:
        """The patient's visits, newest first, those of merged duplicates included."""
        reading.note(patient_id)
        return queries.of_patient(reading.connection, patient_id)

    @query("visit.read")
    def of_day(self, reading: Reading, day: date, department_id: str | None = None) -> tuple[Visit, ...]:
        """The visits opened on an Indian day, in order of arrival."""
        found = queries.of_day(reading.connection, day, department_id)
        reading.note(day=day, count=len(found))
        return found

    @query("visit.read")
    def proposal(self, reading: Reading, patient_id: str, department_id: str) -> Proposal:
        """What a new visit of the patient to the department is likely to be."""
        reading.note(patient_id, read="proposal")
        day = business_date(reading.at)
        before = queries.before(reading.connection, patient_id, day, department_id)
        last = before.earlier
        return Proposal(last is not None, last.day if last else None, before.here)
