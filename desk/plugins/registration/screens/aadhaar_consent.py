"""Before anything of an Aadhaar code enters a form: for what, in which language, how and by whom it was allowed.

(law) Nobody has to show Aadhaar to be treated: the other way is on the same dialog, one key away.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desk.core.i18n import words
from desk.kit import language
from desk.kit.choice_field import ChoiceField, SegmentField
from desk.kit.dialog import Dialog
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.plugins.registration.screens import patient_words
from desk.records.patient.draft import Consent

PURPOSE = "aadhaar"


class AadhaarConsent(Dialog):
    """Enter: it was given, and the form is filled. Esc: without Aadhaar, and nothing of the code was used."""

    def __init__(self, parent: QWidget, given: Callable[[Consent], object]) -> None:
        text = words(
            "AadhaarConsent",
            "Ask: “May we take your name, birth, sex and address from your Aadhaar code, for your registration here?” "
            "No number, no photograph and no reference of it is kept. Without it the patient is registered and treated "
            "just the same: by any other card, or as they tell.",
        )
        super().__init__(parent, words("AadhaarConsent", "Consent for Aadhaar"), text, tone="primary", width_px=560)
        self._given = given
        self.form = Form()
        add, choices = self.form.add, patient_words.choices
        self.body.addWidget(
            Label(words("AadhaarConsent", "For: registration and identification at this facility"), "strong", wrap=True)
        )
        add("how", SegmentField(choices(patient_words.HOW)), words("AadhaarConsent", "&How"), required=True)
        add("given_by", ChoiceField(choices(patient_words.GIVEN_BY)), words("AadhaarConsent", "&Who decided"),
            required=True)  # fmt: skip
        add("language", ChoiceField(patient_words.languages()), words("AadhaarConsent", "&Asked in"), required=True)
        for name, value in (("how", "spoken"), ("given_by", "self"), ("language", language.code())):
            self.form.field(name).set_value(value)
        self.form.submitted.connect(self._agree)
        self.form.cancelled.connect(self.reject)
        self.body.addWidget(self.form)
        self.without_button = self.add_button(words("AadhaarConsent", "Without Aadhaar (Esc)"), self.reject)
        self.given_button = self.add_button(
            words("AadhaarConsent", "Consent given  ↵"), self._agree, "primary", default=True
        )
        self.given_button.setFocus()

    def _agree(self) -> None:
        if self.form.check():
            consent = Consent(PURPOSE, **{name: str(value) for name, value in self.form.values().items()})
            self.accept()
            self._given(consent)
