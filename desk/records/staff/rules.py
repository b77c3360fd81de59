"""Who may sign in, how wrong tries lock an account, and what a person may do whom the cloud has not seen for long.

Lockout: five wrong tries lock for 20 minutes, then twice as long each time, a day at most. A try is counted before it
is looked at, so that killing the program gains nothing; only a right one takes the count back.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.records.entry import Checks
from desk.security.permissions import ADMINISTRATOR, ROLES, Permission

LOCAL, CLOUD = "local", "cloud"
WRONG_MOST = 5
FIRST_LOCK_MS, LONGEST_LOCK_MS = 20 * 60_000, 24 * 3_600_000
DAY_MS = 24 * 3_600_000
UNCONFIRMED_DAYS = 14
CONFIRM_AGAIN_MS = DAY_MS
CODE_MS = 2 * DAY_MS
VOUCHER_MS = 5 * 60_000

NAME_MOST, QUALIFICATION_MOST = 120, 120
USER = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}", re.ASCII)
CODE_LETTERS = "34679ACDEFGHJKMNPRTWXY"
CODE_LENGTH = 10


@dataclass(frozen=True)
class PersonDraft:
    """A person as typed by an administrator."""

    user: str
    name: str
    roles: tuple[str, ...]
    name_native: str = ""
    qualification: str = ""


@dataclass(frozen=True)
class Person:
    """A person who works here. `ready` means that they have a password at this desk."""

    staff_id: str
    user: str
    name: str
    name_native: str
    qualification: str
    roles: tuple[str, ...]
    active: bool
    origin: str
    ready: bool
    locked: bool


@dataclass(frozen=True)
class ConfirmedStaff:
    """Whom the cloud says a user name and password belong to."""

    staff_id: str
    user: str


@dataclass(frozen=True)
class Voucher:
    """A second person's yes to one act: `given_by` vouches for it, by `name`. Spent once, within five minutes."""

    voucher_id: str
    given_by: str
    name: str
    action: str


@dataclass(frozen=True)
class Moment:
    """Now: `wall` in UTC ms; `machine` in ms of a clock that runs since the computer started and cannot be set."""

    wall: int
    machine: int


@dataclass(frozen=True)
class Tries:
    """Wrong tries of one account; see AccountRow for the fields."""

    wrong: int = 0
    rounds: int = 0
    locked_until: int | None = None
    locked_from: int | None = None
    seen_at: int | None = None


def lock_left(tries: Tries, now: Moment) -> int:
    """Milliseconds until the next try is allowed; 0 when it is.

    While the computer runs, its own clock decides, which nobody can set. It lies below `locked_from` only after a
    restart; then the wall clock decides, held up by the latest time ever seen.
    """
    if tries.locked_until is None:
        return 0
    if tries.locked_from is not None and now.machine >= tries.locked_from:
        return max(0, tries.locked_from + lock_span(tries.rounds) - now.machine)
    return max(0, tries.locked_until - latest(tries, now))


def lock_span(rounds: int) -> int:
    """How long the lockout number `rounds` lasts, in milliseconds."""
    return int(min(FIRST_LOCK_MS << min(max(rounds, 1) - 1, 20), LONGEST_LOCK_MS))


def counted(tries: Tries, now: Moment) -> Tries:
    """A try begins: it counts as wrong until it is proved right. The fifth one locks."""
    seen = latest(tries, now)
    if tries.wrong + 1 < WRONG_MOST:
        return Tries(tries.wrong + 1, tries.rounds, None, None, seen)
    rounds = tries.rounds + 1
    return Tries(0, rounds, seen + lock_span(rounds), now.machine, seen)


def proved(tries: Tries, now: Moment) -> Tries:
    """The password was right: nothing is held against the account any more."""
    return Tries(seen_at=latest(tries, now))


def given_back(tries: Tries, now: Moment) -> Tries:
    """The try could not be judged (no network): it does not count. A lock that it made is lifted."""
    if tries.locked_until is not None:
        return Tries(WRONG_MOST - 1, tries.rounds - 1, seen_at=latest(tries, now))
    return replace(tries, wrong=max(0, tries.wrong - 1), seen_at=latest(tries, now))


def latest(tries: Tries, now: Moment) -> int:
    """The later of now and the latest time ever seen at this account, so that a clock set back gains nothing."""
    return max(now.wall, tries.seen_at or 0)


def unconfirmed(origin: str, confirmed_at: int | None, seen: int) -> bool:
    """Whether the cloud, which owns this account, has not confirmed it for 14 days."""
    return origin == CLOUD and seen - (confirmed_at or 0) > UNCONFIRMED_DAYS * DAY_MS


def without_contact(held: Iterable[str], declared: Iterable[Permission]) -> frozenset[str]:
    """Of the rights `held`, those that a person keeps whom the cloud has not confirmed for 14 days.

    A right that nobody declares is not kept (docs/decisions/offline-sign-in.md).
    """
    return frozenset(held) & frozenset(p.action for p in declared if not p.needs_contact)


def user_name(text: str) -> str:
    """A sign-in name as it is compared."""
    return text.strip().lower()[:64]


def new_code() -> str:
    """A fresh one-time code as it is shown: two groups of five (44 bits), without look-alikes."""
    text = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    return f"{text[:5]}-{text[5:]}"


def code_typed(text: str) -> str:
    """A one-time code as it is compared; spaces, hyphens and case do not matter."""
    return "".join(text[:64].split()).replace("-", "").upper()


def checked_person(draft: PersonDraft) -> PersonDraft:
    """The draft, tidy. Raises Problems by field."""
    checks = Checks()
    user = user_name(draft.user)
    if not USER.fullmatch(user):
        checks.refuse(
            "user", words("Staff", "A user name is 2 to 32 small letters, digits, dots, hyphens and underscores.")
        )
    if not draft.roles or not set(draft.roles) <= set(ROLES):
        checks.refuse("roles", words("Staff", "Choose at least one role."))
    name = checks.line("name", draft.name, NAME_MOST, required=True)
    native = checks.line("name_native", draft.name_native, NAME_MOST)
    qualification = checks.line("qualification", draft.qualification, QUALIFICATION_MOST)
    checks.done()
    return PersonDraft(user, name, tuple(r for r in ROLES if r in draft.roles), native, qualification)


def someone_administers(people: Iterable[Person]) -> None:
    """Raise Refused when nobody would be left who can change staff."""
    if not any(p.active and ADMINISTRATOR in p.roles for p in people):
        raise Refused(words("Staff", "This is the last administrator. Make another person administrator first."))


class WrongPassword(Refused):
    """Name and password do not belong together; the answer never says which of the two is wrong."""

    def __init__(self) -> None:
        super().__init__(words("Staff", "The user name or the password is not right."), field="password")


class TooManyTries(Refused):
    """The account is locked for `left` milliseconds."""

    def __init__(self, left: int) -> None:
        super().__init__(_too_many(-(-left // 60_000)), field="password")
        self.left = left


class ChoosePassword(Refused):
    """The one-time code is right: now a password of one's own has to be chosen (SignIn.use_code)."""

    def __init__(self) -> None:
        super().__init__(words("Staff", "The code is right. Now choose a password of your own."), field="new_password")


def _too_many(minutes: int) -> Words:
    return words(
        "Staff", "Too many wrong tries. Try again in %n minute(s), or ask an administrator.", count=minutes
    )
