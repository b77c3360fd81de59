"""What billing sends is FHIR R4, passes the cloud's rules, and is read elsewhere as it was meant: in whole paise."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from fhir.resources.R4B import get_fhir_model_class
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from cloud import strict_json
from cloud.rules import Broken, check_change, check_shape
from desk.core.ids import new_id
from desk.core.money import MOST
from desk.plugins.billing import plugin as billing
from desk.plugins.billing.fhir import cash, charges, invoices, notices, payments
from desk.plugins.billing.rules.cash import ACCEPT, CLOSE, COUNT, OFFER, OPEN_WITH_FLOAT, PAY_OUT
from desk.plugins.billing.rules.charging import CANCELLED, Split
from desk.plugins.billing.rules.documents import BY_CARD, BY_DEPOSIT, BY_UPI, FAILED, FOR_DEPOSIT
from desk.plugins.billing.rules.reviews import GIVE_BACK, Review
from desk.plugins.pharmacy import plugin as pharmacy
from desk.records.fhir import BASE, Resource
from desk.shell import claims
from tests.support.desk import MORNING
from tests.support.money_on_the_wire import (
    CASHIER,
    bill,
    charge,
    credit,
    credited,
    event,
    free,
    happened,
    line,
    noticed,
    outcome,
    payment,
    receipt,
    refund,
    remitted,
    sent,
    session,
    split,
    upi,
)

SESSION = session()
CHARGE = charge()
BILL = bill(line(), line(12_345, 2, 3, 10, unit="tablet", tax_bp=1_200, split=split(3_704, 3_000, 200, 321)))
THREE = (payment(500, given=1_000), upi(300), payment(200, BY_CARD, reference="A77"))
RECEIPT = receipt(*THREE, of_document=BILL.document_id)
DEPOSIT = receipt(purpose=FOR_DEPOSIT)
UPI = receipt(upi(), visit_id=new_id())
REVIEW = Review(
    review_id=new_id(), kind=GIVE_BACK, about=CHARGE.charge_id, patient_id=CHARGE.patient_id, paise=1_000,
    why_en="Taken back", why_hi="वापस लिया", at=MORNING,
)  # fmt: skip
DOCUMENTS = {
    "bill": BILL,
    "bill of nothing": bill(line(0), visit_id=new_id()),
    "bill of a lot": bill(line(MOST)),
    "credit note": credit(BILL, second=CASHIER),
    "credit of a part": credit(BILL, credited(BILL.lines[1], quantity=1, split=split(1_235, 1_000, 67, 107))),
    "receipt": RECEIPT,
    "receipt of a deposit": DEPOSIT,
    "receipt from a deposit": receipt(payment(700, BY_DEPOSIT), session_id=None, of_document=BILL.document_id),
    "refund": refund(RECEIPT, second=CASHIER),
    "refund of a deposit": refund(DEPOSIT, purpose=FOR_DEPOSIT),
}
CHARGES = {
    "charge": CHARGE,
    "charge to be priced": charge(None, code="", service_id=None, visit_id=None, fact_id="", line_ref="L1"),
    "charge cancelled": charge(status=CANCELLED, status_reason="the visit was cancelled"),
    "charge of a scheme": charge(
        50_000, split=split(50_000, 0), quantity=2, unit="tablet", units=10, price_reason="asked",
    ),
}
CASH = {
    "open": (event(OPEN_WITH_FLOAT, SESSION, 50_000, desk_letter="A"), SESSION),
    "pay out": (event(PAY_OUT, SESSION, 1_200, reason="stamps", second=CASHIER), SESSION),
    "count": (event(COUNT, SESSION, 52_000, expected=51_000, notes={50_000: 1, 1_000: 2}), SESSION),
    "offer": (event(OFFER, SESSION, 50_000, notes={50_000: 1}, other_session=new_id()), SESSION),
    "accept": (event(ACCEPT, SESSION, 50_000, of_event=new_id(), other_session=new_id()), SESSION),
    "close": (
        event(CLOSE, SESSION, 52_000, expected=52_100, number="Z/A/7", summary='{"a":"b"}', signature="AA=="), SESSION,
    ),
    "remit": (remitted(100_000), None),
}  # fmt: skip
SENT: dict[str, Resource] = {
    **{name: sent(one) for name, one in (CHARGES | DOCUMENTS).items()},
    **{name: happened(*one) for name, one in CASH.items()},
    "charge given back": charges.owing_back(sent(CHARGE), REVIEW),
    "bill paid": invoices.balanced(sent(BILL)),
    "confirmed": noticed(outcome(UPI), UPI),
    "failed": noticed(outcome(UPI, outcome=FAILED, reason="no such money", purpose=FOR_DEPOSIT), UPI),
}
OUTCOMES = {
    "confirmed": outcome(UPI),
    "failed": outcome(UPI, outcome=FAILED, reason="no such money", purpose=FOR_DEPOSIT, source="hand"),
}
_json = msgspec.json.Encoder(decimal_format="number").encode


def travelled(resource: Resource) -> Resource:
    """As it is read over there: every number of it may have become a float."""
    found: Resource = msgspec.json.decode(_json(resource))
    return found


def there(resource: Resource) -> Resource:
    """As the cloud reads it: every number exact."""
    found: Resource = strict_json.read(_json(resource))
    return found


@pytest.mark.parametrize("name", SENT)
def test_it_is_fhir_r4(name: str) -> None:
    # R4B changed none of these types; its validator is the one that is kept up.
    resource = SENT[name]
    get_fhir_model_class(resource["resourceType"]).model_validate_json(_json(resource))


@pytest.mark.parametrize("name", SENT)
def test_the_cloud_takes_it_from_a_desk(name: str) -> None:
    check_shape(there(SENT[name]), SENT[name]["resourceType"], SENT[name]["id"])


@pytest.mark.parametrize("name", SENT)
def test_the_plugin_claims_it_and_nobody_else_does(name: str) -> None:
    assert claims.of(travelled(SENT[name]), billing.MANIFEST.claims)
    assert not claims.of(travelled(SENT[name]), pharmacy.MANIFEST.claims)


@pytest.mark.parametrize("name", CHARGES)
def test_a_charge_is_read_as_it_was_meant(name: str) -> None:
    assert charges.from_fhir(travelled(SENT[name])).charge == CHARGES[name]


def test_a_charge_that_is_cancelled_or_owes_money_back_says_so() -> None:
    gone = charges.from_fhir(travelled(charges.cancelled(sent(CHARGE), "never happened"))).charge
    assert gone == replace(CHARGE, status=CANCELLED, status_reason="never happened")
    second = replace(REVIEW, review_id=new_id(), paise=7)
    twice = charges.owing_back(charges.owing_back(sent(CHARGE), REVIEW), second)
    assert charges.from_fhir(travelled(twice)).give_back == (REVIEW, second)


def test_a_charge_that_is_priced_later_gains_its_price_and_changes_nothing() -> None:
    bare = charge(None)
    known = travelled(sent(bare))
    first = replace(bare, unit_paise=5_000, units=10, price_reason="by the list", split=split(5_000))
    second = replace(bare, unit_paise=4_000, price_reason="a mistake", split=split(4_000))
    once = travelled(charges.to_fhir(first, known))
    assert charges.from_fhir(once).charge == first
    assert travelled(charges.to_fhir(first, once)) == once, "the same price is not said again"
    twice = travelled(charges.to_fhir(second, once))
    assert charges.from_fhir(twice).charge == second
    apart = travelled(charges.to_fhir(second, known))
    both = [{**once, "extension": [*once["extension"], apart["extension"][-1]]},
            {**apart, "extension": [*apart["extension"], once["extension"][-1]]}]  # fmt: skip
    assert charges.from_fhir(both[0]).charge == charges.from_fhir(both[1]).charge, "every desk takes the same of two"
    gone = travelled(charges.to_fhir(replace(second, status=CANCELLED, status_reason="not done"), twice))
    assert charges.from_fhir(gone).charge == replace(second, status=CANCELLED, status_reason="not done")
    for before, after in ((known, once), (once, twice), (twice, gone)):
        check_change("ChargeItem", before, after)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_as_it_was_meant(name: str) -> None:
    read = invoices.from_fhir if DOCUMENTS[name].lines else payments.from_fhir
    assert read(travelled(SENT[name])) == DOCUMENTS[name]


@pytest.mark.parametrize("name", OUTCOMES)
def test_an_outcome_is_read_as_it_was_meant(name: str) -> None:
    told = notices.from_fhir(travelled(noticed(OUTCOMES[name], UPI)))
    assert told == notices.Noticed(OUTCOMES[name], UPI.document_id)


@pytest.mark.parametrize("name", CASH)
def test_an_event_of_cash_is_read_as_it_was_meant(name: str) -> None:
    told = cash.from_fhir(travelled(SENT[name]))
    assert (told.event, told.session) == CASH[name]


def test_another_program_reads_the_same_sums_in_rupees() -> None:
    read = SENT["bill"]
    assert (str(read["totalGross"]["value"]), str(read["totalNet"]["value"])) == ("40.00", "36.79")
    of_second = [(one["type"], str(one["amount"]["value"])) for one in read["lineItem"][1]["priceComponent"]]
    assert of_second == [("base", "33.83"), ("discount", "2.00"), ("deduction", "5.04"), ("tax", "3.21")]
    assert b'"value":1000000000.00,' in _json(SENT["bill of a lot"]), "two decimals, also of the most"
    assert str(SENT["receipt"]["paymentAmount"]["value"]) == "10.00"


def test_what_a_float_would_lose_is_not_read_from_one() -> None:
    """FHIR's Money may have gone through any program's floats; what is counted has not."""
    for name, one in DOCUMENTS.items():
        spoilt = travelled(SENT[name])
        for money in moneys(spoilt):
            money["value"] = 0.1 + 0.2
        read = invoices.from_fhir if one.lines else payments.from_fhir
        assert read(spoilt) == one


def moneys(thing: Any) -> Iterator[dict[str, Any]]:
    """Every Money inside."""
    if isinstance(thing, dict):
        if "currency" in thing:
            yield thing
        for value in thing.values():
            yield from moneys(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from moneys(value)


def test_only_what_may_move_moves_at_the_cloud() -> None:
    known = travelled(SENT["charge"])
    check_change("ChargeItem", known, travelled(charges.cancelled(known, "wrong")))
    check_change("ChargeItem", known, travelled(charges.owing_back(known, REVIEW)))
    check_change("Invoice", travelled(SENT["bill"]), travelled(SENT["bill paid"]))
    for name in ("charge", "bill", "receipt", "confirmed", "open"):
        known = travelled(SENT[name])
        changed = copy.deepcopy(known)
        changed["extension"] = [e for e in changed["extension"] if not e["url"].endswith(("number", "paise", "source"))]
        with pytest.raises(Broken):
            check_change(known["resourceType"], known, changed)
    for name, tag in (("receipt", "refund"), ("charge", "outcome")):
        known = travelled(SENT[name])
        with pytest.raises(Broken):
            other = {"tag": [{"system": BASE + "kind", "code": tag}]}
            check_change(known["resourceType"], known, known | {"meta": other})
    with pytest.raises(Broken):
        check_change("Invoice", travelled(SENT["bill paid"]), travelled(SENT["bill"]))


def test_what_another_program_added_survives() -> None:
    foreign = {"url": "https://example.org/colour", "valueCode": "red"}
    for name, move in (("charge", lambda r: charges.cancelled(r, "wrong")), ("bill", invoices.balanced)):
        known = travelled(SENT[name])
        known["extension"].append(foreign)
        moved = move(known | {"language": "hi"})
        assert foreign in moved["extension"]
        assert moved["language"] == "hi"


# Nonsense.


def without(resource: Resource, *path: str | int) -> Resource:
    """The resource without what stands at the path."""
    changed = copy.deepcopy(resource)
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    return changed


def with_(resource: Resource, value: object, *path: str | int) -> Resource:
    """The resource with `value` at the path."""
    changed = copy.deepcopy(resource)
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return changed


def said(resource: Resource, value: object, *names: str) -> Resource:
    """The resource with the text of a (nested) extension said otherwise; None takes it away."""
    changed = copy.deepcopy(resource)
    holder: Any = changed
    for name in names:
        found = holder["extension"]
        at = next(i for i, one in enumerate(found) if one["url"] in (name, BASE + name))
        if value is None and name == names[-1]:
            del found[at]
            return changed
        holder = found[at]
    key = next(key for key in holder if key.startswith("value"))
    holder[key] = value
    return changed


NO_AMOUNTS = ("-1", "1.5", "1e3", "010", " 5", "٥", str(MOST + 1), "", 5, 5.0, True, None, "5\u202e")
Read = Callable[[Resource], object]


def bad() -> Iterator[tuple[Read, Resource]]:
    """Resources of which nothing may be believed."""
    good = travelled(SENT["bill"])
    inner = good["lineItem"][1]
    for amount in NO_AMOUNTS:
        for name in ("gross", "discount", "patient", "tax"):
            yield invoices.from_fhir, with_(good, said(inner, amount, "split", name), "lineItem", 1)
        yield invoices.from_fhir, with_(good, said(inner, amount, "line", "unit-paise"), "lineItem", 1)
    for name, wrong in (("gross", "3705"), ("patient", "2999"), ("discount", "0"), ("tax", "3001")):
        yield invoices.from_fhir, with_(good, said(inner, wrong, "split", name), "lineItem", 1)
    yield invoices.from_fhir, with_(good, said(inner, "12399", "line", "unit-paise"), "lineItem", 1)
    for bad_quantity in (0, -3, 1.5, 10**10, "3", None):
        yield invoices.from_fhir, with_(good, said(inner, bad_quantity, "line", "quantity"), "lineItem", 1)
    for name in ("id", "head"):
        yield invoices.from_fhir, with_(good, said(inner, None, "line", name), "lineItem", 1)
    yield invoices.from_fhir, with_(good, good["lineItem"][0], "lineItem", 1)
    yield invoices.from_fhir, with_(good, [], "lineItem")
    yield invoices.from_fhir, with_(good, [good["lineItem"][0]] * 201, "lineItem")
    for name in ("subject", "date", "participant", "identifier", "type", "status"):
        yield invoices.from_fhir, without(good, name)
    yield invoices.from_fhir, with_(good, "draft", "status")
    yield invoices.from_fhir, with_(good, "credit-note", "type", "coding", 0, "code")
    yield invoices.from_fhir, with_(travelled(SENT["credit note"]), "bill", "type", "coding", 0, "code")
    yield invoices.from_fhir, said(good, None, "number")
    yield invoices.from_fhir, with_(good, good["identifier"] * 2, "identifier")
    yield from bad_payments()
    yield from bad_others()


def bad_payments() -> Iterator[tuple[Read, Resource]]:
    """The same of receipts and outcomes."""
    good = travelled(SENT["receipt"])
    paid = good["detail"][0]
    for amount in (*NO_AMOUNTS, "0", "1001"):
        yield payments.from_fhir, with_(good, said(paid, amount, "payment", "paise"), "detail", 0)
    for given in ("499", "-1", 1000.0):
        yield payments.from_fhir, with_(good, said(paid, given, "payment", "given"), "detail", 0)
    yield payments.from_fhir, with_(good, "gold", "detail", 0, "type", "coding", 0, "code")
    yield payments.from_fhir, with_(good, [], "detail")
    for name in ("created", "requestor", "identifier", "meta"):
        yield payments.from_fhir, without(good, name)
    yield payments.from_fhir, with_(good, "entered-in-error", "status")
    yield payments.from_fhir, with_(good, "gift", "meta", "tag", 0, "code")
    yield payments.from_fhir, said(good, None, "patient")
    notice = travelled(SENT["failed"])
    for amount in (*NO_AMOUNTS, "0"):
        yield notices.from_fhir, said(notice, amount, "paise")
    for name, value in (("outcome", "perhaps"), ("method", "cash"), ("outcome-source", "rumour"), ("payment", "x")):
        yield notices.from_fhir, said(notice, value, name)
    yield notices.from_fhir, without(notice, "payment")


def bad_others() -> Iterator[tuple[Read, Resource]]:
    """The same of charges and cash."""
    good = travelled(SENT["charge of a scheme"])
    for some in (amount for amount in NO_AMOUNTS if amount not in ("", None)):
        yield charges.from_fhir, said(good, some, "price", "unit-paise")
        yield charges.from_fhir, said(good, some, "split", "payer", "paise")
    yield charges.from_fhir, said(good, None, "price", "unit-paise")
    yield charges.from_fhir, said(good, "gift", "source", "kind")
    yield charges.from_fhir, said(good, None, "price", "head")
    for name in ("subject", "occurrenceDateTime", "quantity", "enterer", "meta", "code"):
        yield charges.from_fhir, without(good, name)
    yield charges.from_fhir, with_(good, "planned", "status")
    close = travelled(SENT["close"])
    for amount in NO_AMOUNTS:
        yield cash.from_fhir, said(close, amount, "paise")
        if amount not in ("", None):
            yield cash.from_fhir, said(close, amount, "expected")
    for name in ("session", "at", "cash-kind"):
        yield cash.from_fhir, said(close, None, name)
    yield cash.from_fhir, said(close, "gift", "cash-kind")
    yield cash.from_fhir, said(close, "x", "session", "id")
    yield cash.from_fhir, said(travelled(SENT["accept"]), None, "of-event")
    yield cash.from_fhir, said(travelled(SENT["accept"]), None, "other-session")
    count = travelled(SENT["count"])
    yield cash.from_fhir, said(count, "777", "notes", "of", "paise")
    yield cash.from_fhir, said(count, 1.5, "notes", "of", "pieces")
    yield cash.from_fhir, said(count, "1000", "notes", "of", "paise")


@pytest.mark.parametrize(("read", "resource"), list(bad()))
def test_what_makes_no_sense_is_refused(read: Read, resource: Resource) -> None:
    with pytest.raises(ValueError):
        read(resource)


paise = st.integers(0, MOST)
basis_points = st.integers(0, 10_000)
texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=60)


@settings(deadline=None, max_examples=60)
@for_all(gross=paise, share=basis_points, off=basis_points, text=texts, at=st.integers(1, 2 * 10**12))
def test_any_bill_comes_through_whole(gross: int, share: int, off: int, text: str, at: int) -> None:
    discount = gross * off // 10_000
    payer = (gross - discount) * share // 10_000
    patient = gross - discount - payer
    parts = (free(payer),) if payer else ()
    one = bill(line(gross, text=text, split=Split(gross, discount, parts, patient, patient // 9)), at=at)
    read = travelled(sent(one))
    get_fhir_model_class("Invoice").model_validate_json(_json(sent(one)))
    assert invoices.from_fhir(read) == one
    again = invoices.from_fhir(read).lines[0].split
    assert {type(n) for n in (again.gross, again.discount, again.patient, again.tax, again.payers)} == {int}


@settings(deadline=None, max_examples=60)
@for_all(amounts=st.lists(st.integers(1, MOST), min_size=1, max_size=5), reference=texts, methods=st.randoms())
def test_any_receipt_comes_through_whole(amounts: list[int], reference: str, methods: Any) -> None:
    kinds = [methods.choice((BY_UPI, BY_CARD, BY_DEPOSIT, "cash")) for _ in amounts]
    one = receipt(*(payment(n, kind, reference=reference) for n, kind in zip(amounts, kinds, strict=True)))
    get_fhir_model_class("PaymentReconciliation").model_validate_json(_json(sent(one)))
    assert payments.from_fhir(travelled(sent(one))) == one
