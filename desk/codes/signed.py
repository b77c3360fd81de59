"""What the readers of other issuers' signed cards share: whether a signature holds, and what a claim may look like.

The algorithm comes from the key that IT installed, never from the card (security.md, decision 9).
"""

from datetime import date
from typing import TYPE_CHECKING

from desk.codes.plain import is_clean, one_line
from desk.core.errors import Unreadable
from desk.core.i18n import words

if TYPE_CHECKING:  # a desk starts without the weight of the algorithms
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

SKEW = 300
"""Seconds by which this computer's clock and the issuer's may differ."""
LATEST = 253_402_300_799
"""The last second of the year 9999: a later one is milliseconds by mistake, or an attack."""
OLDEST_YEAR = 1880

_P256_BYTES = 32
_SEX = {"m": "1", "male": "1", "f": "2", "female": "2", "o": "9", "other": "9", "t": "9", "transgender": "9"}


def es256_holds(key: "EllipticCurvePublicKey", signature: bytes, message: bytes) -> bool:
    """Whether the 64 bytes r and s are the P-256 key's over `message`. Any other length, DER included, holds never."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec, utils
    from cryptography.hazmat.primitives.hashes import SHA256

    if len(signature) != 2 * _P256_BYTES:
        return False
    r, s = (int.from_bytes(half, "big") for half in (signature[:_P256_BYTES], signature[_P256_BYTES:]))
    try:
        key.verify(utils.encode_dss_signature(r, s), message, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def ps256_holds(key: "RSAPublicKey", signature: bytes, message: bytes) -> bool:
    """Whether `signature` is the RSA key's over `message` (PSS, SHA-256, salt of 32 bytes: RFC 8230)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import padding
    from cryptography.hazmat.primitives.hashes import SHA256

    try:
        key.verify(signature, message, padding.PSS(padding.MGF1(SHA256()), SHA256.digest_size), SHA256())
    except InvalidSignature:
        return False
    return True


def seconds(value: object) -> int | None:
    """A NumericDate as whole seconds since 1970; None where there is none. Raises Unreadable."""
    if value is None:
        return None
    # NaN and infinity fail the comparison.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LATEST:
        raise damaged()
    return int(value)


def not_before(moment: int | None, now: int) -> None:
    """Raises Unreadable when a card's time lies ahead of `now` by more than the skew."""
    if moment is not None and moment > now + SKEW:
        raise Unreadable(words("Codes", "This card is not valid yet, or the clock of this computer is wrong."))


def text(value: object, longest: int = 150) -> str:
    """A text of the card on one line; "" where there is none. Raises Unreadable for hidden characters or length."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise damaged()
    if len(value) > longest * 4:
        raise _too_long()
    plain = one_line(value)
    if not is_clean(plain):
        raise Unreadable(words("Codes", "This card holds hidden characters. It was not used."))
    if len(plain) > longest:
        raise _too_long()
    return plain


def sex(value: object) -> str:
    """A code of domain.md for what the card says of a person's sex; "0" where it says nothing that is known."""
    return _SEX.get(value.strip().lower(), "0") if isinstance(value, str) and len(value) <= 20 else "0"


def birth(year: int, month: int, day: int, today: date) -> tuple[date | None, int | None]:
    """Date and year of birth; month or day 0 is "not known". Raises Unreadable for a day that cannot be."""
    try:
        born = date(year, month or 1, day or 1)
    except ValueError:
        raise _no_birth() from None
    if born > today or year < OLDEST_YEAR:
        raise _no_birth()
    return (born if month and day else None), year


def damaged() -> Unreadable:
    """A card that is not built as its kind is."""
    return Unreadable(words("Codes", "This card is damaged, or not built as it should be. It was not used."))


def _too_long() -> Unreadable:
    return Unreadable(words("Codes", "A value on this card is too long. It was not used."))


def _no_birth() -> Unreadable:
    return Unreadable(words("Codes", "The date of birth on this card is not a real one. It was not used."))
