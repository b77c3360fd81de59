"""Cards as a counter deals with them: print a temporary one, keep the cloud's, withdraw one, see what there is."""

import re
from collections.abc import Mapping

from desk.codes.trust import Trust
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.cards import acts, queries, rules
from desk.records.cards.own_key import Signing, nobody_signs
from desk.records.cards.rules import IssuedCard
from desk.records.cards.trusted import ListsAge, Trusted, age_of
from desk.records.fhir import Resource
from desk.records.patient.queries import same_person
from desk.store.store import Store
from desk.store.unit import Reading, Service, Unit, query, verb

_CTI = re.compile("[0-9a-fA-F]{16}", re.ASCII)


class CardService(Service):
    """Issues, withdraws and lists cards. `signing` gives this desk's certified key, `trusted` what it believes."""

    def __init__(self, store: Store, signing: Signing = nobody_signs, trusted: Trusted | None = None) -> None:
        super().__init__(store)
        self._signing = signing
        self._trusted = trusted or Trusted(store)

    @verb("card.issue")
    def issue_temporary(self, unit: Unit, patient_id: str) -> IssuedCard:
        """Sign a card of profile 1, valid for a year, offline; the patient's earlier temporary cards are withdrawn.

        Raises Refused (no UHID, no certificate, unknown patient).
        """
        return acts.issue_temporary(unit, patient_id, self._signing())

    @verb("card.issue")
    def keep_issued(self, unit: Unit, patient_id: str, card: Resource, texts: Mapping[int, str]) -> IssuedCard:
        """Keep the cloud's answer to a request for a permanent card (desk.sync.cards asks). Raises Refused."""
        try:
            return acts.keep_issued(unit, patient_id, card, texts)
        except ValueError as wrong:
            sentence = words("Cards", "The cloud's answer is no card. Nothing was kept.")
            raise Refused(sentence, detail=str(wrong)) from wrong

    @verb("card.revoke")
    def revoke(self, unit: Unit, card: str, reason: str, patient_id: str = "") -> str:
        """Withdraw a card by its cti (or card_id); gives the withdrawal's id. It holds at this desk at once.

        `reason`: one of rules.BY_HAND. `patient_id` says whose a card is that this desk never heard of. Raises Refused.
        """
        is_cti = _CTI.fullmatch(card) is not None
        whose = patient_id if is_cti else ""
        return acts.revoke(unit, card.lower() if is_cti else card, rules.checked_reason(reason), whose).withdrawal_id

    @query("card.read")
    def of_patient(self, reading: Reading, patient_id: str) -> tuple[IssuedCard, ...]:
        """The cards of this person, merges followed, newest first; with their texts where they can be printed here."""
        ids = same_person(reading.connection, patient_id)
        reading.note(patient_id, read="cards")
        return queries.of_patients(reading.connection, ids)

    @query("card.read")
    def card(self, reading: Reading, name: str) -> IssuedCard | None:
        """One card by its cti or card_id."""
        found = queries.card(reading.connection, name)
        if found is not None:
            reading.note(found.patient_id, card=found.cti)
        return found

    @query("card.read")
    def trust(self, reading: Reading) -> Trust:
        """What codes are judged by now. Cached; the first time after a change it costs tens of milliseconds."""
        return self._trusted.of(reading.connection)

    @query("card.read")
    def lists_age(self, reading: Reading) -> ListsAge:
        """How old the list of withdrawn cards is, and how that is to be shown."""
        return age_of(self._trusted.of(reading.connection), reading.at)
