"""A patient's name, address and ailments stay in the records: not in trail, lanes, job names, log or loose files."""

from pathlib import Path

import pytest
from sqlalchemy import select

from desk.core.clock import business_date
from desk.core.errors import DeskError
from desk.plugins.pharmacy.rules.moves import PATIENT_RETURN
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine
from desk.plugins.pharmacy.service.registers import RegisterService
from desk.records.prints.rules import PrintedRegister
from desk.records.prints.tables import PrintJobRow
from desk.store.tables import AuditRow, OpRow
from tests.support.log import Everything
from tests.support.pharmacy import AZITHROMYCIN, Pharmacy
from tests.support.pharmacy_counter import Counter, changed

CANARY = "zorquvxil"


def a_morning(pharmacy: Pharmacy) -> None:
    """Every text that a person may type says the canary; some of it is refused."""
    pharmacy.patient_id = pharmacy.desk.patient(f"{CANARY} Kumar", f"{CANARY} कुमार")
    pharmacy.visit_id = ""
    counter, me = Counter(pharmacy), pharmacy.actor()
    counter.allergic(f"Azithromycin {CANARY}")
    asked = counter.typed(
        (AZITHROMYCIN, f"={CANARY} at night", "6"), prescriber=f"Dr {CANARY}", note=CANARY, visit_id=None,  # type: ignore[arg-type]
        prescriber_address=CANARY, prescriber_reg=CANARY,
    )  # fmt: skip
    draft = counter.draft(asked)
    with pytest.raises(DeskError):
        counter.give(draft)
    given = counter.give(changed(draft, 0, override_reason=f"{CANARY} took it before"))
    registers = RegisterService(pharmacy.desk.store, pharmacy.settings)
    today = business_date(pharmacy.desk.clock.now_ms())
    assert CANARY.encode() in registers.supplies_csv(me, "schedule-h1", today, today)
    assert CANARY.encode() in registers.given_out_csv(me, today, today)
    registers.keeps_pdf(me, "schedule-h1", today, today)
    registers.begin_print(me, PrintedRegister("schedule-h1", str(today), str(today), 1))
    (line,) = counter.service.given(me, pharmacy.patient_id)
    counter.service.plan(me, asked)
    back = MoveLine(line.batch_id, "2", line.move_id)
    pharmacy.stock.move(me, MoveDraft(PATIENT_RETURN, "", "", (back,), reason=f"{CANARY} felt ill"))
    with pytest.raises(DeskError):
        counter.service.reverse(me, given.dispense_id, f"{CANARY} never came")
    rest = counter.typed((AZITHROMYCIN, f"={CANARY} at noon", "6"), visit_id=None)  # type: ignore[arg-type]
    counter.prescribing.stop(me, counter.plan(rest).prescription.lines[0].request_id, f"{CANARY} moved away")
    pharmacy.desk.store.write_notes()


def test_a_patients_words_stay_in_the_records(pharmacy: Pharmacy, tmp_path: Path, heard: Everything) -> None:
    a_morning(pharmacy)
    with pharmacy.desk.store.readers.connect() as connection:
        trail = [bytes(body).decode().lower() for body in connection.execute(select(AuditRow.body)).scalars()]
        lanes = list(connection.execute(select(OpRow.lane)).scalars())
        papers = connection.execute(select(PrintJobRow.kind, PrintJobRow.subject_id, PrintJobRow.printer))
        jobs = [" ".join(row) for row in papers]
    told = {"trail": trail, "lanes": lanes, "jobs": jobs, "log": [said.lower() for said in heard.said]}
    assert len(trail) > 15 and len(lanes) > 4 and len(jobs) == 2
    assert [where for where, said in told.items() if any(CANARY in one for one in said)] == []
    loose = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert loose
    assert [path for path in loose if CANARY in path.name.lower() or CANARY.encode() in path.read_bytes().lower()] == []


def test_the_canary_was_there_to_be_found(pharmacy: Pharmacy) -> None:
    a_morning(pharmacy)
    sent = str(pharmacy.desk.sent()).lower()
    assert sent.count(CANARY) > 10
