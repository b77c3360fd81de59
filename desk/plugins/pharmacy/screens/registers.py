"""The registers of the pharmacy: Schedule H1, what was given out, stock and its value, what expires."""

from collections.abc import Callable
from datetime import date

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.register import NOW, SPAN, Register
from desk.api.screens.registers import RegistersScreen as Registers
from desk.core.i18n import Words, words
from desk.plugins.pharmacy.print import registers as papers
from desk.plugins.pharmacy.screens import register_columns as columns
from desk.plugins.pharmacy.service import registers as service_of
from desk.plugins.pharmacy.service.registers import RegisterService

READ, EXPORT = "pharmacy.register.read", "pharmacy.register.export"

# Short, for the row of buttons; the papers have their whole names.
_H1 = words("PharmacyRegisters", "Schedule H1")
_X = words("PharmacyRegisters", "Schedule X")
_DAY = words("PharmacyRegisters", "Given out")
_ITEMS = words("PharmacyRegisters", "By medicine")
_POSITION = words("PharmacyRegisters", "Stock, value")
_EXPIRY = words("PharmacyRegisters", "Expiry")


class RegistersScreen(Registers):
    """What the pharmacy is filed with."""

    def __init__(self, context: ScreenContext, service: RegisterService) -> None:
        super().__init__(
            context, "pharmacy.registers", registers(service), frozenset({"stock", "prescription", "facility"})
        )


def registers(service: RegisterService) -> tuple[Register, ...]:
    """All of them, in the order in which they are offered."""

    def keeps(code: str) -> Callable[[Actor, date, date], None]:
        return lambda actor, first, last: service.keeps_pdf(actor, code, first, last)

    paper = (service.begin_print, service.end_print)

    def supplied(code: str, short: Words, title: Words) -> Register:
        return Register(
            code, short, READ, EXPORT, SPAN, columns.supplies,
            lambda actor, first, last: service.supplies(actor, code, first, last),
            lambda actor, first, last: service.supplies_csv(actor, code, first, last), keeps(code), *paper,
            lambda facility, first, last, lines, by, at: papers.supplies(
                facility, title, first, last, lines, by=by, at=at
            ),
        )  # fmt: skip

    return (
        supplied(service_of.H1, _H1, papers.H1),
        supplied(service_of.X, _X, papers.X),
        Register(
            service_of.DAY, _DAY, READ, EXPORT, SPAN, columns.given_out, service.given_out,
            service.given_out_csv, keeps(service_of.DAY), *paper,
            lambda facility, first, last, lines, by, at: papers.given_out(facility, first, last, lines, by=by, at=at),
        ),
        Register(
            service_of.ITEMS, _ITEMS, READ, EXPORT, SPAN, columns.given_items, service.given_items,
            service.given_items_csv, keeps(service_of.ITEMS), *paper,
            lambda facility, first, last, lines, by, at: papers.given_items(facility, first, last, lines, by=by, at=at),
        ),
        Register(
            service_of.POSITION, _POSITION, READ, EXPORT, NOW, columns.stock,
            lambda actor, *_: service.position(actor), lambda actor, *_: service.position_csv(actor),
            keeps(service_of.POSITION), *paper,
            lambda facility, day, _, lines, by, at: papers.position(facility, day, lines, by=by, at=at),
        ),
        Register(
            service_of.NEAR_EXPIRY, _EXPIRY, READ, EXPORT, NOW, columns.stock,
            lambda actor, *_: service.near_expiry(actor), lambda actor, *_: service.near_expiry_csv(actor),
            keeps(service_of.NEAR_EXPIRY), *paper,
            lambda facility, day, _, lines, by, at: papers.near_expiry(facility, day, lines, by=by, at=at),
        ),
    )  # fmt: skip
