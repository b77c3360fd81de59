"""Words on the screen that follow the language: the pattern of every screen in the house.

    self.words = Texts(self)
    self.words(label.setText, lambda: self.tr("Name"))        # now, and again when the language changes
    self.words(button.setText, words("Queue", "Call next"))   # a lazy sentence of desk.core.i18n does as well
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desk.core.i18n import Words

Say = Words | Callable[[], str]
"""A text that can be asked for again: lazy words, or a function that gives the text in the language of now."""


def said(say: Say | str) -> str:
    """The text in the language of now; data stays as it is."""
    return say() if callable(say) else str(say)


def keyed(title: Words, key: str) -> Say:
    """The words of a button with its key behind them."""
    return lambda: f"{title}  {key}" if key else str(title)


class _Changes(QObject):
    changed = Signal()


_changes: _Changes | None = None


def changes() -> _Changes:
    """The object whose `changed` says that the language is new; desk.kit.language emits it."""
    global _changes
    if _changes is None:
        _changes = _Changes()
    return _changes


@dataclass(frozen=True)
class _Bound:
    put: Callable[[str], object]
    say: Say

    def alive(self) -> bool:
        target = getattr(self.put, "__self__", None)
        return not isinstance(target, QObject) or isValid(target)


class Texts(QObject):
    """Binds setters to sentences for as long as `owner` lives; what died meanwhile is dropped."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._owner = owner
        self._all: list[_Bound] = []
        changes().changed.connect(self.again)

    def __call__(self, put: Callable[[str], object], say: Say) -> None:
        """Put the text now and after each change of language. A second sentence for a setter replaces the first."""
        self._all = [bound for bound in self._all if bound.put != put]
        self._all.append(_Bound(put, say))
        put(said(say))

    def again(self) -> None:
        """Say everything once more."""
        if not isValid(self._owner):
            return
        self._all = [bound for bound in self._all if bound.alive()]
        for bound in self._all:
            bound.put(said(bound.say))
