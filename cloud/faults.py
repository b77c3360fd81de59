"""For tests: a door that makes the next answers go wrong. Only mounted by `serve --faults`, on loopback."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cloud import strict_json

# drop-answer: the request is done, the answer never leaves; reset: the connection breaks before anything is done;
# slow: the answer comes late; trickle: it comes a few bytes at a time; cut: it ends in the middle.
KINDS = frozenset(
    {"drop-answer", "reset", "slow", "trickle", "cut", "html", "redirect"}
    | {"http-408", "http-413", "http-429", "http-500", "http-502", "http-503", "503"}
)
_HTML = b"<!doctype html><title>Free Wi-Fi</title><p>Please sign in to the network."


@dataclass(slots=True)
class Fault:
    """What goes wrong with the next `times` requests whose path begins with `path`, after `skip` good ones."""

    kind: str
    times: int
    path: str
    skip: int = 0
    seconds: float = 1.0


class Faults:
    """Stands before the whole server: POST /faults adds one, GET shows what is left, DELETE takes all away."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._faults: list[Fault] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the door itself, break what was asked for, and let the rest through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"] == "/faults":
            await self._door(scope, receive, send)
        elif (fault := self._next(scope["path"])) is not None:
            await self._break(fault, scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _next(self, path: str) -> Fault | None:
        for fault in self._faults:
            if fault.times > 0 and path.startswith(fault.path):
                if fault.skip > 0:
                    fault.skip -= 1
                    return None
                fault.times -= 1
                return fault
        return None

    async def _door(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = 200
        if scope["method"] == "DELETE":
            self._faults.clear()
        elif scope["method"] == "POST":
            fault = _read(await _body(receive))
            status = 200 if fault else 400
            self._faults += [fault] if fault else []
        left = [{"kind": f.kind, "times": f.times, "path": f.path} for f in self._faults if f.times]
        await _answer(send, status, strict_json.write(left), b"application/json")

    async def _break(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        if fault.kind == "reset":
            await _hang_up(receive)
        elif fault.kind == "drop-answer":
            await self._app(scope, receive, _nowhere)
            await _hang_up(receive)
        elif fault.kind == "html":
            await _answer(send, 200, _HTML, b"text/html")
        elif fault.kind == "redirect":
            await _answer(send, 302, _HTML, b"text/html", (b"location", b"http://127.0.0.1:9/portal"))
        elif fault.kind in ("slow", "trickle", "cut"):
            await self._app(scope, receive, _Disturbed(fault, receive, send))
        else:
            status = int(fault.kind.removeprefix("http-"))
            await _answer(send, status, _HTML, b"text/html", (b"retry-after", b"1"))


class _Disturbed:
    """A `send` that is late, dribbles, or breaks off."""

    def __init__(self, fault: Fault, receive: Receive, send: Send) -> None:
        self._fault = fault
        self._receive = receive
        self._send = send

    async def __call__(self, message: Message) -> None:
        body: bytes = message.get("body", b"")
        if message["type"] == "http.response.start":
            if self._fault.kind == "slow":
                await asyncio.sleep(self._fault.seconds)
            await self._send(message)
        elif self._fault.kind == "slow":
            await self._send(message)
        elif self._fault.kind == "cut":
            await self._send({**message, "body": body[: len(body) // 2], "more_body": True})
            await _hang_up(self._receive, at_once=False)
        else:
            for at in range(0, len(body), 64):
                await self._send({**message, "body": body[at : at + 64], "more_body": True})
                await asyncio.sleep(self._fault.seconds / 100)
            await self._send({"type": "http.response.body", "body": b""})


async def _nowhere(_message: Message) -> None:
    return None


async def _hang_up(receive: Receive, *, at_once: bool = True) -> None:
    """Close the line without a further word. ASGI has no way to say it, so this reaches for uvicorn's transport."""
    transport: asyncio.Transport = receive.__self__.transport  # type: ignore[attr-defined]
    if at_once:
        transport.abort()
    else:
        transport.close()
    while (await receive())["type"] != "http.disconnect":
        pass  # what was still coming in; then the server knows that nobody waits for an answer


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if not message.get("more_body"):
            return body


def _read(body: bytes) -> Fault | None:
    found = strict_json.read(body)
    if not isinstance(found, dict) or found.get("kind") not in KINDS:
        return None
    return Fault(
        found["kind"], int(found.get("times", 1)), str(found.get("path", "/")), int(found.get("skip", 0)),
        float(found.get("seconds", 1.0)),
    )  # fmt: skip


async def _answer(send: Send, status: int, body: bytes, kind: bytes, *headers: tuple[bytes, bytes]) -> None:
    fixed = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*fixed, *headers]})
    await send({"type": "http.response.body", "body": body})
