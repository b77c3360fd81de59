"""How screens ask their services: off the UI thread, in the name of who is signed in just then."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.core.errors import DeskError, Refused

T = TypeVar("T")
Failed = Callable[[DeskError], object]


class Asking:
    """Answers reach `done` on the UI thread while `owner` lives; what fails is a notice unless `failed` is given.

    A locked desk refuses like a rule does.
    """

    def __init__(self, context: ScreenContext, owner: QObject) -> None:
        self._context, self._owner = context, owner

    def read(
        self, ask: Callable[[Actor], T], done: Callable[[T], object], failed: Failed | None = None
    ) -> None:
        """Read beside others."""
        self._go(self._context.work.read, ask, done, failed, "")

    def write(
        self, ask: Callable[[Actor], T], done: Callable[[T], object], failed: Failed | None = None, *, intent: str
    ) -> None:
        """Write, after what was asked before; one `intent`, made when the wish arose, is one act."""
        self._go(self._context.work.write, ask, done, failed, intent)

    def afar(
        self, ask: Callable[[Actor], T], done: Callable[[T], object], failed: Failed | None = None, *, intent: str
    ) -> None:
        """Ask the cloud, without holding up the desk; one `intent` is one act."""
        self._go(self._context.work.afar, ask, done, failed, intent)

    def say(self, error: DeskError) -> None:
        """Tell the person what went wrong."""
        self._context.window.notice(error.sentence, tone="bad")

    def _go(
        self, run: Callable[..., Any], ask: Callable[[Actor], T], done: Callable[[T], object],
        failed: Failed | None, intent: str,
    ) -> None:  # fmt: skip
        try:
            actor = self._context.window.acting()
        except Refused as refused:
            (failed or self.say)(refused)
            return
        who = actor.intending(intent) if intent else actor
        run(lambda: ask(who), done, failed or self.say, self._owner)
