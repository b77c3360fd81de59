"""A decision: whether a scheme pays, by which version of it, on which facts, in a sentence that can be read out."""

from collections.abc import Mapping
from dataclasses import dataclass

UNCHECKED, AGREES, DISAGREES = "", "agrees", "disagrees"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One scheme for one person at one visit (or day). `facts`: what was used, by name, as text.

    digest: SHA-256 (hex) of the definition's canonical bytes. provisional: a ceiling is shared with desks, hospitals or
    a family of which this desk knows only what the last sync brought. checked: what the cloud said of it.
    """

    decision_id: str
    patient_id: str
    visit_id: str | None
    scheme: str
    version: int
    digest: str
    eligible: bool
    proof: str
    facts: Mapping[str, str]
    says_en: str
    says_hi: str
    provisional: bool
    day: str
    at: int
    by: str
    coverage_id: str | None = None
    checked: str = UNCHECKED
    checked_why: str = ""
