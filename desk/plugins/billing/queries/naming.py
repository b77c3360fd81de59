"""What services and schemes are called in the other language, for papers."""

from collections.abc import Iterable

from sqlalchemy import Connection

from desk.plugins.billing.queries.documents import as_array

_SERVICES = """
    SELECT s.service_id, s.name_native FROM json_each(?) k CROSS JOIN billing_service s ON s.service_id = k.value
"""
_SCHEMES = """
    SELECT s.scheme, s.name, s.name_native FROM json_each(?) k CROSS JOIN billing_scheme s ON s.scheme = k.value
    ORDER BY s.version
"""


def services(connection: Connection, service_ids: Iterable[str]) -> dict[str, str]:
    """Service id to its native name."""
    rows = connection.exec_driver_sql(_SERVICES, (as_array(service_ids),))
    return {row.service_id: row.name_native for row in rows}


def schemes(connection: Connection, codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Scheme to its names as its newest definition has them."""
    wanted = as_array(codes)
    if wanted == "[]":
        return {}
    rows = connection.exec_driver_sql(_SCHEMES, (wanted,))
    return {row.scheme: (row.name, row.name_native) for row in rows}
