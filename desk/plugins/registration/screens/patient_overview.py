"""The first sheet of a patient's page: numbers, contact, address, family; health, schemes, consents beside it."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.codes.abha import format_number
from desk.core.clock import SystemClock, business_date
from desk.core.i18n import Words, words
from desk.kit.card import Card
from desk.kit.flow import column, row
from desk.kit.formats import date_text, moment_text
from desk.kit.language import both
from desk.kit.panes import Panes
from desk.kit.texts import Say
from desk.plugins.registration.screens import patient_words
from desk.plugins.registration.screens.consent_panel import ConsentPanel
from desk.plugins.registration.screens.coverage_panel import CoveragePanel
from desk.plugins.registration.screens.health_panel import HealthPanel
from desk.plugins.registration.screens.lines import FactList, Line, LineList
from desk.plugins.registration.screens.merged_panel import MergedPanel
from desk.records.patient.rules import ABHA_NUMBER, SEXES, UHID
from desk.records.patient.view import ACTIVE, IdentifierView, Patient

_STATUS = {
    "active": words("Overview", "in use"), "old": words("Overview", "old"),
    "entered-in-error": words("Overview", "entered in error"), "temporary": words("Overview", "temporary"),
}  # fmt: skip
Facts = list[tuple[Say, Say]]


class PatientOverview(QWidget):
    """Shows a patient; the panels at the right read for themselves."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.health, self.coverage = HealthPanel(context), CoveragePanel(context)
        self.consents, self.merged = ConsentPanel(context), MergedPanel(context)
        self._about, self._contact = Card(words("Overview", "Person")), Card(words("Overview", "Contact and family"))
        self._numbers = Card(words("Overview", "Numbers"))
        self.about, self.contact = FactList(), FactList()
        self.numbers = LineList(words("Overview", "No number yet. The UHID comes with the next sync."))
        self._about.body.addWidget(self.about)
        self._contact.body.addWidget(self.contact)
        self._numbers.body.addWidget(self.numbers)
        left, right = QWidget(), QWidget()
        left.setLayout(column(left, self._about, self._contact, self._numbers, self.merged, 1, gap=14))
        right.setLayout(column(right, self.health, self.coverage, self.consents, 1, gap=14))
        self.setLayout(row(self, Panes(left, right, side_px=560, break_px=980)))

    def show_patient(self, patient: Patient, names: Mapping[str, str]) -> None:
        """Show this patient; `names`: staff by id."""
        today = business_date(SystemClock().now_ms())
        self.about.show_facts(_about(patient, names, today))
        self.contact.show_facts(_contact(patient))
        self.numbers.show_lines(lambda: [_number(one) for one in _sorted(patient)])
        for panel in (self.health, self.coverage, self.consents):
            panel.show_patient(patient.patient_id, names)
        self.merged.show_patient(patient.patient_id, patient.replaces)


def _about(patient: Patient, names: Mapping[str, str], today: date) -> Facts:
    former = [one.text for one in patient.names if one.ended_at is not None]
    marks, language = patient.marks or "", patient_words.LANGUAGES.get(patient.language or "", patient.language or "")
    return [
        (words("Overview", "Name"), _as_is(patient.name)),
        (words("Overview", "नाम"), _as_is(patient.name_native if patient.name_native != patient.name else "")),
        (words("Overview", "Former names"), _as_is(", ".join(former))),
        (words("Overview", "Sex"), SEXES[patient.sex]),
        (words("Overview", "Date of birth"), lambda: _born(patient)),
        (words("Overview", "Age"), lambda: _age(patient, today)),
        (words("Overview", "Marks"), _as_is(marks)),
        (words("Overview", "Language"), _as_is(language)),
        (words("Overview", "Identity"), words("Overview", "Unknown patient") if patient.unknown else _as_is("")),
        (words("Overview", "Registered"), lambda: _registered(patient, names)),
    ]


def _contact(patient: Patient) -> Facts:
    facts: Facts = []
    for phone in patient.phones:
        if phone.ended_at is None:
            facts.append((words("Overview", "Mobile"), _phone(phone.number, phone.whose)))
    at = patient.address
    if at is not None:
        parts = (at.line, at.locality, at.district, at.state, at.pin)
        facts.append((words("Overview", "Address"), _as_is(", ".join(part for part in parts if part))))
    for one in patient.relations:
        if one.ended_at is None:
            facts.append((patient_words.KIN.get(one.kind, words("Overview", "Family")),
                          _as_is(both(one.name, one.name_native))))  # fmt: skip
    return facts or [(words("Overview", "Mobile"), words("Overview", "none told"))]


def _sorted(patient: Patient) -> list[IdentifierView]:
    return sorted(patient.identifiers, key=lambda one: (one.status != ACTIVE, one.system != UHID))


def _number(one: IdentifierView) -> Line:
    value = one.value
    if one.system == UHID and len(value) == len("0A12B34C5"):
        value = f"{value[:3]}-{value[3:6]}-{value[6:]}"
    if one.system == ABHA_NUMBER:
        value = format_number(value)
    stands = one.status == ACTIVE
    since = str(words("Overview", "since {day}", day=moment_text(one.made_at)))
    status: Words | str = _STATUS.get(one.status, one.status)
    return Line(value, f"{patient_words.system(one.system)} · {since}", str(status), "ok" if stands else "neutral",
                ended=not stands)  # fmt: skip


def _born(patient: Patient) -> str:
    born = patient.birth_date or ""
    return date_text(date.fromisoformat(born)) if len(born) == len("2026-11-22") else born


def _age(patient: Patient, today: date) -> str:
    age = patient.age(today)
    if age is None:
        return str(words("Overview", "not known"))
    if patient.age_told_on and not patient.birth_date:
        told = date_text(date.fromisoformat(patient.age_told_on))
        return str(words("Overview", "{age} (told on {day})", age=age, day=told))
    return str(age)


def _registered(patient: Patient, names: Mapping[str, str]) -> str:
    return " · ".join(part for part in (moment_text(patient.made_at), names.get(patient.made_by, "")) if part)


def _phone(number: str, whose: str) -> Callable[[], str]:
    def say() -> str:
        shown = f"{number[:5]} {number[5:]}"
        return shown if whose == "self" else f"{shown} ({patient_words.WHOSE.get(whose, whose)})"

    return say


def _as_is(text: str) -> Callable[[], str]:
    return lambda: text
