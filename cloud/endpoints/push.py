"""Writing: a transaction bundle, or one resource."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from cloud import apply, auth, bundle, reading
from cloud.apply import Answer
from cloud.bundle import Op
from cloud.clock import instant, now_ms
from cloud.endpoints.context import Server, check_json_type, device_of, fhir, read_body, server, work
from cloud.outcome import Problem, not_found

router = APIRouter(prefix="/fhir")
_MAX_SEQ = 1 << 62
_STATUS = {200: "200 OK", 201: "201 Created"}


@router.post("")
@router.post("/", include_in_schema=False)
async def transaction(request: Request) -> Response:
    """POST [base]: all the ops of the bundle, or none."""
    answers = await _push(request, bundle.read_transaction)
    entries = [{"response": _response(answer)} for answer in answers]
    return fhir({"resourceType": "Bundle", "type": "transaction-response", "entry": entries})


@router.put("/{type_}/{id_}")
async def put(request: Request, type_: str, id_: str) -> Response:
    """PUT [base]/{Type}/{id}: one resource as an op of its own."""
    url = f"{type_}/{id_}"
    headers = {name.lower(): value for name, value in request.headers.items()}
    answer = (await _push(request, lambda body: bundle.read_single(body, url, headers)))[0]
    told = _response(answer)
    stored = await work(lambda: _stored(server(request), device_of(request), answer))
    return fhir(stored, answer.status, {"ETag": told["etag"], "Location": told["location"]})


def _stored(here: Server, device_id: str, answer: Answer) -> bytes:
    with here.store.read() as conn:
        found = reading.find(conn, auth.admit(conn, device_id), answer.type, answer.id, answer.version)
    if found is None:
        raise not_found()
    return found.body


async def _push(request: Request, read: Callable[[bytes], list[Op]]) -> list[Answer]:
    here = server(request)
    device_id, seq = device_of(request), _sequence(request)
    check_json_type(request)
    body = await read_body(request, bundle.MAX_BODY)
    at = now_ms()

    def act(conn: Connection, ops: list[Op]) -> list[Answer]:
        caller, rose = auth.admit_push(conn, device_id, seq, at)
        if rose:
            return apply.push(conn, here.seal, caller, ops, at)
        # The same request may be delivered twice on its way. That is no sign of a clone, and changes nothing.
        answers = apply.replayed(conn, caller.facility_id, ops)
        if answers is None:
            raise auth.sequence_problem()
        return answers

    def read_and_write() -> list[Answer]:
        ops = read(body)  # before the transaction: on SQLite everybody else waits for its end
        return here.store.write(lambda conn: act(conn, ops))

    return await work(read_and_write)


def _sequence(request: Request) -> int:
    text = request.headers.get("x-hims-device-seq", "")
    if not text.isascii() or not text.isdecimal() or len(text) > 19 or not 0 < int(text) <= _MAX_SEQ:
        raise Problem(400, "device-seq-missing", "A push needs X-HIMS-Device-Seq, a number from 1.")
    return int(text)


def _response(answer: Answer) -> dict[str, Any]:
    return {
        "status": _STATUS[answer.status],
        "location": f"{answer.type}/{answer.id}/_history/{answer.version}",
        "etag": f'W/"{answer.version}"',
        "lastModified": instant(answer.at),
    }
