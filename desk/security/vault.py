"""The store's key: 32 random bytes, wrapped in slots of `keys.json`, proved by a key-check value.

Slots: one in the OS keyring per OS account (allow-listed backends only), one behind a password (Argon2id +
AES-256-GCM), and, only in a profile marked demo, the key itself in the file. "Wrong key" and "damaged file" are told
apart here, because SQLCipher gives the same error for both. Small secrets (the device key, marks) are sealed beside it.
"""

import base64
import getpass
import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desk.core.errors import Damaged
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.security.passwords import FLOOR, Cost

SERVICE = "hims-desk"
BACKENDS = frozenset(
    {
        ("keyring.backends.Windows", "WinVaultKeyring"),
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.libsecret", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.macOS", "Keyring"),
    }
)


class KeyMissing(Damaged):
    """No slot that this OS account can open without a password; ask for the recovery password."""


class Vault:
    """The slots file of one profile. Made by `create`, read by the constructor."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file: dict[str, Any] = _read(path)
            self.profile_id = str(self._file["profile_id"])
            self._kcv = _unb64(self._file["kcv"])
        except FileNotFoundError as missing:
            raise Damaged(
                words("Vault", "This desk has not been set up yet. Run: hims-desk init")
            ) from missing
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as broken:
            raise _broken_file() from broken

    @property
    def demo(self) -> bool:
        """Whether the profile is marked as a demo."""
        return self._file.get("profile") == "demo"

    @classmethod
    def create(
        cls, path: Path, *, demo: bool, password: str | None, cost: Cost = FLOOR
    ) -> tuple["Vault", bytes]:
        """A new key in a new slots file; refuses to replace one. Needs at least one slot that opens again."""
        if path.exists():
            raise Damaged(words("Vault", "This folder already holds a desk."))
        key = secrets.token_bytes(32)
        path.parent.mkdir(parents=True, exist_ok=True)
        profile = "demo" if demo else "desk"
        _write(
            path,
            {"version": 1, "profile": profile, "profile_id": new_id(), "kcv": _b64(_check(key)), "slots": []},
        )
        vault = cls(path)
        if demo:
            vault._add({"kind": "file", "key": _b64(key)})
        if password is not None:
            vault.add_password(key, password, cost)
        if not demo and not vault.add_keyring(key) and password is None:
            path.unlink()
            raise Damaged(
                words("Vault", "This account has no keyring. Set the desk up with a recovery password.")
            )
        return vault, key

    def open(self, password: str | None = None) -> bytes:
        """The key, from whichever slot opens. Raises KeyMissing or, for a wrong key, Damaged."""
        for slot in self._slots():
            try:
                key = self._try(slot, password)
            except (ValueError, KeyError, TypeError, HashingError) as broken:  # a cost that no computer pays
                raise _broken_file() from broken
            if key is not None:
                return self._proved(key)
        if password is not None:
            raise KeyMissing(words("Vault", "This recovery password does not open the desk."))
        raise KeyMissing(
            words("Vault", "This Windows account has no key for the desk yet. Enter the recovery password.")
        )

    def add_password(self, key: bytes, password: str, cost: Cost = FLOOR) -> None:
        """Add or replace the password slot."""
        salt, nonce = os.urandom(16), os.urandom(12)
        wrap = _derive(password, salt, cost.memory_kib, cost.passes, cost.lanes)
        self._add(
            {
                "kind": "password", "salt": _b64(salt), "nonce": _b64(nonce),
                "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes,
                "wrapped": _b64(AESGCM(wrap).encrypt(nonce, key, self.profile_id.encode())),
            }
        )  # fmt: skip

    def add_keyring(self, key: bytes) -> bool:
        """Put the key into this OS account's keyring; False where there is none that may be used, or it refuses."""
        ring = _keyring()
        if ring is None:
            return False
        account = f"{self.profile_id}:{getpass.getuser()}"
        if not _put(ring, account, _b64(key)):
            return False
        self._add({"kind": "keyring", "account": account})
        return True

    def keep(self, key: bytes, name: str, secret: bytes) -> None:
        """Seal a small secret (a device key, a mark) under the store's key, beside it and outside the database."""
        self._read_again()
        nonce = os.urandom(12)
        sealed = AESGCM(key).encrypt(nonce, secret, f"{self.profile_id}:{name}".encode())
        self._file.setdefault("sealed", {})[name] = {"nonce": _b64(nonce), "data": _b64(sealed)}
        _write(self.path, self._file)

    def recall(self, key: bytes, name: str) -> bytes | None:
        """The secret kept under `name`, or None."""
        self._read_again()
        box = self._file.get("sealed", {}).get(name)
        if box is None:
            return None
        try:
            return AESGCM(key).decrypt(
                _unb64(box["nonce"]), _unb64(box["data"]), f"{self.profile_id}:{name}".encode()
            )
        except (InvalidTag, ValueError, KeyError, TypeError) as broken:
            raise _broken_file() from broken

    def _proved(self, key: bytes) -> bytes:
        if not hmac.compare_digest(_check(key), self._kcv):
            raise Damaged(
                words(
                    "Vault",
                    "The key does not belong to this desk's data. Do not delete anything; call the helpline.",
                )
            )
        return key

    def _try(self, slot: dict[str, Any], password: str | None) -> bytes | None:
        if slot["kind"] == "file":
            if not self.demo:
                raise Damaged(words("Vault", "A key in a file is refused outside the demo."))
            return _unb64(slot["key"])
        if slot["kind"] == "keyring" and slot["account"] == f"{self.profile_id}:{getpass.getuser()}":
            ring = _keyring()
            kept = _kept(ring, slot["account"]) if ring else None
            return _unb64(kept) if kept else None
        if slot["kind"] == "password" and password is not None:
            wrap = _derive(password, _unb64(slot["salt"]), slot["memory_kib"], slot["passes"], slot["lanes"])
            try:
                return AESGCM(wrap).decrypt(
                    _unb64(slot["nonce"]), _unb64(slot["wrapped"]), self.profile_id.encode()
                )
            except InvalidTag:
                return None
        return None

    def _read_again(self) -> None:
        # Another program of this desk (the command line beside the window) may have written meanwhile.
        try:
            self._file = _read(self.path)
        except (OSError, ValueError, TypeError, RecursionError) as broken:
            raise _broken_file() from broken

    def _slots(self) -> list[dict[str, Any]]:
        slots = self._file.get("slots")
        if not isinstance(slots, list) or not all(isinstance(slot, dict) for slot in slots):
            raise _broken_file()
        return slots

    def _add(self, slot: dict[str, Any]) -> None:
        self._read_again()
        same = {k: slot[k] for k in ("kind", "account") if k in slot}
        kept = [s for s in self._slots() if {k: s.get(k) for k in same} != same]
        self._file["slots"] = [*kept, slot]
        _write(self.path, self._file)


def keyring_name() -> str | None:
    """The keyring of this OS account that a desk may use, by name; None where there is none."""
    ring = _keyring()
    return None if ring is None else type(ring).__module__.rpartition(".")[2]


def kept(account: str) -> str | None:
    """What this OS account's keyring holds under `account`; None where there is no keyring, or it will not say."""
    ring = _keyring()
    return None if ring is None else _kept(ring, account)


def put(account: str, text: str) -> bool:
    """Put a small text into this OS account's keyring; False where there is none that may be used, or it refuses."""
    ring = _keyring()
    return ring is not None and _put(ring, account, text)


def _keyring() -> Any:
    # Imported here: keyring costs 124 ms and is needed once, at the start.
    import keyring

    ring: Any = keyring.get_keyring()
    several = getattr(ring, "backends", [ring])  # the chainer holds several
    return next((b for b in several if (type(b).__module__, type(b).__name__) in BACKENDS), None)


def _put(ring: Any, account: str, key: str) -> bool:
    from keyring.errors import KeyringError

    try:
        ring.set_password(SERVICE, account, key)
    except KeyringError:  # locked, full, or its person said no: the other slots stand
        return False
    return _kept(ring, account) == key


def _kept(ring: Any, account: str) -> str | None:
    from keyring.errors import KeyringError

    try:
        found: str | None = ring.get_password(SERVICE, account)
    except KeyringError:  # locked, or its person said no: the recovery password is the other way in
        return None
    return found


def _broken_file() -> Damaged:
    return Damaged(words("Vault", "The key file is damaged. Do not delete anything; call the helpline."))


def _read(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise TypeError("not a slots file")
    return found


def _derive(password: str, salt: bytes, memory_kib: int, passes: int, lanes: int) -> bytes:
    return hash_secret_raw(password.encode(), salt, passes, memory_kib, lanes, 32, Type.ID)


def _check(key: bytes) -> bytes:
    return hmac.new(key, b"hims-desk key check", hashlib.sha256).digest()[:8]


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unb64(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _write(path: Path, body: dict[str, Any]) -> None:
    try:
        _write_whole(path, body)
    except OSError as error:
        raise Damaged(
            words("Vault", "The key file was not saved: the disk is full or may not be written to."),
            detail=f"errno={error.errno}",
        ) from error


def _write_whole(path: Path, body: dict[str, Any]) -> None:
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)  # one that was left behind may be readable by others, or lead elsewhere
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(body, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(path)
    if os.name == "posix":  # the name, too, must outlive a power cut: a device key is kept before its code is spent
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
