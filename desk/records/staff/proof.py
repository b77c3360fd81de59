"""Is this password right? Asked outside of any transaction, because the answer takes a quarter of a second on purpose.

A desk that stands alone asks its own verifier. For a person whom the cloud owns, the verifier made at the first on-line
sign-in answers too, and the cloud is asked when it is time to confirm, or when the verifier says no (the password may
have been changed at another desk).
"""

from collections.abc import Callable
from dataclasses import dataclass

from desk.core.errors import Refused, Rejected, Unreachable
from desk.core.i18n import words
from desk.records.staff import rules
from desk.records.staff.queries import Account
from desk.records.staff.rules import CLOUD, ConfirmedStaff
from desk.security import passwords
from desk.security.passwords import Cost

Confirm = Callable[[str, str, str | None], ConfirmedStaff]
"""Asks the cloud: (user, password, None) signs in, (user, new password, one-time code) activates.

Raises Rejected when the cloud says no, Unreachable when it cannot be asked.
"""

WEAK = "password-weak"
"""The wire's code for a new password that the cloud finds too easy."""


@dataclass(frozen=True)
class Proof:
    """What came out: right or not; what is to be kept; whether the cloud has just said so."""

    right: bool
    verifier: str | None = None
    confirmed: bool = False
    forget: bool = False
    code: bool = False


WRONG = Proof(False)


def of_password(account: Account | None, password: str, cost: Cost, confirm: Confirm | None, seen: int) -> Proof:
    """Whether `password` is the account's. Raises Unreachable only when there is nothing here to compare with."""
    here = account.verifier if account else None
    right = passwords.verify(here or passwords.nobody(cost), password) and here is not None
    if account is None:
        return WRONG
    if account.origin == CLOUD and confirm is not None:
        due = seen - (account.confirmed_at or 0) > rules.CONFIRM_AGAIN_MS
        return _ask(account, password, right, cost, confirm) if due or not right else Proof(True)
    if not right and here is None and _code_is_right(account, password, seen):
        return Proof(False, code=True)
    return Proof(right)


def of_code(
    account: Account | None, code: str, password: str, cost: Cost, confirm: Confirm | None, seen: int
) -> Proof:
    """Whether the one-time `code` is the account's; if so with the verifier of the new `password`."""
    if account is not None and account.origin == CLOUD:
        if confirm is None:
            raise Unreachable()
        try:
            said = confirm(account.user, password, code)
        except Rejected as no:
            if no.code == WEAK:
                raise Refused(no.sentence, field="password") from no
            return WRONG
        return _confirmed(account, said, password, cost)
    if account is None or not _code_is_right(account, code, seen):
        passwords.verify(passwords.nobody(), code)
        return WRONG
    return Proof(True, passwords.hash_password(password, cost))


def _ask(account: Account, password: str, right: bool, cost: Cost, confirm: Confirm) -> Proof:
    try:
        said = confirm(account.user, password, None)
    except Unreachable:
        if account.verifier is None:
            raise
        return Proof(right)
    except Rejected:
        # What opened here yesterday and is refused by its owner today opens here no more.
        return Proof(False, forget=right)
    if right:
        _same(account, said)
        return Proof(True, confirmed=True)
    return _confirmed(account, said, password, cost)


def _confirmed(account: Account, said: ConfirmedStaff, password: str, cost: Cost) -> Proof:
    _same(account, said)
    return Proof(True, passwords.hash_password(password, cost), confirmed=True)


def _same(account: Account, said: ConfirmedStaff) -> None:
    if said.staff_id != account.staff_id:
        raise Refused(
            words("Staff", "The list of staff at this desk is old. Wait until it has synced and try again."),
            detail="the cloud named another staff id",
        )


def _code_is_right(account: Account, code: str, seen: int) -> bool:
    if account.code_verifier is None or (account.code_until is not None and seen > account.code_until):
        return False
    return passwords.verify(account.code_verifier, rules.code_typed(code))
