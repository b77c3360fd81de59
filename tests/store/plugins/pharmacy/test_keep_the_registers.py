"""The registers of the pharmacy: what the law lists, what was given to whom, what lies where; in the trail."""

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from desk.core.errors import NotAllowed
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.service import registers as kinds
from desk.plugins.pharmacy.service.catalogue import put_items
from desk.plugins.pharmacy.service.registers import RegisterService
from desk.records.prints.rules import CANCELLED, PrintedRegister
from desk.store.tables import AuditRow
from tests.support.pharmacy import AZITHROMYCIN, CEFIXIME, ITEMS, METFORMIN
from tests.support.pharmacy_counter import Counter

TODAY = date(2026, 11, 22)
TOMORROW = date(2026, 11, 23)


@pytest.fixture
def registers(counter: Counter) -> RegisterService:
    return RegisterService(counter.pharmacy.desk.store, counter.pharmacy.settings)


def given(counter: Counter, code: str) -> str:
    """A prescription of one line, given out; the dispense's id."""
    head = {"prescriber_address": "Sector 4", "prescriber_reg": "DMC/7"}
    prescription_id = counter.typed((code, "1 od x3d", ""), **head)
    return counter.give(counter.draft(prescription_id)).dispense_id


def table(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def trail(counter: Counter) -> list[dict[str, Any]]:
    counter.pharmacy.desk.store.write_notes()
    with counter.pharmacy.desk.store.readers.connect() as connection:
        bodies = connection.execute(select(AuditRow.body).order_by(AuditRow.n)).scalars()
        return [msgspec.json.decode(body) for body in bodies]


def test_the_h1_register_says_what_the_law_lists(counter: Counter, registers: RegisterService) -> None:
    given(counter, AZITHROMYCIN)
    given(counter, METFORMIN)
    (line,) = registers.supplies(counter.me, kinds.H1, TODAY, TODAY)
    assert (line.serial, line.day, line.patient, line.medicine) == (
        1, "2026-11-22", "Ram Kumar", "Azithromycin 500 mg tablet",
    )  # fmt: skip
    assert (line.prescriber, line.prescriber_address, line.prescriber_reg) == ("Dr A. Gupta", "Sector 4", "DMC/7")
    assert (line.lot, line.quantity, line.unit, line.taken_back) == ("Z5", 3, "tablet", False)
    assert registers.supplies(counter.me, kinds.X, TODAY, TODAY) == ()


def test_what_has_no_confirmed_schedule_is_registered_as_the_strictest(
    counter: Counter, registers: RegisterService
) -> None:
    unknown = replace(next(one for one in ITEMS if one.code == METFORMIN), schedule="", confirm=("schedule",))
    with counter.pharmacy.unit() as unit:
        put_items(unit.connection, [unknown], unit.at)
    given(counter, METFORMIN)
    (line,) = registers.supplies(counter.me, kinds.H1, TODAY, TODAY)
    assert (line.medicine, line.schedule) == ("Metformin 500 mg tablet", "")
    assert table(registers.supplies_csv(counter.me, kinds.H1, TODAY, TODAY))[1][-1] == "not confirmed"


def test_a_line_that_was_taken_back_stays_in_the_register(counter: Counter, registers: RegisterService) -> None:
    dispense_id = given(counter, AZITHROMYCIN)
    given(counter, CEFIXIME)
    counter.service.reverse(counter.me, dispense_id, "wrong patient")
    found = registers.supplies(counter.me, kinds.H1, TODAY, TODAY)
    assert [(line.medicine, line.taken_back) for line in found] == [
        ("Azithromycin 500 mg tablet", True), ("Cefixime 200 mg tablet", False),
    ]  # fmt: skip
    assert [(line.medicine, line.taken_back) for line in registers.given_out(counter.me, TODAY, TODAY)] == [
        ("Azithromycin 500 mg tablet", True), ("Cefixime 200 mg tablet", False),
    ]  # fmt: skip
    assert [(item.code, item.quantity) for item in registers.given_items(counter.me, TODAY, TODAY)] == [
        (CEFIXIME, 3)
    ]


def test_the_days_are_kept_apart(counter: Counter, registers: RegisterService) -> None:
    given(counter, AZITHROMYCIN)
    counter.pharmacy.desk.clock.forward(days=1)
    given(counter, CEFIXIME)
    days = ((TODAY, TODAY), (TOMORROW, TOMORROW), (TODAY, TOMORROW))
    assert [len(registers.supplies(counter.me, kinds.H1, *span)) for span in days] == [1, 1, 2]
    assert [len(registers.given_out(counter.me, *span)) for span in days] == [1, 1, 2]
    assert [len(registers.given_items(counter.me, *span)) for span in days] == [1, 1, 2]


def test_what_was_given_out_names_whom_and_which_batch(counter: Counter, registers: RegisterService) -> None:
    counter.give(counter.draft())
    lines = registers.given_out(counter.me, TODAY, TODAY)
    assert [(line.name, line.name_native, line.quantity, line.lot) for line in lines] == [
        ("Ram Kumar", "राम कुमार", 15, "P100"), ("Ram Kumar", "राम कुमार", 10, "A77"),
        ("Ram Kumar", "राम कुमार", 3, "O3"),
    ]  # fmt: skip
    assert lines[0].medicine_native == "पैरासिटामोल 500 mg tablet"
    items = registers.given_items(counter.me, TODAY, TODAY)
    assert sorted((item.dispenses, item.quantity) for item in items) == [(1, 3), (1, 10), (1, 15)]


def test_the_stock_position_and_its_value(counter: Counter, registers: RegisterService) -> None:
    lines = registers.position(counter.me)
    assert sum(line.quantity for line in lines) == 40 + 1100 + 550 + 660 + 330 + 2200 + 420 + 500 + 220
    assert {line.value_paise for line in lines if line.lot == "P100"} == {40 * 1000}
    head, *rows = table(registers.position_csv(counter.me))
    assert (len(rows), head[-1]) == (len(lines), "Value Rs")
    assert next(row for row in rows if row[2] == "P100")[-1] == "400.00"


def test_near_expiry_begins_with_what_has_expired(counter: Counter, registers: RegisterService) -> None:
    assert [line.lot for line in registers.near_expiry(counter.me)] == ["P100"]
    counter.pharmacy.desk.clock.forward(days=80)
    found = registers.near_expiry(counter.me)
    assert (found[0].lot, found[0].days) == ("P100", -10)
    assert "I8" in [line.lot for line in found[1:]]
    assert table(registers.near_expiry_csv(counter.me))[1][4] == "-10"


def test_a_sheet_for_a_spreadsheet_is_in_the_trail(counter: Counter, registers: RegisterService) -> None:
    given(counter, AZITHROMYCIN)
    for make in (registers.given_out_csv, registers.given_items_csv):
        assert len(table(make(counter.me, TODAY, TODAY))) == 2
    registers.supplies_csv(counter.me, kinds.H1, TODAY, TODAY)
    registers.keeps_pdf(counter.me, kinds.H1, TODAY, TODAY)
    exported = [dict(one["detail"]).get("export") for one in trail(counter) if "export" in dict(one["detail"])]
    assert exported == ["given-out", "given-items", "schedule-h1", "schedule-h1"]


def test_who_may_not_export_may_not(counter: Counter, registers: RegisterService) -> None:
    with pytest.raises(NotAllowed):
        registers.supplies_csv(counter.pharmacy.actor("storekeeper"), kinds.H1, TODAY, TODAY)
    with pytest.raises(NotAllowed):
        registers.supplies(counter.pharmacy.actor("clerk"), kinds.H1, TODAY, TODAY)


def test_a_register_on_paper_is_a_print_job_without_anybodys_data(
    counter: Counter, registers: RegisterService
) -> None:
    given(counter, AZITHROMYCIN)
    job_id = registers.begin_print(counter.me, PrintedRegister(kinds.H1, "2026-11-22", "2026-11-22", 1))
    registers.end_print(counter.me, job_id, CANCELLED)
    said = "".join(str(one) for one in trail(counter) if job_id in str(one))
    assert said
    assert "Ram" not in said
    assert item_id(AZITHROMYCIN) not in said
