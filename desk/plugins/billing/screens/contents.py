"""The screens of billing: where each is listed, which right it needs, and how it is made."""

from collections.abc import Mapping

from desk.api.context import ScreenContext
from desk.api.hookspecs import MakeScreen
from desk.api.manifest import Paper, ScreenEntry
from desk.plugins.billing.service.desk import BillingDesk

SCREENS: tuple[ScreenEntry, ...] = ()

PAPERS: tuple[Paper, ...] = ()


def makers(context: ScreenContext, desk: BillingDesk) -> Mapping[str, MakeScreen]:
    """How each screen of SCREENS is made, by its name."""
    return {}
