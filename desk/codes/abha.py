"""ABHA, India's national health identifier: its number, its address, and the QR code on card and phone.

The QR code is unsigned JSON in two variants (card: `hid`, dob "d/M/yyyy"; phone application: `phr`, dob "d-M-yyyy" or
the year alone). Names of keys vary in case and spelling, empty values are "-". Whatever it says is a claim: it may
pre-fill a form, and nothing more. Only the form of the number is checked: its published rules state no check digit.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from desk.codes.person import Person
from desk.codes.plain import is_clean, one_line
from desk.codes.scan import Scan
from desk.codes.state import State
from desk.core.clock import business_date
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

MAX_BYTES = 4096
MAX_KEYS = 32
OLDEST_YEAR = 1880

_NUMBER = re.compile(r"([0-9]{2})-?([0-9]{4})-?([0-9]{4})-?([0-9]{4})")
_ADDRESS = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,48}[a-z0-9])@[a-z]{2,16}")
_BIRTH = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_BIRTH_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_MOBILE = re.compile(r"(?:\+?91[ -]?|0)?([6-9][0-9]{9})")

# domain.md "sex as recorded"; ABHA's O (other) and T (transgender) both map to other.
_SEX = {"m": "1", "male": "1", "f": "2", "female": "2", "o": "9", "other": "9", "t": "9", "transgender": "9"}
_EMPTY = frozenset({"", "-", "null", "na", "n/a"})
_MEMBERS = {
    "number": ("hidn", "abhanumber", "healthidnumber"),
    "address": ("hid", "phr", "abhaaddress", "phraddress", "healthid"),
    "name": ("name", "fullname"),
    "sex": ("gender", "sex"),
    "birth": ("dob", "dateofbirth", "yob", "yearofbirth"),
    "mobile": ("mobile", "mobilenumber", "phone"),
    "street": ("address",),
    "district": ("districtname", "distname", "district"),
    "district_lgd": ("distlgd", "districtlgd"),
    "state": ("statename", "state"),
    "state_lgd": ("statelgd",),
}
_FIELD_OF = {alias: member for member, aliases in _MEMBERS.items() for alias in aliases}
_LONGEST = {"name": 150, "street": 300}
_LONGEST_OTHER = 100


@dataclass(frozen=True)
class AbhaClaim:
    """What an ABHA code says of its holder. Nothing of it is proven; "" and None where it says nothing.

    `number` 14 digits; `sex` the codes of domain.md ("0" unknown); `birth_date` only when a full date was given;
    `state_lgd` and `district_lgd` are codes of the Local Government Directory.
    """

    number: str = field(repr=False)
    address: str = field(repr=False)
    name: str = field(repr=False)
    sex: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    birth_year: int | None = field(repr=False)
    mobile: str = field(repr=False)
    street: str = field(repr=False)
    district: str = field(repr=False)
    district_lgd: str = field(repr=False)
    state_name: str = field(repr=False)
    state_lgd: str = field(repr=False)

    kind: ClassVar[str] = "abha"
    state: ClassVar[State] = State.UNSIGNED

    @property
    def person(self) -> Person:
        """The claim in the form of every other card."""
        return Person(
            name=self.name,
            sex=self.sex,
            birth_date=self.birth_date,
            birth_year=self.birth_year,
            mobile=self.mobile,
            street=self.street,
            district=self.district,
            district_lgd=self.district_lgd,
            state_name=self.state_name,
            state_lgd=self.state_lgd,
            abha_number=self.number,
            abha_address=self.address,
        )


def parse_number(text: str) -> str:
    """The 14 digits of an ABHA number written with or without hyphens or spaces. Raises Unreadable."""
    match = _NUMBER.fullmatch(text.strip().replace(" ", "-")) if len(text) <= 40 else None
    if match is None:
        raise Unreadable(words("Abha", "An ABHA number has 14 digits, such as 91-1234-5678-9012."))
    return "".join(match.groups())


def format_number(number: str) -> str:
    """14 digits as they are printed: `91-1234-5678-9012`."""
    return f"{number[:2]}-{number[2:6]}-{number[6:10]}-{number[10:]}"


def parse_address(text: str) -> str:
    """An ABHA address (`name@abdm`) in lower case. Raises Unreadable."""
    lower = text.strip().lower()
    if len(lower) > 70 or not _ADDRESS.fullmatch(lower):
        raise Unreadable(words("Abha", "An ABHA address looks like name@abdm."))
    return lower


def recognises(scan: Scan) -> bool:
    """Whether the scan is a JSON object, which at this desk can only be an ABHA code."""
    return scan.text[:16].lstrip("\ufeff \t\r\n").startswith("{")


def read(scan: Scan) -> AbhaClaim:
    """The claim that the code makes. Raises Unreadable with the reason."""
    said = _members(_flat_object(scan))
    if not said.get("name") or not (said.get("number") or said.get("address")):
        raise Unreadable(words("Abha", "This code is not an ABHA card: name or ABHA number is missing."))
    birth_date, year = _birth(said.get("birth", ""), business_date(scan.at))
    return AbhaClaim(
        number=parse_number(said["number"]) if said.get("number") else "",
        address=_address(said.get("address", "")),
        name=said["name"],
        sex=_SEX.get(said.get("sex", "").lower(), "0"),
        birth_date=birth_date,
        birth_year=year,
        mobile=_mobile(said.get("mobile", "")),
        street=said.get("street", ""),
        district=said.get("district", ""),
        district_lgd=said.get("district_lgd", ""),
        state_name=said.get("state", ""),
        state_lgd=said.get("state_lgd", ""),
    )


def _flat_object(scan: Scan) -> dict[str, str]:
    if len(scan.data) > MAX_BYTES:
        raise Unreadable(words("Abha", "This code is longer than any ABHA card. It was not read."))
    try:
        found = json.loads(scan.data.decode("utf-8-sig"), object_pairs_hook=_pairs, parse_constant=_refuse)
    except (ValueError, RecursionError):
        # The parser's own message quotes the card; it goes nowhere.
        raise Unreadable(words("Abha", "This ABHA code is damaged. Scan it again.")) from None
    if not isinstance(found, dict):
        raise _odd()
    return found


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, str]:
    if len(pairs) > MAX_KEYS or len({key for key, _ in pairs}) != len(pairs):
        raise _odd()
    return {key: _plain_value(value) for key, value in pairs}


def _plain_value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _odd()
    return str(value)


def _refuse(_constant: str) -> object:
    raise _odd()


def _members(raw: dict[str, str]) -> dict[str, str]:
    said: dict[str, str] = {}
    for key, value in raw.items():
        # Cards in use carry keys that no document lists; an unknown flat key is dropped, never kept or shown.
        member = _FIELD_OF.get(re.sub(r"[\s_-]", "", key).lower())
        text = _value(member, value) if member else ""
        if not member or not text:
            continue
        if said.setdefault(member, text) != text:
            raise Unreadable(words("Abha", "This ABHA code says two different things. It was not used."))
    return said


def _value(member: str, value: str) -> str:
    # Addresses are written over several lines; a line break anywhere else is an attack or damage.
    text = one_line(value) if member == "street" else value.strip()
    if not is_clean(text):
        raise Unreadable(words("Abha", "This ABHA code holds hidden characters. It was not used."))
    text = one_line(text)
    if len(text) > _LONGEST.get(member, _LONGEST_OTHER):
        raise Unreadable(words("Abha", "A value in this ABHA code is too long. It was not used."))
    return "" if text.lower() in _EMPTY else text


def _address(text: str) -> str:
    # A card without a chosen address repeats the number, hyphens and all.
    local, at, domain = text.partition("@")
    return parse_address(_digits_or(local) + at + domain) if text else ""


def _digits_or(local: str) -> str:
    match = _NUMBER.fullmatch(local)
    return "".join(match.groups()) if match else local


def _mobile(text: str) -> str:
    match = _MOBILE.fullmatch(text)  # a masked number ("984x1x2x6x") is no number
    return match.group(1) if match else ""


def _birth(text: str, today: date) -> tuple[date | None, int | None]:
    if not text:
        return None, None
    if _YEAR.fullmatch(text):
        return None, _year(int(text), today)
    if match := _BIRTH.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _BIRTH_ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    else:
        raise _no_date()
    try:
        born = date(year, month, day)
    except ValueError:
        raise _no_date() from None
    if born > today:
        raise _future()
    return born, _year(year, today)


def _year(year: int, today: date) -> int:
    if year > today.year:
        raise _future()
    if year < OLDEST_YEAR:
        raise _no_date()
    return year


def _no_date() -> Unreadable:
    return Unreadable(words("Abha", "The date of birth in this ABHA code is not a real date. It was not used."))


def _future() -> Unreadable:
    return Unreadable(words("Abha", "The date of birth in this ABHA code lies in the future. It was not used."))


def _odd() -> Unreadable:
    sentence: Words = words("Abha", "This code is not built like an ABHA card. It was not used.")
    return Unreadable(sentence)
