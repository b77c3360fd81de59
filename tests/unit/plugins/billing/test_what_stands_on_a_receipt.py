"""What a paper of billing says is kept whole, sums, and splits its tax."""

import random
from dataclasses import replace

import msgspec
import pytest

from desk.core.money import within
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.receipt_paper import PaperPayment, by_scheme, tax_table
from tests.support.receipts import BLOOD, MIXED, OF_EACH_FORM, SUGAR, TABLETS, line


@pytest.mark.parametrize("name", OF_EACH_FORM)
def test_a_paper_is_kept_and_read_back_whole(name: str) -> None:
    paper = OF_EACH_FORM[name]
    assert forms.read(forms.write(paper)) == paper


def test_a_form_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError):
        forms.write(replace(MIXED, form="gift"))
    with pytest.raises(msgspec.DecodeError):
        forms.read(b"{}")


def test_a_paper_sums_what_stands_on_it() -> None:
    assert MIXED.gross == MIXED.discount + MIXED.payers + MIXED.patient == 468_80
    assert (MIXED.paid, MIXED.change, MIXED.subject_to_realisation) == (263_80, 36_20, True)
    assert not replace(MIXED, payments=(PaperPayment("cash", 263_80),)).subject_to_realisation


def test_schemes_are_summed_for_each_reason() -> None:
    other = replace(SUGAR, parts=(replace(SUGAR.parts[0], says_en="Half of it."),))
    sums = [(part.scheme, part.paise, part.says_en[:4]) for part in by_scheme((BLOOD, SUGAR, other))]
    assert sums == [("Delhi Arogya Kosh", 180_00, "Delh"), ("Delhi Arogya Kosh", 30_00, "Half")]


def test_the_halves_of_a_tax_sum_whatever_it_is() -> None:
    rng = random.Random(46)
    for _ in range(500):
        rate, price = rng.choice((500, 1200, 1800)), rng.randrange(1, 10**7)
        tax = within(price, rate)
        rows = tax_table((line("X", "", price, tax=tax, tax_bp=rate, tax_code="3004"),))
        assert [(row.cgst + row.sgst, row.taxable + row.cgst + row.sgst) for row in rows] == (
            [(tax, price)] if tax else []
        )
        assert all(0 <= row.cgst - row.sgst <= 1 for row in rows)


def test_rates_and_codes_stand_apart() -> None:
    other = replace(TABLETS, tax_bp=500, tax=1000)
    assert [(row.tax_bp, row.cgst + row.sgst) for row in tax_table((TABLETS, other, TABLETS, BLOOD))] == [
        (1200, 52_24), (500, 10_00),
    ]  # fmt: skip
