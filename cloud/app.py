"""Wires the HTTP doors to one server; everything refused leaves as an OperationOutcome."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from cloud import settings
from cloud.cards.keys import Seal
from cloud.endpoints import cards, join, people, pull, push, read
from cloud.endpoints.context import Server, fhir
from cloud.outcome import Problem
from cloud.store import Store

log = logging.getLogger("hims.cloud")
# Level 1: a tenth of the time of the default and nearly its size.
_GZIP_LEVEL = 1


def build_app(store: Store, public_url: str, seal: Seal) -> FastAPI:
    """The application over a migrated store. `public_url` is scheme, host and port as desks reach it."""
    with store.read() as conn:
        secrets = settings.read_secrets(conn)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.server = Server(store, secrets, public_url, seal)
    # Fixed paths first: the last router takes any {type}.
    for module in (join, people, cards, pull, push, read):
        app.include_router(module.router)
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _bug)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=_GZIP_LEVEL)
    return app


def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    headers = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return fhir(error.outcome(), error.status, headers)


def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, text = ("not-found", "There is no such address here.") if error.status_code == 404 else (
        "method", "This address does not take this method."
    )  # fmt: skip
    problem = Problem(error.status_code, code, text, issue="not-supported")
    return fhir(problem.outcome(), error.status_code, dict(error.headers or {}))


def _bug(request: Request, error: Exception) -> Response:
    # The path's shape only: ids and bodies stay out of the log, and so does the error's text, which may hold both.
    where = getattr(request.scope.get("route"), "path", "?")
    frames = [f"{Path(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)[-4:]]
    log.error("unexpected %s at %s %s (%s)", type(error).__name__, request.method, where, " > ".join(frames))
    problem = Problem(500, "bug", "The cloud met an unexpected error. Nothing was written.", issue="exception")
    answer = fhir(problem.outcome(), 500)
    # The server closes the line after a fault; said, so that no client sends its next request into the closing.
    answer.headers["Connection"] = "close"
    return answer
