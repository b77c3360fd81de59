"""Staff accounts at the cloud: who may sign in where, with a password that only its owner knows."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, insert, select, update

from cloud import codes
from cloud.clock import DAY, new_id
from cloud.outcome import EXTENSION, Problem
from cloud.publish import publish
from cloud.record import load
from cloud.rules import Resource
from cloud.settings import Secrets
from cloud.tables import account, resource

ROLES = (
    "clerk", "pharmacist", "storekeeper", "technician", "signatory",
    "cashier", "supervisor", "administrator", "auditor",
)  # fmt: skip
CODE_DAYS = 7
MIN_PASSWORD = 8
MAX_PASSWORD = 128
_PURPOSE = "activate"
_USER = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}", re.ASCII)
# RFC 9106, second recommendation: 64 MiB, 3 passes; one lane, because sign-ins compete for few cores.
_hasher = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1)
# Against this an unknown user's password is checked, so that the answer takes as long as for a known one.
# No password made it: to hash one would take a fifth of a second of every command's start.
_NOBODY = "$argon2id$v=19$m={},t={},p={}${}${}".format(
    _hasher.memory_cost, _hasher.time_cost, _hasher.parallelism,
    *(b64encode(os.urandom(size)).decode().rstrip("=") for size in (_hasher.salt_len, _hasher.hash_len)),
)  # fmt: skip
# The head of every list of stolen passwords, 8 characters and more.
_COMMON_TEXT = (
    "password password1 password123 passw0rd 12345678 123456789 1234567890 87654321 11111111 00000000 "
    "qwertyuiop qwerty123 asdfghjkl 1q2w3e4r iloveyou sunshine princess football baseball superman "
    "abcd1234 abc12345 admin123 administrator welcome1 india123 delhi123 hospital welcome123"
)
_COMMON = frozenset(_COMMON_TEXT.split())


def add_user(
    conn: Connection, secrets: Secrets, facility_id: str, user: str, names: tuple[str, str],
    roles: Sequence[str], at: int, password: str | None = None,
) -> tuple[str, str | None]:  # fmt: skip
    """A new account; (staff_id, one-time code), the code None when a password was given. Problem 422 otherwise."""
    if not _USER.fullmatch(user):
        raise Problem(422, "user", "A sign-in name is 2 to 32 small letters, digits, dots and hyphens.")
    if _account(conn, facility_id, user) is not None:
        raise Problem(422, "user-known", f"There is a user {user} here already.")
    if password is not None:
        check_password(password, user)
    staff_id = new_id()
    code = None if password is not None else codes.new_code()
    conn.execute(
        insert(account).values(
            staff_id=staff_id, facility_id=facility_id, user=user, active=True,
            password_hash=None if password is None else hash_password(password),
            code_hash=code and codes.hashed(secrets.code, _PURPOSE, code),
            code_expires_at=code and at + CODE_DAYS * DAY,
        )
    )  # fmt: skip
    shown = [_practitioner(staff_id, user, names), *(_role(staff_id, facility_id, role) for role in roles)]
    publish(conn, facility_id, shown, at)
    return staff_id, code


def deactivate(conn: Connection, facility_id: str, user: str, at: int) -> None:
    """The person may not act any more; desks hear of it by the feed. Problem 404 for an unknown user."""
    found = _account(conn, facility_id, user)
    if found is None:
        raise Problem(404, "user-unknown", f"There is no user {user} here.", issue="not-found")
    conn.execute(update(account).where(account.c.staff_id == found.staff_id).values(active=False, code_hash=None))
    publish(conn, facility_id, [{**item, "active": False} for item in _resources(conn, facility_id, found)], at)


def roles_of(conn: Connection, facility_id: str, staff_id: str) -> set[str]:
    """The roles of an active person of the facility; none for anybody else."""
    mine = (account.c.facility_id == facility_id, account.c.staff_id == staff_id, account.c.active)
    found = conn.execute(select(account).where(*mine)).first()
    if found is None:
        return set()
    held = [item for item in _resources(conn, facility_id, found) if item.get("active")]
    return {c["code"] for item in held for concept in item.get("code", ()) for c in concept["coding"]}


def check_password(password: str, user: str) -> None:
    """Problem 422 `password-weak` for a password that is too short, too long, common, or holds the name."""
    plain = password.casefold()
    easy = plain in _COMMON or user in plain or len(set(plain)) < 4
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD or easy:
        text = f"A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters and is not a common one or the name."
        raise Problem(422, "password-weak", text)


def hash_password(password: str) -> str:
    """Argon2id; takes more than a tenth of a second on purpose."""
    return _hasher.hash(password)


def verify(password_hash: str | None, password: str) -> bool:
    """Whether the password is right; takes about as long when there is none to compare with."""
    try:
        return _hasher.verify(password_hash or _NOBODY, password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def find(conn: Connection, facility_id: str, user: str) -> tuple[str, str | None] | None:
    """(staff_id, password hash) of an active account, or None."""
    mine = select(account).where(account.c.facility_id == facility_id, account.c.user == user)
    found = conn.execute(mine).first()
    return None if found is None or not found.active else (found.staff_id, found.password_hash)


def spend_code(
    conn: Connection, secrets: Secrets, facility_id: str, user: str, code: str, password_hash: str, at: int
) -> str | None:
    """Set the person's password for a right one-time code, which is gone then; their staff id, or None."""
    found = _account(conn, facility_id, user)
    hashed = codes.hashed(secrets.code, _PURPOSE, code)
    if found is None or not found.active or found.code_hash != hashed or found.code_expires_at < at:
        return None
    values = {"password_hash": password_hash, "code_hash": None, "code_expires_at": None}
    conn.execute(update(account).where(account.c.staff_id == found.staff_id).values(values))
    return str(found.staff_id)


def _account(conn: Connection, facility_id: str, user: str) -> Row[*tuple[Any, ...]] | None:
    mine = select(account).where(account.c.facility_id == facility_id, account.c.user == user)
    return conn.execute(mine.with_for_update()).first()


def _practitioner(staff_id: str, user: str, names: tuple[str, str]) -> Resource:
    name, name_hi = names
    return {
        "resourceType": "Practitioner", "id": staff_id, "active": True,
        "identifier": [{"system": EXTENSION + "user", "value": user}],
        "name": [{"use": "official", "text": name}],
        "extension": [{"url": EXTENSION + "name-hi", "valueString": name_hi}],
    }  # fmt: skip


def _role(staff_id: str, facility_id: str, role: str) -> Resource:
    return {
        "resourceType": "PractitionerRole", "id": new_id(), "active": True,
        "practitioner": {"reference": f"Practitioner/{staff_id}"},
        "organization": {"reference": f"Organization/{facility_id}"},
        "code": [{"coding": [{"system": EXTENSION + "role", "code": role}]}],
    }  # fmt: skip


def _resources(conn: Connection, facility_id: str, found: Row[*tuple[Any, ...]]) -> list[Resource]:
    """The person and their roles, without the cloud's marks."""
    keys = conn.execute(
        select(resource.c.type, resource.c.id).where(
            resource.c.facility_id == facility_id, resource.c.type.in_(["Practitioner", "PractitionerRole"])
        )
    )
    everyone = load(conn, [(row.type, row.id) for row in keys]).values()
    person = f"Practitioner/{found.staff_id}"
    theirs = [
        item.read() for item in everyone
        if item.id == found.staff_id or item.read().get("practitioner") == {"reference": person}
    ]  # fmt: skip
    return [{key: value for key, value in item.items() if key != "meta"} for item in theirs]
