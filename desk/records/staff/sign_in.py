"""Signing in, and everything else that is done at the door: one-time codes, resuming, vouching, signing out.

Each try is counted in a transaction of its own before the password is looked at (rules.counted); the answer is given
after a second one. Run these methods off the UI thread: they take a quarter of a second or more, on purpose.
"""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from sqlalchemy import insert, update

from desk.core.errors import DeskError, Refused, Unreachable
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records.facility import queries as facility
from desk.records.staff import acts, proof, queries, rules
from desk.records.staff.proof import Confirm, Proof
from desk.records.staff.queries import Account
from desk.records.staff.rules import ChoosePassword, Moment, TooManyTries, Voucher, WrongPassword
from desk.records.staff.tables import AccountRow, SessionRow, VoucherRow
from desk.security import passwords
from desk.security.authorize import Actor
from desk.security.passwords import Cost
from desk.security.permissions import Permission
from desk.store.store import Store, get_state
from desk.store.unit import Doorway, Service, Unit, door

COST = "password.cost"
"""Name of the desk's small value that holds the calibrated Argon2id cost."""


@dataclass(frozen=True)
class SignedIn:
    """A person at the desk. `unconfirmed`: the cloud has not confirmed them for 14 days, so they only read and add."""

    actor: Actor
    unconfirmed: bool


class SignIn(Service):
    """The doors of the desk. `confirm` asks the cloud (None while the desk stands alone); `declared` are all rights."""

    def __init__(self, store: Store, declared: tuple[Permission, ...], confirm: Confirm | None = None) -> None:
        super().__init__(store)
        self.declared = declared
        self.confirm = confirm

    @door("staff.sign-in")
    def sign_in(self, at: Doorway, user: str, password: str, *, instead_of: Actor | None = None) -> SignedIn:
        """Sign in by password; `instead_of` ends another person's session (quick switch).

        Raises WrongPassword, TooManyTries, ChoosePassword (a one-time code was typed), Unreachable (first sign-in of
        a person here without the network), Refused (closed account).
        """
        account, found = self._prove(at, user, lambda a, c, seen: proof.of_password(a, password, c, self.confirm, seen))
        return self._enter(at, account, found, instead_of=instead_of)

    @door("staff.use-code")
    def use_code(
        self, at: Doorway, user: str, code: str, password: str, *, instead_of: Actor | None = None
    ) -> SignedIn:
        """Sign in by one-time code and choose a password. Raises as sign_in does, and Refused for a weak password."""
        name = rules.user_name(user)
        passwords.check_new(password, name)
        account, found = self._prove(
            at, user, lambda a, c, seen: proof.of_code(a, code, password, c, self.confirm, seen)
        )
        return self._enter(at, account, found, instead_of=instead_of)

    @door("staff.resume")
    def resume(self, at: Doorway, actor: Actor, password: str) -> SignedIn:
        """After the idle lock: the same person's password goes on with the same session. Raises as sign_in does."""
        account, found = self._prove(
            at, actor.user, lambda a, c, seen: proof.of_password(a, password, c, self.confirm, seen)
        )
        if account.staff_id != actor.staff_id:
            raise WrongPassword
        return self._enter(at, account, found, session_id=actor.session_id)

    @door("staff.change-password")
    def change_password(self, at: Doorway, actor: Actor, old: str, new: str) -> None:
        """Choose another password. Raises as sign_in does, and Refused for a weak one or one that the cloud keeps."""
        passwords.check_new(new, actor.user)
        with at.reading() as reading:
            mine = queries.account(reading.connection, staff_id=actor.staff_id)
        if mine is not None and mine.origin == rules.CLOUD:
            raise Refused(words("Staff", "The cloud keeps your password. Ask an administrator for a one-time code."))
        account, found = self._prove(at, actor.user, lambda a, c, seen: proof.of_password(a, old, c, None, seen))
        verifier = passwords.hash_password(new, self._cost(at))
        with at.unit() as unit:
            self._settle(unit, account, found)
            kept = update(AccountRow).where(AccountRow.staff_id == account.staff_id)
            unit.connection.execute(kept.values(verifier=verifier))
            unit.audit(staff=account.staff_id)

    @door("staff.vouch")
    def vouch(self, at: Doorway, actor: Actor, user: str, password: str, action: str) -> Voucher:
        """A second person says yes to `action` of `actor`, with their own password and their own right to it.

        Raises as sign_in does, and Refused for the same person or one without the right.
        """
        account, found = self._prove(
            at, user, lambda a, c, seen: proof.of_password(a, password, c, self.confirm, seen)
        )
        with at.unit() as unit:
            self._settle(unit, account, found)
            allowed = account.staff_id != actor.staff_id and action in self._held(unit, account, found)[0]
            voucher = Voucher(new_id(), account.staff_id, account.name, action)
            if allowed:
                values = {
                    "voucher_id": voucher.voucher_id, "action": action, "given_by": account.staff_id,
                    "given_to": actor.staff_id, "at": unit.at,
                }  # fmt: skip
                unit.connection.execute(insert(VoucherRow), values)
            unit.audit(
                outcome="done" if allowed else "refused", staff=account.staff_id, to=actor.staff_id, act=action
            )
        if not allowed:
            raise Refused(words("Staff", "Another person who has this right must enter their own password."))
        return voucher

    @door("staff.sign-out")
    def sign_out(self, at: Doorway, actor: Actor, how: str = "out") -> None:
        """End the session (how: out, stopped, replaced)."""
        with at.unit() as unit:
            _end(unit, actor.session_id, how)

    def _prove(
        self, at: Doorway, user: str, look: Callable[[Account | None, Cost, int], Proof]
    ) -> tuple[Account, Proof]:
        """Count the try, look, and give the answer only once it is on disk."""
        name = rules.user_name(user)
        account = self._count(at, name)
        seen = max(self.store.clock.now_ms(), (account.tries.seen_at or 0) if account else 0)
        try:
            found = look(account, self._cost(at), seen)
        except Unreachable as away:
            self._give_back(at, account)
            raise _first_needs_network() from away
        except DeskError:
            self._give_back(at, account)
            raise
        if account is None or not (found.right or found.code):
            raise self._say_no(at, name, account, found)
        if found.code:
            self._give_back(at, account)
            raise ChoosePassword
        self._refuse_closed(at, account)
        return account, found

    def _count(self, at: Doorway, name: str) -> Account | None:
        with at.unit() as unit:
            account = queries.account(unit.connection, user=name)
            tries = account.tries if account else acts.unknown_tries(unit, name)
            left = rules.lock_left(tries, self._moment(unit))
            if not left:
                _save(unit, name, account, rules.counted(tries, self._moment(unit)))
            unit.audit(outcome="locked" if left else "tried", staff=account.staff_id if account else "unknown")
        if left:
            raise TooManyTries(left)
        return account

    def _say_no(self, at: Doorway, name: str, account: Account | None, found: Proof) -> Refused:
        with at.unit() as unit:
            now = queries.account(unit.connection, user=name)
            left = rules.lock_left(now.tries if now else acts.unknown_tries(unit, name), self._moment(unit))
            if found.forget and account is not None:
                gone = update(AccountRow).where(AccountRow.staff_id == account.staff_id)
                unit.connection.execute(gone.values(verifier=None, confirmed_at=None))
            unit.audit(outcome="wrong", staff=account.staff_id if account else "unknown")
        return TooManyTries(left) if left else WrongPassword()

    def _give_back(self, at: Doorway, account: Account | None) -> None:
        with at.unit() as unit:
            now = queries.account(unit.connection, staff_id=account.staff_id) if account else None
            if now is not None:
                acts.save_tries(unit, now.staff_id, rules.given_back(now.tries, self._moment(unit)))
            unit.audit(outcome="unjudged", staff=now.staff_id if now else "unknown")

    def _refuse_closed(self, at: Doorway, account: Account) -> None:
        with at.reading() as reading:
            replaced = account.origin == rules.LOCAL and facility.enrolled(reading.connection)
            replaced = replaced and queries.cloud_took_over(reading.connection)
        if account.active and not replaced:
            return
        with at.unit() as unit:
            unit.audit(outcome="closed", staff=account.staff_id)
        if replaced:
            raise Refused(words("Staff", "This desk has joined the cloud. Sign in with the user name given there."))
        raise Refused(words("Staff", "This account is closed. Ask an administrator."))

    def _enter(
        self, at: Doorway, account: Account, found: Proof, *, session_id: str = "", instead_of: Actor | None = None
    ) -> SignedIn:
        with at.unit() as unit:
            self._settle(unit, account, found)
            held, unconfirmed = self._held(unit, account, found)
            if instead_of is not None:
                _end(unit, instead_of.session_id, "replaced")
            session_id = session_id or _begin(unit, account.staff_id)
            unit.audit(staff=account.staff_id, session=session_id, unconfirmed=unconfirmed)
            where = facility.facility_id(unit.connection)
        return SignedIn(Actor(account.staff_id, account.user, account.name, where, held, session_id), unconfirmed)

    def _settle(self, unit: Unit, account: Account, found: Proof) -> None:
        """The password was right: take the count back and keep what was learnt."""
        acts.save_tries(unit, account.staff_id, rules.proved(account.tries, self._moment(unit)))
        values: dict[str, object] = {}
        if found.verifier is not None:
            values |= {"verifier": found.verifier, "code_verifier": None, "code_until": None}
        if found.confirmed:
            values["confirmed_at"] = unit.at
        if values:
            mine = update(AccountRow).where(AccountRow.staff_id == account.staff_id)
            unit.connection.execute(mine.values(**values))

    def _held(self, unit: Unit, account: Account, found: Proof) -> tuple[frozenset[str], bool]:
        held = queries.permissions(unit.connection, account.staff_id)
        seen = rules.latest(account.tries, self._moment(unit))
        confirmed_at = unit.at if found.confirmed else account.confirmed_at
        if rules.unconfirmed(account.origin, confirmed_at, seen):
            return rules.without_contact(held, self.declared), True
        return held, False

    def _cost(self, at: Doorway) -> Cost:
        with at.reading() as reading:
            kept = get_state(reading, COST)
        return msgspec.json.decode(kept, type=Cost) if kept else passwords.FLOOR

    def _moment(self, unit: Unit) -> Moment:
        return Moment(unit.at, int(self.store.clock.monotonic() * 1000))


def _save(unit: Unit, name: str, account: Account | None, tries: rules.Tries) -> None:
    if account is not None:
        acts.save_tries(unit, account.staff_id, tries)
    else:
        acts.save_unknown_tries(unit, name, tries)


def _begin(unit: Unit, staff_id: str) -> str:
    left_open = update(SessionRow).where(SessionRow.staff_id == staff_id, SessionRow.ended_at.is_(None))
    unit.connection.execute(left_open.values(ended_at=unit.at, ended_how="stopped"))
    session_id = new_id()
    unit.connection.execute(insert(SessionRow), {"session_id": session_id, "staff_id": staff_id, "at": unit.at})
    return session_id


def _end(unit: Unit, session_id: str, how: str) -> None:
    mine = update(SessionRow).where(SessionRow.session_id == session_id, SessionRow.ended_at.is_(None))
    unit.connection.execute(mine.values(ended_at=unit.at, ended_how=how))
    unit.audit(session=session_id, how=how)


def _first_needs_network() -> Unreachable:
    return Unreachable(
        words("Staff", "The first sign-in at this desk needs the network. Check the cable and try again.")
    )
