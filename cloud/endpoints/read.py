"""One resource, counts, and the on-line look-up of a patient."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import msgspec
from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from cloud import auth, reading
from cloud.clock import from_instant, now_ms
from cloud.endpoints.context import Server, device_of, fhir, read_body, server, work
from cloud.endpoints.pull import read_count
from cloud.outcome import Problem, not_found
from cloud.record import Version
from cloud.rules import has_hidden

router = APIRouter(prefix="/fhir")
_MAX_ACTOR = 100


@router.get("/{type_}/{id_}")
async def read(request: Request, type_: str, id_: str) -> Response:
    """The latest version of what the caller may see."""
    return await _read(request, type_, id_, None)


@router.get("/{type_}/{id_}/_history/{version}")
async def read_version(request: Request, type_: str, id_: str, version: str) -> Response:
    """One version of what the caller may see."""
    if not version.isascii() or not version.isdecimal() or len(version) > 15:
        raise not_found()
    return await _read(request, type_, id_, int(version))


async def _read(request: Request, type_: str, id_: str, version: int | None) -> Response:
    here, device_id = server(request), device_of(request)
    found = await work(lambda: _find(here, device_id, type_, id_, version))
    return fhir(found.body, headers={"ETag": f'W/"{found.version}"'})


def _find(here: Server, device_id: str, type_: str, id_: str, version: int | None) -> Version:
    with here.store.read() as conn:
        found = reading.find(conn, auth.admit(conn, device_id), type_, id_, version)
    if found is None:
        raise not_found()
    return found


@router.get("/{type_}")
async def search(request: Request, type_: str) -> Response:
    """Counts and first pages: `_summary=count`, `_count`, `_lastUpdated=ge<instant>`."""
    here, device_id = server(request), device_of(request)
    if not reading.is_known(type_):
        raise not_found()
    asked = dict(request.query_params)
    if len(asked) != len(request.query_params.multi_items()) or asked.keys() - _SEARCH:
        text = f"A search by URL takes {', '.join(sorted(_SEARCH))}, each once; a patient is looked up by POST."
        raise Problem(400, "parameter", text, issue="not-supported")
    count = 0 if asked.get("_summary") == "count" else read_count(asked.get("_count"))
    since = _since(asked.get("_lastUpdated"))

    def act() -> tuple[int, list[bytes]]:
        with here.store.read() as conn:
            return reading.page(conn, auth.admit(conn, device_id), type_, since, count)

    return fhir(_searchset(*await work(act)))


_SEARCH = frozenset({"_summary", "_count", "_lastUpdated"})


def _since(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        if text.startswith("ge"):
            return from_instant(text[2:])
    except (ValueError, OverflowError):
        pass
    raise Problem(400, "parameter", "_lastUpdated is ge and a time with its zone.")


def _searchset(total: int, bodies: list[bytes]) -> dict[str, Any]:
    bundle: dict[str, Any] = {"resourceType": "Bundle", "type": "searchset", "total": total}
    if bodies:
        bundle["entry"] = [{"resource": msgspec.Raw(body), "search": {"mode": "match"}} for body in bodies]
    return bundle


@router.post("/Patient/_search")
async def look_up(request: Request) -> Response:
    """Patients with exactly one identifier `system|value`, wherever they are known."""
    here, device_id = server(request), device_of(request)
    actor = request.headers.get("x-hims-actor", "")
    if not 1 <= len(actor) <= _MAX_ACTOR or has_hidden(actor):
        raise Problem(400, "actor", "A look-up has to say who asks, in X-HIMS-Actor.")
    system, value = _identifier((await read_body(request)).decode("utf-8", "replace"))

    def act() -> list[bytes]:
        def within(conn: Connection) -> list[bytes]:
            return reading.look_up(conn, auth.admit(conn, device_id), system, value, actor, now_ms())

        return here.store.write(within)

    found = await work(act)
    return fhir(_searchset(len(found), found))


def _identifier(form: str) -> tuple[str, str]:
    pairs = parse_qsl(form, keep_blank_values=True, max_num_fields=5)
    system, bar, value = pairs[0][1].partition("|") if len(pairs) == 1 and pairs[0][0] == "identifier" else ("",) * 3
    if not bar or not system or not value or len(value) > 200 or has_hidden(system + value):
        raise Problem(400, "parameter", "A look-up takes one identifier, written system|value.")
    return system, value
