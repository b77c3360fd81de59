"""Why a paper is printed once more, in words."""

from desk.core.i18n import words
from desk.kit.choice_field import Choice
from desk.records.prints.rules import REPRINT_REASONS

_SAID = {
    "lost": words("Reprint", "The patient lost it"),
    "unreadable": words("Reprint", "It cannot be read"),
    "second-copy": words("Reprint", "A second copy is needed"),
    "printer": words("Reprint", "The printer spoilt it"),
}


def choices() -> list[Choice]:
    """The reasons to choose from."""
    return [Choice(code, _SAID[code]) for code in REPRINT_REASONS]
