"""Joining a home server with a one-use code; safe to repeat when the first answer was lost."""

import re
import socket
from typing import Any

from desk.core.errors import Refused, Rejected, Unreachable
from desk.core.i18n import words
from desk.core.ids import is_id, new_id
from desk.security.authorize import system_actor
from desk.security.vault import Vault
from desk.store.store import Store, set_state
from desk.sync.auth import DeviceKey
from desk.sync.client import Client
from desk.sync.home import DEVICE_KEY, Home, home_of

_LETTER = re.compile("[A-Z]{1,4}")
_SENTENCES = {
    "code-unknown": words("Enrol", "The cloud does not know this code. Check it letter by letter."),
    "code-used": words("Enrol", "This code has been used by another desk. Ask for a new one."),
    "code-expired": words("Enrol", "This code is too old. Ask for a new one."),
}


def enroll(store: Store, vault: Vault, key: bytes, server: str, code: str, name: str = "") -> Home:
    """Make the device's key, trade the code for an identity, keep both. Raises Refused for a code that does not fit."""
    if home_of(store) is not None:
        raise Refused(words("Enrol", "This desk has joined a cloud already."))
    pem = vault.recall(key, DEVICE_KEY)
    if pem is None:
        pem = DeviceKey.make()
        vault.keep(key, DEVICE_KEY, pem)  # before the code is spent: the same key may ask again
    client = Client(server)
    try:
        answer = client.open_post(
            "$enroll",
            {
                "code": code.strip(),
                "device_name": name or socket.gethostname()[:60] or "desk",
                "public_key": DeviceKey(pem).public_jwk(),
                "request_id": new_id(),
            },
        ).body
    except Rejected as refused:
        sentence = _SENTENCES.get(refused.code)
        raise Refused(sentence or refused.sentence, field="code", detail=refused.detail) from refused
    finally:
        client.close()
    return _keep(store, client.server, answer)


def _keep(store: Store, server: str, answer: dict[str, Any]) -> Home:
    try:
        facility = answer["facility"]
        home = Home(
            server=server,
            device_id=str(answer["device_id"]),
            desk_letter=str(answer["desk_letter"]),
            facility_id=str(facility["id"]),
            token_endpoint=str(answer["token_endpoint"]),
            epoch=str(answer["epoch"]),
        )
    except (KeyError, TypeError) as bad:
        raise Unreachable(detail="enrolment answer not understood") from bad
    # The letter is printed in every token, the ids name the desk and its feed for good.
    if not _LETTER.fullmatch(home.desk_letter) or not is_id(home.device_id) or not is_id(home.facility_id):
        raise Unreachable(detail="enrolment answer not understood")
    with store.unit(system_actor(home.facility_id), "desk.enroll") as unit:
        set_state(unit, "home_server", home.server)
        set_state(unit, "device_id", home.device_id)
        set_state(unit, "desk_letter", home.desk_letter)
        set_state(unit, "facility_id", home.facility_id)
        set_state(unit, "token_endpoint", home.token_endpoint)
        set_state(unit, "epoch", home.epoch)
        set_state(unit, "enrolled_at", str(unit.at))
        unit.audit(device=home.device_id, facility=home.facility_id)
        unit.touch("settings", "sync")
    return home
