"""What is printed of a code: all that it says, and of an Aadhaar code none of what the law keeps from us."""

import json

import pytest

from desk.codes.fields import fields
from desk.codes.read import read
from desk.codes.scan import Scan, Source
from tests.support import card_vectors, foreign, issuing

XML = (
    '<PrintLetterBarcodeData uid="234123412346" name="Sunita Devi" gender="F" yob="1984" co="D/O: Ram Lal" '
    'dist="Central Delhi" state="Delhi" pc="110006"/>'
)


def said(text: str) -> dict[str, object]:
    return fields(read(Scan.of_text(text, Source.FILE, foreign.NOW), trust=foreign.trust()))


def test_of_a_card_all_that_it_says() -> None:
    found = fields(read(issuing.scan(card_vectors.genuine()["full card"]), trust=issuing.trust()))
    assert json.loads(json.dumps(found)) == {
        "name": "Sunita Devi Sharma", "native_name": "सुनीता देवी शर्मा", "sex": "2", "birth_date": "1984-05-02",
        "birth_year": 1984, "mobile": "9812345670", "uhid": card_vectors.SUNITA.uhid, "guardian_uhid": "0000001D9",
        "patient_id": card_vectors.SUNITA.patient_id, "abha_number": "91123456789012", "blood_group": "B+",
        "allergies": ["91936005"], "conditions": ["E11", "I10"], "schemes": ["PMJAY"], "profile": 2,
        "issuer": "Delhi Health", "cti": found["cti"], "issued": "2026-11-21T23:00:00Z",
        "expires": "2031-11-20T23:00:00Z",
    }  # fmt: skip


def test_of_a_card_that_is_not_proven_only_the_number_to_search_by() -> None:
    found = fields(read(issuing.scan(card_vectors.refused()["a changed name"]), trust=issuing.trust()))
    assert found == {"hint": card_vectors.SUNITA.uhid}


def test_of_an_aadhaar_code_neither_photograph_nor_reference_nor_number() -> None:
    body = foreign.aadhaar_body("V2")
    text = json.dumps(said(foreign.aadhaar(body)) | said(XML))
    reference = foreign.RESIDENT["reference"]
    for kept_out in ("234123412346", "23412341", reference, reference[4:], foreign.PHOTO.decode("latin-1")[:8]):
        assert kept_out not in text
    assert '"last_four": "2346"' in text


@pytest.mark.parametrize(
    ("text", "some"),
    [
        (foreign.shc(), {"issuer": foreign.ISSUER}),
        (foreign.hcert(), {"issuer": "AT"}),
        ("0052DF69D", {"uhid": "0052DF69D"}),
        ("(01)08901234567890(17)271100(10)AB12", {"lot": "AB12", "expires": "2027-11-30"}),
        ("https://phr.abdm.gov.in/share-profile?hip-id=IN0710000001&counter-id=7", {"counter_id": "7"}),
        ('{"hidn":"91-1234-5678-9012","name":"Sunita","gender":"F","dob":"2/5/1984"}', {"birth_date": "1984-05-02"}),
        ("HIMV:1:" + "0" * 31 + "1:" + "0" * 31 + "2:0052DF69D:MA-012", {"token": "MA-012"}),
    ],
    ids=["shc", "hcert", "uhid", "pack", "facility", "abha", "slip"],
)
def test_every_kind_of_code_has_fields_that_json_takes(text: str, some: dict[str, object]) -> None:
    found = json.loads(json.dumps(said(text)))
    assert some.items() <= found.items()
