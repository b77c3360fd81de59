"""The screens of the pharmacy: where each is listed, which right it needs, and how it is made."""

from collections.abc import Mapping

from desk.api.context import ScreenContext
from desk.api.hookspecs import MakeScreen
from desk.api.manifest import ScreenEntry
from desk.core.i18n import words
from desk.plugins.pharmacy.screens.registers import RegistersScreen
from desk.plugins.pharmacy.service.desk import PharmacyDesk

SCREENS = (
    ScreenEntry(
        "registers", words("Pharmacy", "Pharmacy registers"), "file-text", "pharmacy.register.read", 160
    ),
)


def makers(context: ScreenContext, desk: PharmacyDesk) -> Mapping[str, MakeScreen]:
    """How each screen of SCREENS is made, by its name."""
    return {
        "registers": lambda: RegistersScreen(context, desk.registers),
    }
