"""Search before create: who is registered already and may be the same person."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.records.patient import queries
from desk.records.patient.age import birth_year
from desk.records.patient.draft import PatientDraft
from desk.records.patient.rules import ABHA_SYSTEMS, UHID
from desk.records.patient.view import CloseMatch
from desk.records.search.duplicates import duplicates
from desk.records.search.tokens import SearchDocument

MOST = 5
HOLD_FROM = 0.7
"""From this score on, going on needs a reason; weaker matches are only shown.

Over 100,000 patients it holds 5 to 7 in 100 new people where 0.6 held 34. Of people entered again with a misspelt name
and a guessed age it still finds 96 in 100 with phone and father, 86 with the phone alone (docs/benchmarks.md). A
question that is asked of every third patient is answered without reading it.
"""
NEW_ROW = 0
"""The row of somebody who is not in the index yet."""


class CloseMatches(Refused):
    """Somebody like this is registered already. Going on needs a reason; a `certain` match cannot be passed over."""

    def __init__(self, matches: tuple[CloseMatch, ...]) -> None:
        super().__init__(words("Patient", "Someone like this is registered already. Is it the same person?"))
        self.matches = matches

    @property
    def certain(self) -> bool:
        """Whether one of them is the same person beyond doubt (the same UHID)."""
        return any(match.certain for match in self.matches)


def refuse_matches(connection: Connection, checked: PatientDraft, today: date, reason: str) -> tuple[str, ...]:
    """The ids of the close matches that `reason` passes over. Raises CloseMatches where it may not or is missing."""
    scored = _scored(connection, checked)
    holding = {holder: score for holder, score in scored.items() if score[0] >= HOLD_FROM}
    if holding and (not reason or any(certain for _, _, certain in holding.values())):
        raise CloseMatches(_shown(connection, scored, today))
    return tuple(holding)


def close_matches(connection: Connection, checked: PatientDraft, today: date) -> tuple[CloseMatch, ...]:
    """Registered patients whom the checked draft may describe, best first, with the reasons."""
    return _shown(connection, _scored(connection, checked), today)


Scored = dict[str, tuple[float, tuple[Words, ...], bool]]
"""Score, reasons and whether it is certain, by patient; best first."""


def _scored(connection: Connection, checked: PatientDraft) -> Scored:
    found: Scored = {}
    for number in checked.numbers:
        if number.system == UHID or number.system in ABHA_SYSTEMS:
            sentence = words("Patient", "same UHID") if number.system == UHID else words("Patient", "same ABHA")
            for holder in queries.holders(connection, number.system, number.value):
                found[holder] = (1.0, (sentence,), number.system == UHID)
    for match in duplicates(connection, _document(checked), MOST):
        survivor = queries.survivor(connection, match.patient_id)
        if survivor and survivor not in found:
            found[survivor] = (match.score, match.reasons, False)
    return found


def _shown(connection: Connection, scored: Scored, today: date) -> tuple[CloseMatch, ...]:
    return tuple(
        CloseMatch(**vars(line), score=score, reasons=reasons, certain=certain)
        for line in queries.found(connection, scored, today)
        for score, reasons, certain in (scored[line.patient_id],)
    )


def close(connection: Connection, ids: Iterable[str], today: date, reason: Words) -> tuple[CloseMatch, ...]:
    """These patients as close matches for one reason."""
    return tuple(
        CloseMatch(**vars(line), score=1.0, reasons=(reason,)) for line in queries.found(connection, ids, today)
    )


def _document(checked: PatientDraft) -> SearchDocument:
    kin = (r for r in checked.relatives if r.kind != "child")
    return SearchDocument(
        patient_id="",
        row=NEW_ROW,
        names=tuple(name for name in (checked.name, checked.name_native) if name),
        birth_year=birth_year(checked.birth_date or None, checked.age_months, checked.told_on or None),
        phones=tuple(phone.number for phone in checked.phones),
        identifiers=tuple(number.value for number in checked.numbers),
        sex=checked.sex,
        fathers=tuple(name for r in kin for name in (r.name, r.name_native) if name),
    )
