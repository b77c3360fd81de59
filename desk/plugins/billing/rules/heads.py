"""Revenue heads: to which of a closed list each service is booked, as registers and challans show it."""

from desk.core.i18n import Words, words

HEADS: dict[str, Words] = {
    "registration": words("Heads", "Registration"),
    "consultation": words("Heads", "Consultation"),
    "laboratory": words("Heads", "Laboratory"),
    "imaging": words("Heads", "X-ray and ultrasound"),
    "procedure": words("Heads", "Procedures"),
    "dental": words("Heads", "Dental"),
    "medicine": words("Heads", "Medicines"),
    "package": words("Heads", "Packages"),
    "certificate": words("Heads", "Certificates"),
    "ambulance": words("Heads", "Ambulance"),
    "other": words("Heads", "Other income"),
}
"""By their codes, in the order of registers. Facility to confirm: no document that names them was opened."""

OTHER = "other"
MEDICINE = "medicine"
"""Where a medicine is booked that no line of the tariff names."""
