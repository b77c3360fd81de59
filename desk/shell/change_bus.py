"""Changes, carried from the thread that wrote them to the screens that show them."""

from PySide6.QtCore import QObject, Signal

from desk.core.changes import Changes


class ChangeBus(QObject):
    """`tell` may be called from any thread; `changed(topics)` is emitted on the UI thread (a queued signal)."""

    changed = Signal(object)

    def tell(self, changes: Changes) -> None:
        """Pass on the topics that a unit touched."""
        self.changed.emit(changes)
