"""Identifiers: UUIDv7 (RFC 9562), minted here, in time order, never renumbered."""

import re
import uuid
from uuid import UUID

import uuid_utils

NAMESPACE = UUID("6f1c2f3e-58b4-4a3e-9a53-0d7c5b1f2a10")


def new_id() -> str:
    """A fresh UUIDv7 in its 36-character lower-case form; rises within a process."""
    return str(uuid_utils.uuid7())


def derived_id(*parts: str) -> str:
    """The same parts always give the same id (UUIDv5): a thing made twice exists once."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(parts)))


def is_id(text: str) -> bool:
    """Whether `text` is a UUID in canonical form."""
    return _CANONICAL.fullmatch(text) is not None


_CANONICAL = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
