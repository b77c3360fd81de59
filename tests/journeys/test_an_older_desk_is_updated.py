"""A desk whose program knew no pharmacy and no money heard all the same what the others did; updated, it knows it."""

from pathlib import Path

import pytest

from desk.app import Desk, open_desk
from desk.core.paths import Paths
from desk.plugins.billing.plugin import Plugin as Billing
from desk.plugins.pharmacy.plugin import Plugin
from desk.plugins.pharmacy.service.desk import PharmacyDesk
from tests.support.cash_desks import ROLES as CASHIER
from tests.support.cash_desks import CashDesk, all_agree, cash_desk, set_up_money, settle_all
from tests.support.cloud import Cloud
from tests.support.house import joined, reopened
from tests.support.pharmacies import AMOXICILLIN, ROLES, Dispensary, dispensary, load_catalogue, prescribe, settle

NO_MONEY = ("desk.plugins.registration.plugin", "desk.plugins.pharmacy.plugin")
OLDER = ("desk.plugins.registration.plugin",)


def pharmacy(desk: Desk) -> PharmacyDesk:
    """The pharmacy of a desk that has one."""
    plugin = next(one.plugin for one in desk.host.loaded if one.name == "pharmacy")
    assert isinstance(plugin, Plugin)
    return plugin.desk


@pytest.mark.parametrize("cloud", ["sqlite"], indirect=True)
def test_what_came_while_the_program_was_older_is_read_after_its_update(cloud: Cloud, tmp_path: Path) -> None:
    load_catalogue(cloud, tmp_path)
    facility_id = cloud.add_facility(departments=1)
    with dispensary(tmp_path / "a", cloud, facility_id) as a:
        batch = a.receive(100)
        patient_id, _ = a.patient("Patient X")
        settle(a)
        only = prescribe(cloud, facility_id, tmp_path, patient_id, (AMOXICILLIN, 30))
        settle(a)
        done = a.dispense(only)
        settle(a)
        with joined(tmp_path / "b", cloud, facility_id, "ravi", ROLES, OLDER) as older:
            older.sync()
            assert older.sync().digest_equal
            before = older.digest()
        desk = open_desk(Paths(tmp_path / "b"))
        try:
            with reopened(desk, "ravi") as house:
                b = Dispensary(house, pharmacy(desk))
                assert house.sync().digest_equal
                assert house.digest() == before
                assert house.attention() == []
                assert b.book() == a.book()
                assert (b.balance(batch), b.flagged()) == (70, [])
                b.pharmacy.dispensing.reverse(house.actor, done.dispense_id, "the wrong patient")
                settle(b, a)
                assert a.book() == b.book()
        finally:
            desk.close()
        # Opened again, it hears nothing anew.
        desk = open_desk(Paths(tmp_path / "b"))
        try:
            with reopened(desk, "ravi") as house:
                assert Dispensary(house, pharmacy(desk)).book() == a.book()
        finally:
            desk.close()


@pytest.mark.parametrize("cloud", ["sqlite"], indirect=True)
def test_money_that_came_while_the_program_was_older_is_in_its_book_after_its_update(
    cloud: Cloud, tmp_path: Path
) -> None:
    set_up_money(cloud, tmp_path)
    facility_id = cloud.add_facility(departments=1)
    with cash_desk(tmp_path / "a", cloud, facility_id) as a:
        paying = a.comes("Ram Kumar")
        a.settle(paying)
        a.comes("Sita Devi", at_home=True)
        settle_all(a)
        with joined(tmp_path / "b", cloud, facility_id, "ravi", CASHIER, NO_MONEY) as older:
            older.sync()
            assert older.sync().digest_equal
        waiting = a.comes("Gita")
        settle_all(a)
        desk = open_desk(Paths(tmp_path / "b"))
        try:
            with reopened(desk, "ravi") as house:
                plugin = next(one.plugin for one in desk.host.loaded if one.name == "billing")
                assert isinstance(plugin, Billing)
                b = CashDesk(house, plugin.desk)
                house.sync()
                assert b.documents(paying, "receipt") == a.documents(paying, "receipt")
                assert b.due(waiting).patient_total == a.due(waiting).patient_total == 5_000
                b.open()
                b.settle(waiting)
                settle_all(b, a)
                all_agree(cloud, a, b)
        finally:
            desk.close()
