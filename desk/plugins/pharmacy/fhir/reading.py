"""The days of packs, as others write them."""

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=4096)  # a page says the same few days thousands of times
def day(text: str) -> str:
    """An ISO day; of a month its last day, which is how packs say their expiry. Raises ValueError."""
    if len(text) == 7:
        first = date.fromisoformat(f"{text}-01")
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1).isoformat()
    return date.fromisoformat(text[:10]).isoformat()
