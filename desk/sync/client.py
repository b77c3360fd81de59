"""One HTTP client to the home server, and what its answers mean for the desk.

An answer counts only when it is what the protocol says: a captive portal that answers 200 with HTML is no answer.
"""

import email.utils
import re
import ssl
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec

from desk.core.errors import DeskError, Refused, Rejected, Unreachable
from desk.core.i18n import words
from desk.core.ids import new_id

HIMS = "https://hims.delhi.gov.in/fhir/"
SCHEMA = "1"
TIMEOUT = httpx.Timeout(30.0, connect=10.0)
MOST_ANSWER = 8 * 1024 * 1024
"""Bytes, unpacked; a page of the feed ends at 4 MiB."""
MOST_SECONDS = 120.0
"""An answer that comes drop by drop is given up after this long."""
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Ambiguous(Unreachable):
    """The request went out and no answer came back: it may or may not have been done."""


class Unauthorised(Rejected):
    """The token was not taken; get another one, once."""


class EntryRefused(Rejected):
    """The cloud read the request and refused it for a reason of its own (4xx); nothing of it was stored.

    `entry` is the index of the bundle entry that it names, None if it names none.
    """

    def __init__(self, status: int, code: str, text: str, entry: int | None) -> None:
        reason = text or code or str(status)
        super().__init__(
            words("Rejected", "The cloud refused: {reason}", reason=reason), code=code, detail=f"http {status} {code}"
        )
        self.status = status
        self.entry = entry


class DeviceRefused(Rejected):
    """This desk is no longer (or not yet) known to the cloud; it works on offline."""


DEVICE_SEQ = "device-seq"
RESTORED = words(
    "Rejected", "This desk's data is older than what it has sent, or another computer uses a copy of it. Tell IT."
)


@dataclass(frozen=True)
class Answer:
    """A JSON answer with its status."""

    status: int
    body: dict[str, Any]


class Client:
    """Talks JSON to `base` (…/fhir). `token(fresh)` gives the bearer token; `offset_ms`: the server's clock − ours."""

    def __init__(self, server: str, device_id: str = "", *, transport: httpx.BaseTransport | None = None) -> None:
        self.server = checked(server)
        self.base = f"{self.server}/fhir"
        self.device_id = device_id
        self.token: Callable[[bool], str] | None = None
        self.offset_ms = 0
        self._http = httpx.Client(verify=_trusted(), timeout=TIMEOUT, transport=transport, follow_redirects=False)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def get(self, path: str, params: dict[str, str] | None = None) -> Answer:
        """GET below the FHIR base."""
        return self._authorised("GET", f"{self.base}/{path}", params=params)

    def post(self, path: str, body: object, *, headers: dict[str, str] | None = None) -> Answer:
        """POST JSON below the FHIR base ("" is the base itself)."""
        content = msgspec.json.encode(body)
        url = f"{self.base}/{path}" if path else self.base
        return self._authorised("POST", url, content=content, headers=headers)

    def open_post(self, path: str, body: object) -> Answer:
        """POST JSON without a token (enrolment)."""
        return self._once("POST", f"{self.base}/{path}", {}, content=msgspec.json.encode(body))

    def open_get(self, path: str) -> Answer:
        """GET without a token (metadata)."""
        return self._once("GET", f"{self.base}/{path}", {})

    def form(self, path: str, fields: dict[str, str]) -> Answer:
        """POST a form below the server's root (the token endpoint)."""
        return self._once("POST", f"{self.server}{path}", {}, data=fields)

    def _authorised(self, method: str, url: str, headers: dict[str, str] | None = None, **rest: Any) -> Answer:
        assert self.token is not None
        extra = headers or {}
        try:
            return self._once(method, url, extra | {"Authorization": f"Bearer {self.token(False)}"}, **rest)
        except Unauthorised:
            return self._once(method, url, extra | {"Authorization": f"Bearer {self.token(True)}"}, **rest)

    def _once(self, method: str, url: str, headers: dict[str, str], **rest: Any) -> Answer:
        sent = {"Accept": "application/fhir+json", "X-HIMS-Schema": SCHEMA, "X-Request-Id": new_id()}
        if "content" in rest:
            sent["Content-Type"] = "application/fhir+json"
        if self.device_id:
            sent["X-HIMS-Device"] = self.device_id
        try:
            with self._http.stream(method, url, headers=sent | headers, **rest) as response:
                content = _content(response)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as nobody:
            raise Unreachable(detail=type(nobody).__name__) from nobody
        except (httpx.InvalidURL, UnicodeError) as bad:  # the address cannot be asked for; nothing was sent
            raise Unreachable(detail=type(bad).__name__) from bad
        except httpx.HTTPError as broken:
            raise Ambiguous(detail=type(broken).__name__) from broken
        body = _json(response, content)
        server_ms = _server_ms(response)
        if server_ms is not None and body is not None:  # a login page's clock is not the cloud's
            self.offset_ms = server_ms - time.time_ns() // 1_000_000
        return _meaning(response, body)


@cache
def _trusted() -> ssl.SSLContext:
    """Whom the system trusts, read once: that takes 65 ms, and each sign-in at the cloud has a client of its own."""
    return httpx.create_ssl_context()


def checked(server: str) -> str:
    """The server's address without a trailing slash. TLS everywhere but on this computer itself."""
    try:
        parts = urlsplit(server.strip().rstrip("/"))
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and "@" not in parts.netloc
        httpx.URL(parts.geturl())
    except (ValueError, httpx.InvalidURL):
        fits = False
    if not fits:
        raise Refused(words("Enrol", "Type the cloud's address, like https://hims.example.gov.in"), field="server")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Refused(words("Enrol", "The address must begin with https: the line must be encrypted."), field="server")
    return f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")


def _content(response: httpx.Response) -> bytes | None:
    """The unpacked body; None when it is more than an answer may be (nobody unpacks a bomb to its end)."""
    until = time.monotonic() + MOST_SECONDS
    content = bytearray()
    for part in response.iter_bytes():
        content += part
        if len(content) > MOST_ANSWER:
            return None
        if time.monotonic() > until:
            raise httpx.ReadTimeout("the answer comes too slowly")
    return bytes(content)


def _meaning(response: httpx.Response, body: dict[str, Any] | None) -> Answer:
    status = response.status_code
    if body is None:
        if status >= 500 or status == 408:
            raise Ambiguous(detail=f"http {status}", retry_after=_retry_after(response))
        raise Unreachable(
            words("Unreachable", "Something other than the cloud answered (a login page?). Ask IT about the network."),
            detail=f"http {status} {response.headers.get('content-type', '')[:40]}",
        )
    if 200 <= status < 300:
        return Answer(status, body)
    raise _problem(response, status, body)


def _problem(response: httpx.Response, status: int, body: dict[str, Any]) -> DeskError:
    code, text = coded(body)
    detail = f"http {status} {code}"
    if status in (429, 503):
        return Unreachable(detail=detail, retry_after=_retry_after(response))
    if status >= 500 or status == 408:
        return Ambiguous(detail=detail)
    if status == 401 and code != "invalid_client":
        return Unauthorised(words("Rejected", "The cloud did not accept this desk's pass."), code=code, detail=detail)
    if code == DEVICE_SEQ:
        return DeviceRefused(RESTORED, code=code, detail=detail)
    if code in ("invalid_client", "device-revoked", "device-unknown"):
        return DeviceRefused(
            words("Rejected", "The cloud does not know this desk any more. Work goes on; tell IT."),
            code=code,
            detail=detail,
        )
    return EntryRefused(status, code or str(status), text, _entry(body))


def _entry(body: dict[str, Any]) -> int | None:
    issues = body.get("issue")
    issue = issues[0] if isinstance(issues, list) and issues and isinstance(issues[0], dict) else {}
    expression = issue.get("expression")
    named = str(expression[0]) if isinstance(expression, list) and expression else ""
    found = re.fullmatch(r"Bundle\.entry\[([0-9]{1,4})\].*", named)
    return int(found[1]) if found else None


def coded(body: dict[str, Any]) -> tuple[str, str]:
    """The coded reason and the text of an OperationOutcome or an OAuth error."""
    if isinstance(body.get("error"), str):
        return plain(body["error"]), plain(body.get("error_description"))
    issues = body.get("issue")
    if not isinstance(issues, list) or not issues or not isinstance(issues[0], dict):
        return "", ""
    details = issues[0].get("details")
    details = details if isinstance(details, dict) else {}
    codings = details.get("coding")
    coding = codings[0] if isinstance(codings, list) and codings and isinstance(codings[0], dict) else {}
    return plain(coding.get("code") or issues[0].get("code")), plain(details.get("text"))


def plain(said: object) -> str:
    """What the other side said, as text that can be shown: short, on one line, with nothing that hides or turns."""
    text = said if isinstance(said, str) else ""
    return "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in text[:MOST_SAID])


MOST_SAID = 300
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _json(response: httpx.Response, content: bytes | None) -> dict[str, Any] | None:
    kind = response.headers.get("content-type", "")
    if "json" not in kind or content is None or response.is_redirect:
        return None
    try:
        body = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _server_ms(response: httpx.Response) -> int | None:
    try:
        return int(email.utils.parsedate_to_datetime(response.headers["date"]).timestamp() * 1000)
    except (KeyError, ValueError, TypeError, OverflowError):
        return None


def _retry_after(response: httpx.Response) -> float | None:
    value = response.headers.get("retry-after", "")
    return min(float(value), 3600.0) if re.fullmatch("[0-9]{1,9}", value) else None
