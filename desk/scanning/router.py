"""From a scan to whoever can use it: the screen on top first. Every outcome is told to the audit, without raw text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from desk.codes.facility import FacilityQr
from desk.codes.read import READERS, Reader, kind_of, read
from desk.codes.scan import Scan
from desk.codes.state import Meaning
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

M = TypeVar("M", bound=Meaning)
UNREADABLE = "unreadable"


@dataclass(frozen=True, eq=False)
class _Row:
    meaning: type[Any]
    handler: Callable[[Any], bool | None]
    on_top: Callable[[], bool]


class Router:
    """`notice(sentence)` shows a sentence to the clerk; `audited(kind, state)` keeps what was scanned and how it ended.

    `state` is the value of a `State`, or "unreadable".
    """

    def __init__(
        self,
        notice: Callable[[Words], None],
        audited: Callable[[str, str], None],
        readers: Sequence[Reader] = READERS,
    ) -> None:
        self._notice, self._audited, self._readers = notice, audited, tuple(readers)
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

    def route(self, scan: Scan) -> None:
        """Read the scan and hand its meaning over, or tell the clerk why not."""
        try:
            meaning = read(scan, self._readers)
        except Unreadable as error:
            self._audited(kind_of(scan, self._readers), UNREADABLE)
            self._notice(error.sentence)
            return
        self._audited(meaning.kind, meaning.state.value)
        if not self._handled(meaning):
            self._notice(_unused(meaning))

    def _handled(self, meaning: Meaning) -> bool:
        # A copy: a handler may open a screen that registers its own.
        return any(
            row.handler(meaning) is not False
            for row in reversed(list(self._rows))
            if isinstance(meaning, row.meaning) and row.on_top()
        )

    def _forget(self, row: _Row) -> None:
        if row in self._rows:
            self._rows.remove(row)


def _unused(meaning: Meaning) -> Words:
    if isinstance(meaning, FacilityQr):
        return meaning.explanation
    if meaning.kind == "unknown":
        return words("Router", "This code is not one that the desk knows. Search by name, phone or UHID.")
    return words("Router", "This screen has no use for this code.")
