"""A UHID is minted, printed, read out, typed back; a slip of the finger is caught."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.codes.uhid import ALPHABET, BASE, CAPACITY, Uhid, check_character, check_value, looks_like, mint, parse
from desk.core.errors import Unreadable

numbers = st.integers(0, CAPACITY - 1)


def test_the_alphabet_has_thirty_characters_and_none_that_people_confuse() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == BASE == 30
    assert not set("BIOQSZ") & set(ALPHABET)


def test_the_recursion_gives_the_example_that_the_standard_prints() -> None:
    assert check_value([0, 7, 9, 4], base=10) == 5  # ISO/IEC 7064, MOD 11,10


@given(numbers)
def test_a_minted_number_comes_back_from_its_printed_form(number: int) -> None:
    uhid = mint(number)
    assert parse(str(uhid)) == parse(uhid.compact) == uhid
    assert uhid.number == number
    assert [len(part) for part in str(uhid).split("-")] == [3, 3, 3]


@pytest.mark.parametrize("number", [-1, CAPACITY])
def test_a_number_outside_the_range_is_a_bug(number: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        mint(number)


@pytest.mark.parametrize("number", [0, 1, 30, 123_456_789, CAPACITY - 1, 17**8, 29**8 - 5])
def test_every_single_wrong_character_is_caught(number: int) -> None:
    right = mint(number).compact
    for place in range(len(right)):
        for other in set(ALPHABET) - {right[place]}:
            with pytest.raises(Unreadable):
                parse(right[:place] + other + right[place + 1 :])


def test_swapped_neighbours_are_caught_as_far_as_the_standard_promises() -> None:
    # All swaps of two neighbours in two-character bodies after each state that a first character can bring about.
    bodies = [(first, a, b) for first in range(BASE) for a in range(BASE) for b in range(a)]
    missed = sum(check_value((f, a, b), BASE) == check_value((f, b, a), BASE) for f, a, b in bodies)
    assert len(bodies) == 13_050
    assert missed == 30


@pytest.mark.parametrize(
    "typed",
    [
        "{0}-{1}-{2}", "{0} {1} {2}", "{0}{1}{2}", " {0}–{1}–{2}\n", "{0}_{1}.{2}",
    ],
)  # fmt: skip
def test_hyphens_spaces_and_case_are_forgiven(typed: str) -> None:
    uhid = mint(40_404_040_404)
    parts = str(uhid).split("-")
    assert parse(typed.format(*parts)) == parse(typed.format(*parts).lower()) == uhid


def test_letters_that_look_like_digits_are_read_as_the_digits() -> None:
    uhid = next(u for u in map(mint, range(10**9)) if {"0", "1"} <= set(u.compact[5:]))
    assert parse(uhid.compact.replace("0", "O").replace("1", "i")) == uhid
    assert parse(uhid.compact.replace("0", "q")) == uhid
    body = "85285285"
    uhid = Uhid(body + check_character(body))
    assert parse(uhid.compact.replace("8", "B").replace("5", "s").replace("2", "Z")) == uhid


def test_digits_typed_on_a_hindi_keyboard_are_read() -> None:
    uhid = mint(0)
    assert parse(str(uhid).replace("0", "०")) == uhid


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "A UHID has 9 letters and digits; this has 0."),
        ("123-456", "A UHID has 9 letters and digits; this has 6."),
        ("1" * 10_000, "A UHID has 9"),
        ("12#-456-789", "A UHID never holds the character #."),
        ("रा1-456-789", "A UHID never holds the character र."),
        ("000-000-000", "wrong or swapped character"),
    ],
)
def test_what_is_wrong_is_said(typed: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse(typed)
    assert sentence in str(caught.value)


@given(st.text(max_size=200))
def test_any_text_is_a_uhid_or_unreadable(text: str) -> None:
    try:
        assert looks_like(str(parse(text)))
    except Unreadable as error:
        assert str(error)


def test_a_value_that_was_not_checked_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="not a UHID"):
        Uhid("000000000")
