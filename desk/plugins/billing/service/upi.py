"""Payments by UPI: asked for with a QR; and what became of payments that were claimed."""

from dataclasses import replace

from sqlalchemy import insert

from desk.api.context import SettingsNow, Store
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.billing.queries import claims as queries
from desk.plugins.billing.rules import cash_rules, upi
from desk.plugins.billing.rules.claims import Claim
from desk.plugins.billing.rules.documents import CONFIRMED, FAILED, UpiRequest
from desk.plugins.billing.service import claims, clock
from desk.plugins.billing.service.settings import UPI_ADDRESS, UPI_NAME, text
from desk.plugins.billing.tables import UpiRequestRow
from desk.records.facility import queries as facilities
from desk.records.patient import acts as patients
from desk.records.patient import queries as people
from desk.store.unit import Reading, Service, Unit, query, verb

BY_HAND = "hand"
FRESH_MS = 24 * 3_600_000
"""A QR that nobody paid for so long is not shown again."""


class UpiService(Service):
    """Asking by UPI, and the word of a supervisor on what was claimed by UPI or card."""

    def __init__(self, store: Store, settings: SettingsNow) -> None:
        super().__init__(store)
        self._settings = settings

    @verb("billing.bill.settle")
    def request(self, unit: Unit, patient_id: str, paise: int, bill_id: str | None = None) -> UpiRequest:
        """Ask a patient for an amount; `link` goes into the QR. Raises Refused, also where UPI is not set up."""
        said = text(UPI_ADDRESS, self._settings)
        if not said.strip():
            raise Refused(words("Upi", "UPI is not set up at this desk."))
        clock.guard(unit)
        patient = patients.known(unit, patient_id)
        request_id = new_id()
        made = UpiRequest(
            request_id=request_id, patient_id=patient.patient_id, bill_id=bill_id, paise=upi.asked(paise),
            tr=upi.reference(request_id), address=upi.address(said), at=unit.at, by=unit.actor.staff_id,
        )  # fmt: skip
        row = {name: value for name, value in vars(made).items() if name != "link"}
        unit.connection.execute(insert(UpiRequestRow), row)
        unit.audit(patient.patient_id, request=request_id, paise=paise)
        unit.touch("upi", f"patient:{patient.patient_id}")
        return self._linked(unit, made)

    @query("billing.bill.settle")
    def pending(self, reading: Reading, patient_id: str = "") -> tuple[UpiRequest, ...]:
        """What was asked for and neither entered nor dropped, oldest first.

        Of one patient, when named, only of the last day: an older one that was paid after all comes with a statement.
        """
        ids = people.same_person(reading.connection, patient_id) if patient_id else ()
        found = queries.requests(reading.connection, (claims.PENDING,), ids)
        return tuple(self._linked(reading, one) for one in found if not ids or one.at > reading.at - FRESH_MS)

    @verb("billing.bill.settle")
    def fail(self, unit: Unit, request_id: str) -> None:
        """It will not come: a request that nobody has paid is dropped. Raises Refused."""
        found = queries.request(unit.connection, request_id)
        if found is None or found.state != claims.PENDING:
            raise Refused(words("Upi", "This UPI payment does not wait any more."))
        claims.state(unit, request_id, FAILED)
        unit.audit(found.patient_id, request=request_id)
        unit.touch(f"patient:{found.patient_id}")

    @query("billing.receipt.read")
    def claims(self, reading: Reading) -> tuple[Claim, ...]:
        """Payments by UPI and card that are claimed and not confirmed, oldest first."""
        return queries.unconfirmed(reading.connection)

    @verb("billing.payment.confirm")
    def confirm(self, unit: Unit, payment_id: str, reason: str, reference: str = "") -> str:
        """A supervisor saw the money at the bank; `reference`: its UTR there where it differs. Gives the outcome's id.

        Raises Refused, Problems.
        """
        claim = claims.open_claim(unit, payment_id)
        said = cash_rules.explained(reason, required=True)
        utr = upi.checked(claim.method, reference) if reference.strip() else claim.reference
        if utr != claim.reference:
            claims.refuse_used(unit, claim.method, utr)
        return claims.outcome(unit, claim, CONFIRMED, BY_HAND, utr, said)

    @verb("billing.payment.confirm")
    def reject(self, unit: Unit, payment_id: str, reason: str) -> str:
        """The money never came: it is due again. Gives the outcome's id. Raises Refused, Problems."""
        claim = claims.open_claim(unit, payment_id)
        said = cash_rules.explained(reason, required=True)
        return claims.outcome(unit, claim, FAILED, BY_HAND, "", said)

    def _linked(self, at: Unit | Reading, request: UpiRequest) -> UpiRequest:
        facility = facilities.facility(at.connection)
        name = text(UPI_NAME, self._settings).strip() or (facility.name if facility else "")
        return replace(request, link=upi.link(request.address, name, request.tr, request.paise))


