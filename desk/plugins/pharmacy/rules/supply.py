"""What must be known of the prescriber before a scheduled medicine is handed over. Pure.

Schedule H1: "name and address of the prescriber, the name of the patient, the name of the drug and the quantity
supplied" in a register, kept for three years (G.S.R. 588(E) of 30-08-2013, as told by the Press Information Bureau on
09-12-2013, opened on 2026-11-22). Schedule X: the prescription comes in duplicate and one copy is kept two years
(domain.md; facility to confirm). A schedule that nobody confirmed is treated as the strictest of the practical ones.

Schedule K item 5A exempts a dispensary maintained by the Government from the duties of a sale licence (as printed by
qpmpa.org/node/78, opened on 2026-11-22). The setting relaxes one thing only, and the facility has to confirm it: of H1
and of an unknown schedule the prescriber's address may be left out, and is then the dispensary's own, whose doctor it
is. The name, the register and Schedule X stay as they are.
"""

from dataclasses import dataclass

from desk.plugins.pharmacy.rules.items import H1, UNKNOWN, Item, X

ASKING = frozenset({H1, X, UNKNOWN})
"""Schedules of which the prescriber is asked."""
REGISTERED = frozenset({H1, X, UNKNOWN})
"""Schedules whose supply is written down as it was at that moment; the H1 register prints those of H1."""


@dataclass(frozen=True)
class Needs:
    """What a line asks before it posts; paper: the copy of the prescription must have been kept."""

    prescriber: bool = False
    address: bool = False
    paper: bool = False

    def __bool__(self) -> bool:
        return self.prescriber or self.address or self.paper


def needs(item: Item, prescriber: str, address: str, *, schedule_k_5a: bool) -> Needs:
    """What is still missing for this item, of what is known of the prescriber."""
    if item.schedule not in ASKING:
        return Needs()
    relaxed = schedule_k_5a and item.schedule != X
    return Needs(
        prescriber=not prescriber.strip(), address=not address.strip() and not relaxed, paper=item.schedule == X
    )


def is_registered(item: Item) -> bool:
    """Whether the supply is written into the register."""
    return item.schedule in REGISTERED
