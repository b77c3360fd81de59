"""The root of all trust in our own cards: a file that a release is built with, or a demo makes for itself."""

from functools import cached_property
from pathlib import Path

from desk.codes.authority import Root
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words
from desk.core.paths import resources

ROOT_FILE = "root.json"

_NONE = words(
    "Cards", "This program was built without a root of trust: our own cards cannot be proven here. All else works."
)
_DEMO = words(
    "Cards", "The root of trust in this program is a demonstration's. Our own cards cannot be proven; tell IT."
)


class Anchor:
    """A profile's root, read when it is first needed. A demo takes its own folder's, and nobody else does."""

    def __init__(self, path: Path | None, *, demo: bool) -> None:
        self._path, self._demo = path, demo

    @classmethod
    def of_profile(cls, folder: Path, *, demo: bool) -> "Anchor":
        """The anchor of the profile in `folder`."""
        return cls(folder / ROOT_FILE if demo else resources() / "trust" / ROOT_FILE, demo=demo)

    @property
    def root(self) -> Root | None:
        """The root, or None: then our own cards are of an UNKNOWN ISSUER here."""
        return self._found[0]

    @property
    def problem(self) -> Words | None:
        """Why there is no root, in words."""
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[Root | None, Words | None]:
        if self._path is None or not self._path.is_file():
            return None, _NONE
        try:
            root = Root.parse(self._path.read_bytes())
        except Unreadable as damaged:
            return None, damaged.sentence
        except OSError:
            return None, _NONE
        return (None, _DEMO) if root.demo and not self._demo else (root, None)


NO_ANCHOR = Anchor(None, demo=False)
