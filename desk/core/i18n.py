"""Sentences that are translated when they are shown, not when they are made.

A floor without Qt (rules, services, errors) says `words("Context", "Patient {name}", name=...)`. The roof installs
Qt's translator with `install()`; without one the English source stands. `make translations` reads both `words(...)`
and `self.tr(...)`, so both are given plain text, never a built string.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

Translator = Callable[[str, str, int], str]


def _english(_context: str, source: str, _count: int) -> str:
    return source


_translator: Translator = _english


def install(translator: Translator | None) -> None:
    """Make `translator(context, source, count)` the one that is asked; None goes back to English."""
    global _translator
    _translator = translator or _english


@dataclass(frozen=True)
class Words:
    """A translatable sentence with its values; `str()` gives it in the language of the moment."""

    context: str
    source: str
    values: dict[str, object] = field(default_factory=dict)
    count: int = -1

    def __str__(self) -> str:
        text = _translator(self.context, self.source, self.count)
        if self.count >= 0:
            text = text.replace("%n", str(self.count))
        return text.format(**{k: str(v) for k, v in self.values.items()}) if self.values else text


def words(context: str, source: str, /, *, count: int = -1, **values: object) -> Words:
    """The sentence `source` of `context`; `{names}` in it are filled from `values`, `%n` from `count`."""
    return Words(context, source, values, count)
