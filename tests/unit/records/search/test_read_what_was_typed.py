"""The text of the box, as a typed query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.search.parse import Query, parse


def _read(text: str) -> tuple[list[str], tuple[int, int] | None, str, str]:
    query = parse(text, 2026)
    return [w.spelling for w in query.words], query.years, query.phone, query.number


@pytest.mark.parametrize(
    ("typed", "words", "years", "phone", "number"),
    [
        ("ram kum 1984", ["ram", "kum"], (1984, 1984), "", ""),
        ("1984 ram", ["ram"], (1984, 1984), "", ""),
        ("ram 2031", ["ram"], None, "", "2031"),
        ("ram 35y", ["ram"], (1989, 1992), "", ""),
        ("ram 35", ["ram"], (1989, 1992), "", ""),
        ("ram 35 yrs", ["ram"], (1989, 1992), "", ""),
        ("ram 35/m", ["ram"], (1989, 1992), "", ""),
        ("राम ३५ साल", ["राम"], (1989, 1992), "", ""),
        ("ram 98", ["ram"], None, "98", ""),
        ("98", [], None, "98", ""),
        ("98765 43210", [], None, "9876543210", "9876543210"),
        ("ram 98765 43210", ["ram"], None, "9876543210", "9876543210"),
        ("+91 98765-43210", [], None, "9876543210", "919876543210"),
        ("1984", [], (1984, 1984), "", "1984"),
        ("0A1-2B3-4C5", [], None, "", "0A12B34C5"),
        ("AAA-CCD-EFG", [], None, "", "AAACCDEFG"),
        ("ram 12/03/1984", ["ram"], (1984, 1984), "", ""),
        ("ravi@abdm", [], None, "", "RAVIABDM"),
    ],
)
def test_each_part_is_told_apart(
    typed: str, words: list[str], years: tuple[int, int] | None, phone: str, number: str
) -> None:
    assert _read(typed) == (words, years, phone, number)


def test_what_follows_son_of_is_the_fathers_name() -> None:
    query = parse("ram kumar s/o mohan lal", 2026)
    assert ([w.spelling for w in query.words], query.fathers) == (["ram", "kumar"], ("mohan", "lal"))
    query = parse("राम पुत्र मोहन", 2026)
    assert ([w.spelling for w in query.words], query.fathers) == (["राम"], ("मोहन",))


@pytest.mark.parametrize("text", ["", "  ", "!?", "\x00", "\u202e"])
def test_nothing_said_is_an_empty_query(text: str) -> None:
    assert parse(text, 2026) == Query()
    assert parse(text, 2026).is_empty


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    query = parse(text, 2026)
    assert len(query.words) <= 5
    assert query.phone == "" or query.phone.isdigit()
    assert query.number == "" or query.number.isalnum()
