"""FEFO: what expires first goes first, then by lot. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence

from desk.plugins.pharmacy.rules.dispensing import BatchStock, Part

NOBODY: Mapping[str, int] = {}


def propose(batches: Sequence[BatchStock], wanted: int, taken: Mapping[str, int] = NOBODY) -> tuple[Part, ...]:
    """The parts that make up `wanted`, or as much of it as there is; `batches` in FEFO order.

    taken: batch_id → what other lines of the same dispense take of it.
    """
    parts = []
    for batch in batches:
        part = min(wanted, batch.quantity - taken.get(batch.batch_id, 0))
        if part > 0:
            parts.append(Part(batch.batch_id, part))
            wanted -= part
    return tuple(parts)


def passed_over(
    batches: Sequence[BatchStock], parts: Sequence[Part], taken: Mapping[str, int] = NOBODY
) -> BatchStock | None:
    """The batch that expires first of those that are left lying while a later one is given; None where none is.

    Two lots with the same expiry are as good as each other.
    """
    wanted = Counter({part.batch_id: 0 for part in parts})
    for part in parts:
        wanted[part.batch_id] += part.quantity
    last = max((_expiry(batch) for batch in batches if wanted[batch.batch_id]), default="")
    for batch in batches:
        left = batch.quantity - wanted[batch.batch_id] - taken.get(batch.batch_id, 0)
        if left > 0 and _expiry(batch) < last:
            return batch
    return None


def _expiry(batch: BatchStock) -> str:
    return batch.expires or "9999-12-31"
