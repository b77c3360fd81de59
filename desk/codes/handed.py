"""What a card says, as the window hands it to the form for a new patient: screens are opened with text."""

from dataclasses import dataclass, field

import msgspec

from desk.codes.person import Person
from desk.codes.state import State
from desk.core.errors import Unreadable
from desk.core.i18n import words


@dataclass(frozen=True)
class Handed:
    """`kind` and `state` of the meaning, who it speaks of, who issued it ("" where nobody knows).

    `text` is the code itself, only of a VERIFIED card of ours: whoever registers under its ids reads it once more.
    """

    kind: str
    state: State
    person: Person = field(repr=False)
    issuer: str = ""
    temporary: bool = False
    text: str = field(default="", repr=False)

    @property
    def proven(self) -> bool:
        """Whether an issuer's signature stands behind the fields."""
        return self.state is State.VERIFIED

    def written(self) -> str:
        """As text."""
        return msgspec.json.encode(self).decode()


def read(text: str) -> Handed:
    """What the window handed over. Raises Unreadable."""
    try:
        return msgspec.json.decode(text, type=Handed)
    except msgspec.MsgspecError:
        raise Unreadable(words("Handed", "This card could not be taken over. Scan it again.")) from None
