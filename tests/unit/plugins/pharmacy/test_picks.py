"""What a pharmacist is about to give out: states of a line, another batch, what is kept when the plan is read anew."""

from dataclasses import replace

import pytest

from desk.core.i18n import words
from desk.plugins.pharmacy.rules.dispensing import ALLERGY, BatchStock, Part, Plan, PlannedLine, Warning
from desk.plugins.pharmacy.rules.items import LOCAL, H, Item
from desk.plugins.pharmacy.rules.prescribing import ACTIVE, STOPPED, TYPED, Prescription, Request
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.picks import Answers, Pick

ITEM = Item("i", "P", "Paracetamol", "", "500 mg", "tablet", "tablet", H, "", "", "", "g", (), (), True, LOCAL)
OTHER = replace(ITEM, item_id="o", strength="650 mg")
SHELF = (
    BatchStock("b1", "i", "P1", "2027-01-31", 6), BatchStock("b2", "i", "P2", "2027-11-30", 50),
    BatchStock("b3", "i", "P3", None, 50),
)  # fmt: skip
REQUEST = Request("r", "p", 1, "i", "Paracetamol 500 mg tablet", "1-1-1 x5d", 15, 5, ACTIVE, 0)
LINE = PlannedLine(REQUEST, ITEM, (Part("b1", 6), Part("b2", 9)), SHELF, (), needs_prescriber=False)
WARNED = (Warning(ALLERGY, words("Test", "Penicillin")),)


def plan(*lines: PlannedLine) -> Plan:
    header = Prescription("p", "pat", None, TYPED, "Dr. Rao", "", "", "2026-11-22", "", 0, "s", (REQUEST,))
    return Plan(header, "counter", lines, (), "hi")


@pytest.mark.parametrize(
    ("pick", "state"),
    [
        (picks.picked(LINE), picks.READY),
        (replace(picks.picked(LINE), parts=(Part("b1", 6),)), picks.SHORT),
        (replace(picks.picked(LINE), parts=()), picks.NOTHING),
        (replace(picks.picked(LINE), left_out=True), picks.LEFT_OUT),
        (picks.picked(replace(LINE, warnings=WARNED)), picks.WARNED),
        (replace(picks.picked(replace(LINE, warnings=WARNED)), override_reason="told"), picks.READY),
        (picks.picked(replace(LINE, item=None)), picks.UNKNOWN),
        (picks.picked(replace(LINE, request=replace(REQUEST, given=15))), picks.GIVEN),
        (picks.picked(replace(LINE, request=replace(REQUEST, status=STOPPED))), picks.STOPPED),
        (picks.picked(replace(LINE, parts=(), request=replace(REQUEST, quantity=0))), picks.UNSAID),
        (picks.picked(replace(LINE, parts=(), batches=(), request=replace(REQUEST, quantity=0))), picks.NOTHING),
    ],
)
def test_where_a_line_stands(pick: Pick, state: str) -> None:
    assert pick.state == state


def test_a_batch_by_hand_takes_what_it_has_and_the_rest_first_expiring_first() -> None:
    pick = replace(picks.picked(LINE), wanted=60)
    assert picks.on_batch(pick, "b2").parts == (Part("b2", 50), Part("b1", 6), Part("b3", 4))
    assert picks.on_batch(picks.picked(LINE), "b3").parts == (Part("b3", 15),)


def test_a_batch_is_later_while_an_earlier_one_has_any_left() -> None:
    assert not picks.is_later(picks.picked(LINE))
    assert picks.is_later(picks.on_batch(picks.picked(LINE), "b2"))
    assert not picks.is_later(picks.on_batch(picks.picked(LINE), "b1"))


def test_answers_stay_when_nothing_of_the_line_has_changed() -> None:
    answered = replace(picks.picked(LINE), override_reason="told", later_reason="torn", parts=(Part("b3", 15),))
    assert picks.refreshed((answered,), plan(LINE)) == (answered,)


def test_another_shelf_is_allocated_anew_and_only_the_answer_to_the_warning_stays() -> None:
    answered = replace(picks.picked(LINE), override_reason="told", later_reason="torn", parts=(Part("b3", 15),))
    fuller = replace(LINE, batches=SHELF[:2])
    assert picks.refreshed((answered,), plan(fuller)) == (replace(picks.picked(fuller), override_reason="told"),)


def test_what_was_given_meanwhile_takes_every_answer_with_it_and_leaves_the_rest() -> None:
    answered = replace(picks.picked(LINE), override_reason="told")
    less = replace(LINE, request=replace(REQUEST, given=10))
    assert picks.refreshed((answered,), plan(less)) == (replace(picks.picked(less), left_out=True),)


def test_a_substitute_names_both() -> None:
    pick = replace(picks.picked(replace(LINE, item=OTHER)), agreed_by="Dr. Rao")
    assert pick.substituted and not picks.picked(LINE).substituted
    (line,) = picks.draft(plan(LINE), (pick,), Answers()).lines
    assert (line.item_id, line.agreed_by) == ("o", "Dr. Rao")


def test_only_what_goes_is_asked_for() -> None:
    left = replace(picks.picked(replace(LINE, request=replace(REQUEST, request_id="x"))), left_out=True)
    made = picks.draft(plan(LINE), (left, picks.picked(LINE)), Answers("en", "Dr. Rao", "Rohini", True))
    assert [line.request_id for line in made.lines] == ["r"]
    assert (made.language, made.paper_kept) == ("en", True)
    assert (made.prescriber, made.prescriber_address) == ("Dr. Rao", "Rohini")
    assert made.account_id == "counter"


def test_prescriber_and_paper_are_asked_only_by_lines_that_go() -> None:
    asks = picks.picked(replace(LINE, needs_prescriber=True, needs_paper=True))
    assert picks.needs_prescriber((asks,)) and picks.needs_paper((asks,))
    assert not picks.needs_prescriber((replace(asks, left_out=True),))
    assert not picks.needs_paper((replace(asks, parts=()),))
