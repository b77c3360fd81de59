"""Joining, tokens, number blocks, and what the server says of itself."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from cloud import auth, enroll, leases, strict_json
from cloud.auth import BadClient
from cloud.bundle import MAX_BODY, MAX_ENTRIES
from cloud.clock import instant, now_ms
from cloud.endpoints.context import FHIR_JSON, device_of, fhir, read_body, read_json, server, work
from cloud.kinds import KINDS
from cloud.outcome import EXTENSION, Problem

router = APIRouter()


@router.post("/fhir/$enroll")
async def join(request: Request) -> Response:
    """A code and a public key make a device."""
    here = server(request)
    joining = enroll.read_joining(await read_json(request))
    address = request.client.host if request.client else "unknown"

    def act(conn: Connection) -> dict[str, Any] | Problem:
        return enroll.enroll(conn, here.secrets, joining, address, here.token_endpoint, now_ms())

    answer = await work(lambda: here.store.write(act))
    if isinstance(answer, Problem):
        raise answer
    return fhir(answer)


@router.post("/oauth/token")
async def token(request: Request) -> Response:
    """SMART Backend Services: a token for a signed assertion."""
    here = server(request)
    text = (await read_body(request)).decode("utf-8", "replace")
    try:
        fields = parse_qsl(text, keep_blank_values=True, max_num_fields=10)
    except ValueError:
        fields = []

    def act(conn: Connection) -> dict[str, Any]:
        return auth.exchange(conn, here.secrets.token, dict(fields), here.token_endpoint, now_ms())

    try:
        content, status = await work(lambda: here.store.write(act)), 200
    except BadClient as bad:
        content, status = {"error": bad.error, "error_description": bad.text}, bad.status
    headers = {"Cache-Control": "no-store", "Pragma": "no-cache"}
    return Response(strict_json.write(content), status, headers, media_type="application/json")


@router.post("/fhir/$lease")
async def lease(request: Request) -> Response:
    """A block of numbers for this desk alone."""
    here, device_id = server(request), device_of(request)
    wanted = leases.read_wanted(await read_json(request))

    def act(conn: Connection) -> leases.Block:
        auth.admit(conn, device_id)
        return leases.take(conn, device_id, wanted, now_ms())

    block = await work(lambda: here.store.write(act))
    return fhir({"series": block.series, "start": block.start, "count": block.count})


@router.get("/fhir/.well-known/smart-configuration")
async def smart(request: Request) -> Response:
    """Where tokens are given, and for which signatures."""
    content = {
        "token_endpoint": server(request).token_endpoint,
        "grant_types_supported": ["client_credentials"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": ["ES384"],
        "scopes_supported": [auth.SCOPE],
        "capabilities": ["client-confidential-asymmetric"],
    }
    return Response(strict_json.write(content), media_type="application/json")


@router.get("/fhir/metadata")
async def metadata(request: Request) -> Response:
    """The CapabilityStatement, with our limits beside it."""
    return fhir(
        {
            "resourceType": "CapabilityStatement", "status": "active", "kind": "instance", "date": instant(now_ms()),
            "fhirVersion": "4.0.1", "format": [FHIR_JSON],
            "implementation": {"description": "Reference cloud HIMS", "url": server(request).base},
            "extension": [
                {"url": EXTENSION + "max-entries", "valueInteger": MAX_ENTRIES},
                {"url": EXTENSION + "max-body", "valueInteger": MAX_BODY},
            ],
            "rest": [{"mode": "server", "resource": [_capability(name) for name in sorted(KINDS)],
                      "interaction": [{"code": "transaction"}]}],
        }
    )  # fmt: skip


def _capability(type_: str) -> dict[str, Any]:
    verbs = ["read", "vread", *(["update"] if KINDS[type_].desk_writes else [])]
    return {
        "type": type_, "versioning": "versioned-update", "updateCreate": KINDS[type_].desk_writes,
        "interaction": [{"code": verb} for verb in verbs],
    }  # fmt: skip
