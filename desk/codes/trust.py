"""What the desk knows when it judges a code: whose keys it trusts, and what was withdrawn. Plain data; no file, no net.

The lists themselves are read in `lists.py`; other issuers' certificates in `foreign.py`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from desk.codes.foreign import NO_FOREIGN, ForeignKeys

if TYPE_CHECKING:  # a desk starts without the weight of the algorithms
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CTI_BYTES = 8
AGEING_DAYS, OLD_DAYS = 7, 30

_DAY_MS = 24 * 3600 * 1000


class Purpose(StrEnum):
    """What a key may sign. A key that may sign one thing is refused for every other."""

    CARDS = "cards"
    DESKS = "desks"
    REVOCATIONS = "revocations"
    TEMPORARY = "temporary"
    SLIP = "slip"
    SCHEMES = "schemes"
    RECEIPT = "receipt"


@dataclass(frozen=True)
class IssuerKey:
    """One key of the trust list, or of a certified desk. Times are seconds since 1970.

    `algorithm` is the COSE number (-8 EdDSA, -7 ES256); it comes from the list, never from a card. A retired key
    (`retired_at`) proves what was issued before; a compromised one proves nothing. `certificate` is the cti of a
    desk's certificate, which can be withdrawn like a card's; b"" for a key of the list itself.
    """

    kid: bytes
    algorithm: int
    issuer: str
    public: "Ed25519PublicKey | EllipticCurvePublicKey"
    purposes: frozenset[Purpose]
    not_before: int
    expires: int
    retired_at: int | None = None
    compromised: bool = False
    certificate: bytes = b""
    facility_id: str = ""


class Freshness(StrEnum):
    """How old the newest list is, as a screen colours it."""

    MISSING = "missing"
    FRESH = "fresh"
    AGEING = "ageing"
    OLD = "old"


@dataclass(frozen=True)
class Revocations:
    """Withdrawn card ids: sorted 8-byte strings, one after the other (400,000 = 3.2 MB)."""

    sequence: int = 0
    issued_at: int = 0
    sorted_ids: bytes = b""

    def __contains__(self, cti: object) -> bool:
        if not isinstance(cti, bytes) or len(cti) != CTI_BYTES:
            return False
        count = len(self.sorted_ids) // CTI_BYTES
        at = bisect_left(range(count), cti, key=self._id)
        return at < count and self._id(at) == cti

    def _id(self, index: int) -> bytes:
        return self.sorted_ids[index * CTI_BYTES : (index + 1) * CTI_BYTES]


@dataclass(frozen=True)
class Trust:
    """All that the readers may rely on. `listed_at`: when the trust list was issued (seconds); None: there is none."""

    keys: Mapping[bytes, IssuerKey] = field(default_factory=lambda: MappingProxyType({}))
    revocations: Revocations = Revocations()
    revoked_here: frozenset[bytes] = frozenset()
    sequence: int = 0
    listed_at: int | None = None
    foreign: ForeignKeys = NO_FOREIGN

    @property
    def newest_at(self) -> int | None:
        """When the newest of the two lists was issued, in seconds; None without a trust list."""
        return None if self.listed_at is None else max(self.listed_at, self.revocations.issued_at)

    def is_revoked(self, cti: bytes) -> bool:
        """Withdrawn by the cloud's list, or at this desk and on its way there."""
        return cti in self.revocations or cti in self.revoked_here

    def is_withdrawn_desk(self, certificate: bytes) -> bool:
        """Whether the cloud withdrew a desk's certificate. A clerk withdraws cards; no desk withdraws a desk."""
        return certificate in self.revocations

    def freshness(self, now: int) -> Freshness:
        """How the age of the lists is to be shown at `now` (UTC milliseconds)."""
        if self.newest_at is None:
            return Freshness.MISSING
        days = (now - self.newest_at * 1000) / _DAY_MS
        if days > OLD_DAYS:
            return Freshness.OLD
        return Freshness.AGEING if days > AGEING_DAYS else Freshness.FRESH

    def with_desks(self, certified: Iterable[IssuerKey]) -> "Trust":
        """The same, and the keys of certified desks. A key of the list is never replaced by a desk's.

        One key certified again for the same desk keeps the certificate that lasts longer; one that two desks claim
        stays with the desk that had it first.
        """
        desks: dict[bytes, IssuerKey] = {}
        for key in certified:
            held = desks.setdefault(key.kid, key)
            same = (held.issuer, held.facility_id) == (key.issuer, key.facility_id)
            if (key.expires > held.expires) if same else (key.not_before < held.not_before):
                desks[key.kid] = key
        return replace(self, keys=MappingProxyType({**desks, **self.keys}))

    def with_withdrawn(self, revocations: Revocations, here: Iterable[bytes] = ()) -> "Trust":
        """The same, with these withdrawn: by the list, and by this desk (whose own facts are still on their way)."""
        return replace(self, revocations=revocations, revoked_here=frozenset(here))


NOTHING_TRUSTED = Trust()
