"""CBOR (RFC 8949) from outside: looked through before it is parsed, so that the parser meets nothing that surprises it.

The look-through walks the items once, in as many steps as there are bytes, and refuses: nesting beyond `depth`, what is
cut off, bytes after the end, tags that were not asked for, keys that are not a number, text or bytes, a key twice in
one map, and text that is not UTF-8. With `canonical` it holds the bytes to the deterministic encoding of RFC 8949
section 4.2.1 as well (definite lengths, shortest forms, keys in bytewise order), and takes no floating point numbers:
then there is one encoding of one value, and nobody can write the same card twice.
"""

from collections.abc import Collection
from typing import Any

DEPTH = 6
TAGS = (18, 61)  # COSE_Sign1, and the CWT tag that may stand around it

_UINT, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP, _TAG, _OTHER = range(8)
_INDEFINITE = 31
_BREAK = 0xFF
_FALSE_TRUE_NULL = (20, 21, 22)
_FLOATS = (25, 26, 27)


class NotStrict(ValueError):
    """The bytes break a rule. The message names the rule and holds nothing of the content."""


def loads(data: bytes, *, depth: int = DEPTH, tags: Collection[int] = TAGS, canonical: bool = True) -> Any:
    """The one value that `data` encodes: int, bytes, str, list, dict, bool, None, `cbor2.CBORTag`; floats when lax.

    `depth` counts arrays, maps and tags inside one another. Raises NotStrict.
    """
    look = _Look(data, depth, frozenset(tags), canonical)
    if look.item(0, 0) != len(data):
        raise NotStrict("bytes after the end")
    import cbor2

    try:
        return cbor2.loads(data)
    except (cbor2.CBORDecodeError, ValueError, TypeError, OverflowError) as error:
        raise NotStrict("not CBOR") from error


def dumps(value: object) -> bytes:
    """`value` in the deterministic encoding (RFC 8949 section 4.2.1), map keys being small integers."""
    import cbor2

    return cbor2.dumps(value, canonical=True)


class _Look:
    """The look-through: each method takes a position and gives the position behind what it saw."""

    def __init__(self, data: bytes, depth: int, tags: frozenset[int], canonical: bool) -> None:
        self._data, self._depth, self._tags, self._canonical = data, depth, tags, canonical

    def item(self, at: int, level: int) -> int:
        major, minor, argument, after = self._head(at)
        if major in (_UINT, _NEGATIVE):
            return after
        if major in (_BYTES, _TEXT):
            return self._string(major, minor, argument, after)
        if major == _OTHER:
            return self._simple(minor, after)
        if level >= self._depth:
            raise NotStrict("nested too deeply")
        if major == _TAG:
            if argument not in self._tags:
                raise NotStrict("a tag that does not belong here")
            return self.item(after, level + 1)
        return self._container(major, minor, argument, after, level + 1)

    def _head(self, at: int) -> tuple[int, int, int, int]:
        """Major type, the five low bits, the argument (0 for an indefinite length), the position behind."""
        if at >= len(self._data):
            raise NotStrict("cut off")
        major, minor = self._data[at] >> 5, self._data[at] & 31
        if minor < 24:
            return major, minor, minor, at + 1
        if minor == _INDEFINITE and major in (_BYTES, _TEXT, _ARRAY, _MAP) and not self._canonical:
            return major, minor, 0, at + 1
        if minor > 27:
            raise NotStrict("an indefinite length or a reserved form")
        size = 1 << (minor - 24)
        raw = self._data[at + 1 : at + 1 + size]
        if len(raw) != size:
            raise NotStrict("cut off")
        argument = int.from_bytes(raw, "big")
        if self._canonical and major != _OTHER and argument < (24 if size == 1 else 1 << (4 * size)):
            raise NotStrict("not the shortest form")
        return major, minor, argument, at + 1 + size

    def _string(self, major: int, minor: int, length: int, at: int) -> int:
        if minor == _INDEFINITE:
            while not self._is_break(at):
                kind, form, size, after = self._head(at)
                if kind != major or form == _INDEFINITE:
                    raise NotStrict("a piece of another kind in a string")
                at = self._string(major, form, size, after)
            return at + 1
        end = at + length
        if end > len(self._data):
            raise NotStrict("cut off")
        if major == _TEXT:
            try:
                self._data[at:end].decode("utf-8")
            except UnicodeDecodeError:
                raise NotStrict("text that is not UTF-8") from None
        return end

    def _simple(self, minor: int, after: int) -> int:
        if minor in _FALSE_TRUE_NULL or (minor in _FLOATS and not self._canonical):
            return after
        raise NotStrict("a simple value or number that does not belong here")

    def _container(self, major: int, minor: int, count: int, at: int, level: int) -> int:
        seen: set[tuple[int, int | bytes]] = set()
        last = b""
        done = 0
        while not self._is_break(at) if minor == _INDEFINITE else done < count:
            if major == _MAP:
                start = at
                key, at = self._key(at)
                if key in seen:
                    raise NotStrict("a key twice")
                seen.add(key)
                if self._canonical and self._data[start:at] < last:
                    raise NotStrict("keys out of order")
                last = self._data[start:at]
            at = self.item(at, level)
            done += 1
        return at + 1 if minor == _INDEFINITE else at

    def _key(self, at: int) -> tuple[tuple[int, int | bytes], int]:
        """A map's key as it compares, however it was written, and the position behind it."""
        major, minor, argument, after = self._head(at)
        if major in (_UINT, _NEGATIVE):
            return (major, argument), after
        if major not in (_BYTES, _TEXT) or minor == _INDEFINITE:
            raise NotStrict("a key of a kind that does not belong here")
        end = self._string(major, minor, argument, after)
        return (major, self._data[after:end]), end

    def _is_break(self, at: int) -> bool:
        return at < len(self._data) and self._data[at] == _BREAK
