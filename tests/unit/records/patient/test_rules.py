"""A patient as entered: what is kept, what is refused, and at which field."""

from datetime import date

import pytest

from desk.codes import uhid
from desk.core.errors import Problems
from desk.records.patient.draft import Address, Consent, Number, PatientDraft, Phone, Relative
from desk.records.patient.rules import check, check_reason, photo_problem

TODAY = date(2026, 11, 22)
JPEG = b"\xff\xd8\xff\xe0" + b"x" * 100 + b"\xff\xd9"
CONSENT = Consent("abha", "hi")


def draft(**values: object) -> PatientDraft:
    return PatientDraft(**{"name": "Ram Kumar", "sex": "1", "age_months": 504, **values})  # type: ignore[arg-type]


def problems(**values: object) -> dict[str, str]:
    with pytest.raises(Problems) as refused:
        check(draft(**values), TODAY)
    return {field: str(sentence) for field, sentence in refused.value.by_field.items()}


def test_name_sex_and_age_are_enough() -> None:
    checked = check(draft(), TODAY)
    assert (checked.name, checked.sex, checked.age_months, checked.told_on) == ("Ram Kumar", "1", 504, "2026-11-22")


def test_everything_that_is_missing_is_said_at_once() -> None:
    found = problems(name=" ", sex="", age_months=None)
    assert found == {
        "name": "Enter the patient's name.",
        "sex": "Choose male, female, other or unknown.",
        "age": "Enter the age or the date of birth.",
    }


def test_a_name_in_devanagari_alone_is_a_name() -> None:
    checked = check(draft(name="", name_native="राम कुमार"), TODAY)
    assert (checked.name, checked.name_native) == ("", "राम कुमार")


def test_a_name_typed_in_the_other_scripts_field_moves_where_it_belongs() -> None:
    assert check(draft(name="राम कुमार"), TODAY).name_native == "राम कुमार"
    assert check(draft(name="", name_native="Ram Kumar"), TODAY).name == "Ram Kumar"


def test_two_different_names_in_one_script_are_refused() -> None:
    assert "English letters" in problems(name="राम", name_native="श्याम")["name"]
    assert "Hindi letters" in problems(name="Ram", name_native="Shyam")["name_native"]


@pytest.mark.parametrize("name", ["42", "...", "-- ' --", "12/03"])
def test_a_name_without_a_letter_is_refused(name: str) -> None:
    assert "name" in problems(name=name)


@pytest.mark.parametrize("name", ["<b>Ram</b>", "Ram; {0}", "=cmd|'/c calc'!A1", "Ram\\Kumar", "100% Ram"])
def test_a_name_with_signs_that_no_name_has_is_refused(name: str) -> None:
    assert "name" in problems(name=name)


@pytest.mark.parametrize(
    "name", ["O'Brien", "Md. Imran", "Anne-Marie", "Ram Kumar (Lalu)", "Baby 2 of Sunita", "D’Souza"]
)
def test_names_as_people_have_them_are_kept(name: str) -> None:
    assert check(draft(name=name), TODAY).name == name


def test_a_name_of_ten_thousand_characters_is_refused_with_a_sentence() -> None:
    assert problems(name="R" * 10_000) == {"name": "This is too long. 150 characters are enough."}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/02/1990", "This date is not in the calendar. Check day, month and year."),
        ("1990-02-31", "This date is not in the calendar. Check day, month and year."),
        ("soon", "This date is not in the calendar. Check day, month and year."),
        ("2026-11-23", "The date of birth lies in the future."),
        ("2026-12", "The date of birth lies in the future."),
        ("2027", "The date of birth lies in the future."),
        ("1895-01-01", "This is more than 130 years ago."),
    ],
)
def test_a_birth_date_that_cannot_be_is_refused(text: str, sentence: str) -> None:
    assert problems(birth_date=text) == {"birth_date": sentence}


def test_a_child_born_today_is_old_enough() -> None:
    assert check(draft(birth_date="2026-11-22"), TODAY).birth_date == "2026-11-22"


def test_a_birth_date_makes_a_told_age_needless() -> None:
    checked = check(draft(birth_date="12/03/1984"), TODAY)
    assert (checked.birth_date, checked.age_months, checked.told_on) == ("1984-03-12", None, "")


@pytest.mark.parametrize("months", [-1, 130 * 12 + 1, 10**9])
def test_an_age_that_nobody_has_is_refused(months: int) -> None:
    assert problems(age_months=months) == {"age": "Enter an age from 0 to 130 years."}


@pytest.mark.parametrize("months", [0, 130 * 12])
def test_the_youngest_and_the_oldest_are_kept(months: int) -> None:
    assert check(draft(age_months=months), TODAY).age_months == months


@pytest.mark.parametrize("told_on", ["2026-11-23", "2026-02-31", "once"])
def test_an_age_told_on_no_real_day_is_refused(told_on: str) -> None:
    assert list(problems(told_on=told_on)) == ["age"]


@pytest.mark.parametrize("sex", ["3", "male", "M", "10"])
def test_a_sex_that_is_none_of_the_four_is_refused(sex: str) -> None:
    assert list(problems(sex=sex)) == ["sex"]


@pytest.mark.parametrize(
    "typed", ["9876543210", "98765 43210", "+91 98765-43210", "09876543210", "919876543210", "९८७६५४३२१०"]
)
def test_a_phone_is_kept_in_ten_digits(typed: str) -> None:
    assert check(draft(phones=(Phone(typed),)), TODAY).phones == (Phone("9876543210"),)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("98765abcde", "A phone number has digits only."),
        ("987654321", "A mobile number has 10 digits; this has 9."),
        ("1234567890", "A mobile number begins with 6, 7, 8 or 9."),
        ("98765432101234", "A mobile number has 10 digits; this has 14."),
        ("9" * 10_000, "A mobile number has 10 digits; this has 80."),
    ],
)
def test_a_phone_that_is_none_is_refused(typed: str, sentence: str) -> None:
    assert problems(phones=(Phone(typed),)) == {"phone": sentence}


def test_the_same_phone_twice_is_one_phone() -> None:
    phones = (Phone("9876543210"), Phone("+91 9876543210", "father"), Phone(""))
    assert check(draft(phones=phones), TODAY).phones == (Phone("9876543210"),)


@pytest.mark.parametrize("pin", ["11000", "1100055", "011005", "11000A"])
def test_a_pin_code_that_is_none_is_refused(pin: str) -> None:
    assert list(problems(address=Address(pin=pin))) == ["pin"]


def test_an_address_is_cleaned() -> None:
    checked = check(draft(address=Address("12,  Gali 3", "Karol  Bagh", pin="११०००५")), TODAY)
    assert checked.address == Address("12, Gali 3", "Karol Bagh", pin="110005")


def test_kin_without_a_name_are_left_out() -> None:
    relatives = (Relative("father", " "), Relative("mother", "सीता"), Relative("spouse", "Gita"))
    assert check(draft(relatives=relatives), TODAY).relatives == (
        Relative("mother", "", "सीता"),
        Relative("spouse", "Gita"),
    )


def test_kin_of_an_unknown_kind_are_refused() -> None:
    assert list(problems(relatives=(Relative("boss", "Gita"),))) == ["guardian"]


def test_numbers_are_kept_as_they_are_compared() -> None:
    number = uhid.mint(12345)
    numbers = (
        Number("uhid", str(number).lower()), Number("abha-number", "91-1234-5678-9012"),
        Number("abha-address", "Ram.K@ABDM"), Number("old-opd", " opd 17/ 204 "), Number("scheme:cghs", "dl 77"),
    )  # fmt: skip
    assert check(draft(numbers=numbers, consents=(CONSENT,)), TODAY).numbers == (
        Number("uhid", number.compact), Number("abha-number", "91123456789012"),
        Number("abha-address", "ram.k@abdm"), Number("old-opd", "OPD17/204"), Number("scheme:cghs", "DL77"),
    )  # fmt: skip


def test_abha_details_need_a_consent() -> None:
    numbers = (Number("abha-number", "91-1234-5678-9012"),)
    assert list(problems(numbers=numbers)) == ["consent"]
    assert list(problems(numbers=numbers, consents=(Consent("abha", "hi", decision="refused"),))) == ["consent"]
    assert list(problems(numbers=numbers, consents=(Consent("treatment", "hi"),))) == ["consent"]


@pytest.mark.parametrize(
    "number",
    [Number("aadhaar", "234123412346"), Number("aadhaar", "1"), Number("old-opd", "2341 2341 2346"),
     Number("scheme:cghs", "234123412346")],
)  # fmt: skip
def test_an_aadhaar_number_is_refused_wherever_it_is_typed(number: Number) -> None:
    assert list(problems(numbers=(number,)).values()) == ["Aadhaar numbers are not kept here. Leave it out."]


def test_an_aadhaar_number_in_a_text_is_refused() -> None:
    assert list(problems(marks="Aadhaar 2341 2341 2346")) == ["marks"]


@pytest.mark.parametrize(
    ("number", "field"),
    [(Number("uhid", "123-456-789"), "uhid"), (Number("abha-number", "12"), "abha_number"),
     (Number("abha-address", "@"), "abha_address"), (Number("passport", "X1"), "old_opd"),
     (Number("old-opd", "1" * 41), "old_opd"), (Number("scheme:", "1"), "old_opd")],
)  # fmt: skip
def test_a_number_that_is_none_is_refused_at_its_field(number: Number, field: str) -> None:
    assert field in problems(numbers=(number,), consents=(CONSENT,))


@pytest.mark.parametrize("photo", [b"", b"GIF89a", JPEG[:-2], b"\xff\xd8\xff" + b"x" * 61_440 + b"\xff\xd9"])
def test_a_photo_that_is_damaged_too_large_or_no_jpeg_is_refused(photo: bytes) -> None:
    assert list(problems(photo=photo)) == ["photo"]
    assert photo_problem(JPEG) is None


@pytest.mark.parametrize(
    "consent", [Consent("", "hi"), Consent("abha", ""), Consent("abha", "hi", how="by post"),
                Consent("abha", "hi", given_by="neighbour"), Consent("abha", "hi", decision="perhaps")],
)  # fmt: skip
def test_a_consent_says_for_what_in_which_language_how_and_by_whom(consent: Consent) -> None:
    assert list(problems(consents=(consent,))) == ["consent"]


def test_an_unknown_patient_may_have_no_age() -> None:
    assert check(draft(age_months=None, unknown=True), TODAY).age_months is None


@pytest.mark.parametrize("reason", ["", "  ", "x", "12345", "a" * 201, "bad\u202ereason"])
def test_a_reason_is_in_words(reason: str) -> None:
    with pytest.raises(Problems):
        check_reason(reason)
