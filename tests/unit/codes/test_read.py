"""One scan, one meaning: every kind that a patient may hold out is named, read, or refused with a reason."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.codes.abha import AbhaClaim
from desk.codes.facility import FacilityQr
from desk.codes.read import READERS, Reader, UhidCode, Unknown, kind_of, read
from desk.codes.scan import Scan, Source
from desk.codes.slip import VisitSlip, encode
from desk.codes.state import State, in_words
from desk.codes.uhid import mint
from desk.core.errors import Unreadable
from desk.core.ids import new_id

NOW = 1_795_000_000_000


def scan(text: str) -> Scan:
    return Scan.of_text(text, Source.WEDGE, NOW)


def test_a_uhid_is_read_from_a_label_or_typing() -> None:
    uhid = mint(12345)
    for text in (uhid.compact, str(uhid), str(uhid).lower()):
        assert read(scan(text)) == UhidCode(uhid)


def test_a_slip_an_abha_and_a_facility_code_are_told_apart() -> None:
    slip = VisitSlip(new_id(), new_id(), mint(3), "GA007")
    assert read(scan(encode(slip))) == slip
    assert isinstance(read(scan('\ufeff {"hidn":"91-1234-5678-9012","name":"A B"}')), AbhaClaim)
    facility = read(scan("https://phr.abdm.gov.in/share-profile?hip-id=IN0710000001&counter-id=12"))
    assert facility == FacilityQr("IN0710000001", "12")
    assert isinstance(facility, FacilityQr)
    assert "patients scan it with their phone" in str(facility.explanation)


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("shlink:/eyJ1cmwiOi", "shlink", "needs the internet"),
    ],
)
def test_a_card_that_only_the_internet_could_read_is_named(text: str, kind: str, named: str) -> None:
    assert kind_of(scan(text)) == kind
    with pytest.raises(Unreadable) as caught:
        read(scan(text))
    assert str(caught.value).startswith("Not read by this version:")
    assert named in str(caught.value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("HIM1:6BFOXN*TS0BI$ZD", "card"),
        ("shc:/5676290952432060346029243740", "shc"),
        ("HC1:6BFOXN%TS3DH", "hcert"),
        ("7" * 1800, "aadhaar"),
        ('<?xml version="1.0"?><PrintLetterBarcodeData uid="999999999999"/>', "aadhaar"),
        ("(01)08901234567894(17)271300", "pack"),
    ],
)
def test_a_damaged_card_is_still_named_for_the_audit(text: str, kind: str) -> None:
    assert kind_of(scan(text)) == kind
    with pytest.raises(Unreadable) as caught:
        read(scan(text))
    assert "999999999999" not in str(caught.value) + caught.value.detail


@pytest.mark.parametrize("text", ["", "hello", "8901030865278", "https://example.org/x", "7" * 100, "ग" * 9])
def test_a_code_that_nobody_knows_is_unknown_and_keeps_quiet(text: str) -> None:
    meaning = read(scan(text))
    assert meaning == Unknown(text)
    assert not text or text not in repr(meaning)


def test_a_mistyped_uhid_is_unreadable_not_unknown() -> None:
    with pytest.raises(Unreadable, match="wrong or swapped"):
        read(scan("000-000-000"))


@pytest.mark.parametrize(
    "text",
    [
        "https://phr.abdm.gov.in/share-profile",
        "https://phr.abdm.gov.in/share-profile?hip-id=<script>",
        "https://phr.abdm.gov.in/share-profile?hip-id=" + "A" * 600,
        "https://phr.abdm.gov.in/share-profile?" + "a=1&" * 20,
        "https://[phr.abdm.gov.in/share-profile?hip-id=1",
    ],
)
def test_a_strange_facility_code_is_refused_or_unknown(text: str) -> None:
    try:
        assert isinstance(read(scan(text)), Unknown)
    except Unreadable as error:
        assert "Scan the patient's card" in str(error)


def test_a_megabyte_of_json_is_refused_without_being_parsed() -> None:
    bomb = scan('{"name":"' + "A" * 1_000_000 + '"}')
    tracemalloc.start()
    with pytest.raises(Unreadable) as caught:
        read(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "far longer than any card" in str(caught.value)
    assert peak < 100_000
    assert kind_of(bomb) == "unknown"


def test_another_reader_is_another_row() -> None:
    row = Reader("vitals", lambda s: s.text.startswith("BP:"), lambda s, _trust: Unknown(s.text[3:]))
    assert read(scan("BP:120"), (row, *READERS)) == Unknown("120")
    assert kind_of(scan("BP:120"), (row, *READERS)) == "vitals"


def test_kinds_are_told_apart_and_states_have_words() -> None:
    kinds = [reader.kind for reader in READERS]
    assert len(set(kinds)) == len(kinds)
    assert len({str(in_words(state)) for state in State}) == len(State)
    assert str(in_words(State.UNSIGNED)) == "Claim, not verified"


@given(st.sampled_from(["", "{", "HIM1:", "HIMV:1:", "https://phr.abdm.gov.in/share-profile?", "<"]), st.text())
def test_anything_is_a_meaning_or_unreadable(start: str, tail: str) -> None:
    try:
        assert read(scan(start + tail)).state is State.UNSIGNED
    except Unreadable as error:
        assert str(error)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_meaning_or_unreadable(data: bytes) -> None:
    try:
        assert read(Scan.of_bytes(data, "]Q1", Source.CAMERA, NOW)).kind
    except Unreadable as error:
        assert str(error)
