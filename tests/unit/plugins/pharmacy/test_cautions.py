"""What stands against a medicine: an allergy in whatever words and script, and what the patient has already."""

from dataclasses import replace
from datetime import date

import pytest

from desk.plugins.pharmacy.rules import allergies, duplicates, supply
from desk.plugins.pharmacy.rules.allergens import CODES, NAMES
from desk.plugins.pharmacy.rules.allergies import Allergy
from desk.plugins.pharmacy.rules.duplicates import Running
from desk.plugins.pharmacy.rules.items import H1, NONE, UNKNOWN, H, Item, X
from desk.records.health import from_card

TODAY = date(2026, 11, 22)


def item(generic: str, native: str = "", allergens: str = "", **more: str) -> Item:
    said = {
        "strength": "500 mg", "form": "tablet", "unit": "tablet", "schedule": NONE, "storage": "", "therapeutic": "",
        "atc": "", "group": "", "origin": "local",
    } | more  # fmt: skip
    return Item(
        item_id=generic + said["form"], code=generic, generic=generic, generic_native=native, active=True, confirm=(),
        allergens=tuple(allergens.split()), **said,
    )  # fmt: skip


AMOXICILLIN = item("Amoxicillin", "एमोक्सिसिलिन", "penicillin")
CO_AMOXICLAV = item("Amoxicillin + Clavulanic acid", "एमोक्सिसिलिन + क्लैवुलेनिक एसिड", "penicillin")
BENZYLPENICILLIN = item("Benzylpenicillin", "बेंज़िलपेनिसिलिन", "penicillin")
CEFIXIME = item("Cefixime", "सेफिक्सिम", "cephalosporin")
COTRIMOXAZOLE = item("Co-trimoxazole (Sulphamethoxazole + Trimethoprim)", "को-ट्राइमोक्साज़ोल", "sulfonamide")
IBUPROFEN = item("Ibuprofen", "आइबुप्रोफेन", "nsaid")
ASPIRIN = item("Acetylsalicylic acid", "एस्पिरिन (एसिटाइलसैलिसिलिक एसिड)", "nsaid salicylate")
PARACETAMOL = item("Paracetamol", "पैरासिटामोल")
CLOTRIMAZOLE = item("Clotrimazole", "क्लोट्रिमाज़ोल")
MEFENAMIC = item("Mefenamic acid", "मेफेनेमिक एसिड", "nsaid")
METFORMIN = item("Metformin", "मेटफॉर्मिन")


@pytest.mark.parametrize(
    ("told", "code", "medicine"),
    [
        ("Penicillin", "", AMOXICILLIN),
        ("allergic to penicilin", "", BENZYLPENICILLIN),
        ("penecillin - rash", "", CO_AMOXICLAV),
        ("पेनिसिलिन से एलर्जी", "", AMOXICILLIN),
        ("पेनिसिलीन", "", AMOXICILLIN),
        ("amoxycillin", "", AMOXICILLIN),
        ("Ampicillin", "", AMOXICILLIN),
        ("एमोक्सिसिलिन", "", CO_AMOXICLAV),
        ("Allergy to penicillin", "91936005", AMOXICILLIN),
        ("SNOMED CT 294505008", "294505008", AMOXICILLIN),
        ("SNOMED CT 91939003", "91939003", COTRIMOXAZOLE),
        ("Sulpha drugs", "", COTRIMOXAZOLE),
        ("सल्फा", "", COTRIMOXAZOLE),
        ("Septran", "", COTRIMOXAZOLE),
        ("cotrimoxazole", "", COTRIMOXAZOLE),
        ("Aspirin", "", ASPIRIN),
        ("Brufen", "", IBUPROFEN),
        ("NSAIDs", "", ASPIRIN),
        ("SNOMED CT 293619005", "293619005", MEFENAMIC),
        ("acetaminophen", "", PARACETAMOL),
        ("PCM", "", PARACETAMOL),
        ("मेटफ़ॉर्मिन", "", METFORMIN),
        ("पैरासिटामोल", "", PARACETAMOL),
        ("beta-lactam", "", CEFIXIME),
    ],
)
def test_an_allergy_is_known_in_any_words(told: str, code: str, medicine: Item) -> None:
    said = allergies.against([Allergy(told, code)], medicine)
    assert [str(one) for one in said] == [f"Allergy on record: {told}. {medicine.title} is or contains it."]


@pytest.mark.parametrize(
    ("told", "code", "medicine"),
    [
        ("Penicillin", "", PARACETAMOL), ("Peanuts", "91935009", AMOXICILLIN), ("Ibuprofen", "", PARACETAMOL),
        ("acid", "", MEFENAMIC), ("cotrimoxazole", "", CLOTRIMAZOLE), ("dust", "", METFORMIN),
        ("sulfa", "", CEFIXIME), ("", "", AMOXICILLIN),
    ],
)  # fmt: skip
def test_what_it_is_not_is_not_warned_of(told: str, code: str, medicine: Item) -> None:
    assert allergies.against([Allergy(told, code)], medicine) == ()


def test_what_may_cross_react_is_said_as_such() -> None:
    said = allergies.against([Allergy("Penicillin")], CEFIXIME)
    assert [str(one) for one in said] == [
        "Allergy on record: Penicillin. Cefixime 500 mg tablet may cause the same reaction."
    ]


def test_a_code_that_nobody_here_can_read_is_asked_about() -> None:
    said = allergies.against([Allergy("SNOMED CT 999999999", "999999999")], METFORMIN)
    assert "cannot read" in str(said[0])


def test_each_allergy_has_its_own_sentence() -> None:
    both = [Allergy("Penicillin"), Allergy("Amoxicillin"), Allergy("Dust")]
    assert len(allergies.against(both, AMOXICILLIN)) == 2


def test_every_code_that_the_record_has_words_for_is_known_here() -> None:
    assert set(from_card._ALLERGIES) - set(CODES) == set()


def test_every_class_of_the_shipped_catalogue_has_its_words() -> None:
    import csv
    from pathlib import Path

    shipped = Path(__file__).parents[4] / "resources" / "catalogues" / "medicines" / "medicines.csv"
    with shipped.open(encoding="utf-8-sig", newline="") as lines:
        classes = {name for line in csv.DictReader(lines) for name in line["allergens"].split()}
    assert classes - set(NAMES) == set()


def given(medicine: Item, day: str, days: int | None = 5, request_id: str = "earlier") -> Running:
    return Running(medicine, request_id, day, days)


def doubles(medicine: Item, *running: Running, beside: tuple[Item, ...] = ()) -> list[str]:
    return [str(said) for said in duplicates.against(medicine, "now", running, beside, TODAY)]


def test_a_course_that_still_runs_is_doubled_until_its_last_day() -> None:
    assert doubles(AMOXICILLIN, given(AMOXICILLIN, "2026-11-18", 5)) == [
        "The patient got Amoxicillin 500 mg tablet on 18-11-2026, which lasts to 22-11-2026. "
        "Amoxicillin 500 mg tablet may double it."
    ]
    assert doubles(AMOXICILLIN, given(AMOXICILLIN, "2026-11-17", 5)) == []


def test_an_ingredient_is_found_in_a_combination() -> None:
    assert doubles(CO_AMOXICLAV, given(AMOXICILLIN, "2026-11-21"))
    assert not doubles(MEFENAMIC, given(item("Folic acid"), "2026-11-21"))


def test_a_class_is_the_therapeutic_class_and_the_fourth_level_of_the_atc() -> None:
    first = item("Enalapril", therapeutic="Antihypertensive", atc="C09AA02")
    second = item("Ramipril", therapeutic="Antihypertensive", atc="C09AA05")
    other = item("Amlodipine", therapeutic="Antihypertensive", atc="C08CA01")
    assert doubles(second, given(first, "2026-11-01", 30))
    assert not doubles(other, given(first, "2026-11-01", 30))
    assert not doubles(replace(second, atc=""), given(replace(first, atc=""), "2026-11-01", 30))


def test_two_of_a_kind_are_not_the_same_twice() -> None:
    quick, slow = item("Insulin (soluble)"), item("Insulin glargine")
    assert not doubles(quick, given(slow, "2026-11-20", 30))
    assert doubles(quick, given(item("Insulin (soluble)", form="cartridge"), "2026-11-20", 30))
    assert allergies.against([Allergy("Insulin")], slow)


def test_for_how_long_is_not_known_counts_for_a_week() -> None:
    assert "is not known" in doubles(PARACETAMOL, given(PARACETAMOL, "2026-11-16", None))[0]
    assert not doubles(PARACETAMOL, given(PARACETAMOL, "2026-11-15", None))


def test_the_rest_of_a_line_doubles_nothing() -> None:
    assert duplicates.against(AMOXICILLIN, "same", [given(AMOXICILLIN, "2026-11-22", 5, "same")], (), TODAY) == ()


def test_the_same_twice_in_one_prescription() -> None:
    assert "as well" in doubles(CO_AMOXICLAV, beside=(AMOXICILLIN,))[0]


@pytest.mark.parametrize("schedule", [H1, X, UNKNOWN])
def test_a_scheduled_medicine_asks_who_prescribed_it(schedule: str) -> None:
    medicine = item("Tramadol", schedule=schedule)
    nothing = supply.needs(medicine, "", " ", schedule_k_5a=False)
    assert nothing.prescriber and nothing.address
    known = supply.needs(medicine, "Dr A. Rao", "Polyclinic, Delhi", schedule_k_5a=False)
    assert not known.prescriber and not known.address and known.paper == (schedule == X)
    assert supply.is_registered(medicine)


@pytest.mark.parametrize("schedule", [H, NONE])
def test_other_medicines_ask_nothing(schedule: str) -> None:
    assert not supply.needs(item("Metformin", schedule=schedule), "", "", schedule_k_5a=False)


def test_the_exemption_of_a_government_dispensary_relaxes_the_address_only_and_never_for_schedule_x() -> None:
    for schedule in (H1, UNKNOWN):
        asked = supply.needs(item("Tramadol", schedule=schedule), "", "", schedule_k_5a=True)
        assert asked.prescriber and not asked.address
    assert supply.needs(item("Ketamine", schedule=X), "", "", schedule_k_5a=True).address
