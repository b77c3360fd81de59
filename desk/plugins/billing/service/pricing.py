"""What something costs, on an open connection: the one place where charges, bills and questions ask for a price."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from desk.core.facts import MedicineLine
from desk.plugins.billing.queries import tariff
from desk.plugins.billing.queries.tariff_book import At, Book
from desk.plugins.billing.rules import pricing
from desk.plugins.billing.rules.pricing import NO_PRICE, Seen, VisitFacts
from desk.plugins.billing.rules.tariff import Priced, Service
from desk.records.coverage import queries as coverage
from desk.records.patient import queries as patient
from desk.records.visit import queries as visits
from desk.records.visit.rules import VOID

ALL_MEDICINES = "MEDICINE"
"""The code of the service that says head and tax of all medicines without a line of their own."""
MOST_VISITS = 100
NOT_SEEN = "none"
"""The proof of a coverage that was only told: it makes no price."""


def categories_of(connection: Connection, patient_id: str, day: str) -> tuple[str, ...]:
    """The categories of a person on a day: schemes of active coverages of which a card or document was seen."""
    ids = patient.known_as(connection, patient_id)
    at = date.fromisoformat(day)
    held = (one for one in coverage.coverages(connection, ids) if one.proof != NOT_SEEN and one.covers(at))
    return tuple(dict.fromkeys(one.scheme for one in held))


def price_service(at: At, service_id: str, day: str, categories: Sequence[str] = ()) -> Priced:
    """The price of a service on a day, ended or not; that of the service which now stands under its code."""
    book = Book.of(at)
    return _priced(book, book.standing(service_id), day, categories)


def price_code(at: At, code: str, day: str, categories: Sequence[str] = ()) -> Priced:
    """The same by the service's code."""
    book = Book.of(at)
    return _priced(book, book.by_code(code), day, categories)


def for_visit(connection: Connection, visit: VisitFacts, categories: Sequence[str] = ()) -> tuple[Priced, ...]:
    """The services that arise by themselves at a visit, priced; a follow-up that is free costs 0, and says why.

    `visit` may be one that is open already or only thought of. () where the tariff has nothing for such a visit.
    """
    found = pricing.arising(tariff.of_visits(connection), visit.visit_type, visit.department_id)
    if not found:
        return ()
    prices = tariff.valid_prices(connection, [one.service_id for one in found], visit.day, categories)
    seen: tuple[Seen, ...] = ()
    if visit.follow_up and any(one.follow_up_days or one.follow_up_visits for one in found):
        seen = _seen(connection, visit)
    return tuple(
        pricing.free_follow_up(one) if pricing.is_free_follow_up(one, seen)
        else pricing.priced(one, prices.get(one.service_id, ()), visit.day, categories)
        for one in found
    )  # fmt: skip


def visit_service(at: At, service_id: str, visit: VisitFacts, categories: Sequence[str] = ()) -> Priced:
    """What one service that arose at this visit costs, looked at again: at bill time."""
    book = Book.of(at)
    found = book.standing(service_id)
    if found and visit.follow_up and pricing.is_free_follow_up(found, _seen(book.connection, visit)):
        return pricing.free_follow_up(found)
    return _priced(book, found, visit.day, categories)


def for_medicine(at: At, line: MedicineLine, day: str, categories: Sequence[str] = ()) -> Priced:
    """A medicine's price of one base unit: by its own line of the tariff, else MRP or cost of its pack, else None.

    `service` is then the tariff's line for all medicines, where it has one: for head and tax, not for the name.
    """
    book = Book.of(at)
    own = book.of_item(line.code)
    if own is not None:
        found = _priced(book, own, day, categories)
        if found.paise is not None:
            return found
    return pricing.by_pack(line, own or book.by_code(ALL_MEDICINES))


def for_test(at: At, code: str, day: str, categories: Sequence[str] = ()) -> Priced:
    """The price of a test by its code of the laboratory."""
    book = Book.of(at)
    return _priced(book, book.of_test(code), day, categories)


def _priced(book: Book, service: Service | None, day: str, categories: Sequence[str]) -> Priced:
    if service is None:
        return Priced(None, None, why=NO_PRICE)
    return pricing.priced(service, book.prices(service.service_id, day, categories), day, categories)


def _seen(connection: Connection, visit: VisitFacts) -> tuple[Seen, ...]:
    """The person's visits to the department up to this one, oldest first; this one last."""
    before: list[Seen] = []
    for one in visits.of_patient(connection, visit.patient_id, MOST_VISITS):  # newest first
        if one.visit_id == visit.visit_id:
            before.clear()  # what was opened later does not count
        elif one.department_id == visit.department_id and one.status not in VOID and one.day <= visit.day:
            before.append(Seen(one.day, one.follow_up, one.type))
    return (*reversed(before), Seen(visit.day, visit.follow_up, visit.visit_type))
