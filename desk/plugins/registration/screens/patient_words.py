"""Codes of the patient's record in words, and as choices of a form."""

from collections.abc import Callable

from desk.core.i18n import Words, words
from desk.kit.choice_field import Choice
from desk.records.patient import rules

SEX = tuple(Choice(code, rules.SEXES[code]) for code in ("1", "2", "9", "0"))
"""In the order of the keys 1 to 4; M, F, O and U choose as well."""

KIN = {
    "father": words("PatientWords", "Father"),
    "mother": words("PatientWords", "Mother"),
    "spouse": words("PatientWords", "Husband or wife"),
    "guardian": words("PatientWords", "Guardian"),
    "child": words("PatientWords", "Child"),
}
WHOSE = {"self": words("PatientWords", "Own"), **KIN, "other": words("PatientWords", "Somebody else's")}
GIVEN_BY = {
    "self": words("PatientWords", "The patient"), **KIN, "other": words("PatientWords", "Somebody else"),
}  # fmt: skip

SYSTEMS = {
    rules.UHID: words("PatientWords", "UHID"),
    rules.LOCAL: words("PatientWords", "Facility number"),
    rules.ABHA_NUMBER: words("PatientWords", "ABHA number"),
    rules.ABHA_ADDRESS: words("PatientWords", "ABHA address"),
    rules.OLD_OPD: words("PatientWords", "Old OPD number"),
}

SCHEMES = {
    "ab-pmjay": words("PatientWords", "Ayushman Bharat PM-JAY"),
    "dgehs": words("PatientWords", "DGEHS (Delhi Government employees)"),
    "cghs": words("PatientWords", "CGHS"),
    "esi": words("PatientWords", "ESI"),
    "dak": words("PatientWords", "Delhi Arogya Kosh"),
    "ews": words("PatientWords", "EWS"),
    "bpl": words("PatientWords", "BPL / AAY ration card"),
    "senior-citizen": words("PatientWords", "Senior citizen"),
    "jssk": words("PatientWords", "JSSK (mother and newborn)"),
    "rbsk": words("PatientWords", "RBSK (child health)"),
}
"""The schemes that a form offers. Facility to confirm; a code that is not here is shown as it is."""

PURPOSES = {
    "abha": words("PatientWords", "Keep and use ABHA details"),
    "aadhaar": words("PatientWords", "Register with the Aadhaar code"),
    "treatment": words("PatientWords", "Treatment and its record"),
    "share": words("PatientWords", "Share the record with other facilities"),
    "photo": words("PatientWords", "Take and keep a photo"),
}
HOW = {"spoken": words("PatientWords", "Spoken"), "signed": words("PatientWords", "Signed")}
DECISIONS = {
    "given": words("PatientWords", "Given"),
    "refused": words("PatientWords", "Refused"),
    "withdrawn": words("PatientWords", "Taken back"),
}

LANGUAGES = {
    "hi": "हिन्दी", "en": "English", "pa": "ਪੰਜਾਬੀ", "ur": "اردو", "bn": "বাংলা", "mai": "मैथिली", "bho": "भोजपुरी",
    "ta": "தமிழ்", "te": "తెలుగు", "ml": "മലയാളം", "gu": "ગુજરાતી", "mr": "मराठी", "ne": "नेपाली",
}  # fmt: skip
"""Each language by its own name, which needs no translation."""

FIELDS = {
    "name": words("PatientWords", "Name"), "name_native": words("PatientWords", "Name in Hindi"),
    "sex": words("PatientWords", "Sex"), "birth_date": words("PatientWords", "Date of birth"),
    "age": words("PatientWords", "Age told"), "phone": words("PatientWords", "Mobile"),
    "address": words("PatientWords", "Address"), "line": words("PatientWords", "Address"),
    "district": words("PatientWords", "District"), "state": words("PatientWords", "State"), **KIN,
    "pin": words("PatientWords", "PIN code"),
    "numbers": words("PatientWords", "Numbers"), "language": words("PatientWords", "Language"),
    "marks": words("PatientWords", "Marks"), "photo": words("PatientWords", "Photo"),
    "unknown": words("PatientWords", "Unknown"), "merge": words("PatientWords", "Merged"),
    "unmerge": words("PatientWords", "Un-merged"), "duplicates": words("PatientWords", "Close matches passed over"),
    "abha_number": words("PatientWords", "ABHA number"), "abha_address": words("PatientWords", "ABHA address"),
}  # fmt: skip
"""The fields that the history of a patient names."""


def choices(of: dict[str, Words]) -> list[Choice]:
    """Codes and their words as choices, in their order."""
    return [Choice(code, said) for code, said in of.items()]


def languages() -> list[Choice]:
    """The languages to choose from."""
    return [Choice(code, _own_name(code)) for code in LANGUAGES]


def scheme(code: str) -> str:
    """A scheme's name; the code where it has none here."""
    return str(SCHEMES.get(code, code))


def system(code: str) -> str:
    """What a number is called; schemes by their name, a foreign system by its address."""
    if code.startswith(rules.SCHEME):
        return scheme(code.removeprefix(rules.SCHEME))
    return str(SYSTEMS.get(code, code))


def _own_name(code: str) -> Callable[[], str]:
    return lambda: LANGUAGES[code]
