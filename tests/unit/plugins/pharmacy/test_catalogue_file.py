"""A catalogue file is read: what is right comes out as items, what is wrong is named by line and column."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.core.errors import Refused
from desk.core.paths import resources
from desk.plugins.pharmacy.rules.catalogue import ReadFile, read, search_text
from desk.plugins.pharmacy.rules.importing import Standing, compare, merged
from desk.plugins.pharmacy.rules.items import H1, NONE, UNKNOWN, H, PackSize, X, item_id
from desk.records import importing
from desk.records.importing import BACK, CHANGED, ENDED, NEW

HEAD = "code,generic,strength,form,unit,schedule,generic_native,atc,allergens,packs,active"
AMOX = "AMOX-CAP-250,Amoxicillin,250 mg,capsule,capsule,H,एमोक्सिसिलिन,J01CA04,penicillin,,yes"
SHIPPED = resources() / "catalogues" / "medicines" / "medicines.csv"


def lines(*rows: str, head: str = HEAD) -> bytes:
    return ("\r\n".join((head, *rows)) + "\r\n").encode()


def said(file: ReadFile) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.field, str(problem.said)) for problem in file.problems]


def only(*rows: str) -> tuple[int, str, str]:
    """The one problem of a file whose last line is wrong."""
    file = read(lines(*rows))
    assert len(file.problems) == 1, said(file)
    return said(file)[0]


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as no:
        read(data)
    assert no.value.field == "file"
    return str(no.value)


def test_a_line_becomes_an_item_with_the_id_that_every_desk_gives_it() -> None:
    (line,) = read(lines(AMOX)).lines
    item = line.item
    assert (item.item_id, item.code) == (item_id("AMOX-CAP-250"), "AMOX-CAP-250")
    assert (item.generic, item.generic_native, item.strength) == ("Amoxicillin", "एमोक्सिसिलिन", "250 mg")
    assert (item.unit, item.schedule, item.atc, item.allergens) == ("capsule", H, "J01CA04", ("penicillin",))
    assert item.active and item.group == "amox-cap-250" and line.line == 2 and line.packs == ()


def test_a_mark_other_columns_and_their_order_do_not_matter() -> None:
    data = b"\xef\xbb\xbf" + b"Unit , SCHEDULE,form,strength,generic,code\nvial,h1,injection,1 g,Ceftriaxone,ceftr-1\n"
    item = read(data).lines[0].item
    assert (item.code, item.schedule, item.unit) == ("CEFTR-1", H1, "vial")


def test_what_is_not_confirmed_stays_empty_and_is_named() -> None:
    item = read(lines(AMOX.replace(",H,", ",,"))).lines[0].item
    assert item.schedule == UNKNOWN and item.confirm == ("schedule",)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Columns are missing: code, generic, strength, form, unit, schedule."),
        (lines(head="code,generic,strength,form,unit"), "Columns are missing: schedule."),
        (lines(AMOX, head=HEAD.replace("atc", "mrp")), "Columns are not known: mrp."),
        (lines(AMOX, head=HEAD.replace("atc", "code")), "A column is there twice."),
        (lines(AMOX, head=HEAD.replace(",", ";")), "The columns are not divided by commas."),
        (lines(), "The file holds no items."),
        ((HEAD + "\n" + AMOX).encode("utf-16"), "The file is not in UTF-8."),
        (lines(AMOX).replace("एमोक्सिसिलिन".encode(), "Amoxicilliné".encode("latin-1")), "The file is not in UTF-8."),
        (b"PK\x03\x04 workbook", "This is a workbook."),
        (lines(AMOX) + b"\0", "The file is not in UTF-8."),
        (lines(AMOX, '"unfinished'), "Line 3 is no CSV"),
        (b"x" * (importing.LARGEST + 1), "The file is too large."),
    ],
)
def test_what_is_no_catalogue_file_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    assert refusal(data).startswith(sentence)


@pytest.mark.parametrize(
    ("old", "new", "field", "sentence"),
    [
        ("AMOX-CAP-250", "", "code", "Fill this in."),
        ("AMOX-CAP-250", "AMOX CAP", "code", "A code is letters, digits and hyphens"),
        ("AMOX-CAP-250", "A" * 41, "code", "This is too long."),
        ("Amoxicillin", "", "generic", "Fill this in."),
        ("Amoxicillin", "=HYPERLINK(1)", "generic", "A text may not begin with"),
        ("Amoxicillin", "  @SUM(A1)", "generic", "A text may not begin with"),
        ("Amoxicillin", "Amoxi\u202ecillin", "generic", "A hidden character is in this text."),
        ("250 mg", "-250 mg", "strength", "A text may not begin with"),
        (",capsule,H", ",कैप्सूल,H", "unit", "A unit is what is counted"),
        (",capsule,H", ",,H", "unit", "Fill this in."),
        (",H,", ",H2,", "schedule", "A schedule is H, H1, X or none"),
        ("J01CA04", "J1CA04", "atc", "An ATC code looks like J01CA04."),
        ("penicillin", "penicillin;nsaid", "allergens", "Write short English words"),
        (",yes", ",perhaps", "active", "Write yes or no."),
        (",,yes", ",8901234567894=10,yes", "packs", "The pack number 8901234567894 has a wrong digit."),
        (",,yes", ",8901234567890=0,yes", "packs", "A pack holds 1 to 100000 units."),
        (",,yes", ",8901234567890=1.5,yes", "packs", "A pack is number=units brand"),
        (",,yes", ",ten,yes", "packs", "A pack is number=units brand"),
        (",yes", "", "", "This line has 10 cells, the first line has 11."),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column(old: str, new: str, field: str, sentence: str) -> None:
    line, where, words = only(AMOX.replace("250,", "500,", 1), AMOX.replace(old, new, 1))
    assert (line, where) == (3, field)
    assert words.startswith(sentence)


def test_an_aadhaar_number_is_no_name_of_a_medicine() -> None:
    assert only(AMOX.replace("Amoxicillin", "2345 6789 0124"))[1:] == (
        "generic",
        "This looks like an Aadhaar number. It may not be kept here; leave it out.",
    )


def test_all_that_is_wrong_is_said_at_once() -> None:
    file = read(lines(AMOX, AMOX.replace("J01CA04", "?").replace(",H,", ",Z,").replace("CAP-250", "CAP-500"), "x"))
    assert [(line, field) for line, field, _ in said(file)] == [(3, "schedule"), (3, "atc"), (4, "")]
    assert [line.line for line in file.lines] == [2]


def test_a_code_and_a_pack_stand_in_one_line_only() -> None:
    pack = AMOX.replace(",,yes", ",8901234567890=10 Mox,yes")
    file = read(lines(pack, AMOX, pack.replace("CAP-250", "CAP-500")))
    assert said(file) == [
        (3, "code", "AMOX-CAP-250 is in line 2 already."),
        (4, "packs", "08901234567890 is in line 2 already."),
    ]


def test_a_cell_over_two_lines_keeps_the_count_of_lines() -> None:
    file = read(lines('A1,"Two\r\nlines",1 mg,tablet,tablet,H,,,,,', "A2,Paracetamol,,tablet,tablet,?,,,,,"))
    assert [(line, field) for line, field, _ in said(file)] == [(4, "schedule")]
    assert file.lines[0].item.generic == "Two lines"


def test_packs_are_read_with_their_brands() -> None:
    (line,) = read(lines(AMOX.replace(",,yes", ",8901234567890=10 Mox; 10012345678902=100,yes"))).lines
    assert line.packs == (
        PackSize("08901234567890", line.item.item_id, 10, "Mox"),
        PackSize("10012345678902", line.item.item_id, 100, ""),
    )


def test_no_more_than_some_problems_are_gathered() -> None:
    file = read(lines(*["bad"] * 1_000))
    assert len(file.problems) == importing.MOST_PROBLEMS


def test_what_an_item_is_found_by_begins_with_its_name() -> None:
    item = read(lines(AMOX)).lines[0].item
    assert (
        search_text(item, ("Mox (Forte)",))
        == " amoxicillin 250 mg 250mg capsule एमोक्सिसिलिन amox-cap-250 j01ca04 mox forte"
    )


def test_an_import_says_what_is_new_changed_ended_and_back() -> None:
    before = read(lines(AMOX, "B1,Bisacodyl,5 mg,tablet,tablet,,,,,,", "C1,Cetirizine,10 mg,tablet,tablet,H,,,,,no"))
    standing = Standing({line.item.item_id: line.item for line in before.lines}, {}, ())
    after = read(
        lines(AMOX, "B1,Bisacodyl,5 mg,tablet,tablet,none,,,,,no", "C1,Cetirizine,10 mg,tablet,tablet,H,,,,,",
              "D1,Dapsone,50 mg,tablet,tablet,H,,,,,")
    )  # fmt: skip
    report = compare(after, standing)
    assert [(c.line, c.code, c.kind) for c in report.changes] == [(3, "B1", ENDED), (4, "C1", BACK), (5, "D1", NEW)]
    assert report.changes[0].fields == ("schedule", "confirm", "active")
    assert (report.same, report.problems, report.count(CHANGED)) == (1, (), 0)


def test_a_column_that_a_file_does_not_have_wipes_nothing() -> None:
    """A short file of one's own must not take the allergen class of a medicine away."""
    before = read(lines(AMOX.replace(",H,", ",,"))).lines[0].item
    short = read(lines("AMOX-CAP-250,Amoxicillin,250 mg,capsule,capsule,H1", head=HEAD.partition(",generic_native")[0]))
    after = merged(short.lines[0].item, short.columns, before)
    assert (after.allergens, after.atc, after.generic_native) == (("penicillin",), "J01CA04", "एमोक्सिसिलिन")
    assert (after.schedule, after.active, before.confirm, after.confirm) == (H1, True, ("schedule",), ())
    (change,) = compare(short, Standing({before.item_id: before}, {}, ())).changes
    assert change.fields == ("schedule", "confirm")


def test_an_empty_cell_of_a_column_that_is_there_empties_the_field() -> None:
    before = read(lines(AMOX)).lines[0].item
    bare = read(lines(AMOX.replace("J01CA04", "").replace(",H,", ",,")))
    after = merged(bare.lines[0].item, bare.columns, before)
    assert (after.atc, after.schedule, after.confirm) == ("", UNKNOWN, ("schedule",))


def test_the_unit_of_a_medicine_that_was_counted_is_not_changed() -> None:
    before = read(lines(AMOX)).lines[0].item
    after = read(lines(AMOX.replace(",capsule,H", ",strip,H")))
    assert compare(after, Standing({before.item_id: before}, {}, ())).problems == ()
    (problem,) = compare(after, Standing({before.item_id: before}, {}, {before.item_id})).problems
    assert (problem.line, problem.field) == (2, "unit")
    assert "counted in capsule" in str(problem.said)


def test_a_pack_is_not_taken_from_another_item() -> None:
    pack = PackSize("08901234567890", item_id("OTHER"), 10)
    file = read(lines(AMOX.replace(",,yes", ",8901234567890=10,yes")))
    (problem,) = compare(file, Standing({}, {pack.gtin: pack}, ())).problems
    assert (problem.line, problem.field) == (2, "packs")


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: lines(AMOX, text)))
def test_no_file_makes_it_stumble(data: bytes) -> None:
    try:
        file = read(data)
    except Refused as no:
        assert str(no)
    else:
        assert all(str(problem.said) for problem in file.problems)


class TestTheShippedCatalogue:
    def file(self) -> ReadFile:
        return read(SHIPPED.read_bytes())

    def test_it_is_read_without_a_problem(self) -> None:
        file = self.file()
        assert file.problems == ()
        assert 350 <= len(file.lines) <= 700

    def test_what_has_no_source_is_named(self) -> None:
        for line in self.file().lines:
            item = line.item
            for name in ("schedule", "storage", "atc"):
                assert (getattr(item, name) == "") == (name in item.confirm), (item.code, name)
            assert "unit" in item.confirm

    def test_every_line_names_its_sources_and_all_of_them_are_explained(self) -> None:
        explained = SHIPPED.with_name("SOURCES.md").read_text("utf-8")
        header, *rows = SHIPPED.read_text("utf-8").splitlines()
        assert header.endswith(",source")
        for row in rows:
            for mark in row.rsplit(",", 1)[1].split():
                assert f"`{mark.split(':')[0]}" in explained, mark

    def test_the_substances_of_schedule_h1_and_x_are_marked(self) -> None:
        h1 = ("cef(ixime|triaxone|otaxime)", "rifampicin", "isoniazid", "ethambutol", "pyrazinamide", "tramadol",
              "diazepam", "zolpidem", "levofloxacin", "moxifloxacin", "oxytocin", "clofazimine", "bupren")  # fmt: skip
        by_name = {(line.item.generic.casefold(), line.item.schedule) for line in self.file().lines}
        for pattern in h1:
            found = {schedule for name, schedule in by_name if re.match(pattern, name)}
            assert found == {H1}, pattern
        assert {schedule for name, schedule in by_name if name == "ketamine"} == {X}

    def test_only_what_is_swallowed_or_worn_is_free_of_a_schedule(self) -> None:
        free = {line.item.form for line in self.file().lines if line.item.schedule == NONE}
        assert free <= {"tablet", "dispersible tablet", "oral liquid", "oral powder", "device"}

    def test_antibiotics_carry_their_allergen_class(self) -> None:
        for line in self.file().lines:
            if line.item.atc.startswith(("J01C", "J01D", "J01E", "J01F", "J01M", "J01G", "M01A")):
                assert line.item.allergens, line.item.code

    def test_all_have_their_name_in_hindi(self) -> None:
        assert all(line.item.generic_native for line in self.file().lines)
