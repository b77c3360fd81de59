"""The print queue as a counter sees it: what waits, what became of it, and reprints that say that they are."""

from collections.abc import Callable

from sqlalchemy import Connection

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.patient.queries import same_person
from desk.records.prints import acts, queries, rules
from desk.records.prints.rules import CANCELLED, FAILED, QUEUED, SENT, Paper, PrintJob
from desk.security.authorize import Actor, authorize, may
from desk.store.store import Store
from desk.store.unit import Reading, Service, Unit, query, verb


class PrintService(Service):
    """A job's state only goes forward; a double click with the same intent is one job.

    `papers` says by kind what the papers of this desk are called and which right each needs; the plugins name theirs
    at the start. What nobody names is on no list of the desk. `renewed`, by kind: what a duplicate's body says now,
    from the first one's, where something may have become of it since.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.papers: dict[str, Paper] = {}
        self.renewed: dict[str, Callable[[Connection, bytes], bytes]] = {}

    @query("print.read")
    def job(self, reading: Reading, job_id: str) -> PrintJob | None:
        """One job with its document's data."""
        found = queries.job(reading.connection, job_id)
        if found is not None:
            reading.note(found.patient_id, print=job_id)
        return found

    @query("print.read")
    def waiting(self, reading: Reading) -> tuple[PrintJob, ...]:
        """Jobs that have not become paper, of the kinds that this person may list. Never printed by themselves."""
        return _noted(reading, "waiting", queries.waiting(reading.connection, self._listed(reading.actor)))

    @query("print.read")
    def recent(self, reading: Reading, limit: int = 200) -> tuple[PrintJob, ...]:
        """The newest jobs of the kinds that this person may list, newest first."""
        return _noted(reading, "recent", queries.recent(reading.connection, self._listed(reading.actor), limit))

    @query("print.read")
    def of_subject(self, reading: Reading, kind: str, subject_id: str) -> tuple[PrintJob, ...]:
        """Every paper of one thing (a visit's slip), the original first."""
        found = self._theirs(reading.actor, queries.of_subject(reading.connection, kind, subject_id))
        reading.note(next((job.patient_id for job in found), None), subject=subject_id, prints=len(found))
        return found

    @query("print.read")
    def of_patient(self, reading: Reading, patient_id: str, limit: int = 100) -> tuple[PrintJob, ...]:
        """The newest papers about this person, merges followed, newest first."""
        reading.note(patient_id, read="prints")
        found = queries.of_patients(reading.connection, same_person(reading.connection, patient_id), limit)
        return self._theirs(reading.actor, found)

    @verb("print.send")
    def queue(
        self, unit: Unit, kind: str, subject_id: str, patient_id: str | None, paper: str, printer: str, body: bytes,
        *, copy_number: int = 0,
    ) -> str:  # fmt: skip
        """Queue a paper that is not part of another act (a register, a list); gives its job id.

        `copy_number` above 0: the first paper is known to have come from another desk, so this one is a duplicate.
        """
        return acts.queue(unit, kind, subject_id, patient_id, paper, printer, body, copy_number=copy_number)

    @verb("print.send")
    def sent(self, unit: Unit, job_id: str, printer: str = "") -> None:
        """The printer took it. Raises Refused when the job is already at its end."""
        acts.move(unit, job_id, SENT, printer=printer)

    @verb("print.send")
    def failed(self, unit: Unit, job_id: str, error: str) -> None:
        """The printer did not take it; `error` is a short reason without patient data. Raises Refused."""
        acts.move(unit, job_id, FAILED, error=error)

    @verb("print.send")
    def again(self, unit: Unit, job_id: str) -> None:
        """A failed job is queued once more, as the same paper: it never was one. Raises Refused, NotAllowed."""
        self._allow(unit, job_id)
        acts.move(unit, job_id, QUEUED)

    @verb("print.send")
    def cancel(self, unit: Unit, job_id: str) -> None:
        """The paper is not wanted any more. Raises Refused when the job is already at its end, NotAllowed."""
        self._allow(unit, job_id)
        acts.move(unit, job_id, CANCELLED)

    @verb("print.send")
    def reprint(self, unit: Unit, job_id: str, reason: str, printer: str = "") -> str:
        """A copy of a paper that was sent: a new job with the next copy number; gives its id.

        `reason`: one of rules.REPRINT_REASONS, kept in the trail. Raises Refused for another one, and for a paper
        that was never sent: that one is printed itself, so that no copy is the first. NotAllowed: a paper whose kind
        needs a right that this person does not hold.
        """
        self._allow(unit, job_id)
        if reason not in rules.REPRINT_REASONS:
            raise Refused(words("Print", "Say why it is printed again."), field="reason")
        first = acts.known(unit, job_id)
        original = first.copy_of or first.job_id
        if acts.known(unit, original).state != SENT:
            raise Refused(words("Print", "The first print of this paper is still waiting. Print that one."))
        number = queries.last_copy(unit.connection, original) + 1
        unit.audit(first.patient_id, print=original, copy=number, reason=reason)
        renewed = self.renewed.get(first.kind)
        body = renewed(unit.connection, first.body) if renewed is not None else first.body
        return acts.queue(
            unit, first.kind, first.subject_id, first.patient_id, first.paper, printer or first.printer, body,
            copy_of=original, copy_number=number,
        )  # fmt: skip

    def _listed(self, actor: Actor) -> tuple[str, ...]:
        return tuple(kind for kind, paper in self.papers.items() if may(actor, paper.action))

    def _theirs(self, actor: Actor, jobs: tuple[PrintJob, ...]) -> tuple[PrintJob, ...]:
        """What of these may be shown to them; a kind that nobody names is for whoever knows what it is about."""
        named = self.papers
        return tuple(job for job in jobs if job.kind not in named or may(actor, named[job.kind].reprinting))

    def _allow(self, unit: Unit, job_id: str) -> None:
        paper = self.papers.get(acts.known(unit, job_id).kind)
        if paper is not None:
            authorize(unit.actor, paper.reprinting)


def _noted(reading: Reading, what: str, jobs: tuple[PrintJob, ...]) -> tuple[PrintJob, ...]:
    """The papers name patients: that they were listed is written down."""
    reading.note_followed(what, prints=len(jobs))
    return jobs
