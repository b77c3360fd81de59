"""Asking the cloud whether a password, or a one-time code, belongs to a member of this facility's staff."""

from desk.core.errors import Unreachable
from desk.records.staff.rules import ConfirmedStaff
from desk.security.vault import Vault
from desk.store.store import Store
from desk.sync.home import home_of


class Confirming:
    """What sign-in asks: (user, password, None) signs in, (user, new password, code) activates.

    Raises Rejected when the cloud says no; Unreachable when it cannot be asked, or the desk has joined no cloud.
    """

    def __init__(self, store: Store, vault: Vault, key: bytes) -> None:
        self._store, self._vault, self._key = store, vault, key

    def __call__(self, user: str, password: str, code: str | None) -> ConfirmedStaff:
        home = home_of(self._store)
        if home is None:
            raise Unreachable(detail="no home server")
        from desk.sync.cycle import connect  # httpx and the token's library: not for a desk that stands alone

        client = connect(home, self._vault, self._key)
        try:
            if code is None:
                answer = client.post("$sign-in", {"user": user, "password": password}).body
            else:
                answer = client.post("$activate", {"user": user, "code": code, "password": password}).body
        finally:
            client.close()
        staff_id, name = answer.get("staff_id"), answer.get("user")
        if not isinstance(staff_id, str) or not isinstance(name, str):
            raise Unreachable(detail="not an answer about a person")
        return ConfirmedStaff(staff_id, name)
