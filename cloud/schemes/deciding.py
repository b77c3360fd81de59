"""The cloud's own answer to the question that a desk decided: does this scheme pay for this person at this visit?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from cloud.schemes import conditions
from cloud.schemes.conditions import PERSON
from cloud.schemes.definitions import Definition

Both = tuple[str, str]

_CALLED: dict[str, Both] = {
    "age": ("age", "उम्र"), "sex": ("sex", "लिंग"), "resident": ("address in Delhi", "दिल्ली का पता"),
    "district": ("district", "ज़िला"), "income": ("income category", "आय वर्ग"), "schemes": ("schemes", "योजनाएँ"),
    "covered": ("scheme in force", "योजना चालू"), "member_number": ("member number", "सदस्य संख्या"),
    "card_verified": ("card verified", "कार्ड की जाँच"), "day": ("day", "दिन"),
    "visit_type": ("kind of visit", "विज़िट का प्रकार"), "department": ("department", "विभाग"),
    "emergency": ("emergency", "आपातकाल"),
}  # fmt: skip
_NOT_KNOWN: Both = ("not known", "पता नहीं")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the two agree, and why not, in both languages."""

    agrees: bool
    why: Both = ("", "")


def pays(definition: Definition, facts: Mapping[str, Any], proofs: Collection[str]) -> bool:
    """Whether all conditions hold, a proof that is accepted was seen, and the visit is not one it never pays for."""
    never: Collection[str] = definition.read.get("not_for", {}).get("visit_types", ())
    if facts.get("visit_type") in never:
        return False
    if not any(proof in proofs for proof in definition.read["proof"]):
        return False
    return all(conditions.holds(when, facts) is True for when in definition.when)


def compare(
    definition: Definition, told: Mapping[str, str], facts: Mapping[str, Any], *, desk: bool, cloud: bool
) -> Verdict:
    """What is to be said of a decision; `told` are the facts that the desk used."""
    if desk == cloud:
        return Verdict(True)
    said: Both = (
        ("The desk decided that the scheme pays. By the state's record it does not.",
         "डेस्क के हिसाब से योजना देगी। राज्य के रिकॉर्ड के हिसाब से नहीं।")
        if desk else
        ("The desk decided that the scheme does not pay. By the state's record it does.",
         "डेस्क के हिसाब से योजना नहीं देगी। राज्य के रिकॉर्ड के हिसाब से देगी।")
    )  # fmt: skip
    parts = [_difference(name, told.get(name), facts.get(name)) for name in sorted(_named(definition))]
    known = [part for part in parts if part is not None]
    more = tuple("; ".join(part[language] for part in known) for language in (0, 1))
    return Verdict(False, (f"{said[0]} {more[0]}".strip(), f"{said[1]} {more[1]}".strip()))


def senseless() -> Verdict:
    """A decision without day, patient or version."""
    return Verdict(False, ("The decision makes no sense.", "फ़ैसला समझ में नहीं आता।"))


def other_words(version: int) -> Verdict:
    """The desk decided by a definition that the cloud never published."""
    return Verdict(
        False,
        (f"The desk decided by other words than those of version {version}.",
         f"डेस्क ने संस्करण {version} के बजाय दूसरे शब्दों से फ़ैसला किया।"),
    )  # fmt: skip


def _named(definition: Definition) -> set[str]:
    return conditions.names(definition.when) & PERSON.keys()


def _difference(name: str, told: str | None, fact: Any) -> Both | None:
    found = _text(fact)
    if told == found:
        return None
    en, hi = _CALLED[name]
    first, second = (_NOT_KNOWN if value is None else (value, value) for value in (told, found))
    return (
        f"{en}: at the desk {first[0]}, here {second[0]}", f"{hi}: डेस्क पर {first[1]}, यहाँ {second[1]}",
    )  # fmt: skip


def _text(fact: Any) -> str | None:
    if fact is None:
        return None
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    return " ".join(fact) if isinstance(fact, list) else str(fact)
