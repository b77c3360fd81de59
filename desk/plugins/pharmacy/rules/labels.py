"""What a medicine's label says, in the language of who takes it. The print job keeps it: a reprint says the same.

Both languages are data here and not catalogue entries: a Hindi label is printed at a desk that is worked in English.
"""

from dataclasses import dataclass
from datetime import date

from desk.plugins.pharmacy.rules.directions_said import ENGLISH, HINDI, LANGUAGES, counted, of_code
from desk.plugins.pharmacy.rules.items import Batch, Item

KIND = "pharmacy.labels"
"""The kind of the print job whose body is a Labels."""

_COLD = ("2-8", "2–8", "refrigerat", "fridge", "cold")
_KEPT = {
    ENGLISH: {"cold": "Keep in the refrigerator, 2-8 °C", "other": "Storage: {storage}"},
    HINDI: {"cold": "फ़्रिज में रखें, 2-8 °C", "other": "रखने का तरीक़ा: {storage}"},
}


@dataclass(frozen=True)
class Label:
    """One pack as it is handed over: a line of the prescription from one batch. All texts are ready to be printed.

    medicine: as the pack calls it (Latin); medicine_native: in Hindi, on a Hindi label only. expires and day:
    DD-MM-YYYY. instead_of: the medicine that was asked for where another was given. notes: storage and the like.
    """

    patient: str
    token: str
    medicine: str
    medicine_native: str
    directions: str
    quantity: str
    lot: str
    expires: str
    day: str
    instead_of: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Labels:
    """The labels of one dispense, in one language (en or hi)."""

    dispense_id: str
    facility: str
    language: str
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Handed:
    """What one label is about; patient: name in the label's language."""

    patient: str
    token: str
    item: Item
    batch: Batch
    quantity: int
    directions: str
    day: str
    instead_of: str = ""


def language_of(patient_language: str | None, name_native: str) -> str:
    """The language of labels: the patient's, as far as there is one of ours; else Hindi where the name is known in it.

    Who speaks another Indian language is served better by Hindi than by English (facility to confirm).
    """
    if patient_language in LANGUAGES:
        return str(patient_language)
    return HINDI if patient_language or name_native else ENGLISH


def label(handed: Handed, language: str) -> Label:
    """The label of one pack."""
    item = handed.item
    native = " ".join(part for part in (item.generic_native, item.strength) if part)
    return Label(
        patient=handed.patient, token=handed.token, medicine=item.title,
        medicine_native=native if language == HINDI and item.generic_native else "",
        directions=of_code(handed.directions, item.unit, language),
        quantity=counted(handed.quantity, item.unit, language), lot=handed.batch.lot,
        expires=_shown(handed.batch.expires), day=_shown(handed.day), instead_of=handed.instead_of,
        notes=_notes(item, language),
    )  # fmt: skip


def _notes(item: Item, language: str) -> tuple[str, ...]:
    if not item.storage:
        return ()
    said = _KEPT[language if language in LANGUAGES else ENGLISH]
    cold = any(mark in item.storage.casefold() for mark in _COLD)
    return (said["cold"] if cold else said["other"].format(storage=item.storage),)


def _shown(day: str | None) -> str:
    return date.fromisoformat(day).strftime("%d-%m-%Y") if day else ""
