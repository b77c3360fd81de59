"""The cash counter of a test: a real desk with a tariff and schemes, a patient who owes, a cashier with a drawer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from desk.api.context import ScreenContext
from desk.core.ids import new_id
from desk.core.settings import SettingsFile
from desk.plugins.billing.rules.charging import ChargeDraft
from desk.plugins.billing.rules.deposits import DepositDraft
from desk.plugins.billing.rules.documents import BY_CASH
from desk.plugins.billing.rules.tariff import LOCAL, PROCEDURE, Price, service_id
from desk.plugins.billing.service.desk import BillingDesk
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor
from desk.shell.host import Host
from desk.tasks.runner import Runner
from tests.support import tariff
from tests.support.counter import ListeningWindow, seated
from tests.support.desk import MEDICINE, TestDesk
from tests.support.keyboard import AtKeyboard
from tests.support.schemes import give_schemes
from tests.support.vouchers import voucher

PLUGINS = ("desk.plugins.registration.plugin", "desk.plugins.billing.plugin")
FLOAT = 50_000


@dataclass
class CashCounter(AtKeyboard):
    """What a test of the cashier's screens needs."""

    HEIGHT = 620

    desk: TestDesk
    services: BillingDesk
    context: ScreenContext
    runner: Runner
    window: ListeningWindow
    settings: SettingsFile
    frames: list[QMainWindow] = field(default_factory=list)

    @property
    def me(self) -> Actor:
        """The cashier, with a wish of their own."""
        return self.window.actor.intending(new_id())

    def comes(self, name: str = "Ram Kumar", native: str = "राम कुमार") -> str:
        """A patient with a visit of today, which owes registration and consultation; gives the patient's id."""
        patient_id = self.desk.patient(name, native)
        self.context.plugin.services.visits.open(self.me, VisitDraft(patient_id, MEDICINE))
        return patient_id

    def owes(self, patient_id: str, code: str, quantity: int = 1) -> str:
        """A charge by hand; gives its id."""
        draft = ChargeDraft(patient_id, service_id(code, LOCAL), quantity)
        return self.services.charging.add(self.me, draft)

    def opens_drawer(self) -> None:
        """With a float of 500 rupees."""
        self.services.cash.open(self.me, FLOAT)

    def deposits(self, patient_id: str, paise: int) -> None:
        """Money paid ahead, in cash."""
        self.services.deposits.take(self.me, DepositDraft(patient_id, paise, BY_CASH))

    def covered(self, patient_id: str) -> None:
        """A scheme pays for all of it."""
        give_schemes(self.desk, "bpl")
        tariff.cover(self.desk, patient_id, "bpl")

    def reprices(self, code: str, paise: int) -> None:
        """The tariff has another price from its first day on."""
        known = {one.code: one for one in tariff.SERVICES}
        tariff.put(self.desk, (known[code],), (Price(service_id(code, LOCAL), "", paise, tariff.FIRST),))

    def voucher(self, action: str) -> str:
        """A second person has said yes; gives the voucher's id."""
        return voucher(self.desk.store, self.window.actor, action)

    def due(self, patient_id: str) -> int:
        """What they owe now."""
        return self.services.settling.due(self.me, patient_id).patient_total


@contextmanager
def cash_counter(desk: TestDesk, folder: Path, *roles: str) -> Iterator[CashCounter]:
    """A counter at which somebody of these roles (none: all) is signed in."""
    host = Host(PLUGINS, third_party=False)
    with seated(desk, host, folder, *roles) as seat:
        settings = seat.context.settings
        assert isinstance(settings, SettingsFile)
        services: BillingDesk = host.loaded[1].plugin.desk  # type: ignore[attr-defined]
        prices = tuple(Price(service_id(code, LOCAL), who, paise, tariff.FIRST) for code, who, paise in tariff.PRICES)
        stitches = tariff.service("STITCH", "Stitches", PROCEDURE, "procedure")
        tariff.put(desk, (*tariff.SERVICES, stitches), (*prices, Price(stitches.service_id, "", 2_000, tariff.FIRST)))
        yield CashCounter(desk, services, seat.screens, seat.runner, seat.window, settings, seat.frames)
