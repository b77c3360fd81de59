"""On what the papers of billing come out, as the settings of the desk say."""

from typing import TypedDict

from desk.api.context import ScreenContext
from desk.plugins.billing.service import settings


class Printing(TypedDict):
    """Paper, printer and language of what is issued."""

    paper: str
    printer: str
    language: str


def printing(context: ScreenContext) -> Printing:
    """What is set now."""
    now = context.plugin.settings
    return {
        "paper": settings.text(settings.RECEIPT_PAPER, now), "printer": settings.text(settings.RECEIPT_PRINTER, now),
        "language": settings.text(settings.RECEIPT_LANGUAGE, now),
    }  # fmt: skip
