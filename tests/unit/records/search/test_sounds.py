"""Spellings that are one name to the ear, and names that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.search.fold import folded, number_of, phone_of, words_of
from desk.records.search.phonetic import beginnings, plain, sound


def _plain(name: str) -> str:
    return plain(words_of(name)[0])


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sunita", "Suneeta", "Sunitaa", "सुनीता", "सुनिता"),
        ("Lakshmi", "Laxmi", "लक्ष्मी"),
        ("Shyam", "Syam", "श्याम"),
        ("Vikas", "Wikas", "विकास"),
        ("Phool", "Fool", "फूल", "फ़ूल"),
        ("Zahid", "Jahid", "ज़ाहिद", "जाहिद"),
        ("Chandan", "Chandann", "चंदन", "चन्दन", "चँदन"),
        ("Champa", "Chanpa", "चंपा", "चम्पा"),
        ("Gyan", "Jnan", "ज्ञान"),
        ("Krishna", "कृष्ण"),
        ("Singh", "सिंह", "सिंघ"),
        ("Pandey", "Pande", "पांडे"),
        ("Chopra", "चोपड़ा"),
        ("Jagdish", "जगदीश"),
        ("Kamla", "कमला"),
        ("Manjeet", "मनजीत"),
        ("Kalawati", "कलावती"),
    ],
)
def test_one_name_has_one_plain_form(spellings: tuple[str, ...]) -> None:
    assert len({_plain(s) for s in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Ram", "रमा"), ("Bikash", "Vikas"), ("Hemanta", "हेमंत"), ("Peter", "पीटर")])
def test_near_forms_have_one_sound(one: str, other: str) -> None:
    assert sound(_plain(one)) == sound(_plain(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Ramesh", "Rajesh"), ("Sunita", "Anita"), ("सीता", "गीता"), ("Kamal", "Vimal")]
)
def test_different_names_sound_different(one: str, other: str) -> None:
    assert sound(_plain(one)) != sound(_plain(other))


@pytest.mark.parametrize(
    "name", ["Ramesh", "Chandan", "Lakshmi", "Deepak", "Phoolwati", "जगदीश", "राजेन्द्र", "सुनीता", "कमला"]
)
def test_half_a_word_begins_like_the_whole(name: str) -> None:
    word = words_of(name)[0]
    whole = plain(word)
    halves = [word[:n] for n in range(2, len(word) + 1)]
    assert [h for h in halves if not whole.startswith(beginnings(h))] == []


def test_folding_leaves_letters_marks_and_digits() -> None:
    assert words_of("Rām  KU-mar\u200d ज़हीर चाँद ०१ \u202e") == ("ram", "ku", "mar", "जहीर", "चांद", "01")


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("+91 98765-43210", "9876543210"), ("09876543210", "9876543210"), ("९८७६", "9876"), ("91", "91"), ("none", "")],
)
def test_a_phone_is_compared_by_its_ten_digits(typed: str, digits: str) -> None:
    assert phone_of(typed) == digits


def test_a_number_is_compared_by_letters_and_digits() -> None:
    assert number_of(" 0a1-2b3-4c5 ") == "0A12B34C5"


@given(st.text(max_size=300))
def test_any_text_folds_and_sounds(text: str) -> None:
    once = folded(text)
    assert folded(once) == once or len(text) > 200
    for word in words_of(text):
        assert sound(plain(word)) is not None
        assert beginnings(word)
