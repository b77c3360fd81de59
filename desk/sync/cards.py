"""Cards and the cloud: this desk's certificate, permanent cards, and what waited for another desk's record.

A certificate is asked for at the first cycle after joining, and again when it ends soon or holds no more; without one
the desk works on, and prints the slips of version 0.1.0.
"""

import base64
import binascii
import logging
from typing import Any

from desk.codes import card as cards
from desk.codes import sign
from desk.codes.card import Card
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.core.errors import DeskError, Refused, Unreachable, Unreadable
from desk.core.i18n import words
from desk.core.ids import derived_id, new_id
from desk.records.cards import lists
from desk.records.cards.own_key import OwnKey
from desk.records.cards.rules import IssuedCard
from desk.records.cards.service import CardService
from desk.records.cards.trusted import Trusted
from desk.records.fhir import extended
from desk.records.patient import queries as patients
from desk.records.visit import taking_up
from desk.security.authorize import Actor, authorize, system_actor
from desk.security.vault import Vault
from desk.store import outbox
from desk.store.store import Store, set_state
from desk.sync.client import Client, EntryRefused
from desk.sync.home import home_of

log = logging.getLogger(__name__)
REFUSED_AT = "certify_refused_at"
"""State: when the cloud last refused a certificate (UTC ms)."""
ASK_AGAIN_MS = 10 * 60 * 1000
REASONS = ("new", "renewal", "lost", "damaged", "changed")
"""Why a permanent card is asked for, as the wire has it."""
MOST_CHARACTERS = 4096

_ME = system_actor()


class CardSync:
    """The card's part of a cycle."""

    def __init__(self, store: Store, own: OwnKey, trusted: Trusted) -> None:
        self._store, self._own, self._trusted = store, own, trusted

    def before(self, client: Client) -> None:
        """Ask for a certificate where one is wanted. Raises Unreachable when the cloud is not there."""
        now = self._store.clock.now_ms()
        if not self._own.wanted(self._trusted.now(), now, self._store.state("device_id")):
            return
        refused_at = int(self._store.state(REFUSED_AT) or 0)
        if 0 <= now - refused_at < ASK_AGAIN_MS:
            return
        try:
            self._certify(client)
        except (EntryRefused, Unreadable, ValueError) as refused:
            self._refused(refused)

    def after(self) -> None:
        """What came may have been waited for: lists that came before the root, visits known from a slip."""
        root = self._trusted.anchor.root
        with self._store.reading(_ME, "sync.cards") as reading:
            early = root if root is not None and lists.came_before_the_root(reading.connection) else None
            due = taking_up.is_due(reading.connection, reading.at)
        if early is None and not due:
            return
        with self._store.unit(_ME, "sync.cards") as unit:
            unit.bookkeeping()
            if early is not None:
                lists.catch_up(unit, early)
            taking_up.tell_owed(unit)
            taking_up.note_late(unit)

    def _certify(self, client: Client) -> None:
        pem = self._own.fresh()
        try:
            answer = client.post("$certify", _asking(pem)).body
        except EntryRefused as refused:
            if refused.code != "public-key":
                raise
            pem = self._own.anew()  # this key had its certificate before, here or in a copy of this desk
            answer = client.post("$certify", _asking(pem)).body
        signer = self._own.keep(pem, _unpadded(answer.get("certificate")))
        with self._store.unit(_ME, "sync.certify") as unit:
            set_state(unit, REFUSED_AT, "")
            unit.audit(certificate=signer.certificate.cti.hex(), name=signer.certificate.name)
            unit.touch("trust", "settings")

    def _refused(self, refused: Exception) -> None:
        code = refused.code if isinstance(refused, EntryRefused) else type(refused).__name__
        log.warning("no certificate: %s", code)
        with self._store.unit(_ME, "sync.certify") as unit:
            set_state(unit, REFUSED_AT, str(unit.at))
            unit.audit(outcome="refused", code=code)


class Issuing:
    """Permanent cards: the cloud signs, this desk keeps and prints."""

    def __init__(self, store: Store, vault: Vault, key: bytes, service: CardService, trusted: Trusted) -> None:
        self._store, self._vault, self._key = store, vault, key
        self._service, self._trusted = service, trusted

    def issue(self, actor: Actor, patient_id: str, reason: str) -> IssuedCard:
        """Ask the cloud for a card of the patient; `reason` is one of REASONS. Takes seconds; not on the UI thread.

        With the actor's intent the same card comes again where an answer was lost. Raises Unreachable (the sentence
        says what to do instead), Refused.
        """
        authorize(actor, "card.issue")
        if reason not in REASONS:
            raise Refused(words("Cards", "Say why the card is issued."), field="reason")
        patient_id = self._at_the_cloud(patient_id)
        request_id = derived_id("issue-card", actor.intent) if actor.intent else new_id()
        wanted = {"request_id": request_id, "patient_id": patient_id, "reason": reason}
        answer = self._asked(wanted, actor.staff_id)
        texts = _texts(answer.get("texts"))
        found = answer.get("card")
        card = found if isinstance(found, dict) else {}
        self._check(patient_id, extended(card, "card-id", "valueString"), texts)
        keeping = actor.intending("")  # the intent was the whole act's; keeping twice keeps once
        return self._service.keep_issued(keeping, patient_id, card, texts)

    def _at_the_cloud(self, patient_id: str) -> str:
        with self._store.reading(_ME, "card.issue") as reading:
            survivor = patients.survivor(reading.connection, patient_id) or patient_id
            unsent = outbox.last_unsent(reading.connection, "Patient", survivor)
        if unsent is not None:
            raise Refused(
                words("Cards", "This patient has not reached the cloud yet. Synchronise, or print a temporary card.")
            )
        return survivor

    def _asked(self, wanted: dict[str, str], staff_id: str) -> dict[str, Any]:
        home = home_of(self._store)
        if home is None:
            raise Refused(words("Cards", "This desk has joined no cloud, and the cloud issues the cards."))
        from desk.sync.cycle import connect  # httpx and the token's library: only for a desk that asks

        client = connect(home, self._vault, self._key)
        try:
            return client.post("$issue-card", wanted, headers={"X-HIMS-Actor": staff_id}).body
        except EntryRefused as refused:
            raise Refused(_SENTENCES.get(refused.code, refused.sentence), detail=refused.detail) from refused
        except Unreachable as gone:
            sentence = words("Cards", "The cloud cannot be reached. Print a temporary card: it is valid for a year.")
            raise Unreachable(sentence, detail=gone.detail) from gone
        finally:
            client.close()

    def _check(self, patient_id: str, cti: object, texts: dict[int, str]) -> None:
        """A card that no desk would take, or that is not the one which is told of, is not printed. Raises Refused."""
        trust, now = self._trusted.now(), self._store.clock.now_ms()
        for profile, text in texts.items():
            try:
                said = cards.read(Scan.of_text(text, Source.TYPED, now), trust)
            except Unreadable as bad:
                raise _no_card() from bad
            known = said.state is not State.UNKNOWN_ISSUER  # the list of issuers may come with the next sync
            if not isinstance(said, Card) or (known and said.state is not State.VERIFIED):
                raise _no_card()
            whose = said.person.patient_id if said.person else ""
            if known and (whose, said.cti, said.profile) != (patient_id, cti, profile):
                raise _no_card()


_SENTENCES = {
    "no-uhid": words("Cards", "A card needs the patient's UHID and name. Synchronise, then try again."),
    "no-card-key": words("Cards", "The cloud has no key for cards yet. Tell IT; print a temporary card meanwhile."),
    "actor-right": words("Cards", "The cloud says that you may not issue cards. Ask the administrator."),
    "not-found": words("Cards", "The cloud does not know this patient at this facility. Open a visit and synchronise."),
    "merged": words("Cards", "This record was merged into another one. Issue the card there."),
}


def _no_card() -> DeskError:
    return Refused(words("Cards", "The cloud's answer is no card. Nothing was kept."))


def _asking(pem: bytes) -> dict[str, Any]:
    x = base64.urlsafe_b64encode(sign.public_x(pem)).decode("ascii").rstrip("=")
    return {"public_key": {"kty": "OKP", "crv": "Ed25519", "x": x}, "request_id": new_id()}


def _unpadded(text: object) -> bytes:
    if not isinstance(text, str) or len(text) > MOST_CHARACTERS:
        raise ValueError("no certificate in the answer")
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as bad:
        raise ValueError("a certificate that is not base64url") from bad


def _texts(found: object) -> dict[int, str]:
    texts = found if isinstance(found, dict) else {}
    if texts.keys() != {"1", "2"} or not all(isinstance(t, str) and len(t) <= MOST_CHARACTERS for t in texts.values()):
        raise _no_card()
    return {int(profile): text for profile, text in texts.items()}
