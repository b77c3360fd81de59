"""Signing in and setting a password: counted first, then looked at, outside of any lock."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from cloud import attempts, auth, staff
from cloud.auth import Caller
from cloud.outcome import Problem
from cloud.rules import has_hidden
from cloud.settings import Secrets
from cloud.store import Store

_SIGN_IN = "sign-in"
_ACTIVATE = "activate"
# A sign-in name has 32 characters at most; a longer one finds nobody, and has to fit where tries are counted.
_LONGEST_COUNTED = 64


@dataclass(frozen=True, slots=True)
class Person:
    """Who signed in."""

    staff_id: str
    user: str


def read_texts(body: object, names: tuple[str, ...]) -> tuple[str, ...]:
    """The named short texts of a request body that holds nothing else; Problem 400 otherwise."""
    if isinstance(body, dict) and body.keys() == set(names):
        texts = tuple(body[name] for name in names)
        if all(isinstance(text, str) and 1 <= len(text) <= 200 and not has_hidden(text) for text in texts):
            return texts
    raise Problem(400, "request", f"This takes exactly these texts: {', '.join(names)}.")


def sign_in(store: Store, device_id: str, user: str, password: str, at: int) -> Person:
    """The person behind a right password; Problem 403, or 429 after five wrong ones."""
    name = user.strip().lower()
    caller, who = _begin(store, _SIGN_IN, device_id, name, at)
    with store.read() as conn:
        found = staff.find(conn, caller.facility_id, name)
    if not staff.verify(found[1] if found else None, password) or found is None:
        raise Problem(403, "sign-in", "The name or the password is not right.", issue="forbidden")
    store.write(lambda conn: attempts.forget(conn, _SIGN_IN, who))
    return Person(found[0], name)


def activate(store: Store, secrets: Secrets, device_id: str, user: str, code: str, password: str, at: int) -> Person:
    """The person whose password was set with a right one-time code; Problem 403, 422 or 429 otherwise."""
    name = user.strip().lower()
    staff.check_password(password, name)  # first: a person looking for a good password spends no tries
    caller, who = _begin(store, _ACTIVATE, device_id, name, at)
    facility_id = caller.facility_id
    password_hash = staff.hash_password(password)
    staff_id = store.write(lambda conn: staff.spend_code(conn, secrets, facility_id, name, code, password_hash, at))
    if staff_id is None:
        raise Problem(403, "activate", "The name or the code is not right, or the code is too old.", issue="forbidden")
    store.write(lambda conn: attempts.forget(conn, _ACTIVATE, who))
    store.write(lambda conn: attempts.forget(conn, _SIGN_IN, who))
    return Person(staff_id, name)


def _begin(store: Store, kind: str, device_id: str, user: str, at: int) -> tuple[Caller, str]:
    def count(conn: Connection) -> tuple[Caller, str]:
        caller = auth.admit(conn, device_id)
        who = f"{caller.facility_id}/{user[:_LONGEST_COUNTED]}"
        attempts.begin(conn, kind, who, at)
        return caller, who

    return store.write(count)
