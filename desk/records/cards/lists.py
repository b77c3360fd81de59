"""Takes over signed lists and desks' certificates of the feed: verified under the root before they are kept.

Without a root nothing can be judged and nothing is kept here; the feed's own copy stays in the store, and is looked at
again once there is a root. What is refused is set aside with its sentence, and tried again when the list of issuers
changes: a certificate may come before the list that knows its signer.
"""

import logging
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.codes import lists
from desk.codes.authority import Root
from desk.codes.desk_certificate import desk_key
from desk.codes.trust import Trust
from desk.core.errors import Refused, Unreadable
from desk.core.i18n import words
from desk.records.cards import queries
from desk.records.cards.fhir import DESK, LISTS, REVOCATIONS, TRUST, list_kind, signed_bytes
from desk.records.cards.tables import DeskCertificateRow, SignedListRow
from desk.records.fhir import Resource, resource_id
from desk.store import inbox
from desk.store.tables import RemoteRow
from desk.store.unit import Unit

log = logging.getLogger(__name__)
BINARY = "Binary"
_RANKS = {kind: rank for rank, kind in enumerate(LISTS)}

_OLDER = {
    TRUST: words("Cards", "The cloud sent an older list of issuers than this desk holds. The desk keeps its own."),
    REVOCATIONS: words(
        "Cards", "The cloud sent an older list of withdrawn cards than this desk holds. The desk keeps its own."
    ),
}
_TOO_EARLY = words("Cards", "This came before the list of issuers that it is judged by.")
_TWICE = words("Cards", "A desk's certificate came twice, in two forms. The desk keeps the first.")


def pull(unit: Unit, resource: Resource, root: Root | None) -> None:
    """Take over one list or certificate. Raises ValueError on nonsense, Unreadable and Refused with the sentence."""
    kind, data = list_kind(resource), signed_bytes(resource)
    if root is None:
        return
    if kind == TRUST:
        found = lists.trust_list(root, data)
        if _keep(unit, TRUST, found.sequence, (found.listed_at or 0) * 1000, data):
            inbox.retry(unit.connection, BINARY, unit.at)
        return
    trust = _listed(unit, root)
    if kind == REVOCATIONS:
        withdrawn = lists.revocations(trust, data)
        anew = _is_void(unit, trust)
        _keep(unit, REVOCATIONS, withdrawn.sequence, withdrawn.issued_at * 1000, data, anew=anew)
    else:
        desk_key(trust, data)
        _keep_certificate(unit, resource_id(resource, BINARY), data)


def in_order(resources: Sequence[Resource]) -> list[Resource]:
    """The list of issuers first, then the withdrawn cards, then certificates: each is judged by the one before."""
    return sorted(resources, key=lambda resource: _RANKS.get(list_kind(resource), len(_RANKS)))


def catch_up(unit: Unit, root: Root) -> int:
    """Look at what came before there was a root; how many lists and certificates were kept."""
    bodies = (msgspec.json.decode(body, type=Resource) for body in unit.connection.execute(_KEPT_RAW).scalars() if body)
    kept = 0
    for resource in in_order([body for body in bodies if list_kind(body) in LISTS]):
        try:
            with unit.apart():
                pull(unit, resource, root)
                kept += 1
        except (Unreadable, Refused, ValueError) as bad:
            log.warning("signed list %s not kept: %s", resource.get("id"), type(bad).__name__)
    return kept


def came_before_the_root(connection: Connection) -> bool:
    """Whether there is something of the feed to look at again: no list of issuers is held."""
    held = queries.signed_list(connection, TRUST) is not None
    return not held and connection.execute(_KEPT_RAW.limit(1)).first() is not None


_KEPT_RAW = select(RemoteRow.body).where(RemoteRow.type == BINARY, RemoteRow.scope == "global")


def _listed(unit: Unit, root: Root) -> Trust:
    held = queries.signed_list(unit.connection, TRUST)
    if held is None:
        raise Refused(_TOO_EARLY)
    return lists.trust_list(root, held)


def _is_void(unit: Unit, trust: Trust) -> bool:
    """Whether the list of withdrawn cards that is held proves nothing any more: its key was leaked, or retired before.

    Whoever has such a key may have signed the highest sequence there is: it must not keep the next list away.
    """
    held = queries.signed_list(unit.connection, REVOCATIONS)
    if held is None:
        return False
    try:
        lists.revocations(trust, held)
    except Unreadable:
        return True
    return False


def _keep(unit: Unit, kind: str, sequence: int, issued_at: int, body: bytes, *, anew: bool = False) -> bool:
    """Whether it is newer than the one held, and kept; `anew`: the one held counts for nothing.

    Raises Refused for an older or another one.
    """
    query = select(SignedListRow.sequence, SignedListRow.body).where(SignedListRow.kind == kind)
    held = unit.connection.execute(query).first()
    if held is not None and held.body == body:
        return False
    if held is not None and sequence <= held.sequence and not anew:
        raise Refused(_OLDER[kind], detail=f"sequence={sequence} held={held.sequence}")
    values = {"sequence": sequence, "issued_at": issued_at, "body": body}
    unit.connection.execute(
        upsert(SignedListRow).values(kind=kind, **values).on_conflict_do_update(["kind"], set_=values)
    )
    unit.audit(list=kind, sequence=sequence)
    unit.touch("trust")
    return True


def _keep_certificate(unit: Unit, certificate_id: str, body: bytes) -> None:
    query = select(DeskCertificateRow.body).where(DeskCertificateRow.certificate_id == certificate_id)
    held = unit.connection.execute(query).scalar()
    if held is not None:
        if held != body:
            raise Refused(_TWICE)
        return
    unit.connection.execute(insert(DeskCertificateRow), {"certificate_id": certificate_id, "body": body})
    unit.audit(list=DESK, id=certificate_id)
    unit.touch("trust")
