"""The tariff as one act needs it: what is asked for together is read together, and nothing is read twice."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from desk.plugins.billing.queries import tariff
from desk.plugins.billing.rules.tariff import Price, Service


class Book:
    """Services and prices of one open connection. Only for as long as nobody writes the tariff: one act."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._standing: dict[str, Service | None] = {}
        self._items: dict[str, Service | None] = {}
        self._codes: dict[str, Service | None] = {}
        self._prices: dict[tuple[str, tuple[str, ...]], dict[str, tuple[Price, ...]]] = {}

    @staticmethod
    def of(at: "At") -> "Book":
        """`at` itself, where it is a book already."""
        return at if isinstance(at, Book) else Book(at)

    def expect(self, service_ids: Iterable[str] = (), items: Iterable[str] = ()) -> None:
        """Read at once what will be asked for one by one: services by id, medicines by code."""
        ids = set(service_ids) - self._standing.keys()
        codes = set(items) - self._items.keys()
        self._standing |= dict.fromkeys(ids) | tariff.all_standing(self.connection, ids)
        self._items |= dict.fromkeys(codes) | tariff.of_items(self.connection, codes)

    def standing(self, service_id: str) -> Service | None:
        """As tariff.standing."""
        self.expect((service_id,))
        return self._standing[service_id]

    def of_item(self, code: str) -> Service | None:
        """As tariff.of_item."""
        self.expect((), (code,))
        return self._items[code]

    def by_code(self, code: str) -> Service | None:
        """As tariff.by_code."""
        if code not in self._codes:
            self._codes[code] = tariff.by_code(self.connection, code)
        return self._codes[code]

    def of_test(self, code: str) -> Service | None:
        """As tariff.of_test."""
        return tariff.of_test(self.connection, code)

    def prices(self, service_id: str, day: str, categories: Sequence[str]) -> tuple[Price, ...]:
        """The prices of a service that hold on a day; those of all services that are known here are read with them."""
        known = self._prices.setdefault((day, tuple(categories)), {})
        if service_id not in known:
            seen = (one for of in (self._standing, self._items) for one in of.values())
            wanted = {one.service_id for one in seen if one} - known.keys() | {service_id}
            found: Mapping[str, tuple[Price, ...]] = tariff.valid_prices(self.connection, wanted, day, categories)
            known |= {one: found.get(one, ()) for one in wanted}
        return known[service_id]


At = Connection | Book
"""Where a price is asked: a connection, or the book of an act that asks for many."""
