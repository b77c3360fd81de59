"""What the record says of a paper whose code is genuine: the same, taken back, another amount, not known here."""

from dataclasses import replace

import pytest

from desk.codes.receipt import tail_of
from desk.core.questions import PaperIs, PaperOf
from desk.plugins.billing.rules.documents import REFUND, Document
from desk.plugins.billing.service import genuine, posting
from tests.support.till import Till


@pytest.fixture
def paid(till: Till) -> Document:
    session = till.cash.open(till.asha, 0)
    return till.take(session, 250_00)


def asked(till: Till, document: Document, **other: object) -> PaperIs:
    values = {
        "number": document.number, "form": "deposit", "paise": document.paid, "tail": tail_of(document.document_id),
    }  # fmt: skip
    return genuine.answer(till.desk.store, PaperOf(**{**values, **other}))  # type: ignore[arg-type]


def test_what_is_recorded_with_the_same_amount_can_be_opened(till: Till, paid: Document) -> None:
    found = asked(till, paid)
    assert (str(found.sentence), found.tone) == ("Recorded here with the same number and amount.", "good")
    assert dict(found.arguments) == {"patient_id": till.patient, "document_id": paid.document_id}
    assert (found.screen, found.action) == ("billing.cashier", "billing.bill.settle")


def test_a_number_that_nobody_has_heard_of_is_not_called_false(till: Till, paid: Document) -> None:
    found = asked(till, paid, number="GTB1A-R26A00009")
    assert found.tone == "warn" and "no record of it" in str(found.sentence) and not found.screen


@pytest.mark.parametrize("other", [{"tail": "00" * 8}, {"form": "refund"}, {"form": "gift"}])
def test_a_number_that_is_anothers_is_a_matter_for_the_supervisor(
    till: Till, paid: Document, other: dict[str, object]
) -> None:
    found = asked(till, paid, **other)
    assert found.tone == "bad" and "Another document has this number" in str(found.sentence) and not found.screen


def test_another_amount_is_said_with_the_recorded_one(till: Till, paid: Document) -> None:
    found = asked(till, paid, paise=950_00)
    assert found.tone == "bad" and "₹250.00" in str(found.sentence) and found.screen


def test_what_was_given_back_since_says_by_which_document(till: Till, paid: Document) -> None:
    session = till.cash.current(till.asha)
    assert session is not None
    with till.unit() as unit:
        back = replace(till.receipt(unit, session, 100_00, kind=REFUND), of_document=paid.document_id)
        posting.put(unit, back)
    found = asked(till, paid)
    assert found.tone == "warn" and back.number in str(found.sentence)
