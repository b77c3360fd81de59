"""The definition of a scheme: data, read strictly, signed by the cloud (docs/decisions/schemes.md has its form).

Its canonical bytes (keys sorted, no blanks) are what is signed, kept and digested: what is written otherwise, or holds
anything that this program does not know, is refused whole.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from desk.core.errors import DeskError, Refused
from desk.core.i18n import words
from desk.core.money import MOST, WHOLE
from desk.plugins.billing.rules import conditions
from desk.plugins.billing.rules.facts import ALL, PERSON, VISIT
from desk.plugins.billing.rules.tariff import KINDS
from desk.records.entry import hides
from desk.records.visit.rules import TYPES

MOST_BYTES = 64 * 1024
PERSONAL = PERSON | VISIT

CARD_VERIFIED, DOCUMENT, CARD_SEEN = "card-verified", "document", "card-seen"
MEMBER_NUMBER, NONE = "member-number", "none"
PROOFS = (CARD_VERIFIED, DOCUMENT, CARD_SEEN, MEMBER_NUMBER, NONE)
"""The strongest first."""
BY_PERSON, BY_FAMILY, BY_FACILITIES = "person", "family", "facilities"
"""Among whom a yearly ceiling is shared: the person at this facility, all of one member number, all facilities."""

_Says = Annotated[str, Meta(min_length=1, max_length=200)]
_Code = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,39}\Z")]
_When = Annotated[str, Meta(min_length=1, max_length=conditions.LONGEST)]
_Paise = Annotated[int, Meta(ge=0, le=MOST)]
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])", re.ASCII)


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in both languages."""

    en: _Says
    hi: _Says


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """What must hold of the person and the visit; `says` where it does, `fails` where it does not."""

    when: _When
    says: Said
    fails: Said


class Benefit(Struct, frozen=True, forbid_unknown_fields=True):
    """What is paid of a line of which `when` holds, in ten-thousandths. The first that fits counts."""

    when: _When
    share_bp: Annotated[int, Meta(ge=1, le=WHOLE)]
    says: Said


class Ceilings(Struct, frozen=True, forbid_unknown_fields=True):
    """The most that is paid for one visit and in one year, which begins on `year_from` (MM-DD). None: no ceiling."""

    visit_paise: _Paise | None = None
    year_paise: _Paise | None = None
    year_from: str = "04-01"
    shared_by: str = BY_PERSON

    def year_begins(self, day: str) -> str:
        """The first day of the year in which `day` lies."""
        year = int(day[:4]) - (day[5:] < self.year_from)
        return f"{year:04d}-{self.year_from}"


class NotFor(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the scheme never pays: kinds of visits, kinds of services."""

    visit_types: Annotated[tuple[str, ...], Meta(max_length=10)] = ()
    kinds: Annotated[tuple[str, ...], Meta(max_length=10)] = ()


class Definition(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A scheme as it stands from one day to another. Of several the lowest `priority` pays first.

    excludes: schemes that pay nothing of a line of which this one pays; combines: whether any other may.
    """

    scheme: _Code
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    name: Said
    valid_from: str
    valid_to: str | None = None
    priority: Annotated[int, Meta(ge=0, le=1000)]
    example: bool
    confirm: Annotated[str, Meta(max_length=300)] = ""
    payer: Said
    eligible: Annotated[tuple[Condition, ...], Meta(min_length=1, max_length=8)]
    proof: Annotated[tuple[str, ...], Meta(min_length=1, max_length=len(PROOFS))]
    benefits: Annotated[tuple[Benefit, ...], Meta(max_length=12)] = ()
    ceilings: Ceilings = Ceilings()
    not_for: NotFor = NotFor()
    excludes: Annotated[tuple[_Code, ...], Meta(max_length=20)] = ()
    combines: bool = True


@dataclass(frozen=True)
class Held:
    """A definition that is kept here, with the SHA-256 (hex) of the bytes that were signed, and who signed them."""

    definition: Definition
    digest: str
    issuer: str


_DECODER = msgspec.json.Decoder(Definition)
_UNKNOWN = re.compile("unknown field `([^`]{1,40})`")


@lru_cache(maxsize=256)
def read(body: bytes) -> Definition:
    """The definition of canonical bytes. Raises Refused; the sentence says what is wrong with it."""
    if len(body) > MOST_BYTES:
        raise Refused(words("Schemes", "The definition of a scheme is too long."))
    try:
        found = _DECODER.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as bad:
        unknown = _UNKNOWN.search(str(bad))
        if unknown:
            raise Refused(
                words("Schemes", "A scheme holds something that this program does not know: {name}.", name=unknown[1])
            ) from bad
        raise Refused(
            words("Schemes", "The definition of a scheme is damaged, or of another form."), detail=str(bad)[:200]
        ) from bad
    if canonical(msgspec.json.decode(body)) != body:
        raise Refused(words("Schemes", "The definition of a scheme is not in its one written form."))
    _check(found)
    return found


def digest_of(body: bytes) -> str:
    """SHA-256 of the canonical bytes, in hex."""
    return sha256(body).hexdigest()


def canonical(found: object) -> bytes:
    """A definition, as plain JSON, in its canonical bytes. Raises ValueError for what is no JSON."""
    return msgspec.json.encode(found, order="sorted")


def trusted(body: bytes) -> Definition:
    """The definition of bytes that were checked when they came: read again without trying its conditions."""
    return _decoded(body)


@lru_cache(maxsize=256)
def _decoded(body: bytes) -> Definition:
    return _DECODER.decode(body)


def on_day(held: Iterable[Held], day: str) -> tuple[Held, ...]:
    """Of each scheme the version that stands on `day`, by priority: the newest that has begun, unless it is over."""
    newest: dict[str, Held] = {}
    for one in held:
        found = one.definition
        before = newest.get(found.scheme)
        if found.valid_from <= day and (before is None or before.definition.version < found.version):
            newest[found.scheme] = one
    standing = [one for one in newest.values() if day <= (one.definition.valid_to or day)]
    return tuple(sorted(standing, key=lambda one: (one.definition.priority, one.definition.scheme)))


def _check(found: Definition) -> None:
    about = found.scheme
    if not all(map(_is_day, (found.valid_from, found.valid_to or found.valid_from))):
        raise _wrong(about, "valid_from, valid_to")
    if (found.valid_to or found.valid_from) < found.valid_from:
        raise _wrong(about, "valid_to")
    if not _MONTH_DAY.fullmatch(found.ceilings.year_from):
        raise _wrong(about, "ceilings.year_from")
    closed = (
        ("proof", found.proof, PROOFS), ("not_for.visit_types", found.not_for.visit_types, TYPES),
        ("not_for.kinds", found.not_for.kinds, KINDS),
        ("ceilings.shared_by", (found.ceilings.shared_by,), (BY_PERSON, BY_FAMILY, BY_FACILITIES)),
    )  # fmt: skip
    for name, given, known in closed:
        if not set(given) <= set(known) or len(set(given)) != len(given):
            raise _wrong(about, name)
    if found.example and not found.confirm.strip():
        raise _wrong(about, "confirm")
    for text in _texts(found):
        if hides(text) or text != text.strip():
            raise _wrong(about, "says")
    for one in found.eligible:
        _check_condition(about, one.when, PERSONAL)
    for benefit in found.benefits:
        _check_condition(about, benefit.when, ALL)


def _check_condition(about: str, when: str, allowed: Mapping[str, object]) -> None:
    try:
        conditions.check(when, allowed)
    except DeskError as refused:
        raise Refused(
            words("Schemes", "Scheme {scheme}: {why}", scheme=about, why=refused.sentence), detail=refused.detail
        ) from refused


def _texts(found: Definition) -> Iterable[str]:
    sentences = [found.name, found.payer]
    sentences += [said for one in found.eligible for said in (one.says, one.fails)]
    sentences += [one.says for one in found.benefits]
    return [found.confirm, *(text for said in sentences for text in (said.en, said.hi))]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _wrong(scheme: str, name: str) -> Refused:
    return Refused(words("Schemes", "Scheme {scheme}: what stands at {name} cannot be used.", scheme=scheme, name=name))


def changed(found: Definition) -> Refused:
    """A version that is here already came with other words: it never changes, a new one takes its place."""
    return Refused(
        words("Schemes", "Version {version} of scheme {scheme} came in other words. The desk keeps the one it has.",
              version=found.version, scheme=found.scheme)
    )  # fmt: skip
