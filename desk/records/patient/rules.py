"""What a patient's data must be before it is kept. Pure; every refusal is a sentence at its field.

Fields named in Problems: name, name_native, sex, birth_date, age, phone, line, locality, district, state, pin, father,
mother, spouse, guardian, child, uhid, abha_number, abha_address, old_opd, scheme, language, marks, photo, consent.
"""

import re
import unicodedata
from dataclasses import replace
from datetime import date

from desk.codes import abha, uhid
from desk.codes.state import State
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words
from desk.records.entry import Checks, digits_of, holds_aadhaar, read_date, script_of, too_long
from desk.records.patient.draft import LATIN, Address, Consent, Number, PatientDraft, Phone, Relative

UHID, ABHA_NUMBER, ABHA_ADDRESS, OLD_OPD, LOCAL = "uhid", "abha-number", "abha-address", "old-opd", "local"
SCHEME = "scheme:"
ABHA_SYSTEMS = (ABHA_NUMBER, ABHA_ADDRESS)
ABHA_PURPOSE = "abha"

SEXES = {
    "0": words("Patient", "Unknown"), "1": words("Patient", "Male"),
    "2": words("Patient", "Female"), "9": words("Patient", "Other"),
}  # fmt: skip
"""Sex as recorded (docs: a stated departure from ISO 5218) and how it is said."""

KINSHIP = ("father", "mother", "spouse", "guardian", "child")
WHOSE = ("self", *KINSHIP, "other")
DECISIONS = ("given", "refused", "withdrawn")
HOW = ("spoken", "signed")

MOST_YEARS = 130
NAME_CAP, LINE_CAP, PLACE_CAP, NUMBER_CAP, MARKS_CAP = 150, 200, 100, 40, 500
MOST_OF_A_KIND = 10
PHOTO_BYTES = 60 * 1024

_PHONE = re.compile(r"(?:\+?91|0)?([6-9]\d{9})", re.ASCII)
_PHONE_MARKS = re.compile(r"[\s().\-]+")
_PIN = re.compile(r"[1-9]\d{5}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_NAME = re.compile(r"[^<>{}\[\]|^~`=@#$%*_+\\]*")


def check(draft: PatientDraft, today: date) -> PatientDraft:
    """The draft as it may be kept: cleaned, every list without doubles. Raises Problems naming each wrong field."""
    checks = Checks()
    name, native = _names(checks, draft)
    if draft.sex not in SEXES:
        checks.refuse("sex", words("Patient", "Choose male, female, other or unknown."))
    birth, months, told_on = _birth(checks, draft, today)
    checked = replace(
        draft,
        name=name,
        name_native=native,
        birth_date=birth,
        age_months=months,
        told_on=told_on,
        phones=_phones(checks, draft.phones),
        address=_address(checks, draft.address),
        relatives=_relatives(checks, draft.relatives),
        numbers=_numbers(checks, draft),
        language=_language(checks, draft.language),
        marks=checks.line("marks", draft.marks, MARKS_CAP),
        photo=_photo(checks, draft.photo),
        consents=tuple(check_consent(consent, checks) for consent in draft.consents[:MOST_OF_A_KIND]),
    )
    checks.done()
    return checked


def _names(checks: Checks, draft: PatientDraft) -> tuple[str, str]:
    """Latin and native name; a name typed into the other script's field is moved where it belongs."""
    name = _name(checks, "name", draft.name)
    native = _name(checks, "name_native", draft.name_native)
    if name and script_of(name) != LATIN:
        if native and native != name:
            checks.refuse("name", words("Patient", "Write this name in English letters."))
        name, native = "", name
    if native and script_of(native) == LATIN:
        if name and native != name:
            checks.refuse("name_native", words("Patient", "Write this name in Hindi letters, or leave it empty."))
        name, native = name or native, ""
    if not name and not native:
        checks.refuse("name", words("Patient", "Enter the patient's name."))
    return name, native


def _name(checks: Checks, field: str, text: str) -> str:
    name = checks.line(field, text, NAME_CAP)
    if not name:
        return ""
    if not any(unicodedata.category(c)[0] == "L" for c in name):
        checks.refuse(field, words("Patient", "A name has at least one letter."))
    elif not _NAME.fullmatch(name):
        checks.refuse(field, words("Patient", "A name has letters, spaces, dots, hyphens and apostrophes only."))
    else:
        return name
    return ""


def _birth(checks: Checks, draft: PatientDraft, today: date) -> tuple[str, int | None, str]:
    """Birth date, or age in months with the day it was told; a birth date makes a told age needless."""
    if draft.birth_date.strip():
        return _birth_date(checks, draft.birth_date, today), None, ""
    if draft.age_months is None:
        if not draft.unknown:
            checks.refuse("age", words("Patient", "Enter the age or the date of birth."))
        return "", None, ""
    told_on = _told_on(checks, draft.told_on, today)
    if not 0 <= draft.age_months <= MOST_YEARS * 12:
        checks.refuse("age", words("Patient", "Enter an age from 0 to {most} years.", most=MOST_YEARS))
    return "", draft.age_months, told_on


def _told_on(checks: Checks, text: str, today: date) -> str:
    try:
        told = date.fromisoformat(text) if text else today
    except ValueError:
        told = date.max
    if told > today:
        checks.refuse("age", words("Patient", "The day on which the age was told is not a real date."))
        return ""
    return told.isoformat()


def _birth_date(checks: Checks, text: str, today: date) -> str:
    try:
        birth = read_date(text)
    except ValueError:
        checks.refuse("birth_date", words("Patient", "This date is not in the calendar. Check day, month and year."))
        return ""
    if birth > today.isoformat()[: len(birth)]:
        checks.refuse("birth_date", words("Patient", "The date of birth lies in the future."))
    elif today.year - int(birth[:4]) > MOST_YEARS:
        checks.refuse("birth_date", words("Patient", "This is more than {most} years ago.", most=MOST_YEARS))
    else:
        return birth
    return ""


def _phones(checks: Checks, phones: tuple[Phone, ...]) -> tuple[Phone, ...]:
    kept: dict[str, Phone] = {}
    for phone in phones[:MOST_OF_A_KIND]:
        number = _phone(checks, phone.number)
        if number:
            kept.setdefault(number, Phone(number, phone.whose if phone.whose in WHOSE else "other"))
    return tuple(kept.values())


def _phone(checks: Checks, text: str) -> str:
    bare = _PHONE_MARKS.sub("", digits_of(text[: NUMBER_CAP * 2]))
    if not bare:
        return ""
    match = _PHONE.fullmatch(bare)
    if match:
        return match[1]
    if not bare.removeprefix("+").isdigit():
        sentence = words("Patient", "A phone number has digits only.")
    elif len(bare) == 10:
        sentence = words("Patient", "A mobile number begins with 6, 7, 8 or 9.")
    else:
        sentence = words("Patient", "A mobile number has 10 digits; this has {found}.", found=len(bare))
    checks.refuse("phone", sentence)
    return ""


def _address(checks: Checks, address: Address) -> Address:
    pin = digits_of(address.pin[:NUMBER_CAP]).replace(" ", "")
    if pin and not _PIN.fullmatch(pin):
        checks.refuse("pin", words("Patient", "A PIN code has 6 digits and does not begin with 0."))
    return Address(
        checks.line("line", address.line, LINE_CAP),
        checks.line("locality", address.locality, PLACE_CAP),
        checks.line("district", address.district, PLACE_CAP),
        checks.line("state", address.state, PLACE_CAP),
        pin,
    )


def _relatives(checks: Checks, relatives: tuple[Relative, ...]) -> tuple[Relative, ...]:
    kept: dict[Relative, None] = {}
    for relative in relatives[:MOST_OF_A_KIND]:
        if relative.kind not in KINSHIP:
            checks.refuse("guardian", words("Patient", "Choose father, mother, spouse, guardian or child."))
            continue
        name = _name(checks, relative.kind, relative.name)
        native = _name(checks, relative.kind, relative.name_native)
        if name and not native and script_of(name) != LATIN:
            name, native = "", name
        if name or native or relative.patient_id:
            kept[Relative(relative.kind, name, native, relative.patient_id)] = None
    return tuple(kept)


def _numbers(checks: Checks, draft: PatientDraft) -> tuple[Number, ...]:
    kept: dict[Number, None] = dict.fromkeys(_on_card(checks, draft))
    for number in draft.numbers[:MOST_OF_A_KIND]:
        if number.value.strip():
            kept[check_number(number, checks)] = None
    consented = any(c.purpose == ABHA_PURPOSE and c.decision == "given" for c in draft.consents)
    if any(number.system in ABHA_SYSTEMS for number in kept) and not consented:
        checks.refuse("consent", words("Patient", "Record the patient's consent before keeping ABHA details."))
    return tuple(kept)


def _on_card(checks: Checks, draft: PatientDraft) -> tuple[Number, ...]:
    """The UHID of the card from which somebody is registered. Only a proven card gives one."""
    if draft.card is None:
        return ()
    person = draft.card.person
    if draft.card.state is not State.VERIFIED or person is None or not person.patient_id or not person.uhid:
        checks.refuse("uhid", words("Patient", "This card proves nothing. Register without it."))
        return ()
    return (Number(UHID, person.uhid),)


def check_number(number: Number, checks: Checks) -> Number:
    """A number in the form in which numbers are compared; refused at the field of its system."""
    field = "scheme" if number.system.startswith(SCHEME) else number.system.replace("-", "_")
    if number.system.lower() == "aadhaar" or holds_aadhaar(number.value[:NUMBER_CAP]):
        sentence = words("Patient", "Aadhaar numbers are not kept here. Leave it out.")
        checks.refuse("old_opd" if field == "aadhaar" else field, sentence)
        return number
    value = checks.line(field, number.value, NUMBER_CAP * 2)
    try:
        return Number(number.system, _read_number(number.system, value) if value else "")
    except Unreadable as wrong:
        checks.refuse(field, wrong.sentence)
    except ValueError:
        checks.refuse("old_opd", words("Patient", "This kind of number is not known here."))
    return number


def _read_number(system: str, value: str) -> str:
    if system == UHID:
        return uhid.parse(value).compact
    if system == ABHA_NUMBER:
        return abha.parse_number(value)
    if system == ABHA_ADDRESS:
        return abha.parse_address(value)
    scheme = system.removeprefix(SCHEME) if system.startswith(SCHEME) else None
    if system not in (OLD_OPD, LOCAL) and not (scheme and _CODE.fullmatch(scheme)):
        raise ValueError("unknown system")
    if len(value) > NUMBER_CAP:
        raise Unreadable(too_long(NUMBER_CAP))
    return as_compared(value)


def as_compared(value: str) -> str:
    """A free-form number without spaces, in capitals and plain digits, so that it is found however it is typed."""
    return "".join(digits_of(value).split()).upper()


def _language(checks: Checks, code: str) -> str:
    if code and not _LANGUAGE.fullmatch(code):
        checks.refuse("language", words("Patient", "This language is not known."))
    return code


def _photo(checks: Checks, photo: bytes | None) -> bytes | None:
    if photo is not None and (problem := photo_problem(photo)) is not None:
        checks.refuse("photo", problem)
    return photo


def photo_problem(photo: bytes) -> Words | None:
    """What is wrong with a photo, or None: JPEG from its first byte to its last, at most 60 KB."""
    if len(photo) > PHOTO_BYTES:
        return words("Patient", "The photo is larger than 60 KB. Take it again.")
    if not (photo.startswith(b"\xff\xd8\xff") and photo.rstrip(b"\x00").endswith(b"\xff\xd9")):
        return words("Patient", "The photo is damaged or of another kind. Take it again.")
    return None


def check_consent(consent: Consent, checks: Checks) -> Consent:
    """A consent whose codes are known; refused at the field `consent`."""
    known = (
        _CODE.fullmatch(consent.purpose) and _LANGUAGE.fullmatch(consent.language)
        and consent.how in HOW and consent.given_by in WHOSE and consent.decision in DECISIONS
    )  # fmt: skip
    if not known:
        sentence = words("Patient", "Say what the consent is for, in which language and how it was given.")
        checks.refuse("consent", sentence)
    return consent


def check_reason(reason: str, field: str = "reason") -> str:
    """A reason that someone else can understand later: at least three letters. Raises Problems."""
    checks = Checks()
    line = checks.line(field, reason, LINE_CAP, required=True)
    if line and sum(c.isalpha() for c in line) < 3:
        checks.refuse(field, words("Patient", "Give a reason in words."))
    checks.done()
    return line
