"""A pack in two codes: put together in either order; what a scan does not say wipes nothing; two packs stay two."""

from datetime import date

import pytest

from desk.codes.pack import Pack
from desk.plugins.pharmacy.rules.packs import is_half, joined

PRODUCT, LOT = Pack(gtin="08901111111116"), Pack(lot="A1", expires=date(2027, 11, 30))
OTHER = Pack(gtin="08902222222229", lot="B2")


@pytest.mark.parametrize(("first", "second"), [(PRODUCT, LOT), (LOT, PRODUCT)])
def test_two_halves_are_one_pack(first: Pack, second: Pack) -> None:
    whole = joined(first, second)
    assert (whole.gtin, whole.lot, whole.expires) == (PRODUCT.gtin, "A1", date(2027, 11, 30))
    assert not is_half(whole) and is_half(first) and is_half(second)


def test_a_field_that_is_missing_wipes_nothing() -> None:
    whole = joined(PRODUCT, LOT)
    assert joined(whole, PRODUCT) == whole
    assert joined(whole, Pack(gtin=PRODUCT.gtin, lot="A1")).expires == date(2027, 11, 30)


def test_another_product_is_another_pack() -> None:
    assert joined(joined(PRODUCT, LOT), OTHER) == OTHER
    assert joined(LOT, OTHER).expires is None, "another lot's expiry is not this one's"
    assert joined(None, PRODUCT) == PRODUCT
