"""The catalogue of a desk: imported whole or not at all, found as one types, its packs taught at the first scan."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.ids import new_id
from desk.core.paths import resources
from desk.plugins.pharmacy.fhir import items as fhir
from desk.plugins.pharmacy.plugin import MANIFEST
from desk.plugins.pharmacy.queries import items as queries
from desk.plugins.pharmacy.rules import catalogue as rules
from desk.plugins.pharmacy.rules.items import CLOUD, Item, item_id
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.tables import ItemRow, MoveRow, PackRow
from desk.records.facility.rules import DEVICE_ID
from desk.security.authorize import system_actor
from desk.store.store import set_state
from desk.store.tables import AuditRow, OpRow
from tests.support.desk import FACILITY, TestDesk, make_desk

RIGHTS = [permission.action for permission in MANIFEST.permissions]
HEAD = "code,generic,strength,form,unit,schedule,generic_native,group,packs,active"
PARA = "PARAC-TAB-500,Paracetamol,500 mg,tablet,tablet,none,पैरासिटामोल,parac-oral,,yes"
PARA_650 = "PARAC-TAB-650,Paracetamol,650 mg,tablet,tablet,none,पैरासिटामोल,parac-oral,,yes"
AMOX = "AMOX-CAP-250,Amoxicillin,250 mg,capsule,capsule,H,एमोक्सिसिलिन,amox-oral,8901234567890=10 Mox,yes"
AMOX_ID = item_id("AMOX-CAP-250")
SHIPPED = (resources() / "catalogues" / "medicines" / "medicines.csv").read_bytes()


def file(*rows: str) -> bytes:
    return ("\n".join((HEAD, *rows)) + "\n").encode()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    assert MANIFEST.migrations is not None
    made = make_desk(tmp_path, [MANIFEST.migrations], RIGHTS)
    yield made
    made.store.close()


@pytest.fixture
def catalogue(desk: TestDesk) -> CatalogueService:
    return CatalogueService(desk.store)


@pytest.fixture
def full(desk: TestDesk, catalogue: CatalogueService) -> CatalogueService:
    catalogue.import_file(desk.actor(), SHIPPED)
    return catalogue


def rows(desk: TestDesk, table: type[ItemRow] | type[PackRow] | type[OpRow] | type[AuditRow]) -> int:
    with desk.store.reading(desk.actor(), "test.count") as reading:
        return int(reading.connection.execute(select(func.count()).select_from(table)).scalar_one())


def found(desk: TestDesk, catalogue: CatalogueService, text: str, limit: int = 20) -> list[str]:
    return [item.title for item in catalogue.find(desk.actor(), text, limit)]


def join_the_cloud(desk: TestDesk) -> None:
    with desk.store.unit(system_actor(FACILITY), "test.join") as unit:
        set_state(unit, DEVICE_ID, new_id())


def test_a_dry_run_stores_nothing_and_an_import_does_what_it_said(desk: TestDesk, catalogue: CatalogueService) -> None:
    report = catalogue.check(desk.actor(), file(PARA, AMOX))
    assert (report.count("new"), report.same, report.problems) == (2, 0, ())
    assert rows(desk, ItemRow) == 0
    done = catalogue.import_file(desk.actor(), file(PARA, AMOX))
    assert (done.new, done.changed, done.ended, done.same) == (2, 0, 0, 0)
    assert (rows(desk, ItemRow), rows(desk, PackRow)) == (2, 1)
    page = catalogue.page(desk.actor(), AMOX_ID)
    assert (page.item.schedule, page.item.unit, page.item.origin) == ("H", "capsule", "local")
    assert [(pack.gtin, pack.units, pack.brand) for pack in page.packs] == [("08901234567890", 10, "Mox")]


def test_the_same_file_again_changes_nothing(desk: TestDesk, catalogue: CatalogueService) -> None:
    catalogue.import_file(desk.actor(), file(PARA, AMOX))
    with desk.store.reading(desk.actor(), "test.read") as reading:
        before = reading.connection.execute(select(ItemRow.code, ItemRow.changed_at)).all()
    desk.clock.forward(minutes=5)
    done = catalogue.import_file(desk.actor(), file(PARA, AMOX))
    assert (done.new, done.changed, done.ended, done.same) == (0, 0, 0, 2)
    with desk.store.reading(desk.actor(), "test.read") as reading:
        assert reading.connection.execute(select(ItemRow.code, ItemRow.changed_at)).all() == before


def test_one_wrong_line_stops_the_whole_file(desk: TestDesk, catalogue: CatalogueService) -> None:
    wrong = file(PARA, AMOX.replace(",H,", ",H9,"))
    with pytest.raises(Refused) as no:
        catalogue.import_file(desk.actor(), wrong)
    assert no.value.field == "file"
    assert "Line 3, schedule: A schedule is H, H1, X or none" in str(no.value)
    assert (rows(desk, ItemRow), rows(desk, PackRow)) == (0, 0)
    assert [(p.line, p.field) for p in catalogue.check(desk.actor(), wrong).problems] == [(3, "schedule")]


def test_a_changed_line_changes_its_item_and_no_other_goes_away(desk: TestDesk, catalogue: CatalogueService) -> None:
    catalogue.import_file(desk.actor(), file(PARA, AMOX))
    done = catalogue.import_file(desk.actor(), file(PARA.replace(",none,", ",H,")))
    assert (done.new, done.changed, done.same) == (0, 1, 0)
    assert catalogue.page(desk.actor(), item_id("PARAC-TAB-500")).item.schedule == "H"
    assert rows(desk, ItemRow) == 2


def test_an_item_is_ended_and_not_found_by_who_prescribes(desk: TestDesk, catalogue: CatalogueService) -> None:
    catalogue.import_file(desk.actor(), file(PARA, AMOX))
    assert catalogue.import_file(desk.actor(), file(AMOX.replace(",yes", ",no"))).ended == 1
    assert found(desk, catalogue, "amox") == []
    assert [item.title for item in catalogue.find(desk.actor(), "amox", 20, True)] == ["Amoxicillin 250 mg capsule"]
    assert catalogue.page(desk.actor(), AMOX_ID).item.active is False


def test_a_double_click_imports_once(desk: TestDesk, catalogue: CatalogueService) -> None:
    actor = desk.actor().intending(new_id())
    first = catalogue.import_file(actor, file(PARA))
    assert catalogue.import_file(actor, file(PARA)) == first
    assert first.new == 1


def test_an_import_is_in_the_trail_and_does_not_travel(desk: TestDesk, catalogue: CatalogueService) -> None:
    catalogue.import_file(desk.actor(), file(PARA))
    with desk.store.reading(desk.actor(), "test.read") as reading:
        said = reading.connection.execute(select(AuditRow.body).where(AuditRow.action == "pharmacy.catalogue.change"))
        assert b'"new":"1"' in said.scalar_one()
    assert rows(desk, OpRow) == 0


def test_the_unit_stays_once_stock_was_counted_in_it(desk: TestDesk, catalogue: CatalogueService) -> None:
    catalogue.import_file(desk.actor(), file(AMOX))
    with desk.store.unit(system_actor(FACILITY), "test.move") as unit:
        unit.connection.execute(insert(MoveRow), _move(AMOX_ID))
    with pytest.raises(Refused, match="Give the new unit another code"):
        catalogue.import_file(desk.actor(), file(AMOX.replace(",capsule,H", ",strip,H")))
    assert catalogue.page(desk.actor(), AMOX_ID).item.unit == "capsule"


def _move(item: str) -> dict[str, object]:
    return {
        "move_id": new_id(), "kind": "receipt", "item_id": item, "batch_id": new_id(), "quantity": 1, "source": "a",
        "target": "b", "document": new_id(), "day": "2026-11-22", "at": 1, "by": "x", "reason": "", "party": "",
        "invoice": "", "of_line": None, "patient_id": None, "visit_id": None, "second": None, "reverses": None,
        "cost_paise": None, "cost_units": 1,
    }  # fmt: skip


def test_an_enrolled_desk_keeps_its_items_and_says_whom_to_ask(desk: TestDesk, catalogue: CatalogueService) -> None:
    catalogue.import_file(desk.actor(), file(PARA))
    join_the_cloud(desk)
    for act in (catalogue.check, catalogue.import_file):
        with pytest.raises(Refused, match="Ask the cloud's administrator"):
            act(desk.actor(), file(AMOX))
    assert not catalogue.may_import(desk.actor())
    assert found(desk, catalogue, "para") == ["Paracetamol 500 mg tablet"]


def test_a_clerk_neither_reads_nor_changes_it(desk: TestDesk, catalogue: CatalogueService) -> None:
    nobody = TestDesk(desk.store, desk.clock).actor("clerk")
    for act in (lambda: catalogue.import_file(nobody, file(PARA)), lambda: catalogue.find(nobody, "")):
        with pytest.raises(NotAllowed):
            act()


class TestFinding:
    @pytest.mark.parametrize(
        ("typed", "first"),
        [
            ("amox", "Amoxicillin"),
            ("AMOXICILLIN 250", "Amoxicillin 250 mg capsule"),
            ("250 amox cap", "Amoxicillin 250 mg capsule"),
            ("amox 250mg", "Amoxicillin 250 mg"),
            ("एमोक्सि", "Amoxicillin"),
            ("cillin", "Amoxicillin"),
            ("PARAC-TAB-650", "Paracetamol 650 mg tablet"),
            ("j01ca04", "Amoxicillin"),
            ("  para   650  ", "Paracetamol 650 mg tablet"),
            ("(vitamin c)", "Ascorbic acid (Vitamin C)"),
        ],
    )
    def test_a_medicine_is_found_by_what_one_types(
        self, desk: TestDesk, full: CatalogueService, typed: str, first: str
    ) -> None:
        assert found(desk, full, typed)[0].startswith(first)

    def test_names_that_begin_so_stand_before_words_that_do(self, desk: TestDesk, full: CatalogueService) -> None:
        names = [item.generic for item in full.find(desk.actor(), "lam", 100)]
        at = [name.casefold().startswith("lam") for name in names]
        assert at == sorted(at, reverse=True)

    def test_small_strengths_stand_before_large_ones(self, desk: TestDesk, full: CatalogueService) -> None:
        titles = found(desk, full, "telmisartan tablet")
        assert titles == [f"Telmisartan {mg} mg tablet" for mg in (20, 40, 80)]

    @pytest.mark.parametrize("typed", ["xyzzy", "amox zzz", "%", "_", "'; drop table pharmacy_item; --"])
    def test_what_is_not_there_is_not_found(self, desk: TestDesk, full: CatalogueService, typed: str) -> None:
        assert [title for title in found(desk, full, typed) if "%" not in title] == []

    def test_nothing_typed_shows_the_beginning(self, desk: TestDesk, full: CatalogueService) -> None:
        assert len(found(desk, full, "", limit=30)) == 30

    def test_a_brand_is_found_once_its_pack_is_known(self, desk: TestDesk, full: CatalogueService) -> None:
        assert found(desk, full, "crocin") == []
        full.teach_pack(desk.actor("pharmacist"), "8901234567890", item_id("PARAC-TAB-500"), "15", "Crocin")
        assert found(desk, full, "crocin") == ["Paracetamol 500 mg tablet"]
        full.import_file(desk.actor(), SHIPPED)
        assert found(desk, full, "crocin") == ["Paracetamol 500 mg tablet"]


class TestPacks:
    def test_a_pack_is_taught_at_its_first_scan(self, desk: TestDesk, full: CatalogueService) -> None:
        assert full.pack(desk.actor(), "8901234567890") is None
        full.teach_pack(desk.actor("pharmacist"), "8901234567890", AMOX_ID, "१०", "Mox")
        known = full.pack(desk.actor(), "08901234567890")
        assert known is not None
        assert (known[0].title, known[1].units, known[1].brand) == ("Amoxicillin 250 mg capsule", 10, "Mox")

    def test_a_pack_taught_wrongly_is_taught_again(self, desk: TestDesk, full: CatalogueService) -> None:
        full.teach_pack(desk.actor(), "8901234567890", AMOX_ID, "10")
        full.teach_pack(desk.actor(), "8901234567890", AMOX_ID, "100")
        assert [pack.units for pack in full.page(desk.actor(), AMOX_ID).packs] == [100]

    @pytest.mark.parametrize(
        ("gtin", "units", "field"),
        [
            ("8901234567894", "10", "gtin"), ("12", "10", "gtin"), ("", "10", "gtin"), ("8901234567890", "0", "units"),
            ("8901234567890", "-1", "units"), ("8901234567890", "1.5", "units"), ("8901234567890", "10" * 9, "units"),
            ("8901234567890", "ten", "units"), ("8901234567890", "", "units"),
        ],
    )  # fmt: skip
    def test_what_no_pack_can_hold_is_refused_at_its_field(
        self, desk: TestDesk, full: CatalogueService, gtin: str, units: str, field: str
    ) -> None:
        with pytest.raises(Refused) as no:
            full.teach_pack(desk.actor(), gtin, AMOX_ID, units)
        assert (no.value.field, rows(desk, PackRow)) == (field, 0)

    def test_a_brand_with_hidden_characters_is_refused(self, desk: TestDesk, full: CatalogueService) -> None:
        with pytest.raises(Problems) as no:
            full.teach_pack(desk.actor(), "8901234567890", AMOX_ID, "10", "Mo\u202ex")
        assert no.value.field == "brand"

    def test_a_pack_of_an_unknown_item_is_refused(self, desk: TestDesk, full: CatalogueService) -> None:
        with pytest.raises(Refused) as no:
            full.teach_pack(desk.actor(), "8901234567890", new_id(), "10")
        assert no.value.field == "item"

    def test_a_pack_that_the_state_knows_stays_as_it_is(self, desk: TestDesk, full: CatalogueService) -> None:
        full.teach_pack(desk.actor(), "8901234567890", AMOX_ID, "10", "Mox")
        with desk.store.unit(system_actor(FACILITY), "test.cloud") as unit:
            unit.connection.execute(update(PackRow).values(origin=CLOUD))
        full.teach_pack(desk.actor(), "8901234567890", AMOX_ID, "10", "Mox")
        with pytest.raises(Refused, match="knows this pack already"):
            full.teach_pack(desk.actor(), "8901234567890", AMOX_ID, "12", "Mox")


def test_what_may_stand_for_an_item_is_its_group(desk: TestDesk, catalogue: CatalogueService) -> None:
    catalogue.import_file(desk.actor(), file(PARA, PARA_650, AMOX))
    page = catalogue.page(desk.actor(), item_id("PARAC-TAB-500"))
    assert [other.code for other in page.substitutes] == ["PARAC-TAB-650"]


def test_a_file_goes_out_as_fhir_and_reads_back_the_same(desk: TestDesk, catalogue: CatalogueService) -> None:
    out = catalogue.export_fhir(desk.actor(), SHIPPED).splitlines()
    back = [fhir.from_fhir(json.loads(line)) for line in out]
    read = rules.read(SHIPPED, origin=CLOUD)
    assert [(one.item, one.packs) for one in back] == [(line.item, line.packs) for line in read.lines]
    with pytest.raises(Refused, match="Line 2, schedule"):
        catalogue.export_fhir(desk.actor(), file(AMOX.replace(",H,", ",H9,")))


def test_the_shipped_file_imports_whole_and_survives_the_store(desk: TestDesk, full: CatalogueService) -> None:
    assert full.count(desk.actor()) == len(SHIPPED.decode().splitlines()) - 1
    again = full.check(desk.actor(), full.shipped(desk.actor()))
    assert (again.changes, again.problems) == ((), ())
    with desk.store.reading(desk.actor(), "test.read") as reading:
        some: Item | None = queries.item(reading.connection, AMOX_ID)
        known = queries.items(reading.connection, [AMOX_ID, new_id()])
    assert some is not None and some.allergens == ("penicillin",) and known == {AMOX_ID: some}
