"""Whether a scheme pays for a person at a visit: a pure function of its definition, the facts and what was seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.plugins.billing.rules import conditions, facts, scheme_words
from desk.plugins.billing.rules.definitions import (
    CARD_SEEN,
    CARD_VERIFIED,
    DOCUMENT,
    MEMBER_NUMBER,
    NONE,
    PROOFS,
    Definition,
    Said,
)
from desk.plugins.billing.rules.facts import LINE, Value
from desk.records.coverage.rules import Coverage

_SEEN = {"card": CARD_SEEN, "document": DOCUMENT}


@dataclass(frozen=True)
class Finding:
    """What came out for one scheme; `facts` that were used, as a decision keeps them."""

    definition: Definition
    eligible: bool
    proof: str
    facts: Mapping[str, str]
    says_en: str
    says_hi: str
    provisional: bool


def find(
    definition: Definition, known: Mapping[str, Value], proofs: Sequence[str], heard: str = ""
) -> Finding:
    """Decide. `proofs`: what was seen (`proofs_of`); `heard`: the day of the last sync, "" where there was none.

    Never raises: what is not known is not proven, and the sentence says what to ask for.
    """
    proof = next((one for one in PROOFS if one in proofs and one in definition.proof), "")
    outcomes = [(one, conditions.holds(one.when, known)) for one in definition.eligible]
    failed = [one.fails for one, outcome in outcomes if outcome is False]
    missing = [
        name for one, outcome in outcomes if outcome is None for name in _needs(one.when) if name not in known
    ]
    provisional = False
    if known.get("visit_type", "") in definition.not_for.visit_types:
        said = scheme_words.not_here()
    elif failed:
        said = scheme_words.not_covered(failed)
    elif any(outcome is None for _, outcome in outcomes):
        said = scheme_words.not_known(tuple(dict.fromkeys(missing)))
    elif not proof:
        said = scheme_words.not_proven(definition.proof)
    else:
        provisional = definition.ceilings.year_paise is not None
        holding: list[Said] = [one.says for one, _ in outcomes]
        said = scheme_words.covered(definition, holding, proof, heard)
        return Finding(definition, True, proof, _used(definition, known), *said, provisional)
    return Finding(definition, False, proof, _used(definition, known), *said, provisional)


def proofs_of(standing: Sequence[Coverage], *, card_verified: bool) -> tuple[str, ...]:
    """What was seen that may prove a scheme: a card of ours that was read, what the clerk saw, a number."""
    held = [CARD_VERIFIED] if card_verified else []
    held += [_SEEN[one.proof] for one in standing if one.proof in _SEEN]
    held += [MEMBER_NUMBER] if any(one.member_number for one in standing) else []
    return (*held, NONE)


def _used(definition: Definition, known: Mapping[str, Value]) -> dict[str, str]:
    """The facts that its conditions name, those of its benefits too: a line is split by them later."""
    asked = [one.when for one in definition.eligible] + [one.when for one in definition.benefits]
    names = {name for when in asked for name in _needs(when)} - LINE.keys()
    names |= {"visit_type"} if definition.not_for.visit_types else set()
    return facts.written(known, sorted(names))


def _needs(when: str) -> tuple[str, ...]:
    try:
        return conditions.needs(when)
    except ValueError:
        return ()
