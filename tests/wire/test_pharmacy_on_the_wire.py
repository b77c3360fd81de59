"""A pharmacy's day as it is pushed: all of it R4, taken by the cloud's rules in turn, the same at another desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from fhir.resources.R4B import get_fhir_model_class
from sqlalchemy import select

from cloud.rules import check_change, check_shape
from desk.plugins.pharmacy.rules.counting import LEAVE
from desk.plugins.pharmacy.rules.dispensing import DispenseDraft, GivenLine
from desk.plugins.pharmacy.rules.indents import Arrived, AskedLine, IndentDraft, IssuedPart
from desk.plugins.pharmacy.rules.items import QUARANTINE, item_id
from desk.plugins.pharmacy.rules.moves import ADJUSTMENT, TRANSFER
from desk.plugins.pharmacy.rules.moves import TO_QUARANTINE as ASIDE
from desk.plugins.pharmacy.rules.prescribing import LineDraft, PrescriptionDraft
from desk.plugins.pharmacy.rules.stock import HOLD, MoveDraft, MoveLine
from desk.plugins.pharmacy.service.counting import CountService
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.indents import IndentService
from desk.plugins.pharmacy.service.prescribing import PrescribingService
from desk.plugins.pharmacy.tables import MonthRow, MoveRow
from desk.records.fhir import Resource
from desk.store import ledger
from tests.support.desk import TestDesk
from tests.support.pharmacy import AZITHROMYCIN, METFORMIN, Pharmacy, make_pharmacy
from tests.support.pulled_stock import TABLES, fresh, pull, rows
from tests.support.vouchers import voucher

OURS = {"Medication", "MedicationRequest", "MedicationDispense", "SupplyDelivery", "SupplyRequest", "Basic"}


@dataclass
class Day:
    """A pharmacy after a day's work, and what it pushed, in order."""

    pharmacy: Pharmacy
    sent: list[Resource]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """Goods in, typed, given out, taken back, moved, held, asked for, counted."""
    made = make_pharmacy(tmp_path_factory.mktemp("pharmacy"))
    give_out(made)
    move_about(made)
    ask_and_issue(made)
    count(made)
    yield Day(made, made.desk.sent(*OURS))
    made.desk.store.close()


def give_out(made: Pharmacy) -> None:
    store, actor = made.desk.store, made.actor()
    dispensing, prescribing = DispensingService(store, made.settings), PrescribingService(store)
    lines = (
        LineDraft(item_id(AZITHROMYCIN), "", "1 od x3d"), LineDraft(item_id(METFORMIN), "", "1-0-1 x5d pc"),
        LineDraft(None, "Syrup of the house", "= two spoons when it itches", "1"),
    )  # fmt: skip
    draft = PrescriptionDraft(
        made.patient_id, made.visit_id, "Dr. S. Rao", lines, "DMC/12345", "Delhi Polyclinic, New Delhi"
    )
    for prescription_id in (made.prescription_id, prescribing.prescribe(actor, draft)):
        plan = dispensing.plan(actor, prescription_id)
        given = tuple(
            GivenLine(line.request.request_id, line.item.item_id, line.parts, override_reason="asked")
            for line in plan.lines
            if line.item and line.parts
        )
        done = dispensing.dispense(actor, DispenseDraft(prescription_id, plan.account_id, given, "hi"))
    dispensing.reverse(actor, done.dispense_id, "wrong patient")
    text = plan.lines[2].request.request_id
    prescribing.match(actor, text, item_id(METFORMIN))
    prescribing.stop(actor, text, "not here")


def move_about(made: Pharmacy) -> None:
    actor, stock = made.actor(), made.stock
    stock.move(actor, MoveDraft(TRANSFER, made.store, made.counter, (MoveLine(made.batches["P200"], "50"),)))
    aside = MoveDraft(ASIDE, made.counter, made.account(QUARANTINE), (MoveLine(made.batches["O3"], "2"),), "wet")
    document = stock.move(actor, aside)
    stock.reverse_document(actor, document, "dry after all")
    stock.adjust(actor, MoveDraft(ADJUSTMENT, made.counter, "", (MoveLine(made.batches["M9"], "-3"),), "broken"))
    hold = stock.hold(actor, made.items["I8"], made.batches["I8"], HOLD, "a complaint")
    stock.hold(actor, made.items["C2"], None, HOLD, "a letter")
    stock.release(actor, hold, "all clear")
    stock.set_minimum(actor, made.counter, made.items["M9"], "100")
    stock.set_minimum(actor, made.counter, made.items["M9"], "150")


def ask_and_issue(made: Pharmacy) -> None:
    actor, indents = made.actor(), IndentService(made.desk.store, made.settings)
    lines = (AskedLine(made.items["I8"], "100"), AskedLine(made.items["A77"], "50"))
    indent = indents.raise_(actor, IndentDraft(made.store, made.counter, lines))
    first, second = indents.one(actor, indent).lines
    indents.approve(actor, indent, {first.line_id: "80", second.line_id: "0"}, "little left")
    indents.issue(actor, indent, [IssuedPart(first.line_id, made.batches["I8"], "80")])
    indents.receive(actor, indent, [Arrived(first.line_id, made.batches["I8"], "80")])


def count(made: Pharmacy) -> None:
    actor, counts = made.actor(), CountService(made.desk.store)
    of = counts.begin(actor, made.counter)
    made.desk.clock.forward(minutes=1)
    counts.count(actor, of, made.batches["P200"], "149")
    counts.add(actor, of, made.items["O3"], "O9", "12/2029", "4")
    made.desk.clock.forward(minutes=1)
    counts.finalise(actor, of, voucher(made.desk.store, actor, "pharmacy.stock.approve"), LEAVE)


def test_every_line_of_it_is_fhir_r4(day: Day) -> None:
    kinds = {resource["resourceType"] for resource in day.sent}
    assert kinds == OURS - {"Medication"}
    for resource in day.sent:
        get_fhir_model_class(resource["resourceType"]).model_validate_json(msgspec.json.encode(resource))


def test_the_cloud_takes_every_version_in_turn(day: Day) -> None:
    known: dict[tuple[str, str], Resource] = {}
    for resource in day.sent:
        key = (resource["resourceType"], resource["id"])
        check_shape(resource, *key)
        if key in known:
            check_change(key[0], known[key], resource)
        known[key] = resource
    assert len(known) < len(day.sent), "some of it came in more than one version"


@pytest.mark.parametrize("at_a_time", [1, 1000], ids=["one by one", "in one go"])
def test_another_desk_ends_with_the_same(day: Day, at_a_time: int, tmp_path: Path) -> None:
    other = fresh(tmp_path)
    try:
        latest = {(resource["resourceType"], resource["id"]): resource for resource in day.sent}
        left = list(latest.values())
        for start in range(0, len(left), at_a_time):
            pull(other, *left[start : start + at_a_time])
        assert book(other) == book(day.pharmacy.desk)
        for table in TABLES:
            if table.__tablename__ not in MADE_HERE:
                assert known_there(other, table.__tablename__) == known_there(day.pharmacy.desk, table.__tablename__)
        for name in sorted(MADE_HERE - {"pharmacy_item", "pharmacy_pack"}):
            here = known_there(day.pharmacy.desk, name)
            assert known_there(other, name), name
            assert all(row in here for row in known_there(other, name)), name
        assert moves(other) == moves(day.pharmacy.desk)
    finally:
        other.store.close()


MADE_HERE = {"pharmacy_item", "pharmacy_pack", "pharmacy_prescription", "pharmacy_request", "pharmacy_count_line"}
"""Of which the fixture wrote some into the tables itself, and the other desk knows what was pushed."""


def known_there(desk: TestDesk, name: str) -> list[dict[str, object]]:
    table = next(one for one in TABLES if one.__tablename__ == name)
    # A month that came to nothing stands as 0 where it was something in between.
    found = [row for row in rows(desk, table) if table is not MonthRow or row["quantity"]]
    return sorted(found, key=str)


def book(desk: TestDesk) -> dict[tuple[str, str], int]:
    with desk.store.readers.connect() as connection:
        assert ledger.verify(connection) == ()
        query = "SELECT commodity_id, account_id, amount FROM ledger_balance WHERE amount <> 0"
        found = connection.exec_driver_sql(query)
        return {(row[0], row[1]): row[2] for row in found}


def moves(desk: TestDesk) -> list[dict[str, object]]:
    with desk.store.readers.connect() as connection:
        found = connection.execute(select(*MoveRow.__table__.columns).order_by(MoveRow.move_id))
        return [dict(row._mapping) for row in found]
