"""Passwords: Argon2id, calibrated to the machine; eight characters, not on the list of breached ones.

Floor 19 MiB, t=2, p=1 (OWASP Password Storage, 2023); aim 250 to 500 ms on this machine.
"""

import base64
import os
import time
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type

from desk.core.errors import Refused
from desk.core.i18n import words

LEAST = 8
MOST = 128
AIM_SECONDS = 0.25


@dataclass(frozen=True)
class Cost:
    """Argon2id's price: memory in KiB, passes, lanes."""

    memory_kib: int = 19_456
    passes: int = 2
    lanes: int = 1


FLOOR = Cost()


def hash_password(password: str, cost: Cost = FLOOR) -> str:
    """The encoded verifier of `password` (PHC string)."""
    return _hasher(cost).hash(password)


def verify(verifier: str, password: str) -> bool:
    """Whether `password` made `verifier`; takes as long as the cost inside it says."""
    try:
        return PasswordHasher().verify(verifier, password[:MOST])
    except (VerificationError, InvalidHashError, UnicodeEncodeError):  # half a character makes no password
        return False


def calibrate() -> Cost:
    """The cheapest cost from 64 MiB upward that takes at least AIM_SECONDS here; never below the floor."""
    for passes in range(3, 13):
        cost = Cost(65_536, passes, 1)
        start = time.perf_counter()
        _hasher(cost).hash("calibration")
        if time.perf_counter() - start >= AIM_SECONDS:
            return cost
    return cost


def check_new(password: str, user: str) -> None:
    """Refuse a password that is short, long, the sign-in name, or known from breaches."""
    if len(password) < LEAST:
        raise Refused(words("Password", "Use at least {least} characters.", least=LEAST), field="password")
    if len(password) > MOST:
        raise Refused(words("Password", "Use at most {most} characters.", most=MOST), field="password")
    low = password.casefold()
    if user.casefold() in low or _breached(low):
        raise Refused(
            words("Password", "This password is easy to guess. Choose another one."), field="password"
        )


def _breached(low: str) -> bool:
    # Imported here: the list of 47,000 passwords is needed only when one is chosen.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    known = FREQUENCY_LISTS["passwords"]
    return low in known or low.rstrip("0123456789!@#.") in known


def _hasher(cost: Cost) -> PasswordHasher:
    return PasswordHasher(cost.passes, cost.memory_kib, cost.lanes, type=Type.ID)


def nobody(cost: Cost = FLOOR) -> str:
    """A verifier that no password made and that takes as long as a real one; for names that nobody has."""
    salt, tag = (base64.b64encode(os.urandom(size)).decode().rstrip("=") for size in (16, 32))
    return f"$argon2id$v=19$m={cost.memory_kib},t={cost.passes},p={cost.lanes}${salt}${tag}"
