"""Other issuers' keys: files that IT installs. Without one, what such an issuer signed is of an unknown issuer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a desk starts without the weight of the algorithms
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

ANY_STATEMENT = frozenset({"v", "t", "r"})


@dataclass(frozen=True)
class DocumentSigner:
    """Who may sign EU and WHO certificates, and which: "v" vaccinations, "t" tests, "r" recoveries.

    The key is P-256 or RSA of 2,048 bits and more; the uses are those of its certificate, all when it names none.
    """

    public: "EllipticCurvePublicKey | RSAPublicKey"
    may_state: frozenset[str] = ANY_STATEMENT


@dataclass(frozen=True)
class ForeignKeys:
    """`uidai`: keys that may have signed an Aadhaar code; `smart`: (issuer URL, kid) → P-256 key; `hcert`: kid →
    signers, the kid being 8 bytes, which two certificates may share.
    """

    uidai: "tuple[RSAPublicKey, ...]" = ()
    smart: "Mapping[tuple[str, str], EllipticCurvePublicKey]" = field(default_factory=lambda: MappingProxyType({}))
    hcert: Mapping[bytes, tuple[DocumentSigner, ...]] = field(default_factory=lambda: MappingProxyType({}))


NO_FOREIGN = ForeignKeys()
