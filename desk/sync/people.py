"""Asking the cloud whether a password, or a one-time code, belongs to a member of this facility's staff."""

from collections.abc import Callable

from desk.core.errors import Unreachable
from desk.records.staff.rules import ConfirmedStaff
from desk.sync.client import Client


def confirm_with(client: Callable[[], Client]) -> Callable[[str, str, str | None], ConfirmedStaff]:
    """The function that sign-in asks: (user, password, None) signs in, (user, new password, code) activates.

    Raises Rejected when the cloud says no, Unreachable when it cannot be asked.
    """

    def confirm(user: str, password: str, code: str | None) -> ConfirmedStaff:
        if code is None:
            answer = client().post("$sign-in", {"user": user, "password": password}).body
        else:
            answer = client().post("$activate", {"user": user, "code": code, "password": password}).body
        staff_id, name = answer.get("staff_id"), answer.get("user")
        if not isinstance(staff_id, str) or not isinstance(name, str):
            raise Unreachable(detail="not an answer about a person")
        return ConfirmedStaff(staff_id, name)

    return confirm
