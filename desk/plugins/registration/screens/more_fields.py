"""The folded part of a patient's form: family, address, what was told, ABHA with its consent, photo."""

from collections.abc import Callable

from desk.core.i18n import words
from desk.kit import language
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.fields import PhoneField, PinField, TextField
from desk.kit.form import Form
from desk.plugins.registration.screens import form_draft, patient_words
from desk.plugins.registration.screens.photo_field import PhotoField
from desk.scanning.frames import FrameSource

_CONSENT = (
    Choice(form_draft.SPOKEN, words("PatientForm", "Given, spoken")),
    Choice(form_draft.SIGNED, words("PatientForm", "Given, signed")),
    Choice(form_draft.REFUSED, words("PatientForm", "Refused")),
)


class MoreFields(Form):
    """ABHA can be entered only after the consent was recorded; taking the consent back empties it."""

    def __init__(self, camera: Callable[[], FrameSource], *, fresh: bool) -> None:
        super().__init__(columns=2, column_px=230)
        self._waiting: dict[str, str] = {}
        self._consented = False
        self._add_family()
        self._add_address()
        self._add_told(fresh=fresh)
        self._add_abha(camera, fresh=fresh)

    def every_value(self) -> dict[str, object]:
        """The values, also of fields that are out of sight or at rest."""
        return {name: self.field(name).value() for name in self.state()}

    def hold_abha(self, number: str, address: str) -> None:
        """What a card says of the ABHA: it waits outside the form until the consent is given."""
        self._waiting = {"abha_number": number, "abha_address": address}
        self._settle_abha()

    def held_abha(self) -> dict[str, str]:
        """What waits for the consent."""
        return dict(self._waiting)

    def set_consented(self, consented: bool) -> None:
        """The record holds a consent already: the ABHA may be edited."""
        self._consented = consented
        self._settle_abha()

    def focus_consent(self) -> None:
        """The keyboard to the question that a card with an ABHA raises."""
        self._go_to(self._rows["consent"])

    def clear(self) -> None:
        """Empty it, and forget what a card said."""
        self._waiting, self._consented = {}, False
        super().clear()
        self.field("state").set_value("Delhi")
        self.mark_clean()

    def _add_family(self) -> None:
        self.add_heading(words("PatientForm", "Family"))
        self.add("father", TextField(150), words("PatientForm", "&Father's name"))
        self.add("mother", TextField(150), words("PatientForm", "Mo&ther's name"))
        self.add("spouse", TextField(150), words("PatientForm", "H&usband's or wife's name"))
        self.add("guardian", TextField(150), words("PatientForm", "&Guardian's name"))
        whose = ChoiceField(patient_words.choices(patient_words.WHOSE), empty=patient_words.WHOSE["self"])
        self.add("whose", whose, words("PatientForm", "&Whose mobile it is"))
        self.add("phone_2", PhoneField(), words("PatientForm", "Another mobile"))

    def _add_address(self) -> None:
        self.add_heading(words("PatientForm", "Address"))
        self.add("line", TextField(200), words("PatientForm", "House and st&reet"), span=2)
        self.add("locality", TextField(100), words("PatientForm", "&Locality"))
        self.add("district", TextField(100), words("PatientForm", "&District"))
        self.add("state", TextField(100), words("PatientForm", "State"))
        self.add("pin", PinField(), words("PatientForm", "&PIN code"))

    def _add_told(self, *, fresh: bool) -> None:
        self.add_heading(words("PatientForm", "More"))
        if fresh:
            self.add(
                "allergies", TextField(400), words("PatientForm", "All&ergies told"), span=2,
                hint=words("PatientForm", "Several with commas. Nothing here does not mean that there are none."),
            )  # fmt: skip
            schemes = patient_words.choices(patient_words.SCHEMES)
            self.add("scheme", ChoiceField(schemes, empty=words("PatientForm", "No scheme told")), _SCHEME)
            self.add("scheme_number", TextField(40), words("PatientForm", "Member or card number"))
        self.add("language", ChoiceField(patient_words.languages()), words("PatientForm", "Language spo&ken"))
        self.add("old_opd", TextField(40), words("PatientForm", "Old OPD number"))
        self.add("marks", TextField(500), words("PatientForm", "Marks of identification"), span=2)

    def _add_abha(self, camera: Callable[[], FrameSource], *, fresh: bool) -> None:
        self.add_heading(words("PatientForm", "ABHA and photo"))
        consent = self.add(
            "consent", SegmentField(_CONSENT), words("PatientForm", "&Consent to keep ABHA details"), span=2,
            hint=words("PatientForm", "Ask first. Without ABHA the patient is registered and treated just the same."),
        )  # fmt: skip
        self.add("consent_language", ChoiceField(patient_words.languages()), words("PatientForm", "Asked in"))
        by = ChoiceField(patient_words.choices(patient_words.GIVEN_BY), empty=patient_words.GIVEN_BY["self"])
        self.add("consent_by", by, words("PatientForm", "Who decided"))
        self.add("abha_number", TextField(20), words("PatientForm", "A&BHA number"))
        self.add("abha_address", TextField(70), words("PatientForm", "ABHA address"))
        self.add("photo", PhotoField(camera), words("PatientForm", "Photo"), span=2)
        self.show_row("photo", fresh)  # of a patient who stands, a photo is an act of its own
        consent.changed.connect(self._settle_abha)
        self.field("state").set_value("Delhi")
        self._settle_abha()
        self.mark_clean()

    def _settle_abha(self) -> None:
        said = self.field("consent").value()
        given = said in (form_draft.SPOKEN, form_draft.SIGNED) or (self._consented and said is None)
        for name in ("consent_language", "consent_by"):
            self.show_row(name, said is not None)
        asked_in = self.field("consent_language")
        if said is not None and asked_in.is_empty():
            asked_in.set_value(language.code())
        for name in ("abha_number", "abha_address"):
            field = self.field(name)
            field.setEnabled(given)
            if not given:
                field.set_value(None)
            elif field.is_empty() and self._waiting.get(name):
                field.set_value(self._waiting[name])


_SCHEME = words("PatientForm", "Scheme")
