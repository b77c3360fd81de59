"""What happens to cash ↔ FHIR R4 Basic with code `cash-event`: written once, never changed. Pure.

Each event of a session carries the session itself, so that whichever comes first at another desk makes it known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import SHORT, Resource, inner, instant, marks, needed_id, part, person, some_id, word
from desk.core.clock import business_date, iso_instant
from desk.plugins.billing.fhir import amounts
from desk.plugins.billing.fhir.amounts import LONGEST_CODE
from desk.plugins.billing.fhir.names import BASIC, CASH_EVENT
from desk.plugins.billing.rules.cash import ACCEPT, DENOMINATIONS, KINDS, REMIT, WITHDRAW, CashEvent, Session

MOST_PIECES = 1_000_000
LONGEST_SUMMARY = 100_000
LONGEST_SIGNATURE = 4_096


@dataclass(frozen=True)
class Happened:
    """An event, and the session that it is of as it was opened (None: of the safe)."""

    event: CashEvent
    session: Session | None


def to_fhir(event: CashEvent, session: Session | None) -> Resource:
    """The Basic of an event of a session, or (None) of the safe."""
    if (session.session_id if session else None) != event.session_id:
        raise ValueError("an event travels with its own session")
    own = {
        "resourceType": "Basic", "id": event.event_id, "code": fhir.concept(BASIC, CASH_EVENT),
        "created": business_date(event.at).isoformat(), "author": person(event.by),
    }  # fmt: skip
    notes = [part("of", extension=_pieces(*one)) for one in sorted((event.notes or {}).items(), reverse=True)]
    return fhir.patched(None, own, {
        "cash-kind": fhir.extension("cash-kind", valueCode=event.kind),
        "paise": amounts.said("paise", event.paise),
        "expected": amounts.said("expected", event.expected),
        "at": instant("at", event.at),
        "session": fhir.extension("session", extension=_session_out(session)) if session else None,
        "other-session": _id("other-session", event.other_session),
        "of-event": _id("of-event", event.of_event),
        "notes": fhir.extension("notes", extension=notes) if notes else None,
        "reason": fhir.said("reason", event.reason),
        "cash-number": fhir.said("cash-number", event.number),
        "bank": fhir.said("bank", event.bank),
        "challan-day": fhir.extension("challan-day", valueDate=event.challan_day) if event.challan_day else None,
        "second": amounts.referring("second", "Practitioner", event.second),
        "desk-letter": fhir.said("desk-letter", event.desk_letter),
        "summary": fhir.said("summary", event.summary),
        "signature": fhir.said("signature", event.signature),
    })  # fmt: skip


def from_fhir(basic: Resource) -> Happened:
    """The event that a Basic tells of. Raises ValueError on what is none of ours."""
    if fhir.coded(basic.get("code"), BASIC) != CASH_EVENT:
        raise ValueError("no event of cash")
    found = marks(basic)
    kind = fhir.one_of(word(found, "cash-kind", "valueCode", 20), KINDS, "cash-kind")
    at = fhir.moment({"at": word(found, "at", "valueInstant", 40)}, "at")
    session = _session_in(found["session"]) if "session" in found else None
    if at is None or (session is None) != (kind == REMIT):
        raise ValueError("an event of cash without time, or without its session")
    event = CashEvent(
        event_id=fhir.resource_id(basic, "Basic"), kind=kind, session_id=session.session_id if session else None,
        paise=amounts.paise(found, "paise"), day=business_date(at).isoformat(), at=at,
        by=amounts.member(fhir.author(basic.get("author"))), reason=word(found, "reason", most=SHORT),
        expected=amounts.some_paise(found, "expected"), notes=_notes_in(found.get("notes")),
        other_session=some_id(found, "other-session"), of_event=some_id(found, "of-event"),
        number=word(found, "cash-number", most=LONGEST_CODE), bank=word(found, "bank", most=SHORT),
        challan_day=word(found, "challan-day", "valueDate", 10), second=amounts.staff(found, "second"),
        desk_letter=word(found, "desk-letter", most=8), summary=word(found, "summary", most=LONGEST_SUMMARY),
        signature=word(found, "signature", most=LONGEST_SIGNATURE),
    )  # fmt: skip
    if (kind in (ACCEPT, WITHDRAW)) != (event.of_event is not None) or (kind == ACCEPT and not event.other_session):
        raise ValueError("an answer to no offer")
    return Happened(event, session)


def _id(name: str, value: str | None) -> Resource | None:
    return fhir.extension(name, valueId=value) if value else None


def _session_out(session: Session) -> Sequence[Resource]:
    return [
        part("id", valueId=session.session_id), part("staff", valueString=session.staff_id),
        part("desk-letter", valueString=session.desk_letter),
        part("opened-at", valueInstant=iso_instant(session.opened_at)), amounts.told("float", session.float_paise),
    ]  # fmt: skip


def _session_in(mark: Resource) -> Session:
    held = inner(mark)
    opened = fhir.moment({"at": word(held, "opened-at", "valueInstant", 40)}, "at")
    staff, letter = word(held, "staff", most=100), word(held, "desk-letter", most=8)
    if opened is None or not staff:
        raise ValueError("a session without its beginning, or of nobody")
    day = business_date(opened).isoformat()
    return Session(needed_id(held, "id"), staff, letter, opened, day, amounts.paise(held, "float"))


def _pieces(denomination: int, pieces: int) -> Sequence[Resource]:
    return [amounts.told("paise", denomination), part("pieces", valueInteger=pieces)]


def _notes_in(mark: Resource | None) -> Mapping[int, int] | None:
    if mark is None:
        return None
    notes: dict[int, int] = {}
    for one in map(inner, fhir.items(mark, "extension")):
        denomination, pieces = amounts.paise(one, "paise"), fhir.number(one, "pieces", 0, MOST_PIECES)
        if denomination not in DENOMINATIONS or pieces is None or denomination in notes:
            raise ValueError("notes that are none, or are said twice")
        notes[denomination] = pieces
    return notes
