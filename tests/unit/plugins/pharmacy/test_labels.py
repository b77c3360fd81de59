"""A label speaks the language of who takes the medicine."""

import pytest

from desk.plugins.pharmacy.rules.items import Batch, Item
from desk.plugins.pharmacy.rules.labels import Handed, label, language_of


@pytest.mark.parametrize(
    ("said", "native", "language"),
    [
        ("en", "राम", "en"), ("hi", "", "hi"), (None, "राम", "hi"), (None, "", "en"), ("pa", "", "hi"),
        ("ur", "رام", "hi"),
    ],
)  # fmt: skip
def test_the_language_is_the_patients(said: str | None, native: str, language: str) -> None:
    assert language_of(said, native) == language


def handed(storage: str = "", expires: str | None = "2027-06-30") -> Handed:
    item = Item(
        "i", "INSU", "Insulin", "इंसुलिन", "40 IU/ml", "injection", "vial", "H", storage, "", "", "", (), (), True,
        "local",
    )  # fmt: skip
    batch = Batch("b", "i", "L1", expires)
    return Handed("सीता", "MA-001", item, batch, 2, "10 iu bd", "2026-11-22", "Insulin glargine")


def test_a_hindi_label_says_the_name_in_both_scripts() -> None:
    made = label(handed("2-8 °C"), "hi")
    assert (made.medicine, made.medicine_native) == ("Insulin 40 IU/ml injection", "इंसुलिन 40 IU/ml")
    assert (made.quantity, made.directions) == ("2 शीशियाँ", "दिन में 2 बार 10 यूनिट")
    assert (made.expires, made.day, made.lot, made.instead_of) == ("30-06-2027", "22-11-2026", "L1", "Insulin glargine")
    assert made.notes == ("फ़्रिज में रखें, 2-8 °C",)


def test_an_english_label_and_what_never_expires() -> None:
    made = label(handed("below 25 °C", None), "en")
    assert (made.medicine_native, made.quantity, made.expires) == ("", "2 vials", "")
    assert made.notes == ("Storage: below 25 °C",)
    assert label(handed(), "en").notes == ()
