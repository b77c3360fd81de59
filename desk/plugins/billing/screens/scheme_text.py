"""The definition of a scheme in words: for whom, on which proof, what it pays, up to how much, who signed it."""

from collections.abc import Mapping

from desk.core.i18n import Words, words
from desk.core.money import percent
from desk.kit.formats import rupees_text
from desk.kit.language import code
from desk.plugins.billing.rules import definitions as kinds
from desk.plugins.billing.rules.definitions import Ceilings, Definition, Held, Said
from desk.plugins.billing.screens import tariff_words

_PROOFS: Mapping[str, Words] = {
    kinds.CARD_VERIFIED: words("SchemesScreen", "card that was scanned and found genuine"),
    kinds.DOCUMENT: words("SchemesScreen", "document that was seen"),
    kinds.CARD_SEEN: words("SchemesScreen", "card that was seen"),
    kinds.MEMBER_NUMBER: words("SchemesScreen", "member number that was told"),
    kinds.NONE: words("SchemesScreen", "no proof"),
}
_SHARED: Mapping[str, Words] = {
    kinds.BY_PERSON: words("SchemesScreen", "for each person"),
    kinds.BY_FAMILY: words("SchemesScreen", "shared by the family"),
    kinds.BY_FACILITIES: words("SchemesScreen", "shared by all facilities"),
}


def name_of(definition: Definition) -> str:
    """Its name in the language of now."""
    return _said(definition.name)


def in_words(held: Held) -> list[str]:
    """One paragraph each; what the definition does not say is left out."""
    one = held.definition
    found: list[tuple[Words, str]] = [
        (words("SchemesScreen", "Who pays"), _said(one.payer)),
        (words("SchemesScreen", "For whom"), "\n".join(f"• {_said(each.says)}" for each in one.eligible)),
        (words("SchemesScreen", "Proof, any of"), ", ".join(str(_PROOFS.get(proof, proof)) for proof in one.proof)),
        (words("SchemesScreen", "What it pays"), "\n".join(
            f"• {percent(each.share_bp)} %: {_said(each.says)}" for each in one.benefits
        )),
        (words("SchemesScreen", "At most"), _ceilings(one.ceilings)),
        (words("SchemesScreen", "Never for"), _never(one)),
        (words("SchemesScreen", "Not together with"), ", ".join(one.excludes)),
        (words("SchemesScreen", "To be confirmed"), one.confirm),
        (words("SchemesScreen", "Signed by"), held.issuer),
        (words("SchemesScreen", "Digest"), held.digest[:16]),
    ]  # fmt: skip
    return [f"{label}\n{text}" for label, text in found if text]


def _said(both: Said) -> str:
    return both.hi if code() == "hi" else both.en


def _never(definition: Definition) -> str:
    visits = [str(tariff_words.VISITS.get(visit, visit)) for visit in definition.not_for.visit_types]
    kinds_of = [str(tariff_words.KINDS.get(kind, kind)) for kind in definition.not_for.kinds]
    return ", ".join((*visits, *kinds_of))


def _ceilings(ceilings: Ceilings) -> str:
    said = []
    if ceilings.visit_paise is not None:
        said.append(str(words("SchemesScreen", "{amount} a visit", amount=rupees_text(ceilings.visit_paise))))
    if ceilings.year_paise is not None:
        shared = _SHARED.get(ceilings.shared_by, ceilings.shared_by)
        amount = rupees_text(ceilings.year_paise)
        said.append(str(words("SchemesScreen", "{amount} a year, {shared}", amount=amount, shared=shared)))
    return ", ".join(said)
