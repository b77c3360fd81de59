"""The keys that sign for the cloud, and the root's, which stays in a file of its own and signs the trust list only."""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from sqlalchemy import Connection, Row, insert, select, update

from cloud.cards.cose import EDDSA, Signer, cose_key, kid_of
from cloud.clock import DAY
from cloud.outcome import Problem
from cloud.tables import card_key

CARDS, DESKS, REVOCATIONS, SCHEMES = PURPOSES = ("cards", "desks", "revocations", "schemes")
ACTIVE, RETIRED, COMPROMISED = 0, 1, 2
ISSUER_CAP = 64
# A card lives five years and has to outlive its key's days of signing.
KEY_YEARS = 10
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Root:
    """The root with its private key; only `hims-cloud keys` ever holds one."""

    demo: bool
    signer: Signer

    @property
    def public(self) -> dict[str, Any]:
        """`root.json`, as it is built into the desks' program."""
        x = _base64url(self.signer.private.public_key().public_bytes_raw())
        return {"hims_root": 1, "demo": self.demo, "issuer": self.signer.issuer, "x": x}


def new_root(issuer: str, demo: bool) -> Root:
    """A fresh root. Problem 422 for a name that no list can carry."""
    if not 1 <= len(issuer) <= ISSUER_CAP or not issuer.isprintable() or issuer != issuer.strip():
        raise Problem(422, "issuer", f"The issuer's name has 1 to {ISSUER_CAP} plain characters.")
    return Root(demo, Signer(issuer, Ed25519PrivateKey.generate()))


def save_root(root: Root, file: Path) -> None:
    """Write it, readable to its owner only. Never over an existing file: FileExistsError."""
    content = root.public | {"d": _base64url(root.signer.private.private_bytes_raw())}
    _write_private(file, json.dumps(content).encode() + b"\n")


def load_root(file: Path) -> Root:
    """The root that `save_root` wrote. Problem 422 for a file that is none."""
    try:
        found = json.loads(file.read_bytes())
        private = Ed25519PrivateKey.from_private_bytes(base64.urlsafe_b64decode(found["d"] + "=="))
        root = Root(bool(found["demo"]), Signer(str(found["issuer"]), private))
    except (OSError, ValueError, KeyError, TypeError) as bad:
        raise Problem(422, "root", "The root's file is not there, or holds no root key.") from bad
    if root.public != {name: value for name, value in found.items() if name != "d"}:
        raise Problem(422, "root", "The root's file is damaged: its parts do not belong together.")
    return root


class Seal:
    """The secret under which private keys lie in the database: a file beside it; either alone is worth little."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def make(self) -> None:
        """The secret, if there is none yet."""
        if not self._file.exists():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            _write_private(self._file, secrets.token_hex(_SECRET_BYTES).encode())

    def close(self, private: Ed25519PrivateKey) -> bytes:
        """PKCS 8, encrypted."""
        return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(self._secret()))

    def open(self, sealed: bytes) -> Ed25519PrivateKey:
        """The key. Problem 503 when the secret is gone or another one."""
        try:
            found = load_pem_private_key(sealed, self._secret())
        except ValueError:
            raise _no_secret() from None
        assert isinstance(found, Ed25519PrivateKey)
        return found

    def _secret(self) -> bytes:
        try:
            return self._file.read_bytes().strip()
        except OSError:
            raise _no_secret() from None


def add_keys(conn: Connection, seal: Seal, issuer: str, purposes: Iterable[str], at: int) -> list[str]:
    """A new active key for each purpose; their kids."""
    made = []
    for purpose in purposes:
        private = Ed25519PrivateKey.generate()
        public = private.public_key()
        kid = kid_of(public).hex()
        conn.execute(
            insert(card_key).values(
                kid=kid, purpose=purpose, issuer=issuer, public=public.public_bytes_raw(), sealed=seal.close(private),
                not_before=at // 1000, expires=(at + KEY_YEARS * 365 * DAY) // 1000, status=ACTIVE,
            )
        )  # fmt: skip
        made.append(kid)
    return made


def retire(conn: Connection, kid: str, compromised: bool, at: int) -> None:
    """From now on it signs nothing; what it signed holds, unless it was compromised. Problem 404 or 422."""
    found = conn.execute(select(card_key).where(card_key.c.kid == kid).with_for_update()).first()
    if found is None:
        raise Problem(404, "key-unknown", f"There is no key {kid}.", issue="not-found")
    if found.status == COMPROMISED or (found.status == RETIRED and not compromised):
        raise Problem(422, "key-retired", f"Key {kid} has been retired already.")
    values = {"status": COMPROMISED if compromised else RETIRED, "retired_at": found.retired_at or at // 1000}
    conn.execute(update(card_key).where(card_key.c.kid == kid).values(values))


def signer_for(conn: Connection, seal: Seal, purpose: str, at: int) -> Signer:
    """The newest active key for the purpose. Problem 422 `no-card-key` when there is none."""
    found = conn.execute(
        select(card_key)
        .where(card_key.c.purpose == purpose, card_key.c.status == ACTIVE, card_key.c.expires > at // 1000)
        .order_by(card_key.c.not_before.desc(), card_key.c.kid)
        .limit(1)
    ).first()
    if found is None:
        raise Problem(422, "no-card-key", f"This cloud has no key for {purpose} yet: hims-cloud keys new.")
    return Signer(found.issuer, seal.open(found.sealed))


def entries(conn: Connection) -> list[dict[int, object]]:
    """The trust list's entries, oldest key first."""
    rows = conn.execute(select(card_key).order_by(card_key.c.not_before, card_key.c.kid))
    return [_entry(row) for row in rows]


def _entry(row: Row[*tuple[Any, ...]]) -> dict[int, object]:
    public = Ed25519PublicKey.from_public_bytes(row.public)
    entry: dict[int, object] = {
        0: cose_key(public), 1: EDDSA, 2: row.issuer, 3: [row.purpose], 4: row.not_before, 5: row.expires,
        6: row.status,
    }  # fmt: skip
    return entry | ({7: row.retired_at} if row.status == RETIRED else {})


def _write_private(file: Path, content: bytes) -> None:
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _no_secret() -> Problem:
    return Problem(503, "key-secret", "The secret of the card keys is missing or another one.", issue="exception")
