"""The signed list of schemes arrives, by the feed or in a file: what is taken over, what is refused with a sentence."""

import json
from base64 import b64encode
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from desk.codes import cose, lists
from desk.codes.strict_cbor import dumps
from desk.codes.trust import NOTHING_TRUSTED, Trust
from desk.core.errors import DeskError, NotAllowed, Refused, Unreadable
from desk.plugins.billing.fhir import eligibility as fhir
from desk.plugins.billing.rules import definitions
from desk.plugins.billing.rules.decisions import AGREES, DISAGREES, UNCHECKED, Decision
from desk.plugins.billing.rules.reviews import SCHEME_DISAGREES
from desk.plugins.billing.rules.splitting import ToSplit
from desk.plugins.billing.service import deciding, pulled_schemes
from desk.plugins.billing.service.schemes import ImportReport, SchemeService
from desk.plugins.billing.tables import DecisionRow, ReviewRow, SchemeListRow, SchemeRow
from desk.records.cards.fhir import COSE
from desk.records.fhir import BASE, Resource
from desk.security.authorize import system_actor
from tests.support import issuing
from tests.support.desk import FACILITY, TestDesk
from tests.support.issuing import ISSUER, NOW, Listed, eddsa
from tests.support.schemes import EXAMPLES, body, example, give_schemes

SIGNERS = (Listed("schemes", ("schemes",)), Listed("leaked", ("schemes",)))


def trust(*more: Listed, sequence: int = 8) -> Trust:
    listed = issuing.trust_list((*issuing.LISTED, *(more or SIGNERS)), sequence)
    return lists.trust_list(issuing.root(), listed)


def signed(
    *found: dict[str, Any] | bytes, sequence: int = 1, by: str = "schemes", issuer: str = ISSUER, claim: int = -65542
) -> bytes:
    """A list of schemes, signed."""
    bodies = sorted(one if isinstance(one, bytes) else body(one) for one in found)
    return cose.make(dumps({1: issuer, 6: NOW - 60, claim: {0: sequence, 1: bodies}}), eddsa(by))


def take(desk: TestDesk, data: bytes, by: Trust | None = None, *, dry_run: bool = False) -> ImportReport:
    service = SchemeService(desk.store, lambda _connection: by or trust())
    return service.import_(desk.actor("supervisor"), data, dry_run)


def kept(desk: TestDesk) -> list[tuple[str, int]]:
    with desk.store.readers.connect() as connection:
        query = select(SchemeRow.scheme, SchemeRow.version).order_by(SchemeRow.scheme, SchemeRow.version)
        rows = connection.execute(query)
        return [(row.scheme, row.version) for row in rows]


def test_the_shipped_examples_come_signed_and_are_taken_over(desk: TestDesk) -> None:
    data = signed(*(example(one) for one in EXAMPLES))
    report = take(desk, data, dry_run=True)
    assert (report.definitions, len(report.fresh), kept(desk)) == (7, 7, [])
    assert take(desk, data) == report
    assert kept(desk) == [(one, 1) for one in EXAMPLES]
    assert take(desk, data).fresh == ()
    service = SchemeService(desk.store, lambda _connection: trust())
    standing = service.definitions(desk.actor("clerk"))
    assert standing[0].scheme == "ab-pmjay"
    assert all(one.example and one.confirm for one in standing)


def test_somebody_without_the_right_imports_nothing(desk: TestDesk) -> None:
    service = SchemeService(desk.store, lambda _connection: trust())
    desk.more = frozenset()
    with pytest.raises(NotAllowed):
        service.import_(desk.actor("clerk"), signed(example("bpl")))
    assert kept(desk) == []


REFUSED: dict[str, tuple[Any, str]] = {
    "an unknown field": (example("bpl", bonus=5), "does not know: bonus"),
    "an unknown field deep inside": (example("bpl", ceilings={"day_paise": 5}), "does not know: day_paise"),
    "no yes or no": (example("bpl", eligible=[{**example("bpl")["eligible"][0], "when": "age"}]), "yes or no: age"),
    "a sum": (example("bpl", eligible=[{**example("bpl")["eligible"][0], "when": "age + 1 > 60"}]), "asks for _"),
    "an unknown fact": (
        example("bpl", eligible=[{**example("bpl")["eligible"][0], "when": "salary < 100000"}]), "asks for salary",
    ),
    "a fact of a line about a person": (
        example("bpl", eligible=[{**example("bpl")["eligible"][0], "when": "kind == 'medicine'"}]), "asks for kind",
    ),
    "types that do not fit": (
        example("bpl", eligible=[{**example("bpl")["eligible"][0], "when": "age >= '60'"}]), "yes or no",
    ),
    "what cannot be read": (
        example("bpl", eligible=[{**example("bpl")["eligible"][0], "when": "age >="}]), "cannot be read: age >=",
    ),
    "a share over the whole": (
        example("bpl", benefits=[{**example("bpl")["benefits"][0], "share_bp": 10_001}]), "of another form",
    ),
    "a share as a fraction": (
        example("bpl", benefits=[{**example("bpl")["benefits"][0], "share_bp": 0.5}]), "of another form",
    ),
    "a day that is none": (example("bpl", valid_from="2026-02-30"), "valid_from"),
    "an unknown proof": (example("bpl", proof=["word of honour"]), "proof"),
    "an example that does not say so": (example("bpl", confirm=""), "confirm"),
    "a hidden character": (example("bpl", payer={"en": "A\u202eB", "hi": "क"}), "says"),
    "blanks in the JSON": (json.dumps(example("bpl"), sort_keys=True).encode(), "one written form"),
    "a member twice": (body(example("bpl")).replace(b'"combines":false', b'"combines":false,"combines":false'), "form"),
    "no JSON": (b"[" * 5000, "damaged"),
    "1 MB": (b'"' + b"x" * 1_000_000 + b'"', "too long"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_definition_that_this_program_does_not_understand_is_refused_whole(desk: TestDesk, name: str) -> None:
    wrong, sentence = REFUSED[name]
    data = signed(example("ews"), wrong)
    with pytest.raises(DeskError, match=sentence):
        take(desk, data)
    assert kept(desk) == []
    with desk.store.readers.connect() as connection:
        assert connection.execute(select(func.count()).select_from(SchemeListRow)).scalar_one() == 0


@pytest.mark.parametrize(
    "data",
    [
        signed(example("bpl"), by="attacker"), signed(example("bpl"), by="cards"), signed(example("bpl"), by="root"),
        signed(example("bpl"), by="revocations"), signed(example("bpl"), issuer="Another"),
    ],
)  # fmt: skip
def test_a_list_that_nobody_trusted_signed_is_refused(desk: TestDesk, data: bytes) -> None:
    with pytest.raises(Unreadable, match="not signed by a trusted issuer"):
        take(desk, data)
    assert kept(desk) == []


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xd2", bytes(2_000_000), signed(example("bpl"), claim=-65539), signed(example("bpl"), sequence=0),
        signed(example("bpl"))[:-1], cose.make(dumps({1: ISSUER, 6: NOW, -65542: {0: 1, 1: ["x"]}}), eddsa("schemes")),
        cose.make(dumps({1: ISSUER, 6: NOW, -65542: {0: 1, 1: [b"b", b"a"]}}), eddsa("schemes")),
    ],
)  # fmt: skip
def test_a_damaged_list_is_refused(desk: TestDesk, data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        take(desk, data)
    assert kept(desk) == []


def test_before_the_issuers_are_known_nothing_is_kept(desk: TestDesk) -> None:
    with pytest.raises(Refused, match="before the list of issuers"):
        take(desk, signed(example("bpl")), NOTHING_TRUSTED)
    assert kept(desk) == []


def test_an_older_list_is_refused_and_the_desk_keeps_its_own(desk: TestDesk) -> None:
    take(desk, signed(example("bpl"), sequence=5))
    for sequence in (4, 5):
        with pytest.raises(Refused, match="older than the one"):
            take(desk, signed(example("ews"), sequence=sequence))
    assert kept(desk) == [("bpl", 1)]
    take(desk, signed(example("bpl"), example("ews"), sequence=6))
    assert kept(desk) == [("bpl", 1), ("ews", 1)]


def test_a_version_never_changes_its_words(desk: TestDesk) -> None:
    take(desk, signed(example("bpl")))
    with pytest.raises(Refused, match="Version 1 of scheme bpl came in other words"):
        take(desk, signed(example("bpl", priority=1), sequence=2))
    with pytest.raises(Refused, match="in other words"):
        take(desk, signed(example("ews"), example("ews", priority=1), sequence=2), dry_run=True)
    assert kept(desk) == [("bpl", 1)]


def test_a_leaked_key_does_not_freeze_the_list_and_its_schemes_go(desk: TestDesk) -> None:
    take(desk, signed(example("bpl", priority=0), example("ews"), sequence=2**53 - 1, by="leaked"))
    later = trust(SIGNERS[0], Listed("leaked", ("schemes",), status=2), sequence=9)
    take(desk, signed(example("bpl"), sequence=3), later)
    assert kept(desk) == [("bpl", 1)]
    with desk.store.readers.connect() as connection:
        assert connection.execute(select(SchemeListRow.sequence)).scalar_one() == 3


def binary(data: bytes) -> Resource:
    return {
        "resourceType": "Binary", "id": "0193a000-0000-7000-8000-00000000beef", "contentType": COSE,
        "data": b64encode(data).decode(), "extension": [{"url": BASE + "signed-list", "valueCode": "schemes"}],
    }  # fmt: skip


def test_the_feed_brings_the_same_list(desk: TestDesk) -> None:
    with desk.store.unit(system_actor(FACILITY), "test.pull") as unit:
        pulled_schemes.take_list(unit, binary(signed(example("bpl"))), lambda _connection: trust())
    assert kept(desk) == [("bpl", 1)]


DECISION = Decision(
    decision_id="0193a000-0000-7000-8000-0000000000d1", patient_id="0193a000-0000-7000-8000-0000000000f1",
    visit_id="0193a000-0000-7000-8000-0000000000e1", scheme="bpl", version=1, digest="ab" * 32, eligible=True,
    proof="card-seen", facts={"covered": "yes", "income": "", "age": "61"}, says_en="Covered 100 %", says_hi="योजना से",
    provisional=False, day="2026-11-22", at=1_795_305_600_000, by="0193a000-0000-7000-8000-0000000000a1",
    coverage_id="0193a000-0000-7000-8000-0000000000c1",
)  # fmt: skip


def review(outcome: str, why: str = "The age on record is 40.") -> Resource:
    return {
        "resourceType": "Basic", "id": "0193a000-0000-7000-8000-0000000000b1",
        "code": {"coding": [{"system": BASE + "basic", "code": fhir.REVIEW}]},
        "subject": {"reference": f"Patient/{DECISION.patient_id}"},
        "extension": [
            {"url": BASE + "eligibility-decision", "valueReference": {
                "reference": f"{fhir.RESPONSE}/{DECISION.decision_id}"}},
            {"url": BASE + "eligibility-outcome", "valueCode": outcome},
            {"url": BASE + "why-en", "valueString": why}, {"url": BASE + "why-hi", "valueString": "उम्र 40 दर्ज है।"},
        ],
    }  # fmt: skip


def pull(desk: TestDesk, *resources: Resource) -> None:
    with desk.store.unit(system_actor(FACILITY), "test.pull") as unit:
        pulled_schemes.take(unit, resources)


def test_another_desks_decision_is_kept_once_and_sends_nothing(desk: TestDesk) -> None:
    asked, answer = fhir.to_fhir(DECISION, definitions.read(body(example("bpl"))))
    pull(desk, asked, answer, answer)
    with desk.store.readers.connect() as connection:
        assert connection.execute(select(func.count()).select_from(DecisionRow)).scalar_one() == 1
    service = SchemeService(desk.store, lambda _connection: trust())
    assert service.decisions(desk.actor("clerk"), DECISION.patient_id) == (DECISION,)
    assert service.decisions(desk.actor("clerk"), DECISION.patient_id, "another") == ()
    assert desk.sent() == []


def test_what_the_cloud_says_is_noted_and_a_disagreement_waits_for_a_person(desk: TestDesk) -> None:
    _, answer = fhir.to_fhir(DECISION, definitions.read(body(example("bpl"))))
    pull(desk, answer, review(AGREES))

    def state() -> tuple[str, str, list[tuple[str, str, str]]]:
        with desk.store.readers.connect() as connection:
            row = connection.execute(select(DecisionRow)).one()
            waiting = connection.execute(select(ReviewRow.kind, ReviewRow.about, ReviewRow.why_hi)).all()
        return row.checked, row.checked_why, [(one.kind, one.about, one.why_hi) for one in waiting]

    assert state()[2] == []
    assert state()[0] == AGREES
    pull(desk, review(DISAGREES))
    pull(desk, review(DISAGREES))
    assert state() == (
        DISAGREES, "The age on record is 40.", [(SCHEME_DISAGREES, DECISION.decision_id, "उम्र 40 दर्ज है।")]
    )
    assert UNCHECKED == ""


@pytest.mark.parametrize(
    "change",
    [{"patient": None}, {"servicedDate": "yesterday"}, {"insurer": {}}, {"extension": []}, {"id": "x"},
     {"insurance": "x"}, {"disposition": 5}, {"disposition": "x" * 3000}],
)  # fmt: skip
def test_a_decision_that_makes_no_sense_is_set_aside(desk: TestDesk, change: dict[str, Any]) -> None:
    _, answer = fhir.to_fhir(DECISION, definitions.read(body(example("bpl"))))
    with pytest.raises(ValueError, match=r"\w"):
        pull(desk, {**answer, **change})


def test_a_decision_by_a_definition_that_is_not_here_pays_nothing(desk: TestDesk) -> None:
    give_schemes(desk, "ews")
    line = [ToSplit("1", "X", "medicine", "medicine", 5000)]
    with desk.store.readers.connect() as connection:
        (split,) = deciding.split(connection, [DECISION], line)
    assert (split.parts, split.patient) == ((), 5000)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE billing_decision SET eligible = 0", "UPDATE billing_decision SET facts = '{}'",
     "DELETE FROM billing_decision",
     "UPDATE billing_scheme SET priority = 0", "UPDATE billing_scheme_list SET sequence = sequence"],
)  # fmt: skip
def test_the_database_itself_holds_what_was_decided_and_signed(desk: TestDesk, statement: str) -> None:
    take(desk, signed(example("bpl")))
    pull(desk, *fhir.to_fhir(DECISION, definitions.read(body(example("bpl")))))
    with pytest.raises(IntegrityError), desk.store.unit(system_actor(FACILITY), "test.spoil") as unit:
        unit.connection.exec_driver_sql(statement)


def test_a_review_of_another_patients_decision_is_none(desk: TestDesk) -> None:
    """Else a hostile feed would send a person to the wrong patient."""
    _, answer = fhir.to_fhir(DECISION, definitions.read(body(example("bpl"))))
    pull(desk, answer)
    other = review(DISAGREES) | {"subject": {"reference": "Patient/0193a000-0000-7000-8000-0000000000f2"}}
    with pytest.raises(ValueError, match="another patient"):
        pull(desk, other)
    with desk.store.readers.connect() as connection:
        assert connection.execute(select(func.count()).select_from(ReviewRow)).scalar_one() == 0


def test_another_body_of_a_known_decision_changes_nothing(desk: TestDesk) -> None:
    definition = definitions.read(body(example("bpl")))
    pull(desk, *fhir.to_fhir(DECISION, definition))
    pull(desk, *fhir.to_fhir(replace(DECISION, eligible=False, patient_id=DECISION.by, says_en="No"), definition))
    service = SchemeService(desk.store, lambda _connection: trust())
    assert service.decisions(desk.actor("clerk"), DECISION.patient_id) == (DECISION,)
