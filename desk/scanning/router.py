"""From a code's meaning to whoever can use it: the screen on top first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from desk.codes.state import Meaning

M = TypeVar("M", bound=Meaning)
UNREADABLE = "unreadable"
"""What the audit says of a code that could not be read, beside the values of `State`."""


@dataclass(frozen=True, eq=False)
class _Row:
    meaning: type[Any]
    handler: Callable[[Any], bool | None]
    on_top: Callable[[], bool]


class Router:
    """Who is asked about a meaning, in which order. Reading, judging and audit are the window's (desk.shell.scans)."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []

    def on(
        self, meaning: type[M], handler: Callable[[M], bool | None], on_top: Callable[[], bool] = lambda: True
    ) -> Callable[[], None]:
        """Ask `handler` for meanings of this type while `on_top()` says that its screen is in front.

        The latest registered is asked first; one that returns False passes the scan on. Gives the way to take it back.
        """
        row = _Row(meaning, handler, on_top)
        self._rows.append(row)
        return lambda: self._forget(row)

    def hand(self, meaning: Meaning) -> bool:
        """Hand the meaning over; False when nobody has a use for it."""
        # A copy: a handler may open a screen that registers its own.
        return any(
            row.handler(meaning) is not False
            for row in reversed(list(self._rows))
            if isinstance(meaning, row.meaning) and row.on_top()
        )

    def _forget(self, row: _Row) -> None:
        if row in self._rows:
            self._rows.remove(row)
