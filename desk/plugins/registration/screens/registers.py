"""The registers of registration: day register, daily return, medico-legal register."""

from desk.api.context import ScreenContext
from desk.api.screens.registers import RegistersScreen as Registers
from desk.plugins.registration.screens.register_kinds import registers
from desk.plugins.registration.service import RegisterService


class RegistersScreen(Registers):
    """What a day of registration is filed with."""

    def __init__(self, context: ScreenContext, service: RegisterService) -> None:
        super().__init__(
            context, "registration.registers", registers(service), frozenset({"queue", "visit", "facility"})
        )
