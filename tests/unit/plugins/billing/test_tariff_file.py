"""A tariff file is read: what is right comes out as services and prices, what is wrong is named by line and column."""

import pytest

from desk.core.errors import Refused
from desk.plugins.billing.rules.tariff import LOCAL, Price, Service, service_id
from desk.plugins.billing.rules.tariff_cells import Departments, typed, typed_price
from desk.plugins.billing.rules.tariff_file import ReadTariff, read
from desk.plugins.billing.rules.tariff_import import Standing, plan
from desk.plugins.billing.rules.tariff_out import exported
from desk.records.importing import BACK, CHANGED, ENDED, NEW

HEAD = (
    "code,name,name_native,kind,head,department,visit_types,follow_up_days,tax_code,tax_rate,parts,valid_from,valid_to,"
    "price,price dgehs,confirm,active"
)
CONS = "CONS,Consultation,परामर्श,consultation,consultation,,opd,15,,,,2026-04-01,,50,20.50,price,yes"
CBC = "CBC,Blood count,,investigation,laboratory,,,,,,,2026-04-01,2026-09-30,150,,,"
DAY = "2026-11-22"
DEPARTMENTS: Departments = {"m": "dep-m", "medicine": "dep-m", "dep-m": "dep-m"}


def data(*lines: str, head: str = HEAD) -> bytes:
    return "\n".join((head, *lines)).encode()


def tariff(*lines: str, head: str = HEAD) -> ReadTariff:
    return read(data(*lines, head=head), DEPARTMENTS, DAY)


def wrong(*lines: str, head: str = HEAD) -> list[tuple[int, str, str]]:
    return [(one.line, one.field, str(one.said)) for one in tariff(*lines, head=head).problems]


def test_a_line_is_a_service_with_a_price_for_each_category() -> None:
    found = tariff(CONS)
    assert found.problems == ()
    one = found.services[0]
    assert one.service == Service(
        service_id("CONS", LOCAL), "CONS", "Consultation", "परामर्श", "consultation", "consultation",
        follow_up_days=15, visit_types="opd", confirm="price",
    )  # fmt: skip
    id_ = one.service.service_id
    assert one.prices == (Price(id_, "", 5_000, "2026-04-01"), Price(id_, "dgehs", 2_050, "2026-04-01"))


def test_columns_may_stand_in_any_order_and_only_four_are_needed() -> None:
    found = read(b"head,kind,name,code\nlaboratory,investigation,Sugar,glu-f\n", {}, DAY)
    assert [one.service.code for one in found.services] == ["GLU-F"] and found.services[0].prices == ()


def test_a_price_without_a_first_day_holds_from_the_day_of_the_import() -> None:
    found = tariff(CBC.replace("2026-04-01", "").replace("2026-09-30", ""))
    assert [price.valid_from for price in found.services[0].prices] == [DAY]


def test_days_are_read_as_a_spreadsheet_writes_them() -> None:
    found = tariff(CBC.replace("2026-04-01", "01/04/2026").replace("2026-09-30", "31-12-9999"))
    assert [(price.valid_from, price.valid_to) for price in found.services[0].prices] == [("2026-04-01", None)]


def test_a_service_may_have_a_line_for_each_time_of_its_prices() -> None:
    found = tariff(CBC, "CBC,,,,,,,,,,,2026-10-01,,180,90,,", "CBC,Blood count,,,,,,,,,,2027-04-01,,,95,,")
    assert [str(one.said) for one in found.problems] == ["Line 3 has a price for some of these days already."]
    found = tariff(CBC, "CBC,,,,,,,,,,,2026-10-01,,180,,,")
    assert found.problems == ()
    assert [price.paise for price in found.services[0].prices] == [15_000, 18_000]


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("code", "", "Fill this in."),
        ("code", "CO NS", "A code is letters, digits and hyphens"),
        ("name", "", "Fill this in."),
        ("name", "=1+1", "A text may not begin with"),
        ("name", "Con\u202esult", "A hidden character"),
        ("kind", "visit", "A kind is one of"),
        ("head", "parking", "A head is one of"),
        ("department", "Z", "No department"),
        ("visit_types", "opd tele", "A visit is one of"),
        ("follow_up_days", "366", "Write a whole number up to 365"),
        ("follow_up_days", "1.5", "Write a whole number"),
        ("follow_up_days", "-1", "A text may not begin with"),
        ("tax_code", "99", "A tax code"),
        ("tax_rate", "101", "A rate of tax"),
        ("tax_rate", "0.125", "A rate of tax"),
        ("parts", "CBC", "A package has parts"),
        ("valid_from", "2026-02-30", "This is no day."),
        ("valid_from", "2026-04", "This is no day."),
        ("valid_from", "1999-12-31", "This is no day."),
        ("valid_to", "2026-03-31", "The last day lies before the first."),
        ("price", "-1", "Type an amount in rupees"),
        ("price", "50.125", "Type an amount in rupees"),
        ("price", "1000000000000", "Type an amount in rupees"),
        ("price", "999999999999", "This amount is too large"),
        ("price", "free", "Type an amount in rupees"),
        ("price", "5" * 500, "Type an amount in rupees"),
        ("price dgehs", "1e3", "Type an amount in rupees"),
        ("confirm", "mrp", "mrp is no column"),
        ("active", "perhaps", "Write yes or no."),
    ],
)
def test_what_is_wrong_is_said_at_its_line_and_column(field: str, text: str, sentence: str) -> None:
    cells = dict(zip(HEAD.split(","), CONS.split(","), strict=True))
    found = wrong(CBC, ",".join((cells | {field: text}).values()))
    assert [(line, name) for line, name, _ in found] == [(3, field)]
    assert found[0][2].startswith(sentence)


def test_nothing_is_rounded_and_nothing_costs_nothing_by_mistake() -> None:
    for text, amount in (("0", 0), ('"₹ 1,250.5"', 125_050)):
        found = tariff(CONS.replace(",50,", f",{text},")).services[0].prices
        assert [price.paise for price in found] == [amount, 2_050]


def test_a_further_line_may_not_say_otherwise() -> None:
    assert wrong(CBC, "CBC,Another,,,,,,,,,,2026-10-01,,180,,,") == [(3, "name", "Line 2 says this otherwise.")]


def test_prices_of_one_category_may_not_cross() -> None:
    for second in ("2026-09-30,,180", "2026-01-01,2026-04-01,180", "2026-05-01,2026-05-02,1", "2026-04-01,,2"):
        found = wrong(CBC, f"CBC,,,,,,,,,,,{second},,,")
        assert found == [(3, "valid_from", "Line 2 has a price for some of these days already.")], second
    assert wrong(CBC, "CBC,,,,,,,,,,,2026-04-01,,,90,,") == [], "another category may"


@pytest.mark.parametrize("parts", ["CBC 0", "CBC 1000", "CBC; CBC", "PACK", "CBC two", "; ;"])
def test_parts_of_a_package_are_codes_and_how_many(parts: str) -> None:
    line = f"PACK,Pack,,package,package,,,,,,{parts},2026-04-01,,50,,,"
    assert [name for _, name, _ in wrong(line)] == ["parts"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Columns are missing: code, name, kind, head."),
        (data(head=HEAD + ",mrp"), "Columns are not known: mrp."),
        (data(head=HEAD + ",price A B"), "Columns are not known: price a b."),
        (data(head=HEAD + ",price dgehs"), "A column is there twice."),
        (data(), "The file holds no services."),
        (data(CONS).decode().encode("utf-16"), "The file is not in UTF-8."),
        (data(head=HEAD + "".join(f",price s{n}" for n in range(31))), "The file has too many columns"),
    ],
)
def test_what_is_no_tariff_file_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as no:
        read(content, DEPARTMENTS, DAY)
    assert no.value.field == "file" and str(no.value.sentence).startswith(sentence)


def test_a_mark_at_the_beginning_and_windows_lines_are_understood() -> None:
    found = read(b"\xef\xbb\xbf" + data(CONS, CBC).replace(b"\n", b"\r\n"), DEPARTMENTS, DAY)
    assert [one.service.code for one in found.services] == ["CONS", "CBC"] and found.problems == ()


def after(standing: Standing, *lines: str, whole: bool = False, head: str = HEAD) -> Standing:
    """What stands once these lines were imported."""
    made = plan(tariff(*lines, head=head), standing, whole=whole)
    assert made.report.problems == ()
    return Standing(
        {**standing.services, **{one.code: one for one in made.services}}, {**standing.prices, **made.prices}
    )


NOTHING = Standing({}, {})


def test_a_file_adds_to_the_tariff_and_its_prices_are_laid_over_those_that_stand() -> None:
    first = after(NOTHING, CONS, CBC)
    made = plan(tariff(CONS.replace("2026-04-01,,50", "2027-04-01,,60")), first)
    assert [(change.code, change.kind, change.fields) for change in made.report.changes] == [
        ("CONS", CHANGED, ("price",))
    ]  # the employees' price goes on as it was
    of_all = [price for price in made.prices[service_id("CONS", LOCAL)] if not price.category]
    assert [(price.paise, price.valid_from, price.valid_to) for price in of_all] == [
        (5_000, "2026-04-01", "2027-03-31"), (6_000, "2027-04-01", None)
    ]  # fmt: skip


def test_the_same_file_twice_changes_nothing() -> None:
    made = plan(tariff(CONS, CBC), after(NOTHING, CONS, CBC))
    assert (made.report.changes, made.report.same, made.services, made.prices) == ((), 2, (), {})


def test_a_column_that_the_file_does_not_have_wipes_nothing() -> None:
    first = after(NOTHING, CONS)
    again = after(first, "CONS,Consultation,consultation,consultation", head="code,name,kind,head")
    assert again == first


def test_an_export_imported_as_the_whole_brings_back_what_stood() -> None:
    before = after(NOTHING, CONS, CBC, "CBC,,,,,,,,,,,2026-10-01,,180,,,")
    kept = exported(before.services.values(), [p for some in before.prices.values() for p in some], DEPARTMENTS)
    fresh = "ECG,ECG,,procedure,procedure,,,,,,,,,10,,,"
    changed = after(before, CONS.replace(",50,", ",70,").replace("15", "30"), fresh)
    assert changed != before
    made = plan(read(kept, DEPARTMENTS, DAY), changed, whole=True)
    assert {change.code: change.kind for change in made.report.changes} == {"CONS": CHANGED, "ECG": ENDED}
    undone = {**changed.services, **{one.code: one for one in made.services}}
    assert undone.pop("ECG").active is False
    assert undone == before.services
    assert {**changed.prices, **made.prices}.items() >= before.prices.items()


def test_what_had_ended_is_taken_into_use_again_by_name() -> None:
    ended = after(NOTHING, CONS.replace(",yes", ",no"))
    assert [change.kind for change in plan(tariff(CONS), ended).report.changes] == [BACK]
    assert [change.kind for change in plan(tariff(CONS), NOTHING).report.changes] == [NEW]


def test_a_medicine_is_priced_by_one_service_and_packages_hold_what_the_tariff_has() -> None:
    head = "code,name,kind,head,item,parts"
    first = after(NOTHING, "ORS,ORS,medicine,medicine,ORS-SAC,", head=head)
    lines = ("ORS2,ORS,medicine,medicine,ORS-SAC,", "P,Pack,package,package,,ORS; NONE", "Q,Pack,package,package,,P")
    made = plan(tariff(*lines, head=head), first)
    assert [(one.line, one.field, str(one.said)) for one in made.report.problems] == [
        (2, "item", "ORS-SAC is priced by ORS already."), (3, "parts", "The tariff has no NONE."),
        (4, "parts", "P is a package itself."),
    ]  # fmt: skip


def test_an_export_is_a_file_that_spreadsheets_do_not_run() -> None:
    odd = Service("x", "A", "=HYPERLINK(1)", "+1", "other", "other", department_id="dep-m", tax_bp=1_250)
    text = exported([odd], [Price("x", "", 5, "2026-04-01", "2026-05-01")], DEPARTMENTS).decode("utf-8-sig")
    assert text.splitlines()[1] == (
        """A,"'=HYPERLINK(1)","'+1",other,other,M,,,,12.5,,,,,,yes,2026-04-01,2026-05-01,0.05"""
    )


def test_what_is_typed_obeys_the_same_rules() -> None:
    made = typed({"code": "dress", "name": "Dressing", "kind": "procedure", "head": "procedure"}, DEPARTMENTS)
    assert (made.code, made.active) == ("DRESS", True)
    with pytest.raises(Refused):
        typed({"code": "X", "name": "", "kind": "procedure", "head": "none"}, DEPARTMENTS)
    price = typed_price("x", {"price": "12.5", "valid_from": "01/04/2027"}, "dgehs")
    assert price == Price("x", "dgehs", 1_250, "2027-04-01", None)
    for cells in ({"price": "", "valid_from": "2027-04-01"}, {"price": "1"}, {"price": "1", "valid_from": "soon"}):
        with pytest.raises(Refused):
            typed_price("x", cells)
