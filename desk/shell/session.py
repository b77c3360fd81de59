"""Who is signed in at this desk just now, and whether the desk is locked."""

from PySide6.QtCore import QObject, Signal

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.security.authorize import Actor, may

LOCKED = words("Session", "The desk is locked. Sign in to go on.")


class Session(QObject):
    """`actor` is None before the sign-in; while `locked`, nobody acts though the person stays the same."""

    changed = Signal()
    """Someone signed in or out."""
    lock_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actor: Actor | None = None
        self.locked = False

    @property
    def actor(self) -> Actor | None:
        """Who is signed in, locked or not."""
        return self._actor

    def acting(self) -> Actor:
        """Who may act now. Raises Refused when nobody may."""
        if self._actor is None or self.locked:
            raise Refused(LOCKED)
        return self._actor

    def may(self, action: str) -> bool:
        """Whether the one signed in holds `action`; for hiding what would be refused anyway."""
        return self._actor is not None and may(self._actor, action)

    def begin(self, actor: Actor) -> None:
        """This person signed in, or came back to a locked desk."""
        before, self._actor = self._actor, actor
        self._set_locked(False)
        if before is None or before.staff_id != actor.staff_id or before.permissions != actor.permissions:
            self.changed.emit()

    def lock(self) -> None:
        """Nobody acts until the same person, or another, proves who they are."""
        if self._actor is not None:
            self._set_locked(True)

    def end(self) -> None:
        """Signed out."""
        self._actor = None
        self._set_locked(False)
        self.changed.emit()

    def _set_locked(self, locked: bool) -> None:
        if locked != self.locked:
            self.locked = locked
            self.lock_changed.emit(locked)
