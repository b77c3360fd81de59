"""What a push means for cards: a desk's temporary card becomes known, a withdrawal goes on the list."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from cloud.auth import Caller
from cloud.bundle import Entry
from cloud.cards import lists, resources
from cloud.cards.keys import Seal
from cloud.draft import Draft
from cloud.outcome import Problem
from cloud.rules import Broken
from cloud.store import insert_new
from cloud.tables import card, certificate


def hear(conn: Connection, seal: Seal, caller: Caller, draft: Draft, entries: Iterable[Entry]) -> None:
    """Follow what the entries say of cards; called before the draft is saved. Problem 422 `card`, `card-unknown`."""
    gone: list[tuple[str, str]] = []
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
            _check_known(conn, caller, draft, entry, told)
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
    if insert_new(conn, card, row):
        return
    held = conn.execute(select(card.c.basic_id).where(card.c.cti == told.cti)).scalar_one()
    if held != entry.id:
        raise _refused(entry, "card", "Another card has this id.")


def _check_known(conn: Connection, caller: Caller, draft: Draft, entry: Entry, told: resources.Said) -> None:
    """A card that is known must be this patient's; one that nobody knows may still wait at the desk that printed it."""
    whose = conn.execute(select(card.c.patient_id).where(card.c.cti == told.cti)).scalar()
    certified = conn.execute(select(certificate.c.kid).where(certificate.c.cti == told.cti)).first()
    sees = caller.facility_id in draft.sees(conn, told.patient_id)
    if not sees or certified is not None or whose not in (None, told.patient_id):
        raise _refused(entry, "card-unknown", "No card of this id is known for a patient of this facility.")


def _refused(entry: Entry, code: str, text: str) -> Problem:
    return Problem(422, code, text, issue="business-rule", entry=entry.index, op=entry.op_id)
