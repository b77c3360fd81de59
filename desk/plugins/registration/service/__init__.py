"""What registration does: the counter with its queue, and the registers of its days."""

from desk.plugins.registration.service.counter import SLIP, RegistrationService, pull
from desk.plugins.registration.service.registers import REGISTER, RegisterService

__all__ = ["REGISTER", "SLIP", "RegisterService", "RegistrationService", "pull"]
