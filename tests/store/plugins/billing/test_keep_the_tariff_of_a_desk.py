"""A facility's own tariff on a real desk: imported and undone, typed, priced from a day on; and the cloud's."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.ids import new_id
from desk.core.paths import resources
from desk.core.questions import CoverageFor, CoverageIs, PriceIs, PriceOf
from desk.plugins.billing.fhir import tariff as fhir
from desk.plugins.billing.queries import tariff as queries
from desk.plugins.billing.rules import prices as timeline
from desk.plugins.billing.rules.tariff import CLOUD, FACILITY, LOCAL, Price, Service, service_id
from desk.plugins.billing.service import answers, pulling
from desk.plugins.billing.service.tariff import TariffService
from desk.records.facility.rules import DEVICE_ID
from desk.security.authorize import system_actor
from desk.store.store import set_state
from desk.store.tables import AuditRow
from tests.support.desk import EYE, MEDICINE, TestDesk
from tests.support.desk import FACILITY as HERE
from tests.support.schemes import give_schemes
from tests.support.tariff import EMPLOYEE, FIRST, SERVICES, cover, priced_desk, service

DAY = "2026-11-22"
ECG = service_id("ECG", LOCAL)
HEAD = "code,name,kind,head,department,valid_from,price\n"


@pytest.fixture
def desk(tmp_path: Path) -> TestDesk:
    return priced_desk(tmp_path)


@pytest.fixture
def tariff(desk: TestDesk) -> TariffService:
    return TariffService(desk.store)


def stands(desk: TestDesk) -> tuple[dict[str, Service], dict[str, tuple[Price, ...]]]:
    """The services in use by code, and their prices."""
    with desk.store.readers.connect() as connection:
        services = {one.code: one for one in queries.all_services(connection) if one.active}
        prices = {code: queries.prices(connection, [one.service_id]) for code, one in services.items()}
    return services, prices


def pulled(desk: TestDesk, *resources_: dict[str, object]) -> None:
    """The feed says this."""
    with desk.store.unit(system_actor(HERE), "sync.pull") as unit:
        pulling.pull_many(unit, list(resources_))


def joined(desk: TestDesk) -> None:
    with desk.store.unit(system_actor(HERE), "test.join") as unit:
        set_state(unit, DEVICE_ID, new_id())


def of_cloud(code: str, paise: int, facility_id: str = "") -> dict[str, object]:
    """What the cloud says of a service."""
    one = service(code, f"{code} of the cloud", "procedure", "procedure")
    return fhir.to_fhir(one, (Price(one.service_id, "", paise, FIRST),), facility_id)


def test_an_import_is_undone_by_the_export_from_before(desk: TestDesk, tariff: TariffService) -> None:
    before, kept = stands(desk), tariff.export(desk.actor())
    shipped = (resources() / "catalogues" / "tariff" / "tariff.csv").read_bytes()
    tariff.import_file(desk.actor(), shipped, True)
    assert stands(desk) != before and len(stands(desk)[0]) > 100
    done = tariff.import_file(desk.actor(), kept, True)
    assert done.ended > 90
    assert stands(desk) == before


def test_an_import_names_departments_by_letter_or_name(desk: TestDesk, tariff: TariffService) -> None:
    lines = "A,A,other,other,Y,2026-04-01,1\nB,B,other,other,medicine,2026-04-01,1\n"
    tariff.import_file(desk.actor(), (HEAD + lines).encode())
    services, _ = stands(desk)
    assert (services["A"].department_id, services["B"].department_id) == (EYE, MEDICINE)
    assert b"A,A,,other,other,Y," in tariff.export(desk.actor())


def test_one_wrong_line_imports_nothing_and_says_which(desk: TestDesk, tariff: TariffService) -> None:
    before = stands(desk)
    with pytest.raises(Refused) as no:
        tariff.import_file(desk.actor(), (HEAD + "A,A,other,other,,,1\nB,B,other,other,,,-1\n").encode())
    assert str(no.value.sentence).startswith("Nothing was imported. Wrong: 1. Line 3, price: ")
    assert stands(desk) == before


def test_an_import_says_itself_in_the_trail_and_touches_the_tariff(desk: TestDesk, tariff: TariffService) -> None:
    heard: list[frozenset[str]] = []
    desk.store.listen(lambda topics: heard.append(frozenset(topics)))
    tariff.import_file(desk.actor(), (HEAD + "A,A,other,other,,,1\n").encode())
    assert any("tariff" in topics for topics in heard)
    with desk.store.readers.connect() as connection:
        trail = select(AuditRow.body).where(AuditRow.action == "billing.tariff.change")
        [body] = connection.execute(trail).scalars()
    assert b'"new","1"' in body.replace(b" ", b"") or b'"new":"1"' in body.replace(b" ", b"")


def test_a_price_from_a_day_on_ends_the_one_before(desk: TestDesk, tariff: TariffService) -> None:
    tariff.set_price(desk.actor(), ECG, {"price": "120", "valid_from": "2027-04-01"})
    tariff.set_price(desk.actor(), ECG, {"price": "60", "valid_from": "2027-01-01", "valid_to": "2027-01-31"}, EMPLOYEE)
    assert [(one.category, one.paise, one.valid_from, one.valid_to) for one in tariff.prices(desk.actor(), ECG)] == [
        ("", 10_000, FIRST, "2027-03-31"), ("", 12_000, "2027-04-01", None),
        (EMPLOYEE, 6_000, "2027-01-01", "2027-01-31"),
    ]  # fmt: skip


def test_what_is_typed_wrongly_is_said_at_its_fields(desk: TestDesk, tariff: TariffService) -> None:
    with pytest.raises(Problems) as no:
        tariff.put(desk.actor(), {"code": "a b", "name": "", "kind": "x", "head": "procedure", "tax_rate": "200"})
    assert {"code", "name", "kind", "tax_rate"} <= set(no.value.by_field)
    for cells in (
        {"code": "P", "name": "P", "kind": "package", "head": "package", "parts": "CHECK"},
        {"code": "P", "name": "P", "kind": "medicine", "head": "medicine", "item": "ORS-SAC"},
    ):
        with pytest.raises(Refused):
            tariff.put(desk.actor(), cells)
    assert "P" not in stands(desk)[0]


def test_a_service_that_ended_is_charged_no_more_and_its_medicine_may_be_priced_by_another(
    desk: TestDesk, tariff: TariffService
) -> None:
    ors = service_id("ORS", LOCAL)
    tariff.set_active(desk.actor(), ors, False)
    cells = {"code": "ORS2", "name": "ORS", "kind": "medicine", "head": "medicine", "item": "ORS-SAC"}
    tariff.put(desk.actor(), cells)
    with pytest.raises(Refused):
        tariff.set_active(desk.actor(), ors, True)


def test_who_may_not_change_it_changes_nothing(desk: TestDesk, tariff: TariffService) -> None:
    desk.more = frozenset({"billing.tariff.read"})
    clerk = desk.actor("clerk")
    with pytest.raises(NotAllowed):
        tariff.set_price(clerk, ECG, {"price": "1", "valid_from": DAY})
    with pytest.raises(NotAllowed):
        tariff.import_file(clerk, b"")
    assert tariff.find(clerk, "ecg")[0][1].paise == 10_000


def test_once_it_has_joined_the_cloud_a_desk_changes_nothing_but_ends_its_own(
    desk: TestDesk, tariff: TariffService
) -> None:
    joined(desk)
    assert not tariff.may_change(desk.actor())
    for act in (
        lambda: tariff.import_file(desk.actor(), HEAD.encode()),
        lambda: tariff.put(desk.actor(), {"code": "A"}),
        lambda: tariff.set_price(desk.actor(), ECG, {}),
    ):
        with pytest.raises(Refused, match="joined the cloud"):
            act()
    tariff.set_active(desk.actor(), ECG, False)
    assert "ECG" not in stands(desk)[0]


def test_the_clouds_service_stands_and_our_own_is_kept(desk: TestDesk, tariff: TariffService) -> None:
    joined(desk)
    pulled(desk, of_cloud("ECG", 2_500), of_cloud("NEW", 700))
    services, prices = stands(desk)
    assert services["ECG"].origin == CLOUD and [one.paise for one in prices["ECG"]] == [2_500]
    page = tariff.page(desk.actor(), services["ECG"].service_id)
    assert page.own is not None and page.own.service_id == ECG
    assert [one.paise for one in tariff.prices(desk.actor(), ECG)] == [10_000], "its prices too"
    pulled(desk, of_cloud("ECG", 100, HERE))
    assert stands(desk)[0]["ECG"].origin == FACILITY
    pulled(desk, of_cloud("ECG", 9_900))  # the state's comes later and does not push the facility's aside
    assert [one.paise for one in stands(desk)[1]["ECG"]] == [100]


def test_the_tariff_of_another_facility_is_none_of_ours(desk: TestDesk) -> None:
    before = stands(desk)
    with pytest.raises(ValueError, match="another facility"):
        pulled(desk, of_cloud("ECG", 1, "0193a000-0000-7000-8000-00000000ffff"))
    assert stands(desk) == before


def test_what_comes_again_or_twice_in_a_page_is_the_last_that_was_said(desk: TestDesk) -> None:
    pulled(desk, of_cloud("ECG", 1), of_cloud("ECG", 2))
    pulled(desk, of_cloud("ECG", 3))
    assert [one.paise for one in stands(desk)[1]["ECG"]] == [3]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.just(0.5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=6,
)  # fmt: skip


@given(st.data())
def test_a_spoilt_definition_is_refused_or_read_and_never_breaks_the_reader(data: st.DataObject) -> None:
    one = fhir.to_fhir(SERVICES[7], (Price("x", EMPLOYEE, 5, FIRST, "2026-12-31"),), HERE)
    spoilt = msgspec.json.decode(msgspec.json.encode(one, enc_hook=float))
    target = spoilt
    for _ in range(data.draw(st.integers(0, 4))):
        inner = [v for v in (target.values() if isinstance(target, dict) else target) if isinstance(v, dict | list)]
        if not inner:
            break
        target = data.draw(st.sampled_from(inner))
    keys = list(target) if isinstance(target, dict) else list(range(len(target)))
    if keys:
        target[data.draw(st.sampled_from(keys))] = data.draw(JSON)
    try:
        read = fhir.from_fhir(spoilt)
    except ValueError:
        return
    assert timeline.crossing(read.prices) is None and all(price.paise >= 0 for price in read.prices)


def price(desk: TestDesk, *asked: str, patient_id: str | None = None) -> PriceIs | None:
    found = answers.answer(desk.store, PriceOf(asked[0], asked[1], DAY, patient_id))
    assert found is None or isinstance(found, PriceIs)
    return found


def test_other_plugins_ask_what_something_costs(desk: TestDesk) -> None:
    patient = desk.patient()
    cover(desk, patient)
    assert price(desk, "service", "CONS") == PriceIs(5_000, 1, "Consultation")
    mine = price(desk, "service", "CONS", patient_id=patient)
    assert mine is not None and mine.paise == 2_000
    assert price(desk, "medicine", "ORS-SAC") == PriceIs(1_850, 1, "ORS, sold")
    assert price(desk, "test", "CBC") == PriceIs(15_000, 1, "Complete blood count")
    sugar = price(desk, "test", "GLU-F")
    assert sugar is not None and sugar.paise is None, "to be priced"
    assert price(desk, "medicine", "PARA-TAB-500") is None and price(desk, "service", "NONE") is None


def covered(desk: TestDesk, patient_id: str, kind: str = "opd", department: str = MEDICINE) -> CoverageIs | None:
    found = answers.answer(desk.store, CoverageFor(patient_id, kind, department, DAY))
    assert found is None or isinstance(found, CoverageIs)
    return found


def test_other_plugins_ask_what_a_visit_would_cost_and_who_pays(desk: TestDesk) -> None:
    patient = desk.patient()
    assert covered(desk, patient) == CoverageIs(6_000)
    assert covered(desk, patient, "lab") is None, "nothing arises at such a visit"
    give_schemes(desk, "bpl")
    cover(desk, patient, "bpl")
    found = covered(desk, patient)
    assert found is not None and found.patient_paise == 0
    assert [en.startswith("Covered 100 %") for en, _ in found.sentences] == [True]
    assert desk.sent("CoverageEligibilityResponse") == [], "a question leaves no trace"


def test_a_visit_of_which_something_has_no_price_yet_has_no_sum(desk: TestDesk) -> None:
    tariff = TariffService(desk.store)
    cells = {"code": "XTRA", "name": "Extra", "kind": "other", "head": "other", "visit_types": "opd"}
    tariff.put(desk.actor(), cells)
    found = covered(desk, desk.patient())
    assert found is not None and found.patient_paise is None
