"""What billing says of a patient in the banner: what they owe, what is not priced yet, what lies here ahead."""

from dataclasses import dataclass

from desk.api.hookspecs import Actor, SummaryLine
from desk.core.i18n import words
from desk.core.money import rupees
from desk.plugins.billing.queries import bills, charges
from desk.records.patient import queries as patients
from desk.store.unit import Reading, Service, query

READ, SCREEN = "billing.charge.read", "billing.cashier"


@dataclass(frozen=True)
class Standing:
    """Paise: owed for open charges (as found when they arose) and on bills; to be given back; held as a deposit.

    to_price: open charges without a price.
    """

    owes: int
    back: int
    deposit: int
    to_price: int


class SummaryService(Service):
    """One look for the banner."""

    @query("billing.charge.read")
    def standing(self, reading: Reading, patient_id: str) -> Standing:
        """How this person stands, under all their ids."""
        reading.note(patient_id, read="billing-summary")
        ids = patients.known_as(reading.connection, patient_id)
        open_ = charges.open_of(reading.connection, ids)
        owing = [one.owing for one in bills.owing_of(reading.connection, ids)]
        return Standing(
            sum(one.split.patient for one in open_ if one.split) + sum(one for one in owing if one > 0),
            -sum(one for one in owing if one < 0), bills.deposit(reading.connection, ids),
            sum(one.split is None for one in open_),
        )  # fmt: skip


def lines(service: SummaryService, actor: Actor, patient_id: str) -> tuple[SummaryLine, ...]:
    """The lines of the summary for this person; none for who may not see charges."""
    if READ not in actor.permissions:
        return ()
    stands, title = service.standing(actor, patient_id), words("Billing", "Money")
    said = (
        (stands.owes, words("Billing", "Owes ₹{sum}", sum=rupees(stands.owes)), "warn"),
        (stands.to_price, words("Billing", "%n line(s) to be priced", count=stands.to_price), "warn"),
        (stands.back, words("Billing", "₹{sum} to give back", sum=rupees(stands.back)), "warn"),
        (stands.deposit, words("Billing", "Deposit ₹{sum}", sum=rupees(stands.deposit)), "good"),
    )
    return tuple(SummaryLine(title, text, tone, SCREEN) for much, text, tone in said if much)
