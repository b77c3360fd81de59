"""The visit slip's code: printed, scanned, torn, forged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.codes.slip import VisitSlip, decode, encode
from desk.codes.uhid import CAPACITY, mint
from desk.core.errors import Unreadable
from desk.core.ids import new_id

ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@given(st.uuids(), st.uuids(), st.none() | st.integers(0, CAPACITY - 1), st.from_regex(r"\A[A-Z]{2}[0-9]{3}\Z"))
def test_a_printed_slip_comes_back(visit: object, patient: object, number: int | None, token: str) -> None:
    slip = VisitSlip(str(visit), str(patient), None if number is None else mint(number), token)
    text = encode(slip)
    assert set(text) <= ALPHANUMERIC
    assert decode(text) == slip


def test_it_fits_a_small_code() -> None:
    # Version 4 with error correction M holds 90 alphanumeric characters.
    assert len(encode(VisitSlip(new_id(), new_id(), mint(7), "GA001"))) <= 90


def test_capitals_do_not_matter() -> None:
    slip = VisitSlip(new_id(), new_id(), None, "GA001")
    assert decode(encode(slip).lower() + "\n") == slip


@pytest.mark.parametrize("change", [("HIMV:1", "HIMX:1"), ("GA001", "GA001;DROP"), ("GA001", ""), (":GA001", "")])
def test_a_damaged_slip_is_said_to_be_damaged(change: tuple[str, str]) -> None:
    text = encode(VisitSlip(new_id(), new_id(), mint(7), "GA001"))
    with pytest.raises(Unreadable, match="damaged"):
        decode(text.replace(*change))


def test_a_slip_of_a_newer_program_says_so() -> None:
    with pytest.raises(Unreadable, match="newer program"):
        decode(encode(VisitSlip(new_id(), new_id(), None, "GA001")).replace(":1:", ":2:", 1))


def test_a_wrong_uhid_on_a_slip_is_refused() -> None:
    text = encode(VisitSlip(new_id(), new_id(), mint(7), "GA001"))
    right = mint(7).compact
    with pytest.raises(Unreadable, match="wrong or swapped"):
        decode(text.replace(right, "1" + right[1:]))


@given(st.text(max_size=200))
def test_any_text_is_a_slip_or_unreadable(tail: str) -> None:
    for text in (tail, "HIMV:1:" + tail):
        try:
            decode(text)
        except Unreadable as error:
            assert str(error)


@pytest.mark.parametrize("slip", [("x", "y", "GA001"), (new_id(), new_id(), "a token"), (new_id(), new_id(), "")])
def test_what_cannot_be_written_is_a_bug(slip: tuple[str, str, str]) -> None:
    visit, patient, token = slip
    with pytest.raises(ValueError):
        encode(VisitSlip(visit, patient, None, token))
