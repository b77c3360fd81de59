"""Joining a home server with a one-use code; safe to repeat when the first answer was lost."""

import re
import socket
from typing import Any

from desk.core.errors import Refused, Rejected, Unreachable
from desk.core.i18n import words
from desk.core.ids import is_id, new_id
from desk.records import restored
from desk.records.numbers.generations import MACHINE
from desk.records.numbers.noted import note_machine, noted_machine
from desk.records.numbers.owned import COPIED
from desk.security.authorize import system_actor
from desk.security.machine import OTHER, Machine, compared, this_machine
from desk.security.vault import Vault
from desk.store import matters
from desk.store.store import Store, set_state
from desk.sync.auth import DeviceKey
from desk.sync.client import Client, checked
from desk.sync.home import DEVICE_KEY, HALTED, Home, home_of

NEXT_KEY = "device-key-next"
"""The vault's name for the key of a desk that joins again, until it has."""
_LETTER = re.compile("[A-Z]{1,4}")
_SENTENCES = {
    "code-unknown": words("Enrol", "The cloud does not know this code. Check it letter by letter."),
    "code-used": words("Enrol", "This code has been used by another desk. Ask for a new one."),
    "code-expired": words("Enrol", "This code is too old. Ask for a new one."),
}


def enroll(store: Store, vault: Vault, key: bytes, server: str, code: str, name: str = "") -> Home:
    """Make the device's key, trade the code for an identity, keep both. Raises Refused for a code that does not fit.

    A desk that was brought here from another computer joins again: as a new device with a letter of its own, for the
    old identity is the other computer's. What waits to be sent is kept.
    """
    here, before = this_machine(vault.profile_id), home_of(store)
    copied = _copied(store, here)
    if before is not None and not copied:
        raise Refused(words("Enrol", "This desk has joined a cloud already."))
    if before is not None and checked(server) != before.server:
        raise Refused(words("Enrol", "This desk belongs to another cloud: {server}", server=before.server))
    name_of_key = NEXT_KEY if copied else DEVICE_KEY
    pem = vault.recall(key, name_of_key)
    if not pem:
        pem = DeviceKey.make()
        vault.keep(key, name_of_key, pem)  # before the code is spent: the same key may ask again
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
    home = _understood(client.server, answer)
    if before is not None and home.facility_id != before.facility_id:
        raise Refused(words("Enrol", "This code is for another facility than this desk's."), field="code")
    if copied:
        vault.keep(key, DEVICE_KEY, pem)  # first: without the identity that comes next it is asked for again
    _keep(store, home, here, copied)
    if copied:
        vault.keep(key, NEXT_KEY, b"")
    return home


def _copied(store: Store, here: Machine) -> bool:
    with store.reading(system_actor(), "desk.enroll") as reading:
        noted = noted_machine(reading.connection)
    return noted is not None and compared(noted, here) == OTHER


def _understood(server: str, answer: dict[str, Any]) -> Home:
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
    return home


def _keep(store: Store, home: Home, here: Machine, copied: bool) -> None:
    with store.unit(system_actor(home.facility_id), "desk.enroll") as unit:
        set_state(unit, "home_server", home.server)
        set_state(unit, "device_id", home.device_id)
        set_state(unit, "desk_letter", home.desk_letter)
        set_state(unit, "facility_id", home.facility_id)
        set_state(unit, "token_endpoint", home.token_endpoint)
        set_state(unit, "epoch", home.epoch)
        set_state(unit, "enrolled_at", str(unit.at))
        if copied:
            restored.leave_out(unit, MACHINE)  # blocks and counters are the other computer's too
            matters.settle_kind(unit.connection, COPIED, at=unit.at, how="joined")
            for name in ("device_seq", "lease_request", HALTED):
                set_state(unit, name, "")
        note_machine(unit, here)
        unit.audit(device=home.device_id, facility=home.facility_id, again=copied)
        unit.touch("settings", "sync", "numbers")
