"""Reading what changed, and the proof that nothing is missing."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec
from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from cloud import apply, auth, digest, feed, settings
from cloud.clock import instant
from cloud.endpoints.context import device_of, fhir, read_json, server, work
from cloud.outcome import EXTENSION, Problem, not_found
from cloud.rules import is_uuid

router = APIRouter(prefix="/fhir")


@router.get("/$changes")
async def changes(request: Request) -> Response:
    """The next rows of the caller's feeds, oldest first in each."""
    here, device_id = server(request), device_of(request)
    asked = request.query_params
    if asked.keys() - {"cursor", "_count"}:
        raise Problem(400, "parameter", "$changes takes cursor and _count.", issue="not-supported")
    count = read_count(asked.get("_count"))

    def act() -> feed.Page:
        with here.store.read() as conn:
            caller = auth.admit(conn, device_id)
            return feed.read_page(conn, caller.facility_id, settings.epoch(conn), asked.get("cursor"), count)

    page = await work(act)
    return fhir(await work(lambda: _history(here.base, page, count)))


def read_count(text: str | None) -> int:
    """A page size from 1 to 1000; 500 if none is asked for. Problem 400 otherwise."""
    if text is None:
        return feed.DEFAULT_COUNT
    if not text.isascii() or not text.isdecimal() or len(text) > 4 or not 1 <= int(text) <= feed.MAX_COUNT:
        raise Problem(400, "parameter", f"_count is a number from 1 to {feed.MAX_COUNT}.")
    return int(text)


def _history(base: str, page: feed.Page, count: int) -> dict[str, Any]:
    link = [{"relation": "self", "url": f"{base}/$changes"}]
    if page.more:
        link.append({"relation": "next", "url": f"{base}/$changes?cursor={quote(page.cursor)}&_count={count}"})
    return {
        "resourceType": "Bundle", "type": "history", "link": link,
        "extension": [{"url": EXTENSION + "cursor", "valueString": page.cursor}],
        "entry": [_entry(base, row) for row in page.rows],
    }  # fmt: skip


def _entry(base: str, row: feed.Row) -> dict[str, Any]:
    marks: list[dict[str, Any]] = [
        {"url": EXTENSION + "feed", "valueString": row.kind},
        {"url": EXTENSION + "scope", "valueString": row.scope},
        {"url": EXTENSION + "n", "valueInteger": row.n},
    ]
    if row.op_id is not None:
        marks.append({"url": EXTENSION + "op", "valueUuid": row.op_id})
    if row.device_id is not None:
        marks.append({"url": EXTENSION + "device", "valueString": row.device_id})
    entry: dict[str, Any] = {"fullUrl": f"{base}/{row.type}/{row.id}"}
    if row.body is not None:
        entry["resource"] = msgspec.Raw(row.body)
    return entry | {
        "request": {"method": "PUT", "url": f"{row.type}/{row.id}"},
        "response": {
            "status": "201 Created" if row.version == 1 else "200 OK",
            "etag": f'W/"{row.version}"', "lastModified": instant(row.at),
        },
        "extension": marks,
    }  # fmt: skip


@router.post("/$digest")
async def proof(request: Request) -> Response:
    """Position, number and sum of one of the caller's scopes."""
    here, device_id = server(request), device_of(request)
    body = await read_json(request)
    scope = body.get("scope") if isinstance(body, dict) and body.keys() == {"scope"} else None
    if not isinstance(scope, str):
        raise Problem(400, "request", "$digest takes one scope.")

    def act() -> dict[str, Any]:
        with here.store.read() as conn:
            found = _kept(conn, auth.admit(conn, device_id).facility_id, scope)
        return {"scope": scope, "n": found.n, "count": found.count, "sum": found.sum}

    return fhir(await work(act))


def _kept(conn: Connection, facility_id: str, scope: str) -> digest.Digest:
    found = digest.kept(conn, scope) if scope in digest.scopes_of(facility_id) else None
    if found is None:
        raise not_found()
    return found


@router.get("/$op-status")
async def op_status(request: Request) -> Response:
    """What became of an op whose answer was lost."""
    here, device_id = server(request), device_of(request)
    op_id = request.query_params.get("op_id")
    if op_id is None or not is_uuid(op_id):
        raise Problem(400, "parameter", "$op-status takes the UUID of an op as op_id.")

    def act() -> dict[str, Any]:
        with here.store.read() as conn:
            found = apply.status(conn, auth.admit(conn, device_id).facility_id, op_id)
        entries = [{"type": a.type, "id": a.id, "version": a.version} for a in found or []]
        return {"op_id": op_id, "state": "unknown" if found is None else "applied", "entries": entries}

    return fhir(await work(act))
