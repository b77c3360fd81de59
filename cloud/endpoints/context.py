"""What every endpoint needs of the server, and how it reads a request and writes an answer."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import anyio.to_thread
from fastapi import Request, Response

from cloud import strict_json
from cloud.auth import read_token
from cloud.cards.keys import Seal
from cloud.outcome import Problem
from cloud.settings import Secrets
from cloud.store import Store

T = TypeVar("T")

FHIR_JSON = "application/fhir+json"
SMALL_BODY = 16 * 1024
SCHEMA = "1"
_READ_SECONDS = 30
# A body over its limit is still taken from the line up to here, so that the sender gets to read the answer.
_DRAIN = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Server:
    """The running server: its store, its keys, the seal on the keys of cards, and the address that desks know it by
    (without a slash).
    """

    store: Store
    secrets: Secrets
    public_url: str
    seal: Seal

    @property
    def base(self) -> str:
        """The FHIR base."""
        return self.public_url + "/fhir"

    @property
    def token_endpoint(self) -> str:
        """The one audience of assertions."""
        return self.public_url + "/oauth/token"


def server(request: Request) -> Server:
    """The server that this request came to."""
    found: Server = request.app.state.server
    return found


def fhir(content: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A FHIR answer; `content` is JSON as bytes, or what becomes it."""
    body = content if isinstance(content, bytes) else strict_json.write(content)
    return Response(body, status, headers, media_type=FHIR_JSON)


async def work(act: Callable[[], T]) -> T:
    """`act` on a thread of its own: the database blocks, the server does not."""
    return await anyio.to_thread.run_sync(act)


def device_of(request: Request) -> str:
    """The device id in the token; Problem 401, 400 or 403 when the headers do not hold together."""
    device_id = read_token(server(request).secrets.token, request.headers.get("authorization"))
    if request.headers.get("x-hims-schema", SCHEMA) != SCHEMA:
        raise Problem(400, "schema", f"This server speaks schema {SCHEMA}.", issue="not-supported")
    if request.headers.get("x-hims-device", device_id) != device_id:
        raise Problem(403, "device-differs", "The token belongs to another device.", issue="forbidden")
    return device_id


async def read_body(request: Request, limit: int = SMALL_BODY) -> bytes:
    """The body, unpacked if it came as gzip; Problem 408, 413 or 415."""
    encoding = request.headers.get("content-encoding", "identity").lower()
    if encoding not in ("identity", "gzip"):
        raise Problem(415, "encoding", "A body comes plain or as gzip.", issue="not-supported")
    try:
        async with asyncio.timeout(_READ_SECONDS):
            packed = await _take(request, limit)
    except TimeoutError:
        raise Problem(408, "slow", "The request did not arrive in time.", issue="timeout") from None
    return packed if encoding == "identity" else _unpack(packed, limit)


async def _take(request: Request, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size <= limit:
            parts.append(part)
        elif size > _DRAIN:
            break
    if size > limit:
        raise _too_large(limit)
    return b"".join(parts)


def _unpack(packed: bytes, limit: int) -> bytes:
    unpacking = zlib.decompressobj(wbits=31)
    try:
        body = unpacking.decompress(packed, limit + 1)
    except zlib.error:
        raise Problem(400, "encoding", "The body is not valid gzip.", issue="structure") from None
    if len(body) > limit:
        raise _too_large(limit)
    if not unpacking.eof or unpacking.unused_data:
        raise Problem(400, "encoding", "The body is not valid gzip.", issue="structure")
    return body


def _too_large(limit: int) -> Problem:
    return Problem(413, "too-large", f"The body may have {limit // 1024} KiB at most.", issue="too-long")


async def read_json(request: Request, limit: int = SMALL_BODY) -> object:
    """The body as strict JSON; Problem 415 for another content type."""
    check_json_type(request)
    found: object = strict_json.read(await read_body(request, limit))
    return found


def check_json_type(request: Request) -> None:
    """Problem 415 unless the body says that it is JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (FHIR_JSON, "application/json"):
        raise Problem(415, "content-type", f"The body has to be {FHIR_JSON}.", issue="not-supported")
