"""The facility's own ABDM code, which patients scan with their phones. Here it is explained, never opened."""

import re
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from desk.codes.scan import Scan
from desk.codes.state import State
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

HOSTS = frozenset({"phr.abdm.gov.in", "phrsbx.abdm.gov.in"})
PATH = "/share-profile"
MAX_CHARACTERS = 512

_CODE = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True)
class FacilityQr:
    """A counter's share-profile code: `hip_id` the facility in ABDM's registry, `counter_id` "" when not given."""

    hip_id: str
    counter_id: str

    kind: ClassVar[str] = "facility"
    state: ClassVar[State] = State.UNSIGNED

    @property
    def explanation(self) -> Words:
        """What the clerk is told."""
        return words(
            "Facility", "This is a facility's own code: patients scan it with their phone. Scan the patient's card."
        )


def recognises(scan: Scan) -> bool:
    """Whether the scan is a web address of ABDM's share-profile page."""
    start = scan.text[:64].lstrip().lower()
    return any(start.startswith(f"https://{host}{PATH}") for host in HOSTS)


def read(scan: Scan) -> FacilityQr:
    """Facility and counter of the code. Raises Unreadable."""
    text = scan.text.strip()
    try:
        asked = parse_qs(urlsplit(text).query, max_num_fields=8) if len(text) <= MAX_CHARACTERS else {}
    except ValueError:
        asked = {}
    facility, counter = (asked.get(key, [""])[0] for key in ("hip-id", "counter-id"))
    if not _CODE.fullmatch(facility) or (counter and not _CODE.fullmatch(counter)):
        raise Unreadable(words("Facility", "This facility code is damaged. Scan the patient's card instead."))
    return FacilityQr(facility, counter)
