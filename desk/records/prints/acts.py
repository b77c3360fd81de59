"""Print jobs on an open unit, so that a paper is queued together with what it is about, or not at all."""

from sqlalchemy import insert, update

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records.prints import queries, rules
from desk.records.prints.rules import QUEUED, PrintJob
from desk.records.prints.tables import PrintJobRow
from desk.store.unit import Unit


def queue(
    unit: Unit, kind: str, subject_id: str, patient_id: str | None, paper: str, printer: str, body: bytes,
    *, copy_of: str | None = None, copy_number: int = 0,
) -> str:  # fmt: skip
    """Queue one paper; gives its job id. `printer` "" means that the person chooses when it is printed."""
    job_id = new_id()
    unit.connection.execute(
        insert(PrintJobRow),
        {
            "job_id": job_id, "kind": kind, "subject_id": subject_id, "patient_id": patient_id, "copy_of": copy_of,
            "copy_number": copy_number, "paper": paper, "printer": printer, "body": body, "state": QUEUED,
            "made_at": unit.at, "made_by": unit.actor.staff_id, "changed_at": unit.at,
        },
    )  # fmt: skip
    unit.audit(patient_id, print=job_id, kind=kind, copy=copy_number)
    unit.touch("prints")
    return job_id


def known(unit: Unit, job_id: str) -> PrintJob:
    """One job. Raises Refused when there is none of this id."""
    found = queries.job(unit.connection, job_id)
    if found is None:
        raise Refused(words("Print", "This print job is not known here."))
    return found


def move(unit: Unit, job_id: str, state: str, *, printer: str = "", error: str = "") -> None:
    """What became of a paper; `error` is a short reason without patient data. Raises Refused (rules.step)."""
    job = known(unit, job_id)
    rules.step(job.state, state)
    values = {"state": state, "error": error[:200] or None, "changed_at": unit.at, "printer": printer or job.printer}
    unit.connection.execute(update(PrintJobRow).where(PrintJobRow.job_id == job_id).values(**values))
    unit.audit(job.patient_id, print=job_id, state=state)
    unit.touch("prints")
