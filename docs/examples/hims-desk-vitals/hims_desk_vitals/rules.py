"""What is measured, and how far a value can be believed. Pure.

The bounds catch slips of the hand (1200 for 120). They are no normal ranges and raise no flags: that would be a medical
statement, which needs a source.
"""

from dataclasses import dataclass

from desk.core.errors import Problems
from desk.core.i18n import Words, words

PRESSURE, WEIGHT, TEMPERATURE = "blood-pressure", "body-weight", "body-temperature"
KINDS = (PRESSURE, WEIGHT, TEMPERATURE)

SYSTOLIC, DIASTOLIC = (40, 300), (20, 200)
GRAMS, TENTHS = (200, 400_000), (250, 450)


@dataclass(frozen=True)
class Draft:
    """Typed: pressures in mmHg, weight in grams, temperature in tenths of a degree Celsius; None = not taken."""

    systolic: int | None = None
    diastolic: int | None = None
    grams: int | None = None
    tenths: int | None = None


@dataclass(frozen=True)
class Measurement:
    """One measurement. `value` in the unit of its kind (see Draft); `second` is the diastolic pressure; at: UTC ms."""

    measurement_id: str
    patient_id: str
    visit_id: str | None
    kind: str
    value: int
    second: int | None
    at: int
    by: str
    status: str = "final"


def checked(draft: Draft) -> tuple[tuple[str, int, int | None], ...]:
    """(kind, value, second) of all that was measured. Raises Problems."""
    problems: dict[str, Words] = {}
    for field, value, (least, most) in (
        ("systolic", draft.systolic, SYSTOLIC), ("diastolic", draft.diastolic, DIASTOLIC),
        ("grams", draft.grams, GRAMS), ("tenths", draft.tenths, TENTHS),
    ):  # fmt: skip
        if value is not None and not least <= value <= most:
            problems[field] = words("Vitals", "This value cannot be right. Measure or type it again.")
    if (draft.systolic is None) != (draft.diastolic is None):
        problems["diastolic" if draft.diastolic is None else "systolic"] = words("Vitals", "Both pressures are needed.")
    elif draft.systolic is not None and draft.diastolic is not None and draft.systolic <= draft.diastolic:
        problems["diastolic"] = words("Vitals", "The lower pressure has to be below the upper one.")
    if draft == Draft():
        problems["systolic"] = words("Vitals", "Nothing was measured.")
    if problems:
        raise Problems(problems)
    found = (
        (PRESSURE, draft.systolic, draft.diastolic),
        (WEIGHT, draft.grams, None),
        (TEMPERATURE, draft.tenths, None),
    )
    return tuple((kind, value, second) for kind, value, second in found if value is not None)


def shown(measurement: Measurement) -> str:
    """The value with its unit: 120/80 mmHg, 61.5 kg, 37.2 °C. Units are the same in every language."""
    if measurement.kind == PRESSURE:
        return f"{measurement.value}/{measurement.second} mmHg"
    if measurement.kind == WEIGHT:
        return f"{measurement.value / 1000:g} kg"
    return f"{measurement.value / 10:.1f} °C"


TITLES = {
    PRESSURE: words("Vitals", "Blood pressure"),
    WEIGHT: words("Vitals", "Weight"),
    TEMPERATURE: words("Vitals", "Temperature"),
}
