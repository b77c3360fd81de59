"""Certificates for desks, and permanent cards."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from cloud import auth
from cloud.cards import certify, issuing
from cloud.clock import now_ms
from cloud.endpoints.context import device_of, fhir, read_json, server, work

router = APIRouter(prefix="/fhir")


@router.post("/$certify")
async def certificate(request: Request) -> Response:
    """The certificate with which this desk signs slips and temporary cards."""
    here, device_id = server(request), device_of(request)
    asked = certify.read_asked(await read_json(request))

    def act(conn: Connection) -> dict[str, Any]:
        return certify.certify(conn, here.seal, auth.admit(conn, device_id), asked, now_ms())

    return fhir(await work(lambda: here.store.write(act)))


@router.post("/$issue-card")
async def issue_card(request: Request) -> Response:
    """A permanent card, with what its two QR codes hold."""
    here, device_id = server(request), device_of(request)
    wanted = issuing.read_wanted(await read_json(request), request.headers.get("x-hims-actor"))

    def act(conn: Connection) -> dict[str, Any]:
        return issuing.issue(conn, here.seal, auth.admit(conn, device_id), wanted, now_ms())

    return fhir(await work(lambda: here.store.write(act)))
