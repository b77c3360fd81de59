"""Other issuers' keys: files that IT installs. Without one, what such an issuer signed is of an unknown issuer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a desk starts without the weight of the algorithms
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey


@dataclass(frozen=True)
class ForeignKeys:
    """`uidai`: keys that may have signed an Aadhaar code; `smart`: (issuer URL, kid) → P-256 key; `hcert`: kid → keys,
    the kid being 8 bytes.
    """

    uidai: "tuple[RSAPublicKey, ...]" = ()
    smart: "Mapping[tuple[str, str], EllipticCurvePublicKey]" = field(default_factory=lambda: MappingProxyType({}))
    hcert: "Mapping[bytes, tuple[EllipticCurvePublicKey | RSAPublicKey, ...]]" = field(
        default_factory=lambda: MappingProxyType({})
    )


NO_FOREIGN = ForeignKeys()
