"""UPI: a QR in NPCI's form, a UTR that counts once, and only what the bank says is paid."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from desk.core.errors import NotAllowed, Problems, Refused
from desk.plugins.billing.queries import claims as reading
from desk.plugins.billing.rules import accounts, upi
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.documents import BY_CARD, BY_UPI, CONFIRMED, FAILED, Payment
from desk.plugins.billing.rules.matching import ALREADY, DIFFERS, LATE, UNENTERED, UNKNOWN, Matched
from desk.plugins.billing.rules.reviews import DISPUTED
from desk.plugins.billing.rules.statement import read
from desk.plugins.billing.service import claims, posting
from desk.plugins.billing.service.statements import StatementService
from desk.plugins.billing.service.upi import UpiService
from desk.store import ledger
from tests.support.desk import FACILITY
from tests.support.till import Till, make_till, tell

UTR, OTHER = "412345678901", "412345678902"


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = make_till(tmp_path)
    made.settings.change(**{"billing.upi_address": "rohini.polyclinic@sbi", "billing.upi_name": "Delhi Polyclinic"})
    yield made
    made.desk.store.close()


@pytest.fixture
def service(till: Till) -> UpiService:
    return UpiService(till.desk.store, till.settings)


@pytest.fixture
def statements(till: Till) -> StatementService:
    return StatementService(till.desk.store)


@pytest.fixture
def session(till: Till) -> Session:
    return till.cash.open(till.asha, 0)


def balance(till: Till, code: str) -> int:
    with till.desk.store.readers.connect() as connection:
        return ledger.balance(connection, posting.INR, accounts.id_of(FACILITY, code))


def claim(till: Till, session: Session, paise: int, utr: str, request_id: str | None = None) -> str:
    """A payment by UPI as settling takes it; gives its id."""
    with till.unit() as unit:
        made = till.receipt(unit, session, paise, BY_UPI, utr, request_id=request_id)
        taken = claims.take(unit, till.patient, made.payments)
        posting.put(unit, made)
    return taken[0].payment_id


# -- asked for ----------------------------------------------------------------------------------------


def test_the_qr_says_address_amount_and_a_reference_of_its_own(till: Till, service: UpiService) -> None:
    request = service.request(till.asha, till.patient, 125_005)
    url = urlsplit(request.link)
    assert (url.scheme, url.netloc) == ("upi", "pay")
    said = parse_qs(url.query, strict_parsing=True)
    assert said["pa"] == ["rohini.polyclinic@sbi"]
    assert said["pn"] == ["Delhi Polyclinic"]
    assert said["am"] == ["1250.05"]
    assert said["cu"] == ["INR"]
    assert said["tr"] == [request.tr]
    assert re.fullmatch("[A-Za-z0-9]{1,35}", request.tr)
    assert upi.request_of(f"UPI/CR/{UTR}/Bill {request.tr.lower()}/x") == request.request_id
    assert " " not in request.link
    assert "+" not in request.link
    assert service.request(till.asha, till.patient, 125_005).tr != request.tr


def test_what_waits_for_a_patient_is_shown_until_it_is_dropped(till: Till, service: UpiService) -> None:
    request = service.request(till.asha, till.patient, 5_000)
    assert service.pending(till.asha, till.patient) == (request,)
    service.fail(till.asha, request.request_id)
    assert service.pending(till.asha, till.patient) == ()
    with pytest.raises(Refused, match="does not wait"):
        service.fail(till.asha, request.request_id)


def test_yesterdays_code_is_not_shown_again(till: Till, service: UpiService) -> None:
    request = service.request(till.asha, till.patient, 5_000)
    till.desk.clock.forward(days=1)
    assert service.pending(till.asha, till.patient) == ()
    assert service.pending(till.boss) == (request,)


@pytest.mark.parametrize("paise", [0, -1, 10**12, 5_00_000_01])
def test_an_amount_that_no_upi_pays_is_refused(till: Till, service: UpiService, paise: int) -> None:
    with pytest.raises(Refused) as no:
        service.request(till.asha, till.patient, paise)
    assert no.value.field == "amount"
    assert service.pending(till.asha) == ()


@pytest.mark.parametrize("address", ["", "  ", "no-handle", "a@b c", "x@y&am=1.00"])
def test_without_a_right_address_nothing_is_asked(till: Till, service: UpiService, address: str) -> None:
    till.settings.change(**{"billing.upi_address": address})
    with pytest.raises(Refused):
        service.request(till.asha, till.patient, 5_000)


def test_a_name_with_signs_cannot_change_the_amount() -> None:
    link = upi.link("a.b@sbi", "R&D am=1 €/क", "HD1", 100)
    assert parse_qs(urlsplit(link).query)["am"] == ["1.00"]
    assert parse_qs(urlsplit(link).query)["pn"] == ["R&D am=1 €/क"]


# -- claimed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["4123 4567 8901", "4123-4567-8901", "४१२३४५६७८९०१"])
def test_a_utr_is_taken_as_the_phone_shows_it(typed: str) -> None:
    assert upi.utr(typed) == UTR


@pytest.mark.parametrize("typed", ["", "41234567890", "4123456789012", "41234567890A", "000000000000", "4" * 10_000])
def test_what_is_no_utr_is_refused_at_the_field(typed: str) -> None:
    with pytest.raises(Refused) as no:
        upi.utr(typed)
    assert no.value.field == "reference"


def test_a_utr_counts_once_at_the_facility(till: Till, session: Session) -> None:
    claim(till, session, 5_000, UTR)
    with pytest.raises(Refused, match="DPA-R26A00001") as no:
        claim(till, session, 7_000, UTR)
    assert no.value.field == "reference"
    assert balance(till, accounts.UPI_CLAIMED) == 5_000


def test_a_utr_that_another_desk_took_is_refused_when_it_is_known(till: Till, session: Session, tmp_path: Path) -> None:
    claim(till, session, 5_000, UTR)
    (tmp_path / "b").mkdir()
    other = make_till(tmp_path / "b", "B")
    tell(till, other)
    with other.unit() as unit, pytest.raises(Refused):
        claims.refuse_used(unit, BY_UPI, UTR)
    other.desk.store.close()


def test_one_receipt_does_not_name_a_utr_twice(till: Till, session: Session) -> None:
    twice = (Payment("a", BY_UPI, 100, UTR), Payment("b", BY_UPI, 200, UTR))
    with till.unit() as unit, pytest.raises(Refused):
        claims.take(unit, till.patient, twice)


def test_a_utr_that_failed_may_be_typed_again(till: Till, session: Session, service: UpiService) -> None:
    service.reject(till.boss, claim(till, session, 5_000, UTR), "typed wrongly")
    assert claim(till, session, 5_000, UTR)


def test_a_card_slips_code_counts_once_a_day(till: Till, session: Session) -> None:
    till.take(session, 5_000, BY_CARD, "A12345")
    with till.unit() as unit, pytest.raises(Refused):
        claims.refuse_used(unit, BY_CARD, "A12345")
    till.desk.clock.forward(days=1)
    with till.unit() as unit:
        claims.refuse_used(unit, BY_CARD, "A12345")


def test_a_request_is_claimed_once_by_its_own_patient_and_amount(
    till: Till, session: Session, service: UpiService
) -> None:
    request = service.request(till.asha, till.patient, 5_000)
    somebody = till.desk.patient("Sita")
    for patient, paise in ((somebody, 5_000), (till.patient, 4_999)):
        with till.unit() as unit, pytest.raises(Refused):
            claims.take(unit, patient, (Payment("a", BY_UPI, paise, UTR, request.request_id),))
    claim(till, session, 5_000, UTR, request.request_id)
    assert service.pending(till.asha) == ()
    with till.unit() as unit, pytest.raises(Refused):
        claims.take(unit, till.patient, (Payment("a", BY_UPI, 5_000, OTHER, request.request_id),))


# -- confirmed or failed by a supervisor --------------------------------------------------------------


def test_only_confirmed_is_in_the_bank(till: Till, session: Session, service: UpiService) -> None:
    payment = claim(till, session, 5_000, UTR)
    assert (balance(till, accounts.UPI_CLAIMED), balance(till, accounts.BANK)) == (5_000, 0)
    assert [one.payment_id for one in service.claims(till.asha)] == [payment]
    service.confirm(till.boss, payment, "seen in the account")
    assert (balance(till, accounts.UPI_CLAIMED), balance(till, accounts.BANK)) == (0, 5_000)
    assert service.claims(till.asha) == ()
    for again in (service.confirm, service.reject):
        with pytest.raises(Refused):
            again(till.boss, payment, "once more")


def test_what_fails_is_owed_again(till: Till, session: Session, service: UpiService) -> None:
    service.reject(till.boss, claim(till, session, 5_000, UTR), "not in the account")
    assert (balance(till, accounts.UPI_CLAIMED), balance(till, accounts.BANK)) == (0, 0)
    assert balance(till, accounts.DEPOSIT) == 0


def test_a_cashier_confirms_nothing_and_a_supervisor_says_why(
    till: Till, session: Session, service: UpiService
) -> None:
    payment = claim(till, session, 5_000, UTR)
    with pytest.raises(NotAllowed):
        service.confirm(till.asha, payment, "believe me")
    with pytest.raises(Problems) as no:
        service.confirm(till.boss, payment, " ")
    assert "reason" in no.value.by_field


def test_two_desks_that_hear_the_same_say_it_once(till: Till, session: Session, tmp_path: Path) -> None:
    payment = claim(till, session, 5_000, UTR)
    (tmp_path / "b").mkdir()
    other = make_till(tmp_path / "b", "B")
    tell(till, other)
    other.desk.clock.forward(minutes=7)
    for one in (till, other):
        UpiService(one.desk.store, one.settings).confirm(one.boss, payment, "seen")
    tell(till, other)
    tell(other, till)
    for one in (till, other):
        assert (balance(one, accounts.UPI_CLAIMED), balance(one, accounts.BANK)) == (0, 5_000)
        with one.desk.store.readers.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM billing_review").scalar() == 0
    other.desk.store.close()


def test_two_desks_that_contradict_each_other_are_told_and_agree_in_their_sums(
    till: Till, session: Session, tmp_path: Path
) -> None:
    payment = claim(till, session, 5_000, UTR)
    (tmp_path / "b").mkdir()
    other = make_till(tmp_path / "b", "B")
    tell(till, other)
    UpiService(till.desk.store, till.settings).confirm(till.boss, payment, "seen")
    UpiService(other.desk.store, other.settings).reject(other.boss, payment, "not seen")
    tell(till, other)
    tell(other, till)
    for one in (till, other):
        assert (balance(one, accounts.UPI_CLAIMED), balance(one, accounts.BANK)) == (-5_000, 5_000)
        with one.desk.store.readers.connect() as connection:
            found = connection.exec_driver_sql("SELECT kind, about FROM billing_review").all()
        assert [tuple(row) for row in found] == [(DISPUTED, payment)]
    other.desk.store.close()


# -- statements ---------------------------------------------------------------------------------------

BANK = """State Bank of India
Account,00000012345
,,
Txn Date,Value Date,Description,Ref No./Cheque No.,Debit,Credit,Balance
22/11/2026,22/11/2026,"BY TRANSFER-UPI/CR/{utr}/RAM/SBIN/ram@ybl/Bill",,,50.00,"1,050.00"
22/11/2026,22/11/2026,"TO TRANSFER-UPI/DR/412345678999/X",,20.00,,"1,030.00"
22/11/2026,22/11/2026,"BY CASH",,,"1,000.00","2,030.00"
Statement Summary,,,,,,
12,,,,20.00,,
"""
PSP = """Transaction Date,Merchant Transaction ID,RRN,Amount (Rs),Status
2026-11-22 10:15:00,{tr},{utr},{amount},{status}
"""


def results(rows: tuple[Matched, ...]) -> list[tuple[str, int]]:
    return [(row.result, row.paise) for row in rows]


def test_a_bank_statement_is_tried_then_confirms(till: Till, session: Session, statements: StatementService) -> None:
    claim(till, session, 5_000, UTR)
    data = BANK.format(utr=UTR).encode()
    tried = statements.preview(till.boss, data)
    assert results(tried.rows) == [(CONFIRMED, 5_000)]
    assert tried.rows[0].number == "DPA-R26A00001"
    assert tried.passed_over == 2
    assert balance(till, accounts.BANK) == 0
    done = statements.import_(till.boss, "november.csv", data)
    assert done.rows == tried.rows
    assert (balance(till, accounts.UPI_CLAIMED), balance(till, accounts.BANK)) == (0, 5_000)


def test_the_same_statement_twice_confirms_once(till: Till, session: Session, statements: StatementService) -> None:
    claim(till, session, 5_000, UTR)
    data = BANK.format(utr=UTR).encode()
    meant = till.boss.intending("import-1")
    first = statements.import_(meant, "a.csv", data)
    assert statements.import_(meant, "a.csv", data) == first  # Enter twice
    again = statements.import_(till.boss, "a.csv", data)
    assert (first.taken_at, again.taken_at) == (None, till.desk.clock.ms)
    other = statements.import_(till.boss, "b.csv", data + b"\r\n")  # another file, the same lines
    assert results(other.rows) == [(ALREADY, 5_000)]
    assert balance(till, accounts.BANK) == 5_000


def test_a_line_that_stands_there_twice_confirms_once(
    till: Till, session: Session, statements: StatementService
) -> None:
    claim(till, session, 5_000, UTR)
    head, line, rest = BANK.format(utr=UTR).partition("22/11/2026,22/11/2026,\"BY TRANSFER")
    twice = f"{head}{line}{rest.splitlines()[0]}\n{line}{rest}"
    assert results(statements.import_(till.boss, "a", twice.encode()).rows) == [(CONFIRMED, 5_000), (ALREADY, 5_000)]


def test_another_amount_is_shown_and_confirms_nothing(
    till: Till, session: Session, statements: StatementService
) -> None:
    claim(till, session, 6_000, UTR)
    done = statements.import_(till.boss, "a.csv", BANK.format(utr=UTR).encode())
    assert [(row.result, row.paise, row.claimed) for row in done.rows] == [(DIFFERS, 5_000, 6_000)]
    assert balance(till, accounts.BANK) == 0


def test_money_of_which_nothing_is_known_is_shown(till: Till, statements: StatementService) -> None:
    done = statements.preview(till.boss, BANK.format(utr=OTHER).encode())
    assert results(done.rows) == [(UNKNOWN, 5_000)]


def test_the_providers_list_confirms_by_our_reference_though_the_utr_was_mistyped(
    till: Till, session: Session, service: UpiService, statements: StatementService
) -> None:
    request = service.request(till.asha, till.patient, 5_000)
    payment = claim(till, session, 5_000, OTHER, request.request_id)
    data = PSP.format(tr=request.tr, utr=UTR, amount="50.0", status="SUCCESS").encode()
    done = statements.import_(till.boss, "psp.csv", data)
    assert [(row.result, row.reference) for row in done.rows] == [(CONFIRMED, UTR)]
    with till.desk.store.readers.connect() as connection:
        found = reading.claim(connection, payment)
        asked = reading.request(connection, request.request_id)
    assert found is not None
    assert asked is not None
    assert (found.outcome, asked.state) == (CONFIRMED, CONFIRMED)


def test_what_the_provider_calls_failed_is_owed_again(
    till: Till, session: Session, statements: StatementService
) -> None:
    claim(till, session, 5_000, UTR)
    data = PSP.format(tr="", utr=UTR, amount="50.00", status="FAILED").encode()
    assert results(statements.import_(till.boss, "psp.csv", data).rows) == [(FAILED, 5_000)]
    assert balance(till, accounts.UPI_CLAIMED) == 0
    late = PSP.format(tr="", utr=UTR, amount="50.00", status="SUCCESS").encode()
    assert results(statements.import_(till.boss, "psp2.csv", late).rows) == [(LATE, 5_000)]
    assert balance(till, accounts.BANK) == 0


def test_what_is_not_decided_yet_is_passed_over(till: Till, session: Session, statements: StatementService) -> None:
    claim(till, session, 5_000, UTR)
    data = PSP.format(tr="", utr=UTR, amount="50.00", status="PENDING").encode()
    assert statements.preview(till.boss, data).passed_over == 1


def test_a_payment_that_nobody_entered_names_its_patient(
    till: Till, service: UpiService, statements: StatementService
) -> None:
    request = service.request(till.asha, till.patient, 5_000)
    data = PSP.format(tr=request.tr, utr=UTR, amount="50.00", status="SUCCESS").encode()
    row = statements.preview(till.boss, data).rows[0]
    assert (row.result, row.patient_id, row.reference) == (UNENTERED, till.patient, UTR)


@pytest.mark.parametrize(
    ("spoilt", "field"),
    [
        ("2026-11-22,,412345678901,50.005,SUCCESS", "amount"),
        ("2026-11-22,,412345678901,fifty,SUCCESS", "amount"),
        ("2026-11-22,,412345678901,1000000000000,SUCCESS", "amount"),
        ("22-13-2026,,412345678901,50.00,SUCCESS", "date"),
        ("2026-12-24,,412345678901,50.00,SUCCESS", "date"),
        ("2026-11-22,,4.12346E+11,50.00,SUCCESS", "utr"),
        ("2026-11-22,,412345678901,50.00,PERHAPS", "status"),
        ("2026-11-22,,412345678901,50.00,SUCCESS,more", ""),
    ],
)
def test_one_wrong_line_and_nothing_is_stored(
    till: Till, session: Session, statements: StatementService, spoilt: str, field: str
) -> None:
    claim(till, session, 5_000, UTR)
    head = "Transaction Date,Merchant Transaction ID,RRN,Amount (Rs),Status"
    good = f"2026-11-22,,{UTR},50.00,SUCCESS"
    data = f"{head}\n{good}\n{spoilt}\n{good}\n".encode()
    tried = statements.preview(till.boss, data)
    assert [(problem.line, problem.field) for problem in tried.problems] == [(3, field)]
    with pytest.raises(Refused) as no:
        statements.import_(till.boss, "a.csv", data)
    assert no.value.field == "file"
    assert balance(till, accounts.BANK) == 0


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x00\x01", b"PK\x03\x04zip", "क".encode("utf-16"), b"a,b\n1,2\n", b'Date,UTR,Credit\n"open',
        b"Date,UTR,Credit\n", b"x" * 5_000_000, b"Date,UTR,Credit\n" + b"1,2,3\n" * 30_000,
    ],
    ids=["empty", "binary", "workbook", "utf-16", "other table", "open quote", "no lines", "large", "long"],
)  # fmt: skip
def test_what_is_no_statement_is_refused_whole(till: Till, statements: StatementService, data: bytes) -> None:
    with pytest.raises(Refused) as no:
        statements.import_(till.boss, "a.csv", data)
    assert no.value.field == "file"


@pytest.mark.parametrize(
    "said",
    ["22/11/2026", "22-11-2026", "22-Nov-2026", "22 Nov 2026", "22/11/26", "2026-11-22T10:00:00+05:30",
     "22/11/2026 10:15:33 AM", "2026-11-22 10:15", "'22/11/2026"],
)  # fmt: skip
def test_days_are_read_as_banks_write_them(said: str) -> None:
    found = read(f"Date,UTR,Credit\n{said},{UTR},₹ 50.00 Cr\n".encode(), date(2026, 11, 22))
    assert [(one.day, one.paise, one.references) for one in found.entries] == [("2026-11-22", 5_000, (UTR,))]


def test_only_a_supervisor_brings_a_statement(till: Till, statements: StatementService) -> None:
    with pytest.raises(NotAllowed):
        statements.preview(till.asha, BANK.format(utr=UTR).encode())
