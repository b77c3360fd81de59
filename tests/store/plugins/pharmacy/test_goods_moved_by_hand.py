"""Transfers, returns, quarantine, expiry, adjustments, and taking a document back."""

import pytest

from desk.core.errors import NotAllowed, Refused
from desk.core.facts import Fact, MedicineLine, MedicineReturned
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules import moves as kinds
from desk.plugins.pharmacy.rules.items import COUNTER, EXPIRED, LOSS, PATIENT, QUARANTINE, STORE, SUPPLIER, TRANSIT
from desk.plugins.pharmacy.rules.stock import RECALL, MoveDraft, MoveLine, ReceiptDraft, ReceiptLine
from desk.security.permissions import PHARMACIST, STOREKEEPER
from desk.store.ledger import Overdrawn, Unusable
from desk.store.unit import Unit
from tests.support import vouchers
from tests.support.pharmacy import Pharmacy


def draft(
    pharmacy: Pharmacy, kind: str, lot: str, quantity: str, *, source: str = "", target: str = "", reason: str = "",
    party: str = "", of_line: str | None = None, voucher: str = "", day: str = "",
) -> MoveDraft:  # fmt: skip
    line = MoveLine(pharmacy.batches[lot], quantity, of_line)
    return MoveDraft(kind, source, target, (line,), reason, party, None, day, voucher)


def voucher(pharmacy: Pharmacy, action: str = "pharmacy.stock.approve") -> str:
    return vouchers.voucher(pharmacy.desk.store, pharmacy.actor(), action)


def heard(pharmacy: Pharmacy) -> list[Fact]:
    facts: list[Fact] = []

    def hear(_unit: Unit, fact: Fact) -> None:
        facts.append(fact)

    pharmacy.desk.store.listeners.append(hear)
    return facts


def test_a_transfer_stands_at_the_other_place_at_once(pharmacy: Pharmacy) -> None:
    stock = pharmacy.stock
    stock.move(
        pharmacy.actor(PHARMACIST),
        draft(pharmacy, kinds.TRANSFER, "P200", "30", source=pharmacy.store, target=pharmacy.counter),
    )
    assert (pharmacy.balance("P200", pharmacy.store), pharmacy.balance("P200", pharmacy.counter)) == (970, 130)


@pytest.mark.parametrize("quantity", ["0", "-1", "1000000000000", "1.5", "", "ten"])
def test_a_quantity_that_is_none_is_refused_at_its_line(pharmacy: Pharmacy, quantity: str) -> None:
    with pytest.raises(Refused) as refused:
        pharmacy.stock.move(
            pharmacy.actor(),
            draft(pharmacy, kinds.TRANSFER, "P200", quantity, source=pharmacy.store, target=pharmacy.counter),
        )
    assert refused.value.field == "lines.0.quantity"
    assert pharmacy.balance("P200", pharmacy.store) == 1000


def test_more_than_lies_there_is_refused_at_its_line(pharmacy: Pharmacy) -> None:
    with pytest.raises(Overdrawn) as refused:
        pharmacy.stock.move(
            pharmacy.actor(),
            draft(pharmacy, kinds.TRANSFER, "P200", "1001", source=pharmacy.store, target=pharmacy.counter),
        )
    assert refused.value.field == "lines.0.quantity"
    assert (refused.value.has, refused.value.wanted) == (1000, 1001)


def test_a_transfer_needs_two_places(pharmacy: Pharmacy) -> None:
    for source, target, field in (
        (pharmacy.store, pharmacy.store, "target"),
        (pharmacy.store, pharmacy.account(EXPIRED), "target"),
        ("", pharmacy.counter, "source"),
    ):
        with pytest.raises(Refused) as refused:
            pharmacy.stock.move(
                pharmacy.actor(), draft(pharmacy, kinds.TRANSFER, "P200", "1", source=source, target=target)
            )
        assert refused.value.field == field


def test_what_is_in_quarantine_comes_back_only_by_release(pharmacy: Pharmacy) -> None:
    stock, actor = pharmacy.stock, pharmacy.actor(STOREKEEPER)
    stock.move(actor, draft(pharmacy, kinds.TO_QUARANTINE, "A77", "60", source=pharmacy.counter, reason="wet box"))
    assert pharmacy.balance("A77", pharmacy.account(QUARANTINE)) == 60
    stock.move(actor, draft(pharmacy, kinds.RELEASE, "A77", "50", target=pharmacy.counter))
    assert pharmacy.balance("A77", pharmacy.counter) == 50
    stock.move(actor, draft(pharmacy, kinds.EXPIRE, "A77", "10", source=pharmacy.account(QUARANTINE), reason="spoilt"))
    assert pharmacy.balance("A77", pharmacy.account(EXPIRED)) == 10


def test_what_may_not_be_used_is_not_released(pharmacy: Pharmacy) -> None:
    stock, actor = pharmacy.stock, pharmacy.actor()
    stock.move(actor, draft(pharmacy, kinds.TO_QUARANTINE, "P100", "40", source=pharmacy.counter, reason="torn"))
    pharmacy.desk.clock.forward(days=71)
    with pytest.raises(Unusable):
        stock.move(actor, draft(pharmacy, kinds.RELEASE, "P100", "40", target=pharmacy.counter))
    stock.move(actor, draft(pharmacy, kinds.TO_QUARANTINE, "A77", "60", source=pharmacy.counter, reason="torn"))
    item, batch = pharmacy.items["A77"], pharmacy.batches["A77"]
    stock.hold(actor, item, batch, RECALL, "letter 12")
    with pytest.raises(Unusable):
        stock.move(actor, draft(pharmacy, kinds.RELEASE, "A77", "60", target=pharmacy.counter))


def test_everything_past_its_day_is_set_aside_in_one_act(pharmacy: Pharmacy) -> None:
    assert pharmacy.stock.expire_all(pharmacy.actor(), pharmacy.counter) == 0
    pharmacy.desk.clock.forward(days=131)
    assert [line.lot for line in pharmacy.stock.board(pharmacy.actor(), None, "", "expired")] == ["P100", "I8"]
    assert pharmacy.stock.expire_all(pharmacy.actor()) == 2
    assert pharmacy.balance("P100", pharmacy.account(EXPIRED)) == 40
    assert pharmacy.balance("I8", pharmacy.account(EXPIRED)) == 500
    assert pharmacy.stock.expire_all(pharmacy.actor()) == 0


def test_setting_aside_what_has_not_expired_says_why(pharmacy: Pharmacy) -> None:
    with pytest.raises(Refused) as refused:
        pharmacy.stock.move(pharmacy.actor(), draft(pharmacy, kinds.EXPIRE, "A77", "1", source=pharmacy.counter))
    assert refused.value.field == "reason"


def test_a_return_to_the_supplier_names_them_and_why(pharmacy: Pharmacy) -> None:
    for more, field in (({"reason": "short dated"}, "party"), ({"party": "Delhi Pharma"}, "reason")):
        with pytest.raises(Refused) as refused:
            pharmacy.stock.move(
                pharmacy.actor(),
                draft(pharmacy, kinds.SUPPLIER_RETURN, "M9", "100", source=pharmacy.store, **more),
            )
        assert refused.value.field == field
    pharmacy.stock.move(
        pharmacy.actor(),
        draft(pharmacy, kinds.SUPPLIER_RETURN, "M9", "100", source=pharmacy.store, party="Pharma", reason="broken"),
    )
    assert pharmacy.balance("M9", pharmacy.account(SUPPLIER)) == 100 - 2200


def test_a_recalled_batch_may_still_go_back_to_the_supplier(pharmacy: Pharmacy) -> None:
    pharmacy.stock.hold(pharmacy.actor(), pharmacy.items["M9"], None, RECALL, "letter 12")
    pharmacy.stock.move(
        pharmacy.actor(),
        draft(pharmacy, kinds.SUPPLIER_RETURN, "M9", "2000", source=pharmacy.store, party="Maker", reason="recall"),
    )
    assert pharmacy.balance("M9", pharmacy.store) == 0


def test_what_a_patient_brings_back_lies_in_quarantine_and_is_told(pharmacy: Pharmacy) -> None:
    dispense = pharmacy.give("A77", 10)
    facts = heard(pharmacy)
    document = pharmacy.stock.move(
        pharmacy.actor(PHARMACIST),
        draft(pharmacy, kinds.PATIENT_RETURN, "A77", "4", reason="changed by the doctor", of_line=dispense),
    )
    assert pharmacy.balance("A77", pharmacy.account(QUARANTINE)) == 4
    assert pharmacy.balance("A77", pharmacy.account(PATIENT)) == 6
    (fact,) = facts
    assert isinstance(fact, MedicineReturned)
    assert (fact.fact_id, fact.patient_id, fact.visit_id) == (document, pharmacy.patient_id, pharmacy.visit_id)
    (line,) = fact.lines
    assert isinstance(line, MedicineLine)
    assert (line.code, line.quantity, line.unit, line.mrp_paise) == ("AMOX-CAP-500", 4, "capsule", 1500)


def test_no_more_comes_back_than_was_given(pharmacy: Pharmacy) -> None:
    dispense = pharmacy.give("A77", 10)
    back = draft(pharmacy, kinds.PATIENT_RETURN, "A77", "6", reason="not needed", of_line=dispense)
    pharmacy.stock.move(pharmacy.actor(), back)
    with pytest.raises(Refused) as refused:
        pharmacy.stock.move(pharmacy.actor(), back)
    assert refused.value.field == "lines.0.quantity"
    assert "4" in str(refused.value)


def test_a_return_names_a_dispense_of_that_batch_that_stands(pharmacy: Pharmacy) -> None:
    dispense = pharmacy.give("A77", 10)
    for lot, of_line in (("A77", None), ("A77", new_id()), ("P100", dispense)):
        with pytest.raises(Refused) as refused:
            pharmacy.stock.move(
                pharmacy.actor(),
                draft(pharmacy, kinds.PATIENT_RETURN, lot, "1", reason="not needed", of_line=of_line),
            )
        assert refused.value.field == "lines.0.of_line"


def test_nothing_comes_back_of_a_dispense_that_never_happened(pharmacy: Pharmacy) -> None:
    dispense = pharmacy.give("A77", 10)
    pharmacy.take_back(dispense)
    with pytest.raises(Refused) as refused:
        pharmacy.stock.move(
            pharmacy.actor(),
            draft(pharmacy, kinds.PATIENT_RETURN, "A77", "1", reason="not needed", of_line=dispense),
        )
    assert refused.value.field == "lines.0.of_line"


def test_an_adjustment_has_a_sign_and_a_reason(pharmacy: Pharmacy) -> None:
    stock, keeper = pharmacy.stock, pharmacy.actor(STOREKEEPER)
    stock.adjust(keeper, draft(pharmacy, kinds.ADJUSTMENT, "O3", "-3", source=pharmacy.counter, reason="burst"))
    stock.adjust(keeper, draft(pharmacy, kinds.ADJUSTMENT, "O3", "+5", source=pharmacy.counter, reason="found"))
    assert pharmacy.balance("O3", pharmacy.counter) == 22
    assert pharmacy.balance("O3", pharmacy.account(LOSS)) == -2
    for quantity, reason, field in (
        ("5", "found", "lines.0.quantity"), ("-1", "", "reason"), ("+0", "x", "lines.0.quantity"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            stock.adjust(
                keeper, draft(pharmacy, kinds.ADJUSTMENT, "O3", quantity, source=pharmacy.counter, reason=reason)
            )
        assert refused.value.field == field


@pytest.mark.parametrize("kind", [STORE, COUNTER, TRANSIT, QUARANTINE, EXPIRED])
def test_the_book_is_adjusted_wherever_it_holds_something(pharmacy: Pharmacy, kind: str) -> None:
    account = pharmacy.account(kind)
    before = pharmacy.balance("O3", account)
    pharmacy.stock.adjust(
        pharmacy.actor(), draft(pharmacy, kinds.ADJUSTMENT, "O3", "+2", source=account, reason="lay there")
    )
    assert pharmacy.balance("O3", account) == before + 2
    for open_end in (LOSS, SUPPLIER, PATIENT):
        with pytest.raises(Refused) as refused:
            pharmacy.stock.adjust(
                pharmacy.actor(),
                draft(pharmacy, kinds.ADJUSTMENT, "O3", "+2", source=pharmacy.account(open_end), reason="no"),
            )
        assert refused.value.field == "source"


def test_what_was_set_aside_is_destroyed_with_a_reason(pharmacy: Pharmacy) -> None:
    pharmacy.desk.clock.forward(days=71)
    pharmacy.stock.expire_all(pharmacy.actor(), pharmacy.counter)
    expired = pharmacy.account(EXPIRED)
    pharmacy.stock.adjust(
        pharmacy.actor(),
        draft(pharmacy, kinds.ADJUSTMENT, "P100", "-40", source=expired, reason="incinerated, paper 12"),
    )
    assert (pharmacy.balance("P100", expired), pharmacy.balance("P100", pharmacy.account(LOSS))) == (0, 40)


def test_who_may_not_adjust_is_refused(pharmacy: Pharmacy) -> None:
    with pytest.raises(NotAllowed):
        pharmacy.stock.adjust(
            pharmacy.actor(PHARMACIST),
            draft(pharmacy, kinds.ADJUSTMENT, "O3", "-1", source=pharmacy.counter, reason="burst"),
        )


def test_a_large_adjustment_takes_two(pharmacy: Pharmacy) -> None:
    big = draft(pharmacy, kinds.ADJUSTMENT, "M9", "-51", source=pharmacy.counter, reason="water damage")
    with pytest.raises(Refused) as refused:
        pharmacy.stock.adjust(pharmacy.actor(), big)
    assert refused.value.field == "voucher"
    yes = voucher(pharmacy)
    agreed = draft(
        pharmacy, kinds.ADJUSTMENT, "M9", "-51", source=pharmacy.counter, reason="water damage", voucher=yes
    )
    document = pharmacy.stock.adjust(pharmacy.actor(), agreed)
    (move,) = pharmacy.stock.document(pharmacy.actor(), document)
    assert move.second == "second-person"
    with pytest.raises(Refused):
        pharmacy.stock.adjust(pharmacy.actor(), agreed)
    assert pharmacy.balance("M9", pharmacy.counter) == 149


def test_a_voucher_for_something_else_does_not_do(pharmacy: Pharmacy) -> None:
    wrong = voucher(pharmacy, "patient.merge")
    with pytest.raises(Refused):
        pharmacy.stock.adjust(
            pharmacy.actor(),
            draft(pharmacy, kinds.ADJUSTMENT, "M9", "-51", source=pharmacy.counter, reason="x", voucher=wrong),
        )
    assert pharmacy.balance("M9", pharmacy.counter) == 200


def receipt(pharmacy: Pharmacy) -> str:
    line = ReceiptLine(pharmacy.items["M9"], "WRONG", "08/2028", "100")
    return pharmacy.stock.receive(
        pharmacy.actor(), ReceiptDraft(kinds.RECEIPT, pharmacy.store, "Delhi Pharma", "", (line,))
    )


def test_a_receipt_entered_wrongly_is_taken_back_whole_and_once(pharmacy: Pharmacy) -> None:
    document = receipt(pharmacy)
    pharmacy.stock.reverse_document(pharmacy.actor(), document, "wrong medicine")
    moved = pharmacy.stock.document(pharmacy.actor(), document)
    assert [move.kind for move in moved] == [kinds.RECEIPT, kinds.REVERSAL]
    assert moved[1].reverses == moved[0].move_id
    assert pharmacy.stock.board(pharmacy.actor(), None, "WRONG") == ()
    sent = [one for one in pharmacy.desk.sent("SupplyDelivery") if one["id"] in {move.move_id for move in moved}]
    assert [(one["id"] == moved[0].move_id, one["status"]) for one in sent] == [
        (True, "completed"), (False, "completed"), (True, "entered-in-error"),
    ]  # fmt: skip
    with pytest.raises(Refused):
        pharmacy.stock.reverse_document(pharmacy.actor(), document, "again")


def test_what_has_gone_on_cannot_be_taken_back(pharmacy: Pharmacy) -> None:
    document = receipt(pharmacy)
    (line,) = pharmacy.stock.board(pharmacy.actor(), pharmacy.store, "WRONG")
    pharmacy.stock.move(
        pharmacy.actor(),
        MoveDraft(kinds.TRANSFER, pharmacy.store, pharmacy.counter, (MoveLine(line.batch_id, "1"),)),
    )
    with pytest.raises(Overdrawn):
        pharmacy.stock.reverse_document(pharmacy.actor(), document, "wrong medicine")


def test_a_dispense_is_not_taken_back_here(pharmacy: Pharmacy) -> None:
    dispense = pharmacy.give("A77", 10)
    with pharmacy.desk.store.readers.connect() as connection:
        document = connection.exec_driver_sql(
            "SELECT document FROM pharmacy_move WHERE move_id = ?", (dispense,)
        ).scalar_one()
    with pytest.raises(Refused):
        pharmacy.stock.reverse_document(pharmacy.actor(), document, "wrong")


def test_every_move_is_in_the_trail_without_names(pharmacy: Pharmacy) -> None:
    pharmacy.stock.move(
        pharmacy.actor(),
        draft(pharmacy, kinds.TRANSFER, "P200", "30", source=pharmacy.store, target=pharmacy.counter),
    )
    with pharmacy.desk.store.readers.connect() as connection:
        row = connection.exec_driver_sql("SELECT * FROM audit ORDER BY rowid DESC LIMIT 1").one()
    said = " ".join(map(str, row))
    assert "pharmacy.stock.move" in said
    assert "Paracetamol" not in said


def test_a_return_follows_whose_it_was_to_the_cloud(pharmacy: Pharmacy) -> None:
    patient_id = pharmacy.patient_id
    with pharmacy.unit() as unit:
        op = unit.send(f"patient:{patient_id}", {"resourceType": "Patient", "id": patient_id})
    dispense = pharmacy.give("A77", 10)
    pharmacy.stock.move(
        pharmacy.actor(), draft(pharmacy, kinds.PATIENT_RETURN, "A77", "4", reason="not needed", of_line=dispense)
    )
    with pharmacy.desk.store.readers.connect() as connection:
        waits = connection.exec_driver_sql("SELECT depends_on FROM op ORDER BY n DESC LIMIT 1").scalar_one()
    assert op in waits.split()
