"""What a card or slip of ours says, and the table in docs/cards.md of who may say what: written and read by one table.

In two steps, as the reading order wants it: `sealed` looks at who signed when and for what (the CWT claims and the
profile), `read` at the facts.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from uuid import UUID

from desk.codes.person import Person
from desk.codes.plain import is_clean, one_line
from desk.codes.strict_cbor import dumps, loads
from desk.codes.uhid import ALPHABET, LENGTH, Uhid

CTI_BYTES = 8
ISSUER_CAP, NAME_CAP = 64, 80
LATEST = 253_402_300_799
"""The last second of the year 9999."""

_ISS, _EXP, _IAT, _CTI, _FACTS = 1, 4, 6, 7, -65537
_PROFILE = 0
_JOINERS = "\u200c\u200d"
_OLDEST_YEAR = 1800
_BLOOD_GROUPS = frozenset({"A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-"})
_SEXES = frozenset({"0", "1", "2", "9"})
_TOKEN = re.compile(r"[A-Z0-9-]{1,12}")
_PHONE = re.compile(r"[0-9]{10}")
_ABHA = re.compile(r"[1-9][0-9]{13}")
_CONCEPT = re.compile(r"[1-9][0-9]{0,17}")
_MOST_CODES, _MOST_SCHEMES = 8, 4


class Profile(IntEnum):
    """Which table of facts a card carries."""

    DESK = 1
    FULL = 2
    SLIP = 3


@dataclass(frozen=True)
class Claims:
    """All that is signed. Times are seconds since 1970; `cti` the card's 8-byte id; visit and token for slips only."""

    issuer: str
    issued: int
    expires: int
    cti: bytes
    profile: Profile
    person: Person
    visit_id: str = ""
    token: str = field(default="", repr=False)


@dataclass(frozen=True)
class Sealed:
    """A signed payload whose facts nobody has looked at yet."""

    issuer: str
    issued: int
    expires: int
    cti: bytes
    profile: Profile
    facts: Mapping[object, object] = field(repr=False)


def payload(claims: Claims) -> bytes:
    """The claims as they are signed. What the profile does not carry is left out, a longer name is cut.

    Raises ValueError for what no reader would take.
    """
    facts: dict[int, object] = {_PROFILE: int(claims.profile)}
    for fact in _TABLE:
        mark = fact.mark(claims.profile)
        value = fact.write(claims) if mark != _NEVER else None
        if value is not None:
            facts[fact.key] = value
        elif mark == _ALWAYS:
            raise ValueError(f"nothing to write for {fact.name}")
    data = dumps({_ISS: claims.issuer, _EXP: claims.expires, _IAT: claims.issued, _CTI: claims.cti, _FACTS: facts})
    read(sealed(data))
    return data


def sealed(data: bytes) -> Sealed:
    """Who signed, when, and which profile. Raises ValueError."""
    body = loads(data, tags=())
    if not isinstance(body, Mapping) or body.keys() != {_ISS, _EXP, _IAT, _CTI, _FACTS}:
        raise ValueError("other claims than a card has")
    issued, expires = moment(body[_IAT]), moment(body[_EXP])
    if expires <= issued:
        raise ValueError("it would end before it begins")
    facts = body[_FACTS]
    if not isinstance(facts, Mapping) or type(facts.get(_PROFILE)) is not int:
        raise ValueError("no profile")
    return Sealed(line(body[_ISS], ISSUER_CAP), issued, expires, raw(body[_CTI], CTI_BYTES),
                  Profile(facts[_PROFILE]), facts)  # fmt: skip


def read(seal: Sealed) -> Claims:
    """The facts, held to the table. Raises ValueError."""
    values: dict[str, object] = {}
    left = dict(seal.facts)
    left.pop(_PROFILE)
    for fact in _TABLE:
        mark = fact.mark(seal.profile)
        if fact.key in left and mark != _NEVER:
            values[fact.name] = fact.read(left.pop(fact.key))
        elif mark == _ALWAYS:
            raise ValueError(f"{fact.name} is missing")
    if left:
        raise ValueError("a fact that does not belong here")
    return _claims(seal, values)


def peek_uhid(data: bytes) -> Uhid | None:
    """The UHID that an unproven payload names, if it has the form of a card: to search by, and for nothing else."""
    try:
        return Uhid(_uhid(sealed(data).facts.get(1)))
    except (ValueError, TypeError):
        return None


def moment(value: object) -> int:
    """Seconds since 1970. Raises ValueError."""
    if type(value) is not int or not 0 <= value <= LATEST:
        raise ValueError("not a time")
    return value


def raw(value: object, size: int) -> bytes:
    """Exactly `size` bytes. Raises ValueError."""
    if not isinstance(value, bytes) or len(value) != size:
        raise ValueError("not bytes of this length")
    return value


def line(value: object, cap: int) -> str:
    """One line of 1 to `cap` characters in NFC, with nothing hidden in it. Raises ValueError."""
    if not isinstance(value, str) or not 0 < len(value) <= cap or value != one_line(value) or not _is_plain(value):
        raise ValueError("not a plain line of text")
    return value


def _is_plain(text: str) -> bool:
    return is_clean(text) and not any(unicodedata.category(c) == "Cf" and c not in _JOINERS for c in text)


def _fitted(text: str, cap: int) -> str:
    """As much of a text as a card takes."""
    return one_line("".join(c for c in one_line(text) if _is_plain(c)))[:cap].strip()


def _claims(seal: Sealed, values: dict[str, object]) -> Claims:
    born = values.pop("born", None)
    if isinstance(born, int):
        values["birth_year"], values["birth_date"] = born // 10_000, _full_date(born)
        if seal.profile is Profile.SLIP and born % 10_000:
            raise ValueError("a slip tells the year of birth only")
    visit_id, token = str(values.pop("visit_id", "")), str(values.pop("token", ""))
    person = Person(**values)  # type: ignore[arg-type]  # the table gives each field its own type
    return Claims(seal.issuer, seal.issued, seal.expires, seal.cti, seal.profile, person, visit_id, token)


def _full_date(born: int) -> date | None:
    return date(born // 10_000, born // 100 % 100, born % 100) if born % 100 else None


def _uhid(value: object) -> str:
    text = line(value, LENGTH)
    if not set(text) <= set(ALPHABET):
        raise ValueError("not a UHID")
    return Uhid(text).compact


def _born(value: object) -> int:
    if type(value) is not int:
        raise ValueError("not a date")
    year, month, day = value // 10_000, value // 100 % 100, value % 100
    if not _OLDEST_YEAR <= year <= date.max.year or (day and not month):
        raise ValueError("not a date")
    date(year, month or 1, day or 1)
    return value


def _write_born(claims: Claims) -> int | None:
    born, year = claims.person.birth_date, claims.person.birth_year
    if born and claims.profile is not Profile.SLIP:
        return born.year * 10_000 + born.month * 100 + born.day
    year = born.year if born else year
    return year * 10_000 if year else None


def _sex(value: object) -> str:
    if type(value) is not int or str(value) not in _SEXES:
        raise ValueError("not a sex")
    return str(value)


def _blood_group(value: object) -> str:
    if not isinstance(value, str) or value not in _BLOOD_GROUPS:
        raise ValueError("not a blood group")
    return value


def _phone(value: object) -> str:
    if not isinstance(value, str) or not _PHONE.fullmatch(value):
        raise ValueError("not a phone number")
    return value


def _number(pattern: re.Pattern[str]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if type(value) is not int or not pattern.fullmatch(str(value)):
            raise ValueError("not a number of this form")
        return str(value)

    return check


def _some(check: Callable[[object], str], most: int) -> Callable[[object], tuple[str, ...]]:
    def each(value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not 0 < len(value) <= most:
            raise ValueError("not a list of this length")
        return tuple(check(one) for one in value)

    return each


def _token(value: object) -> str:
    if not isinstance(value, str) or not _TOKEN.fullmatch(value):
        raise ValueError("not a token")
    return value


def _id(value: object) -> str:
    return str(UUID(bytes=raw(value, 16)))


def _write_id(text: str) -> bytes | None:
    return UUID(text).bytes if text else None


_ALWAYS, _IF_KNOWN, _NEVER = "●", "○", "-"


@dataclass(frozen=True)
class _Fact:
    """A row of the table: `marks` for profiles 1, 2 and 3; `read` raises ValueError, `write` gives None for unknown."""

    key: int
    name: str
    marks: str
    read: Callable[[object], object]
    write: Callable[[Claims], object]

    def mark(self, profile: Profile) -> str:
        return self.marks[profile - 1]


_TABLE = (
    _Fact(1, "uhid", "●●○", _uhid, lambda c: c.person.uhid or None),
    _Fact(2, "name", "●●●", lambda v: line(v, NAME_CAP), lambda c: _fitted(c.person.name, NAME_CAP) or None),
    _Fact(3, "native_name", "-○-", lambda v: line(v, NAME_CAP),
          lambda c: _fitted(c.person.native_name, NAME_CAP) or None),
    _Fact(4, "born", "○○○", _born, _write_born),
    _Fact(5, "sex", "●●●", _sex, lambda c: int(c.person.sex)),
    _Fact(6, "blood_group", "○○-", _blood_group, lambda c: c.person.blood_group or None),
    _Fact(7, "allergies", "○○-", _some(_number(_CONCEPT), _MOST_CODES),
          lambda c: [int(one) for one in c.person.allergies if _CONCEPT.fullmatch(one)][:_MOST_CODES] or None),
    _Fact(8, "conditions", "-○-", _some(lambda v: line(v, 10), _MOST_CODES),
          lambda c: list(c.person.conditions)[:_MOST_CODES] or None),
    _Fact(9, "schemes", "○○-", _some(lambda v: line(v, 16), _MOST_SCHEMES),
          lambda c: list(c.person.schemes)[:_MOST_SCHEMES] or None),
    _Fact(10, "mobile", "-○-", _phone, lambda c: c.person.mobile if _PHONE.fullmatch(c.person.mobile) else None),
    _Fact(11, "abha_number", "-○-", _number(_ABHA),
          lambda c: int(c.person.abha_number) if _ABHA.fullmatch(c.person.abha_number) else None),
    _Fact(12, "guardian_uhid", "○○-", _uhid, lambda c: c.person.guardian_uhid or None),
    _Fact(13, "visit_id", "--●", _id, lambda c: _write_id(c.visit_id)),
    _Fact(14, "token", "--●", _token, lambda c: c.token or None),
    _Fact(15, "patient_id", "●●●", _id, lambda c: _write_id(c.person.patient_id)),
)  # fmt: skip
"""The table of docs/cards.md, row by row."""
