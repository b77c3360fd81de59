"""Numbers given once, health facts and coverages as acts: refused, audited, sent."""

from contextlib import AbstractContextManager

import pytest
from sqlalchemy.exc import IntegrityError

from desk.codes import uhid
from desk.core.errors import NotAllowed, Refused
from desk.core.ids import new_id
from desk.records.coverage.rules import CoverageDraft
from desk.records.coverage.service import CoverageService
from desk.records.health.rules import HealthDraft
from desk.records.health.service import HealthService
from desk.records.numbers import acts as numbers
from desk.records.numbers.queries import remaining
from desk.security.authorize import system_actor
from desk.store import attachments
from desk.store.attachments import Attachment
from desk.store.unit import Unit
from tests.support.desk import FACILITY, TestDesk


def unit_of(desk: TestDesk) -> AbstractContextManager[Unit]:
    return desk.store.unit(system_actor(FACILITY), "test.numbers")


def next_numbers(unit: Unit, count: int) -> list[int | None]:
    found = (numbers.next_uhid(unit) for _ in range(count))
    return [number.number if number else None for number in found]


def test_blocks_are_used_up_oldest_first_without_a_gap(desk: TestDesk) -> None:
    with unit_of(desk) as unit:
        numbers.add_block(unit, new_id(), "uhid", 500, 2)
    desk.clock.forward(minutes=1)
    with unit_of(desk) as unit:
        numbers.add_block(unit, new_id(), "uhid", 100, 2)
        assert remaining(unit.connection) == 4
        assert next_numbers(unit, 5) == [500, 501, 100, 101, None]
        assert remaining(unit.connection) == 0


def test_a_number_of_an_act_that_failed_is_given_to_the_next(desk: TestDesk) -> None:
    with unit_of(desk) as unit:
        numbers.add_block(unit, new_id(), "uhid", 7, 1)
    with pytest.raises(RuntimeError), unit_of(desk) as unit:
        next_numbers(unit, 1)
        raise RuntimeError
    with unit_of(desk) as unit:
        assert next_numbers(unit, 1) == [7]


def test_the_same_block_twice_is_one_block_and_an_overlap_is_refused(desk: TestDesk) -> None:
    block = new_id()
    with unit_of(desk) as unit:
        assert numbers.add_block(unit, block, "uhid", 100, 10)
        assert not numbers.add_block(unit, block, "uhid", 100, 10)
        for start, count in ((100, 10), (109, 5), (95, 6), (102, 2), (90, 100)):
            with pytest.raises(ValueError):
                numbers.add_block(unit, new_id(), "uhid", start, count)
        assert numbers.add_block(unit, new_id(), "uhid", 110, 5)


@pytest.mark.parametrize(("start", "count"), [(-1, 5), (0, 0), (uhid.CAPACITY - 1, 2)])
def test_a_block_that_is_none_is_refused(desk: TestDesk, start: int, count: int) -> None:
    with unit_of(desk) as unit, pytest.raises(ValueError):
        numbers.add_block(unit, new_id(), "uhid", start, count)


def test_no_statement_gives_a_number_twice(desk: TestDesk) -> None:
    with unit_of(desk) as unit:
        numbers.add_block(unit, new_id(), "uhid", 100, 10)
        next_numbers(unit, 3)
        assert [numbers.next_in_series(unit, "patient") for _ in range(3)] == [1, 2, 3]
    for back in ("UPDATE number_block SET next = 100", "UPDATE series SET last = 1"):
        with pytest.raises(IntegrityError, match="given once"), unit_of(desk) as unit:
            unit.connection.exec_driver_sql(back)


def test_an_allergy_is_recorded_with_its_source_and_sent(desk: TestDesk) -> None:
    health, clerk, patient = HealthService(desk.store), desk.actor("clerk"), desk.patient()
    health.record(clerk, patient, HealthDraft("allergy", "Penicillin", "told", "severe"))
    [fact] = health.facts(clerk, patient)
    assert (fact.text, fact.source, fact.severity, fact.by) == ("Penicillin", "told", "severe", clerk.staff_id)
    [sent] = desk.sent("AllergyIntolerance")
    assert (sent["patient"], sent["criticality"]) == ({"reference": f"Patient/{patient}"}, "high")


def test_what_stands_already_is_not_recorded_twice(desk: TestDesk) -> None:
    health, clerk, patient = HealthService(desk.store), desk.actor("clerk"), desk.patient()
    fact_id = health.record(clerk, patient, HealthDraft("allergy", "Penicillin", "told"))
    with pytest.raises(Refused, match="already"):
        health.record(clerk, patient, HealthDraft("allergy", "penicillin", "card"))
    health.retract(clerk, fact_id, "was another patient")
    assert health.facts(clerk, patient) == ()
    [ended] = health.facts(clerk, patient, ended=True)
    assert (ended.status, ended.ended_why) == ("entered-in-error", "was another patient")
    assert health.record(clerk, patient, HealthDraft("allergy", "penicillin", "card"))
    with pytest.raises(Refused, match="taken back already"):
        health.retract(clerk, fact_id, "once more")


def test_two_blood_groups_contradict_each_other(desk: TestDesk) -> None:
    health, clerk, patient = HealthService(desk.store), desk.actor("clerk"), desk.patient()
    fact_id = health.record(clerk, patient, HealthDraft("blood-group", "B+", "card"))
    with pytest.raises(Refused, match=r"Blood group B\+ is recorded"):
        health.record(clerk, patient, HealthDraft("blood-group", "O+", "told"))
    with pytest.raises(Refused, match="never over"):
        health.resolve(clerk, fact_id, "changed it")
    health.retract(clerk, fact_id, "read the wrong card")
    assert health.record(clerk, patient, HealthDraft("blood-group", "O+", "told"))


def test_a_cashier_records_coverage_but_no_allergy(desk: TestDesk) -> None:
    cashier, patient = desk.actor("cashier"), desk.patient()
    CoverageService(desk.store).record(cashier, patient, CoverageDraft("cghs", "DL 77", proof="card"))
    with pytest.raises(NotAllowed):
        HealthService(desk.store).record(cashier, patient, HealthDraft("allergy", "Milk", "told"))


def test_a_coverage_ends_or_is_taken_back_and_may_come_again(desk: TestDesk) -> None:
    coverage, clerk, patient = CoverageService(desk.store), desk.actor("clerk"), desk.patient()
    first = coverage.record(clerk, patient, CoverageDraft("cghs", "DL 77"))
    with pytest.raises(Refused, match="already"):
        coverage.record(clerk, patient, CoverageDraft("cghs", "DL 77"))
    coverage.end(clerk, first, "retired")
    second = coverage.record(clerk, patient, CoverageDraft("cghs", "DL 77"))
    coverage.retract(clerk, second, "never was")
    assert coverage.coverages(clerk, patient) == ()
    found = coverage.coverages(clerk, patient, ended=True)
    assert [(c.status, c.ended_why) for c in found] == [("cancelled", "retired"), ("entered-in-error", "never was")]
    assert [r["status"] for r in desk.sent("Coverage")] == ["active", "cancelled", "active", "entered-in-error"]


def test_an_attachment_never_changes_and_an_altered_one_is_noticed(desk: TestDesk) -> None:
    photo = Attachment(new_id(), "image/jpeg", b"one")
    with unit_of(desk) as unit:
        assert attachments.keep(unit.connection, photo, unit.at)
        assert not attachments.keep(unit.connection, photo, unit.at)
        with pytest.raises(ValueError):
            attachments.keep(unit.connection, Attachment(photo.attachment_id, "image/jpeg", b"two"), unit.at)
        assert attachments.attachment(unit.connection, photo.attachment_id) == photo
        assert attachments.attachment(unit.connection, new_id()) is None
    with pytest.raises(IntegrityError, match="append-only"), unit_of(desk) as unit:
        unit.connection.exec_driver_sql("UPDATE attachment SET data = x'78'")
    with pytest.raises(ValueError, match="altered"), unit_of(desk) as unit:
        unit.connection.exec_driver_sql("DROP TRIGGER attachment_no_update")
        unit.connection.exec_driver_sql("UPDATE attachment SET data = x'78'")
        attachments.attachment(unit.connection, photo.attachment_id)
