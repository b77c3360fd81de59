"""What was given out: its labels, its list, and a dispense that never happened."""

from dataclasses import replace

import msgspec
import pytest

from desk.core.errors import Problems, Refused
from desk.core.facts import DispenseReversed
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.dispensing import Dispensed
from desk.plugins.pharmacy.rules.labels import KIND, Labels
from desk.plugins.pharmacy.rules.moves import PATIENT_RETURN
from desk.plugins.pharmacy.rules.prescribing import DONE
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine
from desk.records.prints import queries as prints
from tests.support.pharmacy import (
    METFORMIN,
    PARACETAMOL,
)
from tests.support.pharmacy_counter import Counter, ledger_agrees


def labels(counter: Counter, given: Dispensed) -> Labels:
    with counter.pharmacy.desk.store.readers.connect() as connection:
        job = prints.job(connection, given.labels_job)
    assert job is not None and (job.kind, job.subject_id, job.paper) == (KIND, given.dispense_id, "label")
    return msgspec.json.decode(job.body, type=Labels)


def test_labels_are_queued_with_the_dispense_in_the_patients_language(counter: Counter) -> None:
    made = labels(counter, counter.give(replace(counter.draft(), language="hi")))
    assert (made.facility, made.language, len(made.labels)) == ("दिल्ली पॉलीक्लिनिक", "hi", 3)
    first = made.labels[0]
    assert (first.patient, first.token, first.medicine) == ("राम कुमार", "MA-001", "Paracetamol 500 mg tablet")
    assert (first.medicine_native, first.directions) == (
        "पैरासिटामोल 500 mg", "सुबह 1, दोपहर 1, रात 1 — खाने के बाद — 5 दिन",
    )  # fmt: skip
    assert (first.quantity, first.lot, first.expires, first.day) == ("15 गोलियाँ", "P100", "31-01-2027", "22-11-2026")


def test_an_english_label_and_no_label(counter: Counter) -> None:
    draft = counter.draft()
    made = labels(counter, counter.give(replace(draft, lines=draft.lines[:1])))
    assert (made.facility, made.labels[0].patient, made.labels[0].quantity) == (
        "Delhi Polyclinic", "Ram Kumar", "15 tablets",
    )  # fmt: skip
    rest = replace(draft, lines=draft.lines[1:])
    assert counter.service.dispense(counter.me, rest).labels_job == ""


def test_a_dispense_that_never_happened_is_taken_back_once(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    given = counter.give(counter.draft())
    with pytest.raises(Problems):
        counter.service.reverse(counter.me, given.dispense_id, " ")
    counter.service.reverse(counter.me, given.dispense_id, "wrong patient")
    assert [pharmacy.balance(lot, pharmacy.counter) for lot in ("P100", "A77", "O3")] == [40, 60, 20]
    with pytest.raises(Refused, match="already"):
        counter.service.reverse(counter.me, given.dispense_id, "again")
    told = {one["id"]: one["status"] for one in pharmacy.desk.sent("MedicationDispense")}
    assert set(told.values()) == {"entered-in-error"}
    (fact,) = [fact for fact in counter.facts if isinstance(fact, DispenseReversed)]
    assert (fact.dispense_id, fact.reason, len(fact.lines)) == (given.dispense_id, "wrong patient", 3)
    (waiting,) = counter.service.waiting(counter.me)
    assert (waiting.state, waiting.open_lines) == ("waiting", 3)
    assert {one.taken_back for one in counter.service.given(counter.me, pharmacy.patient_id)} == {True}
    counter.give(counter.draft())  # and may be given anew, without a warning
    assert ledger_agrees(pharmacy)


def test_what_was_taken_back_is_not_taken_twice(counter: Counter) -> None:
    given = counter.give(counter.draft())
    again = counter.typed((PARACETAMOL, "1 bd x3d", ""))
    assert counter.plan(again).lines[0].warnings
    counter.service.reverse(counter.me, given.dispense_id, "wrong patient")
    assert not counter.plan(again).lines[0].warnings


def test_a_receipt_is_no_dispense(counter: Counter) -> None:
    with pytest.raises(Refused, match="not known"):
        counter.service.reverse(counter.me, new_id(), "wrong")


def test_what_was_given_is_listed_newest_first(counter: Counter) -> None:
    counter.give(counter.draft())
    counter.pharmacy.desk.clock.forward(days=10)
    counter.give(counter.draft(counter.typed((METFORMIN, "1 bd x5d", ""))))
    found = counter.service.given(counter.me, counter.pharmacy.patient_id)
    assert found[0].title.startswith("Metformin") and len(found) == 4
    assert (found[0].lot, found[0].quantity, found[0].days, found[0].directions) == ("M9", 10, 5, "1 bd x5d")


def test_what_came_back_by_return_is_not_taken_back(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    given = counter.give(counter.draft())
    first = next(one for one in counter.service.given(counter.me, pharmacy.patient_id) if one.lot == "P100")
    line = MoveLine(first.batch_id, "5", of_line=first.move_id)
    pharmacy.stock.move(counter.me, MoveDraft(PATIENT_RETURN, "", "", (line,), reason="not needed"))
    returned = {one.lot: one.returned for one in counter.service.given(counter.me, pharmacy.patient_id)}
    assert returned == {"P100": 5, "A77": 0, "O3": 0}
    with pytest.raises(Refused, match="came back"):
        counter.service.reverse(counter.me, given.dispense_id, "wrong patient")
    assert pharmacy.balance("P100", pharmacy.counter) == 25


def test_what_is_filled_leaves_the_queue_with_the_day_and_comes_back_when_it_is_taken_back(counter: Counter) -> None:
    clock = counter.pharmacy.desk.clock
    given = counter.give(counter.draft())
    assert [one.state for one in counter.service.waiting(counter.me)] == [DONE]
    clock.forward(days=1)
    assert counter.service.waiting(counter.me) == ()
    counter.service.reverse(counter.me, given.dispense_id, "wrong patient")
    assert [one.state for one in counter.service.waiting(counter.me)] == ["waiting"]
    clock.forward(days=1)
    assert [one.open_lines for one in counter.service.waiting(counter.me)] == [3]
    counter.give(counter.draft())
    clock.forward(days=1)
    assert counter.service.waiting(counter.me) == ()
