"""Running the server: a bound socket first, so that its address is known before anyone is told of it."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

_MAX_CONNECTIONS = 1000
_BACKLOG = 512


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to listen; `cert` and `key` are PEM files, both or neither. `proxy` is a trusted front's address."""

    host: str = "127.0.0.1"
    port: int = 8470
    cert: Path | None = None
    key: Path | None = None
    proxy: str | None = None

    @property
    def scheme(self) -> str:
        return "https" if self.cert else "http"


def is_loopback(host: str) -> bool:
    """Whether everything that `host` stands for is on this computer."""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return all(ipaddress.ip_address(str(address).partition("%")[0]).is_loopback for address in found)


def bind(listen: Listen) -> socket.socket:
    """A listening socket; ValueError when the traffic would be readable on the network."""
    if (listen.cert is None) != (listen.key is None):
        raise ValueError("TLS needs both a certificate and its key")
    if listen.cert is None and not is_loopback(listen.host):
        raise ValueError("without TLS the server listens on this computer only; give --tls-cert and --tls-key")
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    # Named as TCP: asyncio turns off Nagle's delay (40 ms an answer) only for sockets that say so.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((listen.host, listen.port))
        bound.listen(_BACKLOG)
    except OSError:
        bound.close()
        raise
    return bound


def url_of(listen: Listen, bound: socket.socket) -> str:
    """The address of the bound socket, such as http://127.0.0.1:8470."""
    host = f"[{listen.host}]" if ":" in listen.host else listen.host
    return f"{listen.scheme}://{host}:{bound.getsockname()[1]}"


class CloudServer(uvicorn.Server):
    """uvicorn, which says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def make_server(app: ASGIApp, listen: Listen, ready: Callable[[], None]) -> CloudServer:
    """A server for `app`; run it with `run(sockets=[bound])`."""
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, lifespan="off", server_header=False,
        limit_concurrency=_MAX_CONNECTIONS, backlog=_BACKLOG, timeout_graceful_shutdown=10,
        # Without a named front, a forwarded address is only what a stranger says of himself.
        proxy_headers=listen.proxy is not None, forwarded_allow_ips=listen.proxy or "",
        ssl_certfile=listen.cert, ssl_keyfile=listen.key,
    )  # fmt: skip
    config.load()
    if config.ssl is not None:
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_2
    return CloudServer(config, ready)
