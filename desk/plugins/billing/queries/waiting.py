"""Who has something to pay: open charges and owing bills of a day, by person."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desk.plugins.billing.queries.documents import as_array
from desk.plugins.billing.rules.settling import Waiting
from desk.records.patient.queries import survivor

MOST = 500
_CHARGES = """
    SELECT c.patient_id, p.replaced_by IS NOT NULL AS merged, sum(coalesce(c.patient, 0)) AS paise,
        sum(c.unit_paise IS NULL) AS to_price, min(c.at) AS since, max(c.visit_id) AS visit_id
    FROM billing_charge c LEFT JOIN patient p ON p.patient_id = c.patient_id
    WHERE c.day = ? AND c.status = 'open' GROUP BY c.patient_id ORDER BY since LIMIT ?
"""
_BILLS = """
    SELECT o.patient_id, p.replaced_by IS NOT NULL AS merged, sum(o.paise) AS paise, 0 AS to_price,
        min(o.at) AS since, max(d.visit_id) AS visit_id
    FROM billing_owing o JOIN billing_document d ON d.document_id = o.bill_id
    LEFT JOIN patient p ON p.patient_id = o.patient_id
    WHERE o.day = ? AND o.paise > 0 GROUP BY o.patient_id ORDER BY since LIMIT ?
"""
_NAMES = """
    SELECT n.patient_id, n.script, n.text FROM json_each(?) k CROSS JOIN patient_name n ON n.patient_id = k.value
    WHERE n.use = 'official' AND n.ended_at IS NULL ORDER BY n.made_at
"""
_TOKENS = "SELECT v.visit_id, v.token FROM json_each(?) k CROSS JOIN visit v ON v.visit_id = k.value WHERE v.day = ?"


@dataclass(frozen=True)
class _Sum:
    """What one person has to pay."""

    paise: int
    to_price: int
    since: int
    visit_id: str | None

    def __add__(self, other: "_Sum") -> "_Sum":
        return replace(
            self, paise=self.paise + other.paise, to_price=self.to_price + other.to_price,
            since=min(self.since, other.since), visit_id=self.visit_id or other.visit_id,
        )  # fmt: skip


def of_day(connection: Connection, day: str) -> tuple[Waiting, ...]:
    """Whoever has something to pay that arose on a day (ISO), each person once, the longest wait first."""
    sums: dict[str, _Sum] = {}
    for query in (_CHARGES, _BILLS):
        for row in connection.exec_driver_sql(query, (day, MOST)).all():
            who = (survivor(connection, row.patient_id) or row.patient_id) if row.merged else row.patient_id
            one = _Sum(row.paise, row.to_price, row.since, row.visit_id)
            sums[who] = sums[who] + one if who in sums else one
    names = _names(connection, list(sums))
    visits = as_array(one.visit_id for one in sums.values() if one.visit_id)
    tokens = {row[0]: row[1] for row in connection.exec_driver_sql(_TOKENS, (visits, day))}
    found = [
        Waiting(
            who, *_both(names.get(who, {})), tokens.get(one.visit_id or "", ""), one.paise, one.to_price, one.since
        )
        for who, one in sums.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.patient_id))[:MOST])


def _names(connection: Connection, patient_ids: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in connection.exec_driver_sql(_NAMES, (as_array(patient_ids),)):
        found.setdefault(row.patient_id, {})[row.script] = row.text
    return found


def _both(by_script: dict[str, str]) -> tuple[str, str]:
    """The name in Latin letters (in its own script where there is no other), and in its own."""
    native = next((text for script, text in by_script.items() if script != "Latn"), "")
    return by_script.get("Latn", native), native
