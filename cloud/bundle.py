"""A pushed bundle, read into ops: the whole facts that are written or refused together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cloud import rules, strict_json
from cloud.outcome import ACTOR_URL, OP_URL, Problem
from cloud.rules import Broken, Resource, is_uuid

MAX_ENTRIES = 50
MAX_BODY = 512 * 1024
_URL = re.compile(r"([A-Za-z]{1,40})/([^/?#]{1,64})", re.ASCII)
_WEAK_ETAG = re.compile(r'W/"([1-9][0-9]{0,15})"', re.ASCII)
_MAX_ACTOR = 100
# The cloud's own marks in `meta`: a desk that sends them back has not changed anything by it.
_OUR_META = ("versionId", "lastUpdated")


@dataclass(frozen=True, slots=True)
class Entry:
    """One resource to write. `if_match` is the version it builds on, None where it must be new."""

    index: int
    type: str
    id: str
    resource: Resource
    hash: bytes
    if_match: int | None
    op_id: str


@dataclass(frozen=True, slots=True)
class Op:
    """One fact: its entries in the order they were sent, who did it, and a hash of everything in it."""

    op_id: str
    actor: str | None
    entries: tuple[Entry, ...]
    hash: bytes


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an entry asks for, before the resource was looked at."""

    index: int
    url: str
    resource: Any
    if_match: str | None
    if_none_match: str | None
    op_id: str
    actor: str | None

    def problem(self, code: str, text: str) -> Problem:
        op = self.op_id if is_uuid(self.op_id) else None
        return Problem(422, code, text, issue="business-rule", entry=self.index, op=op)


def read_transaction(body: bytes) -> list[Op]:
    """The ops of a FHIR transaction bundle; Problem 400, 413 or 422 for what it may not hold."""
    bundle = strict_json.read(body)
    if not isinstance(bundle, dict) or bundle.get("resourceType") != "Bundle":
        raise Problem(400, "bundle", "The body has to be a FHIR Bundle.", issue="structure")
    if bundle.get("type") != "transaction":
        raise Problem(400, "bundle", "The Bundle's type has to be transaction.", issue="structure")
    entries = bundle.get("entry", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise Problem(400, "bundle", "Bundle.entry has to be a list of objects.", issue="structure")
    if len(entries) > MAX_ENTRIES:
        raise Problem(413, "too-large", f"A bundle holds {MAX_ENTRIES} entries at most.", issue="too-long")
    return _ops([_asked(index, entry) for index, entry in enumerate(entries)])


def read_single(body: bytes, url: str, headers: Mapping[str, str]) -> list[Op]:
    """The same for one resource sent by PUT, with the op in headers."""
    asked = _Asked(
        0, url, strict_json.read(body), headers.get("if-match"), headers.get("if-none-match"),
        headers.get("x-hims-op", ""), headers.get("x-hims-actor"),
    )  # fmt: skip
    return _ops([asked])


def _asked(index: int, entry: dict[str, Any]) -> _Asked:
    request = entry.get("request")
    if not isinstance(request, dict) or request.get("method") != "PUT":
        raise Problem(400, "method", "A desk writes by PUT only.", issue="not-supported", entry=index)
    marks = _extensions(request.get("extension"))
    op_id, actor = marks.get((OP_URL, "valueUuid")), marks.get((ACTOR_URL, "valueString"))
    url, if_match, if_none_match = request.get("url"), request.get("ifMatch"), request.get("ifNoneMatch")
    if not isinstance(url, str) or not all(
        isinstance(text, str | None) for text in (op_id, actor, if_match, if_none_match)
    ):
        raise Problem(400, "bundle", "Bundle.entry.request is not well formed.", issue="structure", entry=index)
    return _Asked(index, url, entry.get("resource"), if_match, if_none_match, op_id or "", actor)


def _extensions(found: object) -> dict[tuple[object, str], Any]:
    if not isinstance(found, list):
        return {}
    return {
        (item.get("url"), key): value
        for item in found if isinstance(item, dict)
        for key, value in item.items() if key != "url"
    }  # fmt: skip


def _ops(asked: list[_Asked]) -> list[Op]:
    groups: dict[str, list[_Asked]] = {}
    last = None
    for item in asked:
        if not is_uuid(item.op_id):
            raise item.problem("op-missing", "Each entry has to carry the UUID of its op.")
        if item.op_id in groups and item.op_id != last:
            raise item.problem("op-split", "The entries of one op have to stand together.")
        groups.setdefault(item.op_id, []).append(item)
        last = item.op_id
    return [_op(op_id, items) for op_id, items in groups.items()]


def _op(op_id: str, items: list[_Asked]) -> Op:
    actor = items[0].actor
    unfit = actor is not None and (len(actor) > _MAX_ACTOR or rules.has_hidden(actor))
    if unfit or any(item.actor != actor for item in items):
        raise items[0].problem("actor", "One op has one actor, named in at most 100 plain characters.")
    entries = tuple(_entry(item) for item in items)
    digest = hashlib.sha256(strict_json.canonical([op_id, actor, [_told(e) for e in entries]]))
    return Op(op_id, actor, entries, digest.digest())


def _told(entry: Entry) -> list[object]:
    return [entry.type, entry.id, entry.if_match, entry.hash.hex()]


def _entry(item: _Asked) -> Entry:
    address = _URL.fullmatch(item.url)
    if address is None or not isinstance(item.resource, dict):
        raise item.problem("url", "An entry has to be a resource at {Type}/{id}.")
    type_, id_ = address.groups()
    resource = {key: value for key, value in item.resource.items() if key != "meta"}
    meta = _meta(item)
    if meta:
        resource["meta"] = meta
    try:
        rules.check_shape(resource, type_, id_)
    except Broken as broken:
        raise item.problem(broken.code, broken.text) from None
    digest = hashlib.sha256(strict_json.canonical(resource)).digest()
    return Entry(item.index, type_, id_, resource, digest, _if_match(item), item.op_id)


def _meta(item: _Asked) -> dict[str, Any]:
    meta = item.resource.get("meta", {})
    if not isinstance(meta, dict):
        raise item.problem("meta", "A resource's meta has to be an object.")
    return {key: value for key, value in meta.items() if key not in _OUR_META}


def _if_match(item: _Asked) -> int | None:
    if item.if_none_match == "*" and item.if_match is None:
        return None
    version = _WEAK_ETAG.fullmatch(item.if_match or "")
    if version is None or item.if_none_match is not None:
        raise item.problem("condition", 'A write needs either If-None-Match: * or If-Match: W/"version".')
    return int(version[1])
