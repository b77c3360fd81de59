"""Passwords: set with a one-time code, checked at sign-in."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from cloud import people
from cloud.clock import now_ms
from cloud.endpoints.context import device_of, fhir, read_json, server, work
from cloud.people import Person

router = APIRouter(prefix="/fhir")


@router.post("/$activate")
async def activate(request: Request) -> Response:
    """The person sets their own password; the code is spent."""
    here, device_id = server(request), device_of(request)
    user, code, password = people.read_texts(await read_json(request), ("user", "code", "password"))
    return _told(
        await work(lambda: people.activate(here.store, here.secrets, device_id, user, code, password, now_ms()))
    )


@router.post("/$sign-in")
async def sign_in(request: Request) -> Response:
    """Whether the password is right, for staff of the device's facility."""
    here, device_id = server(request), device_of(request)
    user, password = people.read_texts(await read_json(request), ("user", "password"))
    return _told(await work(lambda: people.sign_in(here.store, device_id, user, password, now_ms())))


def _told(person: Person) -> Response:
    return fhir({"staff_id": person.staff_id, "user": person.user})
