"""A pack whose product and lot stand in two codes: put together from two scans, in either order."""

from dataclasses import replace

from desk.codes.pack import Pack

WITHIN_MS = 60_000
"""The second code of a pack is scanned right after the first; later it is another pack's."""


def is_half(pack: Pack) -> bool:
    """Whether the other half may still come: the product without its lot, or a lot without the product."""
    return not pack.gtin or not pack.lot


def joined(before: Pack | None, now: Pack) -> Pack:
    """`now` with what only `before` says: what a scan does not say wipes nothing. Two products are two packs."""
    if before is None or (before.gtin and now.gtin and before.gtin != now.gtin):
        return now
    if before.lot and now.lot and before.lot != now.lot:
        return replace(now, gtin=now.gtin or before.gtin)
    return replace(
        now, gtin=now.gtin or before.gtin, lot=now.lot or before.lot, expires=now.expires or before.expires,
        serial=now.serial or before.serial, made=now.made or before.made, doubtful=now.doubtful or before.doubtful,
        doubt=now.doubt or before.doubt,
    )  # fmt: skip
