"""What people type is cleaned or refused before it enters the record."""

import pytest

from desk.core.errors import Problems
from desk.records.entry import Checks, holds_aadhaar, read_date, script_of


def line(text: str, most: int = 150) -> str:
    checks = Checks()
    found = checks.line("name", text, most)
    checks.done()
    return found


def test_a_line_is_in_nfc_and_single_spaced() -> None:
    assert line("  Jose\u0301 \t\n Singh ") == "Jos\u00e9 Singh"


def test_joiners_that_shape_devanagari_stay() -> None:
    assert line("क\u094dष\u200d कर\u094d\u200dनल") == "क\u094dष\u200d कर\u094d\u200dनल"


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x07", "\x1b", "\u200b", "\u200e", "\u202e", "\u2066", "\u00ad", "\ufeff", "\ue000", "\ud800"]
)
def test_a_hidden_character_is_refused(hidden: str) -> None:
    with pytest.raises(Problems) as refused:
        line(f"Ram{hidden}Kumar")
    assert "hidden character" in str(refused.value.by_field["name"])


@pytest.mark.parametrize("length", [151, 10_000, 5_000_000])
def test_a_text_over_its_cap_is_refused_at_any_length(length: int) -> None:
    with pytest.raises(Problems) as refused:
        line("a" * length)
    assert str(refused.value) == "This is too long. 150 characters are enough."


@pytest.mark.parametrize("text", ["234123412346", "2341 2341 2346", "no 2341-2341-2346.", "२३४१ २३४१ २३४६"])
def test_an_aadhaar_number_is_seen_however_it_is_written(text: str) -> None:
    assert holds_aadhaar(text)


@pytest.mark.parametrize("text", ["234123412347", "134123412346", "92341234123461", "9876543210", "110005", ""])
def test_other_numbers_are_no_aadhaar_numbers(text: str) -> None:
    assert not holds_aadhaar(text)


def test_a_single_wrong_or_swapped_digit_is_no_aadhaar_number() -> None:
    """Verhoeff's check finds every single error and every swap of neighbours, so few other numbers are refused."""
    right = "234123412346"
    wrong = {right[:i] + d + right[i + 1 :] for i in range(1, 12) for d in "0123456789" if d != right[i]}
    swapped = {
        right[:i] + right[i + 1] + right[i] + right[i + 2 :] for i in range(1, 11) if right[i] != right[i + 1]
    }
    assert [number for number in wrong | swapped if holds_aadhaar(number)] == []


@pytest.mark.parametrize(
    ("text", "script"), [("Ram", "Latn"), ("राम", "Deva"), ("12 ਰਾਮ", "Guru"), ("رام", "Arab"), ("42", "Zyyy")]
)
def test_the_script_is_that_of_the_first_letter(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "known"),
    [("1984-03-12", "1984-03-12"), ("1984-03", "1984-03"), ("1984", "1984"), ("12/3/1984", "1984-03-12"),
     ("१२/०३/१९८४", "1984-03-12")],
)  # fmt: skip
def test_a_date_is_read_as_far_as_it_is_known(text: str, known: str) -> None:
    assert read_date(text) == known


@pytest.mark.parametrize(
    "text", ["31/02/1990", "1990-02-31", "1990-13", "0000", "12/3/84", "yesterday", "", "9" * 9999]
)
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_date(text)
