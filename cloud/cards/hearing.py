"""What a push means for cards: a desk's temporary card becomes known, a withdrawal goes on the list."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from cloud.auth import Caller
from cloud.bundle import Entry
from cloud.cards import lists, resources
from cloud.cards.keys import Seal
from cloud.clock import DAY
from cloud.draft import Draft
from cloud.outcome import Problem
from cloud.rules import Broken
from cloud.store import insert_new
from cloud.tables import card, certificate, withdrawn

MOST_UNHEARD = 50
"""Withdrawals in 24 hours, of one facility, of cards that nobody has heard of."""


def hear(conn: Connection, seal: Seal, caller: Caller, draft: Draft, entries: Iterable[Entry]) -> None:
    """Follow what the entries say of cards; called before the draft is saved. Problem 422 `card`, `card-unknown`."""
    gone: list[tuple[str, str]] = []
    unheard = 0
    for entry in (entry for entry in entries if entry.type in ("Basic", "Binary")):
        if entry.type == "Binary":
            _refuse_list(entry)
            continue
        try:
            told = resources.said(entry.resource)
        except Broken as broken:
            raise _refused(entry, broken.code, broken.text) from None
        if told is None:
            continue
        if entry.if_match is not None:
            raise _refused(entry, "append-only", "A card and its withdrawal are written once and never again.")
        if told.code == resources.CARD:
            _keep(conn, caller, draft, entry, told)
        else:
            if not _check_known(conn, caller, draft, entry, told):
                unheard += 1
                _check_unheard(conn, caller, draft, entry, unheard)
            gone.append((told.cti, told.reason))
    if gone:
        lists.withdraw(conn, seal, gone, caller.facility_id, draft)


def _refuse_list(entry: Entry) -> None:
    found = entry.resource.get("extension")
    marks = found if isinstance(found, list) else []
    if any(isinstance(mark, dict) and mark.get("url") == lists.SIGNED_LIST for mark in marks):
        raise _refused(entry, "cloud-owned", "Signed lists are kept by the cloud; a desk only reads them.")


def _keep(conn: Connection, caller: Caller, draft: Draft, entry: Entry, told: resources.Said) -> None:
    if told.kind != resources.TEMPORARY:
        raise _refused(entry, "card", "A permanent card is issued by the cloud only.")
    row = {
        "cti": told.cti, "patient_id": told.patient_id, "facility_id": caller.facility_id, "kind": told.kind,
        "basic_id": entry.id, "issued_at": draft.at, "expires_at": told.expires_at,
    }  # fmt: skip
    if _is_certificate(conn, told.cti):  # the next card would withdraw that desk as "earlier"
        raise _refused(entry, "card", "Another card has this id.")
    if insert_new(conn, card, row):
        return
    held = conn.execute(select(card.c.basic_id).where(card.c.cti == told.cti)).scalar_one()
    if held != entry.id:
        raise _refused(entry, "card", "Another card has this id.")


def _check_known(conn: Connection, caller: Caller, draft: Draft, entry: Entry, told: resources.Said) -> bool:
    """A card that is known must be this patient's; one that nobody knows may still wait at the desk that printed it.

    Whether it is known.
    """
    whose = conn.execute(select(card.c.patient_id).where(card.c.cti == told.cti)).scalar()
    sees = caller.facility_id in draft.sees(conn, told.patient_id)
    if not sees or _is_certificate(conn, told.cti) or whose not in (None, told.patient_id):
        raise _refused(entry, "card-unknown", "No card of this id is known for a patient of this facility.")
    return whose is not None


def _check_unheard(conn: Connection, caller: Caller, draft: Draft, entry: Entry, more: int) -> None:
    """The list goes to every desk of the state and forgets nothing: no facility fills it with ids that are nobody's."""
    mine = (withdrawn.c.facility_id == caller.facility_id, withdrawn.c.at > draft.at - DAY)
    nobodys = select(func.count()).select_from(withdrawn).where(*mine, withdrawn.c.cti.not_in(select(card.c.cti)))
    if conn.execute(nobodys).scalar_one() + more > MOST_UNHEARD:
        raise _refused(entry, "too-many-unknown", "Too many cards were withdrawn today that nobody has heard of.")


def _is_certificate(conn: Connection, cti: str) -> bool:
    return conn.execute(select(certificate.c.kid).where(certificate.c.cti == cti)).first() is not None


def _refused(entry: Entry, code: str, text: str) -> Problem:
    return Problem(422, code, text, issue="business-rule", entry=entry.index, op=entry.op_id)
