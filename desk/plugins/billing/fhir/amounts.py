"""Money in FHIR: whole paise as digits in our extensions, which alone are read; FHIR's Money beside them, for others.

A FHIR integer has 32 bits and a JSON number becomes a float in most programs, so neither carries what is counted here.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from desk.api import fhir
from desk.api.fhir import Marks, Resource, inner, part, word
from desk.core.ids import is_id
from desk.core.money import MOST
from desk.plugins.billing.fhir.names import KIND, NUMBER, RUPEES
from desk.plugins.billing.rules.charging import Part, Split

_DIGITS = re.compile(r"0|[1-9][0-9]{0,11}", re.ASCII)
LONGEST_CODE = 60


def money(paise: int) -> Resource:
    """FHIR's Money in rupees, with exactly two decimals."""
    return {"value": Decimal(paise).scaleb(-2), "currency": RUPEES}


def told(name: str, paise: int) -> Resource:
    """A part of a nested extension that says an amount."""
    return part(name, valueString=str(paise))


def said(name: str, paise: int | None) -> Resource | None:
    """An extension that says an amount, None where there is none."""
    return None if paise is None else fhir.extension(name, valueString=str(paise))


def some_paise(found: Marks, name: str) -> int | None:
    """The amount of an extension, None where there is none. Raises ValueError for anything but whole paise."""
    digits = word(found, name, most=20)
    if not digits:
        return None
    if not _DIGITS.fullmatch(digits) or int(digits) > MOST:
        raise ValueError(f"{name} is no amount")
    return int(digits)


def paise(found: Marks, name: str) -> int:
    """The same where there has to be one."""
    amount = some_paise(found, name)
    if amount is None:
        raise ValueError(f"{name} is missing")
    return amount


def split_out(split: Split) -> list[Resource]:
    """The parts of an extension that say how an amount is split."""
    found = [
        told("gross", split.gross), told("discount", split.discount), told("patient", split.patient),
        told("tax", split.tax),
    ]  # fmt: skip
    return found + [part("payer", extension=_payer_out(one)) for one in split.parts]


def split_in(mark: Resource) -> Split:
    """The split that an extension tells of. Raises ValueError, also where it does not sum."""
    found = inner(mark)
    payers = tuple(_payer_in(one) for one in fhir.items(mark, "extension") if one.get("url") == "payer")
    split = Split(
        paise(found, "gross"), paise(found, "discount"), payers, paise(found, "patient"), paise(found, "tax")
    )
    if split.tax > split.patient:
        raise ValueError("a tax lies inside what the patient pays")
    return split


def number_out(kind: str, number: str, series: str, serial: int) -> tuple[Resource, Resource]:
    """A document's number as an identifier, and what it is made of."""
    made_of = [part("series", valueString=series), part("serial", valueInteger=serial)]
    return {"system": NUMBER + kind, "value": number}, fhir.extension("number", extension=made_of)


def number_in(resource: Resource, found: Marks, kind: str) -> tuple[str, str, int]:
    """Number, series and serial of a document. Raises ValueError."""
    numbers = [one for one in fhir.items(resource, "identifier") if one.get("system") == NUMBER + kind]
    made_of = inner(found.get("number"))
    number = fhir.text(numbers[0], "value", LONGEST_CODE) if len(numbers) == 1 else ""
    series, serial = word(made_of, "series", most=LONGEST_CODE), fhir.number(made_of, "serial", 1)
    if not number or not series or serial is None:
        raise ValueError("a document without its number")
    return number, series, serial


def tag(kind: str) -> Resource:
    """`meta` of a type that has no other place to say what it is."""
    return {"tag": [{"system": KIND, "code": kind}]}


def tagged(resource: Resource, kinds: Iterable[str]) -> str:
    """Which of `kinds` a resource's tag says it is. Raises ValueError."""
    meta = resource.get("meta")
    tags = fhir.items(meta, "tag") if isinstance(meta, dict) else []
    return fhir.one_of(next((one.get("code") for one in tags if one.get("system") == KIND), None), kinds, "kind")


def member(value: str) -> str:
    """The id of somebody of the staff, as it was read: "" is nobody. Raises ValueError."""
    if not value:
        raise ValueError("nobody is named")
    return value


def named(found: Marks, name: str, kind: str) -> str | None:
    """The id in an extension that refers to a `kind`, None where there is none. Raises ValueError."""
    return fhir.referred(found.get(name, {}).get("valueReference"), kind)


def referring(name: str, kind: str, id_: str | None) -> Resource | None:
    """An extension that refers to a `kind`, None where there is nothing to refer to."""
    return None if id_ is None else fhir.extension(name, valueReference=fhir.reference(kind, id_))


def staff(found: Marks, name: str) -> str | None:
    """Somebody of the staff whom an extension names, or None."""
    return fhir.author(found.get(name, {}).get("valueReference")) or None


def _payer_out(payer: Part) -> list[Resource]:
    found = [part("scheme", valueString=payer.scheme), told("paise", payer.paise)]
    found += [part("decision", valueId=payer.decision_id)] if payer.decision_id else []
    return found + fhir.parts(says_en=payer.says_en, says_hi=payer.says_hi)


def _payer_in(one: Resource) -> Part:
    found = inner(one)
    scheme, decision = word(found, "scheme", most=LONGEST_CODE), word(found, "decision", "valueId", 64)
    if not scheme or (decision and not is_id(decision)):
        raise ValueError("a part without scheme or with a decision that is none")
    return Part(scheme, paise(found, "paise"), decision, word(found, "says-en"), word(found, "says-hi"))

