"""What the cloud holds fast of money: sound amounts, closed facts, each facility's own; and the sums of a day."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import select

from cloud.__main__ import main
from cloud.tables import facility as facilities
from desk.core.ids import new_id
from desk.core.money import MOST
from desk.plugins.billing.fhir import charges, invoices
from desk.plugins.billing.rules.cash import CLOSE, OPEN_WITH_FLOAT
from desk.plugins.billing.rules.documents import BY_CARD
from desk.records.fhir import BASE
from tests.support.cloud import FHIR, Cloud, Json, WireDesk, issue
from tests.support.cloud import entry as entry_of
from tests.support.desk import MORNING
from tests.support.money_on_the_wire import (
    bill,
    charge,
    credit,
    credited,
    event,
    happened,
    line,
    noticed,
    outcome,
    payment,
    receipt,
    refund,
    remitted,
    sent,
    session,
    split,
    upi,
)

_json = msgspec.json.Encoder(decimal_format="number").encode
UPI = receipt(upi(), serial=9)
SESSION = session()
PAPERS: dict[str, Callable[[], Json]] = {
    "charge": lambda: sent(charge()),
    "bill": lambda: sent(bill()),
    "receipt": lambda: sent(receipt()),
    "outcome": lambda: noticed(outcome(UPI), UPI),
    "cash": lambda: happened(event(OPEN_WITH_FLOAT, SESSION, 5_000), SESSION),
}


def push(desk: WireDesk, *resources: Json, version: int | None = None) -> httpx.Response:
    """Each as an op of its own, with its numbers as a desk's outbox writes them."""
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": [entry_of(r, version) for r in resources]}
    headers = desk.headers(**desk.next_seq(), **{"Content-Type": FHIR})
    return desk.http.post("/fhir", content=_json(bundle), headers=headers)


def save(desk: WireDesk, *resources: Json, version: int | None = None) -> None:
    """The same where it must be taken."""
    response = push(desk, *resources, version=version)
    assert response.status_code == 200, response.text


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_written_once(desk: WireDesk, name: str) -> None:
    paper = PAPERS[name]()
    save(desk, paper)
    assert issue(push(desk, paper | {"language": "hi"}, version=1)) == (422, "append-only")
    fewer = paper | {"extension": paper.get("extension", [])[1:]}
    if "extension" in paper:
        assert issue(push(desk, fewer, version=1)) == (422, "append-only")
    if "meta" in paper:
        other = paper | {"meta": {"tag": [{"system": BASE + "kind", "code": "gift"}]}}
        assert issue(push(desk, other, version=1)) == (422, "append-only")


def test_a_bill_is_balanced_and_a_charge_cancelled_and_never_back(desk: WireDesk) -> None:
    issued, owed = sent(bill()), sent(charge())
    save(desk, issued, owed)
    save(desk, invoices.balanced(issued), charges.cancelled(owed, "not done"), version=1)
    for before in (issued, owed):
        assert issue(push(desk, before, version=2))[0] == 422
    assert desk.get(f"Invoice/{issued['id']}").json()["status"] == "balanced"


def test_amounts_come_back_to_the_last_digit(desk: WireDesk) -> None:
    most = sent(bill(line(MOST - 1)))
    save(desk, most)
    body = desk.get(f"Invoice/{most['id']}").content
    assert b'"value":999999999.99,' in body
    assert invoices.from_fhir(msgspec.json.decode(body)).patient == MOST - 1


def unsound() -> list[Json]:
    """Papers whose amounts are none, or contradict each other."""
    issued, taken = sent(bill(line(1_000, split=split(1_000, 400, tax=36)))), sent(receipt())
    found = []
    for paise in ("-5", "1e3", "5.5", "", "100000000001", "00"):
        other = b'"paise","valueString":"%b"' % paise.encode()
        found.append(msgspec.json.decode(_json(taken).replace(b'"paise","valueString":"1000"', other)))
    for field, value in (("totalGross", 5), ("totalNet", 4), ("totalGross", "4.00")):
        found.append(issued | {field: {"value": value, "currency": "INR"}})
    text = _json(issued)
    found.append(msgspec.json.decode(text.replace(b'"patient","valueString":"400"', b'"patient","valueString":"401"')))
    found.append(msgspec.json.decode(text.replace(b'"tax","valueString":"36"', b'"tax","valueString":"401"')))
    found.append(taken | {"paymentAmount": {"value": 10.5, "currency": "INR"}})
    found.append(sent(bill(line(2 * MOST))))
    found.append({key: value for key, value in issued.items() if key != "totalGross"})
    found.append(issued | {"totalGross": {"value": None}})
    found.append(taken | {"detail": [taken["detail"][0] | {"amount": {"value": 9.99, "currency": "INR"}}]})
    owed = _json(sent(charge(split=split(1_000, 400, tax=36))))
    for said in ((b'"36"', b'"401"'), (b'"400"', b'"399"'), (b'"600"', b'"601"')):
        found.append(msgspec.json.decode(owed.replace(*said)))
    found.append(issued | {"lineItem": [*issued["lineItem"], {"sequence": 2}]})
    found.append(taken | {"detail": [*taken["detail"], {"amount": {"value": 1}}]})
    found.append(noticed(outcome(UPI), UPI) | {"amount": {"value": 9.99, "currency": "INR"}})
    cash = happened(event(OPEN_WITH_FLOAT, SESSION, 5_000), SESSION)
    found.append(msgspec.json.decode(_json(cash).replace(b'"5000"', b'"fifty"')))
    return [one | {"id": new_id()} for one in found]


@pytest.mark.parametrize("paper", unsound())
def test_what_does_not_hold_together_is_refused_at_the_door(desk: WireDesk, paper: Json) -> None:
    assert issue(push(desk, paper)) == (422, "money")


def test_another_programs_invoice_is_none_of_its_business(desk: WireDesk) -> None:
    foreign = {"resourceType": "Invoice", "id": new_id(), "status": "issued", "totalGross": {"value": 3.999}}
    save(desk, foreign)


def test_money_is_seen_by_its_own_facility_and_by_nobody_else(cloud: Cloud) -> None:
    mine, other = cloud.desk(), cloud.desk()
    patient = new_id()
    for desk in (mine, other):  # a patient of common interest
        save(desk, {"resourceType": "Encounter", "id": new_id(), "status": "arrived",
                    "subject": {"reference": f"Patient/{patient}"}})  # fmt: skip
    papers = [sent(charge(patient_id=patient)), sent(bill(patient_id=patient)), sent(receipt(patient_id=patient)),
              PAPERS["outcome"](), PAPERS["cash"]()]  # fmt: skip
    save(mine, *papers)
    seen = {row["request"]["url"] for row in other.pull()[0]}
    for paper in papers:
        address = f"{paper['resourceType']}/{paper['id']}"
        assert address not in seen
        assert other.get(address).status_code == 404
        assert issue(push(other, paper | {"language": "hi"}, version=1)) == (422, "other-facility")
        assert mine.get(address).status_code == 200
    assert {f"{paper['resourceType']}/{paper['id']}" for paper in papers} <= {
        row["request"]["url"] for row in mine.pull()[0]
    }


def code_of(cloud: Cloud, facility_id: str) -> str:
    with cloud.store.read() as conn:
        return str(conn.execute(select(facilities.c.code).where(facilities.c.id == facility_id)).scalar_one())


def sums(cloud: Cloud, facility_id: str, day: str, capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, str], str]:
    """What the command prints."""
    capsys.readouterr()
    assert main(["--db", cloud.db, "sums", "--facility", code_of(cloud, facility_id), "--day", day]) == 0
    printed = (one.split("\t") for one in capsys.readouterr().out.splitlines())
    return {(what, of): amount for what, of, amount in printed}


def test_the_sums_of_a_day_are_those_of_its_papers(cloud: Cloud, capsys: pytest.CaptureFixture[str]) -> None:
    a = cloud.desk()
    b = cloud.desk(a.facility_id)
    tomorrow = MORNING + 86_400_000
    issued = bill(line(12_345, split=split(12_345, 10_000, 345, 901)), line(500, 2, head="lab"))
    taken = receipt(payment(6_000), upi(3_000), payment(1_500, BY_CARD), of_document=issued.document_id)
    there: dict[str, Any] = {"series": "2026/B/A", "number": "T1/2627/RB/000001"}
    drawer = session()
    part = credit(issued, credited(issued.lines[0], split=split(2_045, 1_000, 45, 90)), serial=2)
    save(a, sent(issued), sent(taken), sent(credit(issued, credited(issued.lines[1], split=split(500)))), sent(part),
         sent(refund(taken, payment(500, of_payment=taken.payments[0].payment_id))),
         noticed(outcome(taken, 1), taken), sent(bill(at=tomorrow, serial=2)),
         happened(event(CLOSE, drawer, 7_000, expected=7_000), drawer), happened(remitted(5_000), None))  # fmt: skip
    save(b, sent(replace(receipt(payment(250)), **there)), sent(bill(line(250), series="2026/B/A")))
    found = sums(cloud, a.facility_id, "2026-11-22", capsys)
    assert found == {
        ("bills", "A"): "105.00", ("bills", "B"): "2.50", ("credit-notes", "A"): "15.00",
        ("revenue", "opd"): "97.39", ("tax", ""): "8.11", ("discount", ""): "3.00",
        ("scheme", "delhi-free-opd"): "10.00", ("receipts", "cash A"): "60.00", ("receipts", "upi A"): "30.00",
        ("receipts", "card A"): "15.00", ("receipts", "cash B"): "2.50", ("refunds", "cash A"): "5.00",
        ("confirmed", "upi"): "30.00", ("cash", "close"): "70.00", ("cash", "remit"): "50.00",
        ("count", "bills A"): "1", ("count", "bills B"): "1", ("count", "credit-notes A"): "2",
        ("count", "receipts A"): "1", ("count", "receipts B"): "1", ("count", "refunds A"): "1",
        ("count", "confirmed"): "1", ("count", "cash close"): "1", ("count", "cash remit"): "1",
    }  # fmt: skip
    assert sums(cloud, a.facility_id, "2026-11-23", capsys) == {
        ("bills", "A"): "10.00", ("revenue", "opd"): "10.00", ("count", "bills A"): "1",
    }  # fmt: skip
    assert sums(cloud, cloud.desk().facility_id, "2026-11-22", capsys) == {}


def test_midnight_in_india_parts_the_days(cloud: Cloud, capsys: pytest.CaptureFixture[str]) -> None:
    a = cloud.desk()
    midnight = 1_795_372_200_000  # 2026-11-23T00:00+05:30
    save(a, sent(bill(line(100), at=midnight - 1)), sent(bill(line(70), at=midnight, serial=2)))
    assert sums(cloud, a.facility_id, "2026-11-22", capsys)["bills", "A"] == "1.00"
    assert sums(cloud, a.facility_id, "2026-11-23", capsys)["bills", "A"] == "0.70"


def test_what_cannot_be_added_up_is_named_and_not_left_out_silently(
    cloud: Cloud, capsys: pytest.CaptureFixture[str]
) -> None:
    a = cloud.desk()
    unnumbered = sent(bill())
    unnumbered["extension"] = [one for one in unnumbered["extension"] if not one["url"].endswith("number")]
    save(a, unnumbered, sent(bill(line(300))))
    code = code_of(cloud, a.facility_id)
    assert main(["--db", cloud.db, "sums", "--facility", code, "--day", "2026-11-22"]) == 1
    said = capsys.readouterr()
    assert f"Invoice/{unnumbered['id']}" in said.err
    assert "bills\tA\t3.00" in said.out
    for wrong in (["--facility", "NO-SUCH", "--day", "2026-11-22"], ["--facility", code, "--day", "22.11.2026"]):
        assert main(["--db", cloud.db, "sums", *wrong]) == 1
