"""Directions are typed in short code, read back in words, and counted into tablets."""

import re
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desk.core.errors import Refused
from desk.plugins.pharmacy.rules.directions import parse, understood
from desk.plugins.pharmacy.rules.directions_said import counted, of_code, said
from desk.plugins.pharmacy.rules.dosage import FOODS, MEASURES, NONE, Directions, quantity, written


@pytest.mark.parametrize(
    ("typed", "canonical", "tablets"),
    [
        ("1-0-1 x5d pc", "1-0-1 x5d pc", 10),
        ("1 tds 5/7", "1 tds x5d", 15),
        ("½-0-½ x10d", "½-0-½ x10d", 10),
        ("1/2-0-1/2 x3d", "½-0-½ x3d", 3),
        ("0.5 bd x 3 days", "½ bd x3d", 3),
        ("bd x 1w", "1 bd x7d", 14),
        ("1 bd 2/52", "1 bd x14d", 28),
        ("1 od 1/12", "1 od x30d", 30),
        ("sos", "1 sos", None),
        ("hs", "1 hs", None),
        ("1 hs x7d", "1 hs x7d", 7),
        ("stat", "1 stat", 1),
        ("2 stat", "2 stat", 2),
        ("10ml tds x5d", "10ml tds x5d", None),
        ("1 od alt x10d", "1 od alt x10d", 5),
        ("1 alt x9d", "1 alt x9d", 5),
        ("q6h", "1 q6h", None),
        ("1 q8h x5d", "1 q8h x5d", 15),
        ("1 weekly x4w", "1 weekly x28d", 4),
        ("१-०-१ x५d", "1-0-1 x5d", 10),
        ("1 – 0 – 1 × 5 d", "1-0-1 x5d", 10),
        ("1-0-1x5d", "1-0-1 x5d", 10),
        ("1 tab T.D.S. for 5 days after food", "1 tds x5d pc", 15),
        ("1-1-1-1 x2d", "1-1-1-1 x2d", 8),
        ("1-0-0-1 x2d", "1-0-1 x2d", 4),
        ("1½ bd 5/7", "1½ bd x5d", 15),
        ("1 tsp tds x3d", "5ml tds x3d", None),
        ("1 tds sos x3d", "1 tds sos x3d", None),
        ("1 5/day x2d", "1 5/day x2d", 10),
    ],
)
def test_type_a_short_code(typed: str, canonical: str, tablets: int | None) -> None:
    read = parse(typed)
    assert written(read) == canonical
    assert quantity(read, "tablet") == tablets


def test_half_a_tablet_more_is_a_whole_one() -> None:
    assert quantity(parse("½ od x5d"), "tablet") == 3


def test_what_is_measured_is_counted_only_where_it_is_handed_out_so() -> None:
    assert quantity(parse("7.5ml tds x5d"), "ml") == 113
    assert quantity(parse("1 tds x5d"), "ml") is None  # one what?
    assert quantity(parse("10ml tds x5d"), "bottle") is None


@pytest.mark.parametrize("unit", ["bottle", "tube", "inhaler"])
def test_one_application_does_not_use_up_the_container(unit: str) -> None:
    assert quantity(parse("1 tds x5d"), unit) is None


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("1-1", "1-0-1"), ("1 tsd x5d", "1 tds x5d"), ("1 bd x5", "1 bd x5d"), ("1 x5d", "1 od x5d"),
        ("1-0-1 pcc", "1-0-1 pc"), ("1-1 x5", "1-0-1 x5d"),
    ],
)  # fmt: skip
def test_a_slip_of_the_fingers_is_answered_with_what_was_meant(typed: str, nearest: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed)
    assert refused.value.field == "directions"
    assert str(refused.value) == f"“{typed}” is not understood. Did you mean {nearest}?"
    assert written(parse(nearest)) == nearest


@pytest.mark.parametrize(
    "typed",
    ["hello", "1-0-1-1-1", "1 od bd", "stat x5d", "1e9 od", "99999 od", "500mg bd", "-1 od", "1.5.3", "1 od 1 bd"],
)
def test_what_is_near_nothing_is_answered_with_an_example(typed: str) -> None:
    with pytest.raises(Refused, match=re.escape("1-0-1 x5d pc")):
        parse(typed)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type how it is taken"), ("   ", "Type how it is taken"), ("0-0-0", "take nothing"),
        ("0 od", "take nothing"),
        ("1-0-1 x999d", "1 to 366 days"), ("1 bd x0d", "1 to 366 days"), ("1001 od", "too much at one time"),
        ("1-0-1 " * 100, "too long"), ("=", "Fill this in"),
    ],
)  # fmt: skip
def test_what_nobody_means_is_refused_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        parse(typed)
    assert refused.value.field == "directions"


def test_what_is_in_no_code_is_kept_in_ones_own_words() -> None:
    read = parse("= one on the day of  dialysis")
    assert written(read) == "=one on the day of dialysis"
    assert said(read, "tablet", "hi") == "one on the day of dialysis"
    assert quantity(read, "tablet") is None


@pytest.mark.parametrize(
    ("code", "english", "hindi"),
    [
        ("1-0-1 x5d pc", "Morning 1, night 1 — after food — for 5 days", "सुबह 1, रात 1 — खाने के बाद — 5 दिन"),
        ("1 tds x1d", "1 tablet, 3 times a day — for 1 day", "दिन में 3 बार 1 गोली — 1 दिन"),
        ("2 bd", "2 tablets, twice a day", "दिन में 2 बार 2 गोलियाँ"),
        ("1 od alt x10d", "1 tablet — every other day — for 10 days", "1 गोली — एक दिन छोड़कर — 10 दिन"),
        ("10ml tds", "10 ml, 3 times a day", "दिन में 3 बार 10 मि.ली."),
        ("apply bd", "Apply twice a day", "दिन में 2 बार लगाएँ"),
        ("1 sos", "1 tablet — when needed", "1 गोली — ज़रूरत होने पर"),
        ("1 tds sos", "1 tablet, at most 3 times a day, when needed", "ज़रूरत होने पर, दिन में ज़्यादा से ज़्यादा 3 बार 1 गोली"),
        ("1 q6h", "1 tablet, every 6 hours", "हर 6 घंटे पर 1 गोली"),
        ("1 hs", "1 tablet, at bedtime", "सोते समय 1 गोली"),
        ("1 stat", "1 tablet, now, once", "अभी, एक बार 1 गोली"),
        ("½-0-½ ac", "Morning ½, night ½ — before food", "सुबह ½, रात ½ — खाने से पहले"),
    ],
)
def test_directions_are_said_in_the_language_of_the_patient(code: str, english: str, hindi: str) -> None:
    assert of_code(code, "tablet", "en") == english
    assert of_code(code, "tablet", "hi") == hindi


def test_what_a_doctor_wrote_elsewhere_stays_as_it_was_written() -> None:
    assert understood("Take one with milk") is None
    assert of_code("Take one  with milk", "tablet", "hi") == "Take one with milk"


def test_a_quantity_is_said_with_its_unit() -> None:
    assert [counted(n, "tablet", "en") for n in (1, 10)] == ["1 tablet", "10 tablets"]
    assert counted(10, "tablet", "hi") == "10 गोलियाँ"
    assert counted(2, "kit", "hi") == "2 kit"


_AMOUNTS = st.sampled_from([Fraction(n, 4) for n in range(1, 41)] + [Fraction(1, 3), Fraction(2, 3), Fraction(25)])
_ANY = st.builds(
    Directions,
    slots=st.tuples(*[st.one_of(st.just(NONE), _AMOUNTS)] * 4), amount=_AMOUNTS, times=st.integers(0, 6),
    hours=st.sampled_from([0, 1, 2, 3, 4, 6, 8, 12, 24, 48, 72]), bedtime=st.booleans(), stat=st.booleans(),
    as_needed=st.booleans(), measure=st.sampled_from(["", *MEASURES]), every=st.sampled_from([1, 2, 7]),
    food=st.sampled_from(["", *FOODS]), days=st.one_of(st.none(), st.integers(1, 366)),
)  # fmt: skip


@given(_ANY)
def test_what_is_written_is_read_as_the_same(directions: Directions) -> None:
    try:
        read = parse(written(directions))
    except Refused:
        assume(False)  # made of parts that contradict each other
        return
    assert parse(written(read)) == read
    assert written(parse(written(read))) == written(read)
    for language in ("en", "hi"):
        assert said(read, "tablet", language)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = parse(text)
    except Refused as refused:
        assert str(refused)
    else:
        assert parse(written(read)) == read


_HEAP = (
    "1", "½", "0", "2", "-", "-0-", "od", "bd", "tds", "x5d", "5/7", "sos",
    "hs", "pc", "ml", "drops", "stat", "q6h", "alt", "/", "x", ".", "९", "=",
)  # fmt: skip


@given(st.lists(st.sampled_from(_HEAP), max_size=8))
def test_any_heap_of_parts_is_read_or_refused(parts: list[str]) -> None:
    for text in (" ".join(parts), "".join(parts)):
        read = understood(text)
        if read is not None:
            assert parse(written(read)) == read
            count = quantity(read, "tablet")
            assert count is None or count > 0
