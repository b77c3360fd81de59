"""The lines of a receipt while they are entered, and where an indent stands: what the screens make of plain data."""

from datetime import date

import pytest

from desk.core.i18n import words
from desk.plugins.pharmacy.rules import indents as rules
from desk.plugins.pharmacy.rules.indents import Indent, IndentLine
from desk.plugins.pharmacy.rules.stock import RECALL, StockLine
from desk.plugins.pharmacy.screens import indent_words, receive_lines, shelf_words
from desk.plugins.pharmacy.screens.receive_lines import Entered

TODAY = date(2026, 11, 22)


def entered(expires: str, **more: object) -> Entered:
    values: dict[str, object] = {"packs": 3, "pack_units": 10, "cost_paise": 1250} | more
    return Entered("item", "Paracetamol", "tablet", "P1", expires, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expires", "said", "tone"),
    [
        ("2026-11-21", "Expired", "bad"), ("2026-11-22", "Short-dated", "warn"), ("2027-01-20", "Short-dated", "warn"),
        ("2027-01-21", "Good", "ok"), ("-", "Good", "ok"),
    ],
)  # fmt: skip
def test_a_line_says_how_long_it_lasts(expires: str, said: str, tone: str) -> None:
    words_said, colour = receive_lines.state_of(entered(expires), 60, TODAY)
    assert (str(words_said), colour) == (said, tone)


def test_what_the_house_said_no_to_comes_first() -> None:
    line = entered("2030-01-31", problem=words("Test", "No."))
    assert str(receive_lines.state_of(line, 60, TODAY)[0]) == "Look at it"


def test_packs_times_units_and_the_cost_of_all() -> None:
    lines = (entered("2030-01-31"), entered("-", cost_paise=None, packs=2))
    assert [line.units for line in lines] == [30, 20]
    assert receive_lines.total(lines) == 3750
    assert lines[1].last_day is None and lines[1].line().expires == "-"


def test_a_draft_brings_a_line_back_as_it_was() -> None:
    line = entered("2030-01-31", gtin="08901234567890", mrp_paise=1500)
    assert receive_lines.of_plain(line.plain()) == line


def stock_line(days: int | None, stopped: str = "") -> StockLine:
    return StockLine("b", "i", "C", "Title", "tablet", "L", None, "a", "Store", 5, days, stopped, None)


@pytest.mark.parametrize(
    ("days", "stopped", "said"),
    [
        (-1, RECALL, "Expired"), (0, RECALL, "Recalled"), (0, "hold", "On hold"), (0, "", "Near expiry"),
        (90, "", "Near expiry"), (91, "", "Good"), (None, "", "Good"),
    ],
)  # fmt: skip
def test_the_worst_of_a_batch_is_said(days: int | None, stopped: str, said: str) -> None:
    assert str(shelf_words.state_of(stock_line(days, stopped), 90)[0]) == said


@pytest.mark.parametrize(
    ("days", "said"), [(None, ""), (0, "last day today"), (12, "in 12 days"), (-3, "3 days ago")]
)
def test_how_far_an_expiry_is(days: int | None, said: str) -> None:
    assert shelf_words.days_text(days) == said


def indent(*states: str, issued: int = 0, received: int = 0) -> Indent:
    lines = tuple(
        IndentLine(str(n), "i", "item", "T", "tablet", 10, 10, issued, received, state, "")
        for n, state in enumerate(states)
    )
    return Indent("i", "IND-A-1", "s", "t", "", 0, "", lines)


def test_an_indent_stands_where_its_slowest_line_does() -> None:
    assert indent_words.state_of(indent(rules.RECEIVED, rules.APPROVED, rules.REFUSED)) == rules.APPROVED
    assert indent_words.state_of(indent(rules.RECEIVED, rules.REFUSED)) == rules.RECEIVED


def test_only_what_makes_sense_is_offered() -> None:
    offered = {name for name in ("approve", "refuse", "issue", "receive", "cancel")
               if indent_words.fits(name, indent(rules.RAISED, rules.ISSUED))}  # fmt: skip
    assert offered == {"approve", "refuse", "receive", "cancel"}
    # Part of a line is on the way while the rest stays open.
    assert indent_words.fits("receive", indent(rules.APPROVED, issued=6, received=2))
    assert not indent_words.fits("receive", indent(rules.APPROVED, issued=6, received=6))
    assert not indent_words.fits("approve", None)
