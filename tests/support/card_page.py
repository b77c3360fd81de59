"""The page of a patient with a UHID at a desk that may sign, and a cloud that signs or is not there."""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.api.hookspecs import Actor
from desk.codes import card as cards
from desk.codes.card import Card
from desk.codes.claims import Claims, Profile
from desk.codes.scan import Scan, Source
from desk.codes.sign import DeskSigner
from desk.codes.state import State
from desk.core.errors import Refused, Unreachable
from desk.core.i18n import words
from desk.core.ids import derived_id, new_id
from desk.plugins.registration.print.card import CARD
from desk.plugins.registration.screens.card_issue import TemporaryCardDialog
from desk.plugins.registration.screens.patient_page import PatientPage
from desk.records.cards.acts import person_of
from desk.records.cards.fhir import card_to_fhir
from desk.records.cards.rules import PERMANENT, CardState, IssuedCard
from desk.records.cards.service import CardService
from desk.records.numbers import acts as numbers
from desk.records.patient.draft import PatientDraft
from desk.records.prints.rules import PrintJob
from desk.security.authorize import system_actor
from tests.support import issuing
from tests.support.counter import Counter

W = TypeVar("W", bound=QWidget)
NOW = issuing.NOW * 1000


@dataclass
class Cloud:
    """Stands where the roof asks the cloud: signs with the tests' key, or is not there."""

    counter: Counter
    there: bool = True
    refuses: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, actor: Actor, patient_id: str, reason: str) -> IssuedCard:
        self.asked.append((reason, actor.intent))
        if self.refuses:
            raise Refused(words("Cards", "This patient has not reached the cloud yet."))
        if not self.there:
            raise Unreachable(words("Cards", "The cloud cannot be reached. Print a temporary card."))
        services = self.counter.context.plugin.services
        patient = services.patients.patient(actor, patient_id)
        cti = issuing.cti_of(derived_id("test", actor.intent))
        with self.counter.desk.store.unit(system_actor(), "test.card") as unit:
            person = person_of(unit, patient)
            unit.bookkeeping()
        texts = {
            profile: cards.encode(
                Claims(issuing.ISSUER, issuing.NOW, issuing.NOW + 5 * issuing.YEAR, cti, Profile(profile), person),
                issuing.eddsa("cards"),
            )
            for profile in (1, 2)
        }
        issued = IssuedCard(
            cti.hex(), new_id(), patient_id, PERMANENT, (1, 2), issuing.ISSUER, NOW, NOW + 5 * issuing.YEAR * 1000,
            actor.staff_id,
        )  # fmt: skip
        return services.cards.keep_issued(actor.intending(""), patient_id, card_to_fhir(issued), texts)


def signer() -> DeskSigner:
    return DeskSigner(issuing.pem("desk"), issuing.certificate())


@dataclass
class AtTheDesk:
    """The page of a patient with a UHID, at a desk that may sign."""

    counter: Counter
    page: PatientPage
    cloud: Cloud
    patient_id: str
    qtbot: QtBot

    @property
    def lines(self) -> list[tuple[str, CardState]]:
        return [(line.card.kind, line.card.state(NOW)) for line in self.page.cards.table.rows()]

    @property
    def jobs(self) -> tuple[PrintJob, ...]:
        prints = self.counter.context.plugin.services.prints
        found = prints.of_patient(self.counter.window.actor, self.patient_id)
        return tuple(job for job in reversed(found) if job.kind == CARD)

    def came_out(self) -> None:
        """The printer takes what waits."""
        self.settled()
        for job in self.jobs:
            if job.state == "queued":
                self.counter.context.plugin.services.prints.sent(self.counter.window.actor, job.job_id, "Zebra")
        self.settled()

    def settled(self) -> None:
        self.counter.settled()
        QApplication.processEvents()
        self.counter.settled()

    def command(self, name: str, kind: type[W]) -> W:
        assert self.counter.window.commands.run(f"registration.patient.{name}")
        self.settled()
        return next(one for one in self.page.findChildren(kind) if one.isVisible())

    def temporary(self) -> None:
        self.command("card-temporary", TemporaryCardDialog).issue_temporary()
        self.settled()


def arrive(counter: Counter, qtbot: QtBot, **more: object) -> AtTheDesk:
    counter.desk.clock.ms = NOW
    with counter.desk.store.unit(system_actor(), "test.block") as unit:
        numbers.add_block(unit, new_id(), "uhid", 1000, 100)
    cloud = Cloud(counter)
    services = replace(counter.context.plugin.services, cards=CardService(counter.desk.store, signer))
    counter.context = replace(
        counter.context, plugin=replace(counter.context.plugin, services=services, issue_card=cloud)
    )
    given: dict[str, object] = {"name": "Sunita Devi", "name_native": "सुनीता देवी", "sex": "2",
                                "birth_date": "1984-05-01"} | more  # fmt: skip
    patient_id = services.patients.register(counter.desk.actor(), PatientDraft(**given), "a test")  # type: ignore[arg-type]
    page = PatientPage(counter.context)
    qtbot.waitExposed(counter.seen(page))
    page.cards._now = lambda: NOW
    page.opened(patient_id=patient_id)
    made = AtTheDesk(counter, page, cloud, patient_id, qtbot)
    made.settled()
    return made


def verified(text: str) -> Card:
    said = cards.read(Scan.of_text(text, Source.TYPED, NOW), issuing.trust())
    assert isinstance(said, Card)
    assert said.state is State.VERIFIED
    return said
