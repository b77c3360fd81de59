"""A patient's name stays in the records: not in trail, lanes, job names, log or loose files, nor at the bank."""

from pathlib import Path

import pytest
from sqlalchemy import select

from desk.core.errors import DeskError
from desk.core.ids import new_id
from desk.plugins.billing.rules.charging import ChargeDraft
from desk.plugins.billing.rules.corrections import RefundDraft
from desk.plugins.billing.rules.deposits import DepositBack, DepositDraft
from desk.plugins.billing.rules.documents import BY_CASH, BY_UPI
from desk.plugins.billing.rules.settling import PaymentDraft, SettleDraft
from desk.plugins.billing.rules.tariff import LOCAL, service_id
from desk.plugins.billing.service.settings import UPI_ADDRESS
from desk.records.prints.tables import PrintJobRow
from desk.security.authorize import Actor
from desk.store.tables import AuditRow, OpRow
from tests.support.billing import Counter, make_counter
from tests.support.log import Everything

CANARY = "zorquvxil"


def a_morning(counter: Counter) -> str:
    """Every text that a person may type says the canary; some of it is refused. Gives what the QR of a UPI says."""
    desk, me, boss = counter.billing, counter.asha, counter.boss
    counter.settings.change(**{UPI_ADDRESS.key("billing"): "hospital@sbi"})
    patient = counter.desk.patient(f"{CANARY} Kumar", f"{CANARY} कुमार")

    def again(actor: Actor = me) -> Actor:
        return actor.intending(new_id())

    draft = ChargeDraft(patient, service_id("ECG", LOCAL), 1, paise=20_000, reason=f"{CANARY} wants two")
    gone = desk.charging.add(again(), draft)
    desk.charging.cancel(again(), gone, f"{CANARY} went home")
    desk.charging.add(again(), draft)
    counter.add("CBC", patient_id=patient)
    asked = desk.upi.request(me, patient, 5_000)
    due = desk.settling.due(me, patient)
    ids = tuple(line.charge.charge_id for line in due.lines)
    paid = (
        PaymentDraft(BY_UPI, 5_000, "632512345678", asked.request_id),
        PaymentDraft(BY_CASH, due.patient_total - 5_100),
    )
    settle = SettleDraft(
        patient, ids, (), paid, discount=100, discount_reason=f"{CANARY} is poor", paper="80mm", printer="",
        voucher=counter.voucher("billing.bill.discount"),
    )  # fmt: skip
    with pytest.raises(DeskError):
        desk.settling.settle(again(), SettleDraft(patient, (CANARY,), (), paid))
    issued = desk.settling.settle(again(), settle)
    bill = counter.document(issued.bill_id)
    refund = RefundDraft(issued.bill_id, {bill.lines[0].line_id: 1}, f"{CANARY} left", "cash", paper="80mm")
    with pytest.raises(DeskError):
        desk.correcting.refund(again(), RefundDraft(issued.bill_id, {CANARY: 1}, CANARY))
    desk.correcting.refund(again(), refund)
    (claim,) = desk.upi.claims(boss)
    desk.upi.confirm(again(boss), claim.payment_id, f"{CANARY} showed it")
    desk.deposits.take(again(), DepositDraft(patient, 1_000, BY_CASH, reason=f"for {CANARY}", paper="80mm"))
    desk.deposits.refund(again(), DepositBack(patient, 500, f"{CANARY} wants it", paper="80mm"))
    desk.cash.pay_out(again(), 100, f"{CANARY} tea")
    desk.cash.pay_in(again(), 100, f"{CANARY} tea back")
    with pytest.raises(DeskError):
        desk.statements.import_(again(boss), f"{CANARY}.csv", f"{CANARY},x\n".encode())
    told = f"Date,UTR,Amount,Remark\n2026-11-22,632512349999,7.00,{CANARY}\n".encode()
    desk.statements.import_(again(boss), f"{CANARY}.csv", told)
    with pytest.raises(DeskError):
        desk.tariff.import_file(again(boss), f"code,name\n{CANARY},{CANARY}\n".encode())
    desk.settling.find_document(me, CANARY)
    desk.cash.count(again(), {10_000: 1})
    desk.cash.close(again(), counter.voucher(), f"{CANARY} short")
    counter.store.write_notes()
    return asked.link


def test_a_patients_words_stay_in_the_records(tmp_path: Path, heard: Everything) -> None:
    counter = make_counter(tmp_path)
    link = a_morning(counter)
    with counter.store.readers.connect() as connection:
        trail = [bytes(body).decode().lower() for body in connection.execute(select(AuditRow.body)).scalars()]
        lanes = list(connection.execute(select(OpRow.lane)).scalars())
        papers = connection.execute(select(PrintJobRow.kind, PrintJobRow.subject_id, PrintJobRow.printer))
        jobs = [" ".join(row) for row in papers]
    told = {
        "trail": trail, "lanes": lanes, "jobs": jobs, "log": [said.lower() for said in heard.said],
        "bank": [link.lower()],
    }  # fmt: skip
    assert len(trail) > 25 and len(lanes) > 8 and len(jobs) == 4
    assert [where for where, said in told.items() if any(CANARY in one for one in said)] == []
    loose = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert loose
    assert [path for path in loose if CANARY in path.name.lower() or CANARY.encode() in path.read_bytes().lower()] == []


def test_the_canary_was_there_to_be_found(tmp_path: Path) -> None:
    counter = make_counter(tmp_path)
    a_morning(counter)
    assert str(counter.desk.sent()).lower().count(CANARY) > 10
