"""What is given out where nobody takes money, and a desk that was copied: the money is right all the same."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.app import open_desk
from desk.core.errors import Refused
from desk.core.paths import Paths
from desk.plugins.billing.plugin import Plugin as Billing
from desk.plugins.billing.rules.corrections import RefundDraft
from desk.plugins.billing.rules.documents import BY_CASH
from desk.plugins.pharmacy.plugin import Plugin as Pharmacy
from desk.security import machine
from tests.support.cash_desks import CashDesk, all_agree, cash_desk, set_up_money, settle_all
from tests.support.cloud import Cloud, one_database
from tests.support.house import PASSWORD
from tests.support.pharmacies import AMOXICILLIN, Dispensary, load_catalogue, prescribe

pytestmark = one_database
PHARMACIST = ("clerk", "pharmacist", "storekeeper")


@pytest.fixture
def desks(cloud: Cloud, tmp_path: Path) -> Iterator[tuple[CashDesk, CashDesk]]:
    """A pharmacist's desk, where nobody takes money, and a cash counter."""
    set_up_money(cloud, tmp_path)
    load_catalogue(cloud, tmp_path)
    facility_id = cloud.add_facility(departments=1)
    with (
        cash_desk(tmp_path / "pharmacy", cloud, facility_id, PHARMACIST, drawer=False) as pharmacy,
        cash_desk(tmp_path / "cash", cloud, facility_id) as cash,
    ):
        yield pharmacy, cash


def dispensary(one: CashDesk) -> Dispensary:
    """The pharmacy of a desk."""
    plugin = next(loaded.plugin for loaded in one.house.desk.host.loaded if loaded.name == "pharmacy")
    assert isinstance(plugin, Pharmacy)
    return Dispensary(one.house, plugin.desk)


def given_out(cloud: Cloud, tmp_path: Path, pharmacy: CashDesk, patient: str) -> str:
    """Thirty capsules at a rupee each, as a doctor's system asked; gives the dispense's id."""
    pharmacy.house.sync()
    facility_id = pharmacy.house.cycle.home.facility_id
    prescription = prescribe(cloud, facility_id, tmp_path, patient, (AMOXICILLIN, 30))
    pharmacy.house.sync()
    return dispensary(pharmacy).dispense(prescription).dispense_id


def test_medicine_given_out_where_nobody_takes_money_is_paid_at_the_counter(
    cloud: Cloud, desks: tuple[CashDesk, CashDesk], tmp_path: Path
) -> None:
    pharmacy, cash = desks
    assert "billing.bill.settle" not in pharmacy.house.actor.permissions
    dispensary(pharmacy).receive(100)
    patient = pharmacy.comes("Ram Kumar")
    given_out(cloud, tmp_path, pharmacy, patient)  # the cable is out
    settle_all(pharmacy, cash)
    account = cash.due(patient)
    medicine = next(line for line in account.lines if line.charge.code == AMOXICILLIN)
    assert (medicine.charge.quantity, medicine.patient) == (30, 3_000)
    issued = cash.settle(patient)
    assert issued.paid == account.patient_total == 3_000 + 5_000
    settle_all(cash, pharmacy)
    assert pharmacy.documents_here("receipt") == cash.documents_here("receipt") == 1
    all_agree(cloud, pharmacy, cash)


def test_what_was_paid_the_wrong_way_is_owed_again_at_both_desks_and_is_no_matter_at_either(
    cloud: Cloud, desks: tuple[CashDesk, CashDesk], tmp_path: Path
) -> None:
    pharmacy, cash = desks
    dispensary(pharmacy).receive(100)
    patient = pharmacy.comes("Ram Kumar")
    given_out(cloud, tmp_path, pharmacy, patient)
    settle_all(pharmacy, cash)
    wrong = cash.settle(patient)
    settle_all(cash, pharmacy)
    cash.billing.correcting.cancel(cash.me, wrong.bill_id, "by UPI after all", cash.sign(), owed_again=True)
    settle_all(cash, pharmacy)
    assert cash.open_matters() == pharmacy.open_matters() == []
    assert pharmacy.due(patient).patient_total == cash.due(patient).patient_total == wrong.paid
    cash.settle(patient)
    settle_all(cash, pharmacy)
    assert cash.open_matters() == pharmacy.open_matters() == []
    all_agree(cloud, pharmacy, cash)


def test_medicine_that_a_scheme_pays_is_billed_where_it_is_given_out(
    cloud: Cloud, desks: tuple[CashDesk, CashDesk], tmp_path: Path
) -> None:
    pharmacy, cash = desks
    dispensary(pharmacy).receive(100)
    patient = pharmacy.comes("Sita Devi", at_home=True)
    given_out(cloud, tmp_path, pharmacy, patient)
    settle_all(pharmacy, cash)
    assert cash.due(patient).lines == ()
    bills = cash.documents(patient, "bill")
    assert [(bill.gross, bill.patient, bill.serial) for bill in bills] == [(5_000, 0, 1), (3_000, 0, 2)]
    all_agree(cloud, pharmacy, cash)


def test_a_dispense_taken_back_after_it_was_paid_is_told_to_the_counter_and_given_back_there(
    cloud: Cloud, desks: tuple[CashDesk, CashDesk], tmp_path: Path
) -> None:
    pharmacy, cash = desks
    dispensary(pharmacy).receive(100)
    patient = pharmacy.comes("Ram Kumar")
    dispense = given_out(cloud, tmp_path, pharmacy, patient)
    settle_all(pharmacy, cash)
    bill = cash.document(cash.settle(patient).bill_id)
    settle_all(cash, pharmacy)
    person = replace(pharmacy.me, permissions=pharmacy.me.permissions | {"pharmacy.medicine.reverse"})
    dispensary(pharmacy).pharmacy.dispensing.reverse(person, dispense, "the wrong patient")
    settle_all(pharmacy, cash)
    assert pharmacy.open_matters() == cash.open_matters() == ["give-back"]
    line = next(one for one in bill.lines if one.code == AMOXICILLIN)
    draft = RefundDraft(bill.document_id, {line.line_id: 30}, "the wrong patient", BY_CASH, voucher=cash.sign())
    assert cash.billing.correcting.refund(cash.me, draft).refunded == 3_000
    settle_all(cash, pharmacy)
    assert pharmacy.open_matters() == cash.open_matters() == []
    all_agree(cloud, pharmacy, cash)


def test_a_copy_of_a_desk_on_another_computer_is_refused_before_its_first_receipt(
    cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up_money(cloud, tmp_path)
    facility_id = cloud.add_facility(departments=1)
    this_computer(tmp_path, monkeypatch, "one")
    with cash_desk(tmp_path / "a", cloud, facility_id) as a:
        first = a.comes("Ram Kumar")
        a.settle(first)
        second = a.comes("Sita Devi")
        settle_all(a)
    shutil.copytree(tmp_path / "a", tmp_path / "copy")
    this_computer(tmp_path, monkeypatch, "another")
    desk = open_desk(Paths(tmp_path / "copy"))
    try:
        actor = desk.sign_in.sign_in("user-a", PASSWORD).actor
        plugin = next(one.plugin for one in desk.host.loaded if one.name == "billing")
        assert isinstance(plugin, Billing)
        copy = CashDesk(replace(a.house, desk=desk, actor=actor), plugin.desk, a.session)
        numbers = {kind: copy.serials(kind) for kind in ("bill", "receipt")}
        with pytest.raises(Refused):
            copy.settle(second)
        third = copy.comes("Free", at_home=True)
        assert [line.charge.status for line in copy.due(third).lines] == ["open", "open"], "care is not held up"
        assert {kind: copy.serials(kind) for kind in ("bill", "receipt")} == numbers, "no number was given"
    finally:
        desk.close()
    this_computer(tmp_path, monkeypatch, "one")
    desk = open_desk(Paths(tmp_path / "a"))
    try:
        plugin = next(one.plugin for one in desk.host.loaded if one.name == "billing")
        assert isinstance(plugin, Billing)
        again = CashDesk(replace(a.house, desk=desk, actor=desk.sign_in.sign_in("user-a", PASSWORD).actor), plugin.desk)
        again.settle(second)
        assert list(again.serials("receipt").values()) == [[1, 2]], "where it belongs it goes on"
    finally:
        desk.close()


def this_computer(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """From now on the computer calls itself so."""
    file = folder / f"machine-{name}"
    file.write_text((name * 32)[:32])
    monkeypatch.setattr(machine, "SYSTEM_ID", (file,))
    monkeypatch.setattr(machine, "BOARD_ID", folder / "no-board")
