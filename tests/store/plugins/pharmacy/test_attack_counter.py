"""A stolen session, or a dishonest hand, at the counter and in the store: what the right itself does not cover."""

from dataclasses import replace

import pytest

from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules import moves as kinds
from desk.plugins.pharmacy.rules.dispensing import GivenLine, Part
from desk.plugins.pharmacy.rules.indents import LOST, Arrived, AskedLine, IndentDraft, IssuedPart
from desk.plugins.pharmacy.rules.items import LOSS, QUARANTINE, item_id
from desk.plugins.pharmacy.rules.stock import RECALL, MoveDraft, MoveLine
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.service.catalogue import put_items
from desk.plugins.pharmacy.service.indents import IndentService
from desk.records.patient.service import PatientService
from desk.security.permissions import PHARMACIST, STOREKEEPER, SUPERVISOR
from desk.store.ledger import Overdrawn
from tests.support.pharmacy import AMOXICILLIN, ITEMS, PARACETAMOL, Pharmacy
from tests.support.pharmacy_counter import Counter, changed, ledger_agrees
from tests.support.vouchers import voucher

APPROVE = "pharmacy.stock.approve"
DAY_S = 86_400


def by_hand(pharmacy: Pharmacy, kind: str, lot: str, quantity: str, **said: str) -> MoveDraft:
    line = MoveLine(pharmacy.batches[lot], quantity, said.pop("of_line", None))
    return MoveDraft(kind, said.pop("source", pharmacy.counter), said.pop("target", ""), (line,), **said)


def adjusted(pharmacy: Pharmacy, lot: str, quantity: str, yes: str = "") -> str:
    draft = by_hand(pharmacy, kinds.ADJUSTMENT, lot, quantity, reason="counted", voucher=yes)
    return pharmacy.stock.adjust(pharmacy.actor(STOREKEEPER), draft)


# Warnings.


def test_a_reason_for_one_warning_does_not_answer_an_allergy_recorded_since(counter: Counter) -> None:
    """The pharmacist saw "twice the same" and wrote why; a colleague records the allergy; then Enter."""
    counter.give(counter.draft())
    again = counter.typed((AMOXICILLIN, "1-0-1 x5d", "10"))
    seen = counter.plan(again).lines[0].warnings
    answered = changed(counter.draft(again), 0, override_reason="The first strip was lost", answered=seen)
    assert [one.kind for one in seen] == ["duplicate"]
    counter.allergic("Penicillin")
    assert list(counter.refusals(answered)) == ["lines.0.override_reason"]
    both = counter.plan(again).lines[0].warnings
    assert {one.kind for one in both} == {"duplicate", "allergy"}
    counter.give(changed(answered, 0, answered=both))


def test_what_is_read_anew_does_not_keep_an_answer_to_something_else(counter: Counter) -> None:
    """The screen reads the plan again when anything changes: then it shows the allergy, and asks."""
    counter.give(counter.draft())
    again = counter.typed((AMOXICILLIN, "1-0-1 x5d", "10"))
    before = picks.refreshed((), counter.plan(again))
    answered = tuple(replace(pick, override_reason="The first strip was lost") for pick in before)
    assert [pick.state for pick in picks.refreshed(answered, counter.plan(again))] == [picks.READY]
    counter.allergic("Penicillin")
    (pick,) = picks.refreshed(answered, counter.plan(again))
    assert (pick.state, pick.override_reason) == (picks.WARNED, "")
    assert {one.kind for one in pick.line.warnings} == {"duplicate", "allergy"}


def test_a_warning_is_not_passed_without_the_right(counter: Counter) -> None:
    counter.allergic("Amoxicillin")
    draft = counter.draft()
    n = next(n for n, line in enumerate(draft.lines) if line.item_id == item_id(AMOXICILLIN))
    answered = changed(draft, n, override_reason="Tolerated before")
    me = counter.me
    without = replace(me, permissions=me.permissions - {"pharmacy.medicine.override"})
    with pytest.raises(NotAllowed):
        counter.give(answered, without)
    assert counter.facts == []


# Places and batches.


def test_the_counter_serves_patients_and_the_store_does_not(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    draft = replace(counter.draft(), account_id=pharmacy.store)
    lines = tuple(
        replace(line, parts=(Part(pharmacy.batches[lot], 3),))
        for line, lot in zip(draft.lines, ("P200", "A77", "O3"), strict=True)
    )
    with pytest.raises(Refused) as refused:
        counter.give(replace(draft, lines=lines))
    assert refused.value.field == "account_id"
    assert pharmacy.balance("P200", pharmacy.store) == 1000


@pytest.mark.parametrize("kind", ["quarantine", "expired", "transit", "supplier", "loss", "patient"])
def test_nothing_is_given_out_of_an_account_that_is_no_counter(counter: Counter, kind: str) -> None:
    with pytest.raises(Refused):
        counter.give(replace(counter.draft(), account_id=counter.pharmacy.account(kind)))


def test_a_batch_recalled_while_it_lies_on_the_counter_stays(counter: Counter) -> None:
    pharmacy, draft = counter.pharmacy, counter.draft()
    pharmacy.stock.hold(pharmacy.actor(SUPERVISOR), item_id(AMOXICILLIN), None, RECALL, "State's notice")
    n = next(n for n, line in enumerate(draft.lines) if line.item_id == item_id(AMOXICILLIN))
    assert list(counter.refusals(draft)) == [f"lines.{n}.batch"]
    assert pharmacy.balance("A77", pharmacy.counter) == 60


def test_midnight_between_the_scan_and_enter(counter: Counter) -> None:
    """P100 is good until 31-01-2027; planned on its last evening, it is refused a minute after midnight."""
    pharmacy = counter.pharmacy
    pharmacy.desk.clock.forward(seconds=70 * DAY_S)
    pharmacy.desk.clock.forward(seconds=(23 * 3600 + 59 * 60) - (pharmacy.desk.clock.now_ms() // 1000 + 19_800) % DAY_S)
    asked = counter.typed((PARACETAMOL, "1-1-1 x5d", "15"))
    draft = counter.draft(asked)
    assert draft.lines[0].parts == (Part(pharmacy.batches["P100"], 15),)
    pharmacy.desk.clock.forward(seconds=120)
    assert list(counter.refusals(draft)) == ["lines.0.batch"]


@pytest.mark.parametrize("quantity", [0, -5, 10**12, 2**63, True, 1.0, 1.5])
def test_no_quantity_but_a_whole_number_that_is_there(counter: Counter, quantity: object) -> None:
    draft = counter.draft()
    odd = changed(draft, 0, parts=(Part(draft.lines[0].parts[0].batch_id, quantity),))  # type: ignore[arg-type]
    with pytest.raises(Problems):
        counter.give(odd)
    assert counter.facts == [] and ledger_agrees(counter.pharmacy)


def test_parts_that_cancel_each_other_out_are_no_dispense(counter: Counter) -> None:
    batch = counter.pharmacy.batches["P100"]
    odd = changed(counter.draft(), 0, parts=(Part(batch, 20), Part(batch, -5)))
    assert "lines.0.quantity" in counter.refusals(odd)


def test_another_prescriptions_line_is_not_given_under_this_one(counter: Counter) -> None:
    other = counter.typed((PARACETAMOL, "1-1-1 x5d", "15"))
    foreign = counter.draft(other).lines[0]
    with pytest.raises(Refused):
        counter.give(replace(counter.draft(), lines=(foreign,)))


def test_a_catalogue_that_changes_in_the_middle_is_heard(counter: Counter) -> None:
    """Paracetamol becomes schedule X between the plan and Enter: a copy of the prescription is asked for."""
    draft, pharmacy = counter.draft(), counter.pharmacy
    with pharmacy.unit() as unit:
        put_items(unit.connection, [replace(ITEMS[0], schedule="X")], unit.at)
    assert list(counter.refusals(draft)) == ["paper_kept"]


def test_what_the_catalogue_ended_in_the_middle_may_still_be_given_from_the_shelf(counter: Counter) -> None:
    draft, pharmacy = counter.draft(), counter.pharmacy
    with pharmacy.unit() as unit:
        put_items(unit.connection, [replace(ITEMS[0], active=False)], unit.at)
    counter.give(draft)
    assert pharmacy.balance("P100", pharmacy.counter) == 25


# Once.


def test_a_hundred_times_enter_is_one_dispense(counter: Counter) -> None:
    draft, me = counter.draft(), counter.pharmacy.actor(PHARMACIST, intent=new_id())
    assert len({counter.give(draft, me).dispense_id for _ in range(100)}) == 1
    assert counter.pharmacy.balance("P100", counter.pharmacy.counter) == 25
    assert len(counter.facts) == 1


def test_an_intent_is_nobody_elses(counter: Counter) -> None:
    draft, intent = counter.draft(), new_id()
    counter.give(draft, counter.pharmacy.actor(intent=intent))
    thief = counter.pharmacy.actor(intent=intent, staff_id=new_id())
    with pytest.raises(ValueError, match="one person"):
        counter.give(draft, thief)


def test_back_and_taken_back_do_not_both_count(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    done = counter.give(counter.draft())
    (move,) = (m for m in pharmacy.stock.document(counter.me, done.dispense_id) if m.quantity == 10)
    back = by_hand(pharmacy, kinds.PATIENT_RETURN, "A77", "4", of_line=move.move_id, reason="not needed", source="")
    pharmacy.stock.move(counter.me, back)
    with pytest.raises(Refused):
        counter.service.reverse(counter.me, done.dispense_id, "never happened")
    with pytest.raises(Refused):  # the store's way back is no way round
        pharmacy.stock.reverse_document(counter.me, done.dispense_id, "never happened")
    assert pharmacy.balance("A77", pharmacy.account(QUARANTINE)) == 4


def test_nothing_comes_back_before_it_was_given(pharmacy: Pharmacy) -> None:
    """Dated two days before the dispense, the return would stand in the registers before what it returns."""
    move_id = pharmacy.give("A77", 10)
    early = by_hand(
        pharmacy, kinds.PATIENT_RETURN, "A77", "4", of_line=move_id, reason="not needed", source="", day="20-11-2026"
    )
    with pytest.raises(Refused) as refused:
        pharmacy.stock.move(pharmacy.actor(), early)
    assert refused.value.field == "day"


# Two people.


def test_a_voucher_given_to_oneself_is_none(pharmacy: Pharmacy) -> None:
    me = pharmacy.actor(STOREKEEPER)
    own = voucher(pharmacy.desk.store, me, APPROVE, by=me.staff_id)
    with pytest.raises(Refused):
        adjusted(pharmacy, "P200", "-90", own)
    assert pharmacy.balance("P200", pharmacy.counter) == 100


def test_a_voucher_is_spent_with_the_act_and_not_with_a_refusal(pharmacy: Pharmacy) -> None:
    yes = voucher(pharmacy.desk.store, pharmacy.actor(), APPROVE)
    with pytest.raises(Overdrawn):
        adjusted(pharmacy, "P200", "-101", yes)
    adjusted(pharmacy, "P200", "-99", yes)
    with pytest.raises(Refused):
        adjusted(pharmacy, "P100", "-60", yes)


def test_a_voucher_of_another_person_or_of_yesterday_is_none(pharmacy: Pharmacy) -> None:
    others = voucher(pharmacy.desk.store, pharmacy.actor(staff_id=new_id()), APPROVE)
    with pytest.raises(Refused):
        adjusted(pharmacy, "P200", "-60", others)
    old = voucher(pharmacy.desk.store, pharmacy.actor(), APPROVE)
    pharmacy.desk.clock.forward(seconds=DAY_S)
    with pytest.raises(Refused):
        adjusted(pharmacy, "P200", "-60", old)


def test_what_two_agreed_on_one_does_not_take_back_alone(pharmacy: Pharmacy) -> None:
    """Else -90 with a second person and its taking back make an adjustment of +90 that nobody agreed to."""
    large = adjusted(pharmacy, "P200", "-90", voucher(pharmacy.desk.store, pharmacy.actor(), APPROVE))
    with pytest.raises(Refused) as refused:
        pharmacy.stock.reverse_document(pharmacy.actor(STOREKEEPER), large, "typed wrongly")
    assert refused.value.field == "voucher"
    yes = voucher(pharmacy.desk.store, pharmacy.actor(), APPROVE)
    pharmacy.stock.reverse_document(pharmacy.actor(STOREKEEPER), large, "typed wrongly", yes)
    assert pharmacy.balance("P200", pharmacy.counter) == 100
    back = pharmacy.stock.document(pharmacy.actor(), large)[-1]
    assert (back.kind, back.second) == (kinds.REVERSAL, "second-person")


def test_a_line_that_goes_forth_and_back_counts_both_ways(pharmacy: Pharmacy) -> None:
    lines = (MoveLine(pharmacy.batches["P200"], "-40"), MoveLine(pharmacy.batches["P200"], "+40"))
    draft = MoveDraft(kinds.ADJUSTMENT, pharmacy.counter, "", lines, reason="counted")
    with pytest.raises(Refused):
        pharmacy.stock.adjust(pharmacy.actor(STOREKEEPER), draft)


@pytest.mark.parametrize(
    "line", [GivenLine(new_id(), new_id(), ()), GivenLine("' OR 1=1 --", "x", (Part("x", 1),))]
)
def test_a_line_that_nobody_wrote_is_refused(counter: Counter, line: GivenLine) -> None:
    with pytest.raises(Refused):
        counter.give(replace(counter.draft(), lines=(line,)))


# A patient who becomes another in the middle.


def merged(counter: Counter) -> str:
    """The prescription's patient is found to be a duplicate; gives the survivor, who is allergic to penicillin."""
    pharmacy = counter.pharmacy
    survivor = pharmacy.desk.patient("Ram Kumaar", "राम कुमार")
    duplicate, pharmacy.patient_id = pharmacy.patient_id, survivor
    counter.allergic("Penicillin")
    PatientService(pharmacy.desk.store).merge(counter.me, duplicate, survivor, "same person, same phone")
    return survivor


def test_a_merge_between_plan_and_enter_brings_the_survivors_allergy(counter: Counter) -> None:
    draft = counter.draft()
    survivor = merged(counter)
    n = next(n for n, line in enumerate(draft.lines) if line.item_id == item_id(AMOXICILLIN))
    assert list(counter.refusals(draft)) == [f"lines.{n}.override_reason"]
    counter.give(replace(draft, lines=tuple(line for m, line in enumerate(draft.lines) if m != n)))
    assert {one.title for one in counter.service.given(counter.me, survivor)} >= {"Paracetamol 500 mg tablet"}
    assert ledger_agrees(counter.pharmacy)


def test_a_return_after_the_merge_is_still_this_patients(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    move_id = pharmacy.give("A77", 10)
    survivor = merged(counter)
    back = by_hand(pharmacy, kinds.PATIENT_RETURN, "A77", "4", of_line=move_id, reason="allergic", source="")
    pharmacy.stock.move(counter.me, back)
    with pytest.raises(Refused):
        pharmacy.stock.move(counter.me, replace(back, lines=(MoveLine(pharmacy.batches["A77"], "7", move_id),)))
    assert pharmacy.balance("A77", pharmacy.account(QUARANTINE)) == 4
    assert counter.service.given(counter.me, survivor) == ()  # given without a prescription: no line of a dispense


# Clocks.


def test_a_clock_that_went_back_a_day_gives_out_nothing_that_was_not_there_yet(counter: Counter) -> None:
    """Stock came today; dated yesterday by a wrong clock, the dispense would stand before the goods."""
    draft = counter.draft()
    counter.pharmacy.desk.clock.forward(days=-1)
    with pytest.raises((Overdrawn, Refused)):
        counter.give(draft)
    counter.pharmacy.desk.clock.forward(days=1)
    counter.give(draft)
    assert ledger_agrees(counter.pharmacy)


def test_a_clock_a_day_ahead_and_put_right_leaves_a_book_that_agrees(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    pharmacy.desk.clock.forward(days=1)
    done = counter.give(counter.draft())
    pharmacy.desk.clock.forward(days=-1)
    with pytest.raises(Refused):
        adjusted(pharmacy, "P100", "-30")  # tomorrow only 25 are left
    counter.service.reverse(counter.me, done.dispense_id, "the clock was wrong")
    assert ledger_agrees(pharmacy)
    assert pharmacy.balance("P100", pharmacy.counter) == 40


# Indents.


def test_goods_that_are_received_twice_arrive_once(pharmacy: Pharmacy) -> None:
    service, me = IndentService(pharmacy.desk.store, pharmacy.settings), pharmacy.actor()
    line = AskedLine(pharmacy.items["I8"], "40")
    indent = service.raise_(me, IndentDraft(pharmacy.store, pharmacy.counter, (line,)))
    (asked,) = service.one(me, indent).lines
    service.approve(me, indent, {asked.line_id: "40"})
    service.issue(me, indent, [IssuedPart(asked.line_id, pharmacy.batches["I8"], "40")])
    come = [Arrived(asked.line_id, pharmacy.batches["I8"], "40")]
    service.receive(me, indent, come)
    with pytest.raises(Refused):
        service.receive(me, indent, come)
    with pytest.raises(Refused):
        service.issue(me, indent, [IssuedPart(asked.line_id, pharmacy.batches["I8"], "1")])
    assert (pharmacy.balance("I8", pharmacy.counter), pharmacy.balance("I8", pharmacy.store)) == (40, 460)


@pytest.mark.parametrize("quantity", ["41", "-1", "1e3", "９９９９９９９", "0x10", "NaN", "1\u00a0000 000 000"])
def test_no_more_than_was_sent_arrives(pharmacy: Pharmacy, quantity: str) -> None:
    service, me = IndentService(pharmacy.desk.store, pharmacy.settings), pharmacy.actor()
    indent = service.raise_(
        me, IndentDraft(pharmacy.store, pharmacy.counter, (AskedLine(pharmacy.items["I8"], "40"),))
    )
    (asked,) = service.one(me, indent).lines
    service.approve(me, indent, {asked.line_id: "40"})
    service.issue(me, indent, [IssuedPart(asked.line_id, pharmacy.batches["I8"], "40")])
    with pytest.raises((Problems, Refused)):
        service.receive(me, indent, [Arrived(asked.line_id, pharmacy.batches["I8"], quantity)])
    assert pharmacy.balance("I8", pharmacy.counter) == 0


def test_what_is_lost_on_the_way_is_no_way_round_the_second_person(pharmacy: Pharmacy) -> None:
    """A storekeeper alone asks, approves, issues and receives: 300 units "lost" are an adjustment of 300."""
    service, me = IndentService(pharmacy.desk.store, pharmacy.settings), pharmacy.actor(STOREKEEPER)
    line = AskedLine(pharmacy.items["I8"], "300")
    indent = service.raise_(me, IndentDraft(pharmacy.store, pharmacy.counter, (line,)))
    (asked,) = service.one(me, indent).lines
    service.approve(me, indent, {asked.line_id: "300"})
    service.issue(me, indent, [IssuedPart(asked.line_id, pharmacy.batches["I8"], "300")])
    gone = [Arrived(asked.line_id, pharmacy.batches["I8"], "0", LOST, "the rickshaw fell over")]
    with pytest.raises(Refused) as refused:
        service.receive(me, indent, gone)
    assert refused.value.field == "voucher"
    assert pharmacy.balance("I8", pharmacy.account(LOSS)) == 0
    service.receive(me, indent, gone, voucher(pharmacy.desk.store, me, APPROVE))
    assert pharmacy.balance("I8", pharmacy.account(LOSS)) == 300
    assert [m.second for m in pharmacy.stock.document(me, indent) if m.kind == kinds.ADJUSTMENT] == ["second-person"]
