"""What is printed on an issued card, from the record of this desk. The code itself was signed before."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from desk.core.clock import business_date
from desk.plugins.registration.print.card_words import CardPaper
from desk.records.cards.rules import GUARDIANS, IssuedCard
from desk.records.facility.rules import Facility
from desk.records.health.rules import ACTIVE, BLOOD_GROUP, HealthFact
from desk.records.patient.age import age_of
from desk.records.patient.view import Patient

DESK, FULL = 1, 2
ADULT_YEARS = 18
PHOTO_SIDE, _QUALITY = 360, 82
"""Thirty millimetres at 300 dpi: a print job keeps no more of a photo than paper shows."""


def paper_of(
    card: IssuedCard, patient: Patient, facts: Iterable[HealthFact], facility: Facility | None, photo: bytes,
    helpline: str = "",
) -> CardPaper:  # fmt: skip
    """What stands on the paper of `card`, which must have its texts here."""
    age = patient.age(business_date(card.issued_at))
    return CardPaper(
        temporary=card.temporary,
        name=patient.name,
        name_native=patient.name_native,
        number=patient.number,
        uhid=patient.uhid,
        sex=patient.sex,
        birth_date=patient.birth_date or "",
        age=_told(patient),
        guardian=_guardian(patient) if age is not None and age.years < ADULT_YEARS else "",
        blood_group=next((f.text for f in facts if f.kind == BLOOD_GROUP and f.status == ACTIVE), ""),
        facility=facility.name if facility else "",
        facility_native=facility.name_native if facility else "",
        issued_at=card.issued_at,
        expires_at=card.expires_at,
        desk_code=card.texts[DESK],
        full_code=card.texts.get(FULL, ""),
        helpline=helpline,
        photo=_small(photo),
    )


def _told(patient: Patient) -> tuple[str, int, int] | None:
    """The age as it was told, in its unit, and the year in which it was."""
    if patient.birth_date or not patient.age_told_on:
        return None
    day = date.fromisoformat(patient.age_told_on)
    told = age_of(None, patient.age_months, patient.age_told_on, day)
    return (told.unit, told.count, day.year) if told else None


def _guardian(patient: Patient) -> str:
    found = next(filter(None, map(patient.relation, GUARDIANS)), None)
    return (found.name or found.name_native) if found else ""


def _small(photo: bytes) -> bytes:
    picture = QImage.fromData(photo) if photo else QImage()
    if picture.isNull():
        return b""
    smooth = Qt.TransformationMode.SmoothTransformation
    cover = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    small = picture.scaled(PHOTO_SIDE, PHOTO_SIDE, cover, smooth) if picture.width() > PHOTO_SIDE else picture
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "JPEG", _QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
