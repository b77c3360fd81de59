"""Cash sessions on an open unit: whose drawer is open, what may be taken out of it, handing it over.

Used by whatever takes or gives cash (settling, refunds): `require_open`, `refuse_unless_free`.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import derived_id, new_id
from desk.plugins.billing.queries import cash as reading
from desk.plugins.billing.queries import sessions
from desk.plugins.billing.rules import cash_rules
from desk.plugins.billing.rules.cash import ACCEPT, CLOSE, OFFER, OPEN_WITH_FLOAT, WITHDRAW, CashEvent, Session
from desk.plugins.billing.rules.reviews import HANDED_TWICE
from desk.plugins.billing.service import matters
from desk.plugins.billing.tables import SessionRow
from desk.records.numbers.acts import desk_letter
from desk.store.unit import Reading, Unit

_KNOW = upsert(SessionRow).on_conflict_do_nothing()


def require_open(unit: Unit) -> Session:
    """The actor's own session at this desk, into which money may be taken now. Raises Refused (field "session")."""
    return cash_rules.usable(own(unit), unit.at)


def own(at: Unit | Reading) -> Session | None:
    """The actor's session at this desk, also one that was forgotten; None when there is none."""
    return sessions.open_here(at.connection, at.actor.staff_id, desk_letter(at), at.at)


def refuse_unless_free(unit: Unit, session_id: str, paise: int, field: str = "amount") -> None:
    """Raise Refused where so much is not in the drawer, or is offered to others. The sentence tells no balance."""
    if paise > reading.free(unit.connection, session_id):
        held = reading.offered(unit.connection, session_id)
        raise Refused(
            words("Cash", "There is not so much cash in the drawer that is not offered to somebody already.")
            if held
            else words("Cash", "There is not so much cash in the drawer."),
            field=field,
        )


def event(unit: Unit, kind: str, session_id: str | None, paise: int, **more: object) -> CashEvent:
    """What happens to cash now, by the actor; for posting.put."""
    values: dict[str, object] = {
        "event_id": new_id(), "kind": kind, "session_id": session_id, "paise": paise,
        "day": business_date(unit.at).isoformat(), "at": unit.at, "by": unit.actor.staff_id,
    }  # fmt: skip
    return CashEvent(**(values | more))  # type: ignore[arg-type]  # its own fields by name


def opened(unit: Unit, float_paise: int, notes: Mapping[int, int] | None) -> CashEvent:
    """The opening of a session of the actor's. Raises Refused where they have one already at this desk."""
    cash_rules.opening(float_paise, notes)
    if own(unit) is not None:
        raise Refused(words("Cash", "Your drawer is open already. Close it before you open another."), field="session")
    counted = cash_rules.given(notes) if notes else None
    return event(unit, OPEN_WITH_FLOAT, new_id(), float_paise, notes=counted, desk_letter=desk_letter(unit))


def offered(unit: Unit, to_session: str, notes: Mapping[int, int]) -> CashEvent:
    """An offer of so many notes and coins to another open session. Raises Refused."""
    session = require_open(unit)
    paise = cash_rules.amount(cash_rules.pieces(notes), field="notes")
    receiver = sessions.session(unit.connection, to_session)
    if receiver is None or receiver.closed_at is not None:
        raise Refused(words("Cash", "That drawer is not open any more. Choose another."), field="to")
    if receiver.session_id == session.session_id:
        raise Refused(words("Cash", "Cash is handed over to another person's drawer, not to your own."), field="to")
    refuse_unless_free(unit, session.session_id, paise, "notes")
    return event(
        unit, OFFER, session.session_id, paise, notes=cash_rules.given(notes), other_session=receiver.session_id
    )


def accepted(unit: Unit, offer_id: str) -> CashEvent:
    """The acceptance of an offer to the actor's session: now the cash leaves the giver. Raises Refused."""
    session = require_open(unit)
    offer = _unanswered(unit, offer_id)
    if offer.other_session != session.session_id:
        raise Refused(words("Cash", "This cash is offered to another drawer."))
    giver = sessions.session(unit.connection, offer.session_id or "")
    if giver is None or reading.in_drawer(unit.connection, giver.session_id) < offer.paise:
        raise Refused(
            words(
                "Cash",
                "The receipts of the other desk have not all arrived here. Wait until both desks are connected, and"
                " accept then.",
            )
        )
    return event(
        unit, ACCEPT, session.session_id, offer.paise, event_id=derived_id(ACCEPT, offer_id), notes=offer.notes,
        other_session=offer.session_id, of_event=offer_id,
    )  # fmt: skip


def withdrawn(unit: Unit, offer_id: str, *, for_others: bool) -> CashEvent:
    """An offer that is taken back by the giver or declined by the receiver (`for_others`: or by a supervisor)."""
    offer = _unanswered(unit, offer_id)
    mine = own(unit)
    if not for_others and (mine is None or mine.session_id not in (offer.session_id, offer.other_session)):
        raise Refused(words("Cash", "Only who offered cash, or to whom it is offered, can take the offer back."))
    return event(
        unit, WITHDRAW, offer.session_id, offer.paise, event_id=derived_id(WITHDRAW, offer_id),
        other_session=offer.other_session, of_event=offer_id,
    )  # fmt: skip


def _unanswered(unit: Unit, offer_id: str) -> CashEvent:
    offer = sessions.event(unit.connection, offer_id)
    if offer is None or offer.kind != OFFER:
        raise Refused(words("Cash", "This offer is not known at this desk."))
    answer = sessions.answer(unit.connection, offer_id)
    if answer is not None:
        raise Refused(
            words("Cash", "This cash was accepted already.")
            if answer.kind == ACCEPT
            else words("Cash", "This offer was taken back.")
        )
    return offer


def know(unit: Unit, session: Session, origin: str) -> None:
    """The session is known here, from its opening or from any of its events; nothing the second time."""
    closed = sessions.close(unit.connection, session.session_id)
    row = vars(session) | {"closed_at": closed.at if closed else None, "origin": origin}
    unit.connection.execute(_KNOW, row)


def follow(unit: Unit, events: Iterable[CashEvent], origin: str) -> None:
    """What follows from events of cash that were kept: sessions open and close. In any order."""
    for one in events:
        if one.kind == OPEN_WITH_FLOAT and one.session_id:
            know(unit, Session(one.session_id, one.by, one.desk_letter, one.at, one.day, one.paise), origin)
        elif one.kind == CLOSE:
            unit.connection.execute(
                update(SessionRow)
                .where(SessionRow.session_id == one.session_id, SessionRow.closed_at.is_(None))
                .values(closed_at=one.at)
            )
        elif one.kind in (ACCEPT, WITHDRAW) and one.of_event:
            _refuse_two_answers(unit, one)


def _refuse_two_answers(unit: Unit, answer: CashEvent) -> None:
    """Accepted at one desk and taken back at the other while they were apart: a person looks where the cash is."""
    other = WITHDRAW if answer.kind == ACCEPT else ACCEPT
    if sessions.event(unit.connection, derived_id(other, answer.of_event or "")) is not None:
        matters.note(unit, HANDED_TWICE, answer.of_event or "", patient_id=None, paise=answer.paise)


