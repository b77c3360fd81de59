"""At the counter: which schemes pay for somebody is decided offline, kept with its reason, and sent once."""


import pytest
from sqlalchemy import insert, select

from desk.plugins.billing.fhir import eligibility as fhir
from desk.plugins.billing.rules.decisions import Decision
from desk.plugins.billing.rules.splitting import ToSplit
from desk.plugins.billing.service import deciding
from desk.plugins.billing.tables import ChargeRow, DecisionRow, DocumentRow, LineRow, PartRow
from desk.records.coverage.rules import CoverageDraft
from desk.records.coverage.service import CoverageService
from desk.records.patient.draft import Address, PatientDraft
from desk.records.patient.service import PatientService
from desk.records.visit.rules import VisitDraft
from desk.records.visit.service import VisitService
from desk.security.authorize import system_actor
from desk.store.audit import AuditEntry
from tests.support.desk import FACILITY, MEDICINE, TestDesk
from tests.support.schemes import example, give_schemes

DAY = "2026-11-22"
HOME = Address("12 Lane", "Rohini", "North West Delhi", "Delhi", "110085")


class Counter:
    """A clerk with a desk that holds schemes."""

    def __init__(self, desk: TestDesk) -> None:
        self.desk, self.actor = desk, desk.actor()

    def register(self, address: Address = HOME, age: int = 42, name: str = "Ram Kumar") -> str:
        draft = PatientDraft(name=name, sex="1", age_months=age * 12, address=address)
        return PatientService(self.desk.store).register(self.actor, draft)

    def visit(self, patient_id: str, kind: str = "opd") -> str:
        return VisitService(self.desk.store).open(self.actor, VisitDraft(patient_id, MEDICINE, kind)).visit_id

    def cover(self, patient_id: str, scheme: str, member: str = "", proof: str = "card") -> str:
        draft = CoverageDraft(scheme, member, proof=proof)
        return CoverageService(self.desk.store).record(self.actor, patient_id, draft)

    def decide(self, patient_id: str, visit_id: str | None = None, day: str = DAY) -> dict[str, Decision]:
        with self.desk.store.unit(self.actor, "test.decide") as unit:
            return {one.scheme: one for one in deciding.decisions_for(unit, patient_id, visit_id, day)}


@pytest.fixture
def counter(desk: TestDesk) -> Counter:
    give_schemes(desk)
    return Counter(desk)


def test_a_resident_is_covered_and_the_sentence_says_why_in_both_languages(counter: Counter) -> None:
    patient = counter.register()
    found = counter.decide(patient, counter.visit(patient))
    assert list(found) == ["delhi-free-opd"]  # nobody spoke of the others
    one = found["delhi-free-opd"]
    assert (one.eligible, one.proof, one.facts) == (True, "none", {"resident": "yes", "visit_type": "opd"})
    assert one.says_en == "Covered 100 %: Delhi resident; proof: as recorded, nothing seen"
    assert one.says_hi == "100 % योजना से: दिल्ली निवासी; प्रमाण: जैसा दर्ज है, कुछ देखा नहीं गया"


def test_a_decision_is_made_and_sent_once_until_a_fact_changes(counter: Counter) -> None:
    patient = counter.register()
    visit = counter.visit(patient)
    first = counter.decide(patient, visit)["delhi-free-opd"]
    assert counter.decide(patient, visit)["delhi-free-opd"] == first
    assert [r["id"] for r in counter.desk.sent(fhir.RESPONSE)] == [first.decision_id]
    counter.cover(patient, "senior-citizen", proof="document")
    again = counter.decide(patient, visit)
    assert again["delhi-free-opd"] == first
    assert not again["senior-citizen"].eligible
    assert again["senior-citizen"].says_en == "Not covered: younger than 60 years"
    assert len(counter.desk.sent(fhir.REQUEST, fhir.RESPONSE)) == 4


def test_a_decision_is_made_anew_when_the_record_says_otherwise(counter: Counter) -> None:
    patient = counter.register()
    visit = counter.visit(patient)
    first = counter.decide(patient, visit)["delhi-free-opd"]
    away = Address("1 Road", "Sector 14", "Gurugram", "Haryana", "122001")
    draft = PatientDraft(name="Ram Kumar", sex="1", age_months=42 * 12, address=away)
    PatientService(counter.desk.store).amend(counter.actor, patient, draft, "moved house")
    again = counter.decide(patient, visit)["delhi-free-opd"]
    assert (again.eligible, again.says_en) == (False, "Not covered: the address is not in Delhi")
    assert [one["id"] for one in counter.desk.sent(fhir.RESPONSE)] == [first.decision_id, again.decision_id]
    give_schemes(counter.desk, example("delhi-free-opd", version=2, valid_from=DAY))
    assert counter.decide(patient, visit)["delhi-free-opd"].version == 2


def test_what_is_sent_is_what_another_desk_reads(counter: Counter) -> None:
    patient = counter.register()
    counter.cover(patient, "dgehs", "D-17", "document")
    visit = counter.visit(patient)
    made = counter.decide(patient, visit)
    asked, answers = counter.desk.sent(fhir.REQUEST), counter.desk.sent(fhir.RESPONSE)
    assert {one["id"] for one in answers} == {one.decision_id for one in made.values()}
    for resource in answers:
        assert fhir.from_fhir(resource) == made[fhir.from_fhir(resource).scheme]
        assert {"status", "purpose", "patient", "created", "insurer", "request", "outcome"} <= resource.keys()
    assert {one["id"] for one in asked} == {fhir.request_id(one.decision_id) for one in made.values()}
    assert all({"status", "purpose", "patient", "created", "insurer"} <= one.keys() for one in asked)
    assert str(made["dgehs"].coverage_id) in str(answers)


def test_somebody_whose_age_is_not_known_is_not_refused_but_not_proven(counter: Counter) -> None:
    draft = PatientDraft(name="Unknown Man", sex="1", unknown=True, address=HOME)
    patient = PatientService(counter.desk.store).register_unknown(counter.actor, draft)
    counter.cover(patient, "senior-citizen", proof="card")
    one = counter.decide(patient, counter.visit(patient))["senior-citizen"]
    assert (one.eligible, one.says_en) == (False, "Not proven: not known: age")
    assert one.says_hi == "साबित नहीं: पता नहीं: उम्र"


def test_a_card_that_was_verified_at_this_desk_today_is_a_proof(counter: Counter) -> None:
    patient = counter.register(age=70)
    visit = counter.visit(patient)
    assert "senior-citizen" not in counter.decide(patient, visit)  # nothing seen, nobody spoke of it
    said = (("kind", "card"), ("state", "verified"))
    for state in ("revoked", "expired"):
        other = (("kind", "card"), ("state", state))
        counter.desk.store.note(AuditEntry(counter.desk.clock.now_ms(), "x", "scan.read", patient, "read", other))
    counter.desk.store.write_notes()
    assert "senior-citizen" not in counter.decide(patient, visit)
    counter.desk.store.note(AuditEntry(counter.desk.clock.now_ms(), "x", "scan.read", patient, "read", said))
    counter.desk.store.write_notes()
    one = counter.decide(patient, visit)["senior-citizen"]
    assert one.says_en == "Covered 100 %: Delhi resident; 60 years or older; proof: card verified"
    counter.desk.clock.forward(days=1)
    assert "senior-citizen" not in counter.decide(patient, None, "2026-11-23")


def test_a_scheme_for_patients_in_bed_is_recorded_and_pays_nothing_out_of_bed(counter: Counter) -> None:
    patient = counter.register()
    counter.cover(patient, "ab-pmjay", "PM1", "card")
    found = counter.decide(patient, counter.visit(patient))
    one = found["ab-pmjay"]
    assert (one.eligible, one.says_en) == (False, "Recorded, but it does not pay for this kind of visit.")
    with counter.desk.store.reading(counter.actor, "test.split") as reading:
        (split,) = deciding.split(reading.connection, found.values(), [line("medicine", 5000)])
    assert [part.scheme for part in split.parts] == ["delhi-free-opd"]


def test_foreseeing_writes_nothing_and_shows_every_scheme(counter: Counter) -> None:
    patient = counter.register()
    with counter.desk.store.reading(counter.actor, "test.foresee") as reading:
        found = deciding.foresee(reading.connection, patient, "opd", MEDICINE, DAY)
        assert reading.connection.execute(select(DecisionRow)).all() == []
    assert len(found) == 7
    assert [one.scheme for one in found if one.eligible] == ["delhi-free-opd"]
    assert found[0].scheme == "delhi-free-opd"


def line(kind: str, gross: int, ref: str = "1") -> ToSplit:
    return ToSplit(ref, "X", kind, "medicine", gross, tax_bp=1200)


def paid(desk: TestDesk, patient: str, visit: str | None, paise: int, *, kind: str = "bill", day: str = DAY) -> None:
    """A bill (or credit note) of which DGEHS pays so much."""
    name = f"{kind} {patient} {visit} {paise} {day}"
    document = {
        "document_id": name, "kind": kind, "number": name, "series": "2026/A/A", "serial": 1, "patient_id": patient,
        "visit_id": visit, "day": day, "at": 1, "by": "x", "purpose": "bill", "reason": "", "origin": "pulled",
        "gross": paise, "discount": 0, "payers": paise, "patient": 0, "tax": 0, "paid": 0,
    }  # fmt: skip
    one = {
        "line_id": name, "document_id": name, "n": 1, "charge_id": name, "code": "X", "text": "X", "head": "x",
        "quantity": 1, "unit": "", "unit_paise": paise, "units": 1, "tax_code": "", "tax_bp": 0, "gross": paise,
        "discount": 0, "patient": 0, "tax": 0, "reason": "", "of_line": name if kind == "credit-note" else None,
    }  # fmt: skip
    part = {
        "line_id": name, "n": 0, "scheme": "dgehs", "paise": paise, "decision_id": "x", "says_en": "", "says_hi": "",
    }  # fmt: skip
    charge = {
        "charge_id": name, "fact_id": name, "source": "hand", "patient_id": patient, "visit_id": visit, "code": "X",
        "text": "X", "head": "x", "quantity": 1, "unit": "", "unit_paise": paise, "units": 1, "tax_code": "",
        "tax_bp": 0, "day": day, "at": 1, "by": "x", "status": "billed", "status_reason": "", "line_ref": "",
        "price_reason": "", "gross": paise, "discount": 0, "patient": 0, "tax": 0, "parts": "[]",
    }  # fmt: skip
    with desk.store.unit(system_actor(FACILITY), "test.paid") as unit:
        for row, values in ((ChargeRow, charge), (DocumentRow, document), (LineRow, one), (PartRow, part)):
            unit.connection.execute(insert(row), values)


def of_dgehs(counter: Counter, patient: str, visit: str | None, gross: int) -> tuple[int, int]:
    found = counter.decide(patient, visit)
    with counter.desk.store.reading(counter.actor, "test.split") as reading:
        (split,) = deciding.split(reading.connection, found.values(), [line("medicine", gross)])
    return sum(part.paise for part in split.parts if part.scheme == "dgehs"), split.patient


def test_a_ceiling_of_a_visit_counts_what_was_paid_and_what_came_back(counter: Counter) -> None:
    patient = counter.register()
    counter.cover(patient, "dgehs", "D-1")
    visit = counter.visit(patient)
    assert of_dgehs(counter, patient, visit, 600_000) == (500_000, 100_000)
    paid(counter.desk, patient, visit, 450_000)
    assert of_dgehs(counter, patient, visit, 600_000) == (50_000, 550_000)
    paid(counter.desk, patient, visit, 100_000, kind="credit-note")
    assert of_dgehs(counter, patient, visit, 600_000) == (150_000, 450_000)


def test_a_ceiling_of_the_year_is_shared_by_the_family_and_begins_anew_in_april(counter: Counter) -> None:
    patient, wife = counter.register(), counter.register(name="Sita Devi Sharma")
    counter.cover(patient, "dgehs", "D-1")
    counter.cover(wife, "dgehs", "D-1")
    paid(counter.desk, wife, None, 19_990_000, day="2026-03-31")
    assert of_dgehs(counter, patient, None, 100_000) == (90_000, 10_000)
    paid(counter.desk, wife, None, 19_990_000, day="2026-04-01")
    assert of_dgehs(counter, patient, None, 100_000) == (10_000, 90_000)
    one = counter.decide(patient)["dgehs"]
    assert one.provisional
    assert "at most ₹ 2,00,000.00 a year, shared by the family (never synced)" in one.says_en


def test_the_version_that_stands_on_the_day_decides(desk: TestDesk) -> None:
    first = example("delhi-free-opd")
    ended = example("delhi-free-opd", version=2, valid_from="2026-11-23", valid_to="2026-11-24")
    give_schemes(desk, first, ended)
    counter = Counter(desk)
    patient = counter.register()
    days = ("2026-03-31", DAY, "2026-11-23", "2026-11-25")
    versions = [[one.version for one in counter.decide(patient, None, day).values()] for day in days]
    assert versions == [[], [1], [2], []]
