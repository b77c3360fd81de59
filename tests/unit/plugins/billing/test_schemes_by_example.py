"""Each shipped example against a table of people; what a condition may and may not be; who pays how much of a line."""

import string
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cloud.schemes import conditions as clouds
from desk.core.errors import Refused
from desk.core.money import within
from desk.plugins.billing.rules import conditions, definitions, eligibility, facts, splitting
from desk.plugins.billing.rules.charging import Split
from desk.plugins.billing.rules.decisions import Decision
from desk.plugins.billing.rules.definitions import PROOFS, Definition
from desk.plugins.billing.rules.facts import ALL, PERSON, VISIT, Setting
from desk.plugins.billing.rules.splitting import ToSplit, Used
from desk.plugins.billing.rules.tariff import KINDS
from desk.records.coverage.rules import Coverage
from desk.records.patient.view import AddressView, Patient
from tests.support.schemes import EXAMPLES, body, example

DAY = "2026-11-22"
HOME = AddressView("", "", "North West Delhi", "Delhi", "110085", 0)
AWAY = AddressView("", "", "Gurugram", "Haryana", "122001", 0)


def person(born: str | None = "1984-03-12", sex: str = "1", home: AddressView | None = HOME) -> Patient:
    return Patient(
        patient_id="p", sex=sex, birth_date=born, age_months=None, age_told_on=None, unknown=False, marks=None,
        photo_id=None, language=None, active=True, replaced_by=None, facility_id="f", made_at=0, made_by="x",
        addresses=(home,) if home else (),
    )  # fmt: skip


def coverage(scheme: str, member: str = "M1", proof: str = "card", to: str | None = None) -> Coverage:
    return Coverage("c", "p", scheme, member, "2026-01-01", to, proof, "active", 0, "x")


def read(scheme: str, **changed: Any) -> Definition:
    return definitions.read(body(example(scheme, **changed)))


def finding(
    scheme: str, who: Patient, *covers: Coverage, verified: bool = False, visit: str = "opd"
) -> eligibility.Finding:
    found = read(scheme)
    mine = [one for one in covers if one.scheme == scheme]
    known = facts.of_person(who, covers, DAY, card_verified=verified) | facts.of_scheme(mine)
    known |= facts.of_visit(Setting(DAY, visit, "Medicine"))
    return eligibility.find(found, known, eligibility.proofs_of(mine, card_verified=verified))


TABLE: list[tuple[str, Patient, tuple[Coverage, ...], bool, str]] = [
    ("delhi-free-opd", person(), (), True, "Covered 100 %: Delhi resident"),
    ("delhi-free-opd", person(home=AWAY), (), False, "Not covered: the address is not in Delhi"),
    ("delhi-free-opd", person(home=None), (), False, "Not proven: not known: address in Delhi"),
    ("delhi-free-opd", person(home=replace(HOME, state="Haryana")), (), False, "Not proven: not known"),
    ("delhi-free-opd", person(home=replace(HOME, state="", pin="110001")), (), True, "Covered"),
    ("delhi-free-opd", person(home=replace(HOME, state=" N.C.T.  of delhi", pin="")), (), True, "Covered"),
    ("delhi-free-opd", person(home=replace(HOME, state="दिल्ली", pin="")), (), True, "Covered"),
    ("senior-citizen", person("1966-11-22"), (coverage("senior-citizen"),), True, "Covered"),
    ("senior-citizen", person("1966-11-23"), (coverage("senior-citizen"),), False, "younger than 60"),
    ("senior-citizen", person("1950"), (coverage("senior-citizen"),), True, "Covered"),
    ("senior-citizen", person(None), (coverage("senior-citizen"),), False, "Not proven: not known: age"),
    ("senior-citizen", person("1950-01-01"), (), False, "Not proven: needed: card verified or document seen"),
    ("senior-citizen", person(None, home=AWAY), (), False, "Not covered: the address is not in Delhi"),
    ("ab-pmjay", person(), (coverage("ab-pmjay"),), False, "does not pay for this kind of visit"),
    ("dgehs", person(), (coverage("dgehs"),), True, "Covered up to 100 %"),
    ("dgehs", person(), (coverage("dgehs", member=""),), False, "the DGEHS number is not recorded"),
    ("dgehs", person(), (coverage("dgehs", proof="none"),), False, "Not proven: needed"),
    ("dgehs", person(), (coverage("dgehs", to="2026-11-21"),), False, "not in force"),
    ("dgehs", person(), (coverage("cghs"),), False, "DGEHS is not recorded"),
    ("bpl", person(home=AWAY), (coverage("bpl", proof="document"),), True, "proof: document seen"),
    ("bpl", person(), (), False, "no ration card is recorded"),
    ("ews", person(), (coverage("ews", proof="card"),), False, "Not proven: needed: document seen"),
    ("ews", person(), (coverage("ews", proof="document"),), True, "shared by all facilities"),
    ("jssk", person(sex="2"), (coverage("jssk", proof="none"),), True, "proof: member number recorded"),
    ("jssk", person("2026-10-01"), (coverage("jssk"),), True, "mother or infant"),
    ("jssk", person(), (coverage("jssk"),), False, "neither a woman nor an infant"),
    ("jssk", person(None, sex="2"), (coverage("jssk"),), True, "Covered"),
    ("jssk", person(None, sex="0"), (coverage("jssk"),), False, "Not proven: not known: age, sex"),
]


@pytest.mark.parametrize(("scheme", "who", "covers", "eligible", "says"), TABLE)
def test_the_example_says_what_it_should(
    scheme: str, who: Patient, covers: tuple[Coverage, ...], eligible: bool, says: str
) -> None:
    found = finding(scheme, who, *(one for one in covers if one.covers(date.fromisoformat(DAY))))
    assert (found.eligible, says in found.says_en) == (eligible, True), found.says_en
    assert found.says_hi
    assert all(name in ALL for name in found.facts)


def test_every_example_says_that_it_is_one_and_pretends_no_law() -> None:
    for scheme in EXAMPLES:
        found = read(scheme)
        assert found.scheme == scheme
        assert found.example
        assert "no statement of the rules" in found.confirm
        assert "example" in found.name.en
        assert "उदाहरण" in found.name.hi


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("", "empty"), ("   ", "empty"), ("a" * 301, "too long"), ("((((((((((age > 1))))))))))", "too deep"),
        ("age\n> 1", "empty, too long"), ("age >", "cannot be read"), ("age > 1 &&", "cannot be read"),
        ("salary > 1", "asks for salary"), ("age + 1 > 2", "asks for _"), ("[1, 2].map(age, age) == []", "asks for _"),
        ("schemes.exists(age, age == 'bpl')", "asks for @"), ("schemes.all(day, day == 'x')", "asks for @"),
        ("size(schemes) > 0", "asks for size"), ("district.matches('a+')", "asks for matches"),
        ("schemes[0] == 'bpl'", "asks for _"), ("age", "yes or no"), ("'yes'", "yes or no"), ("age > '1'", "yes or no"),
        ("district.startsWith(1)", "yes or no"), ("age.years > 1", "yes or no"), ("resident && age", "yes or no"),
        ("age > 1 && sex == 'x' && resident && covered && emergency && day > '2' && district == 'x'", "yes or no"),
        ("type(age) == int", "asks for"), ("dyn(age) > 1", "asks for"), ("null", "yes or no"),
        ("has(age.x)", "yes or no"),
    ],
)  # fmt: skip
def test_a_condition_that_could_go_wrong_at_a_desk_never_gets_there(condition: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        conditions.check(condition, PERSON | VISIT)
    with pytest.raises(clouds.Bad):
        clouds.check(condition, clouds.PERSON)


@pytest.mark.parametrize(
    "condition",
    ["age >= 60", "resident && (age < 5 || sex == 'female')", "!emergency", "'bpl' in schemes", "true",
     "district in ['north', 'north west'] && visit_type != 'emergency'", "day >= '2026-04-01' && day < '2027-04-01'",
     "department.startsWith('med')", "resident ? age > 60 : age > 80"],
)  # fmt: skip
def test_a_condition_may_compare_and_combine(condition: str) -> None:
    conditions.check(condition, PERSON | VISIT)
    clouds.check(condition, clouds.PERSON)


def test_an_unknown_fact_decides_only_where_it_matters() -> None:
    assert conditions.holds("age >= 60 || resident", {"resident": True}) is True
    assert conditions.holds("age >= 60 || resident", {"resident": False}) is None
    assert conditions.holds("age >= 60 && resident", {"resident": False}) is False
    assert conditions.holds("!(age >= 60)", {}) is None


def test_desk_and_cloud_know_the_same_facts_of_the_same_types() -> None:
    kinds = {"yes-no": bool, "number": int, "text": str, "codes": list}
    assert {name: kinds[fact.type] for name, fact in (PERSON | VISIT).items()} == clouds.PERSON
    assert {name: kinds[fact.type] for name, fact in ALL.items()} == clouds.LINE


_ATOMS = st.one_of(
    st.sampled_from([*ALL, "salary", "true", "null", "1", "-1", "60", "'opd'", "''", "[]", "['bpl']", "1.5", "{}"]),
    st.text(string.ascii_letters + "'\"()[]{}.!&|<>=+-*/?: 0123456789_\\\u0905\u202e", max_size=8),
)
_TEXTS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["&&", "||", "==", "!=", "<", ">=", "in", "+"]), inner),
        st.builds("!{}".format, inner), st.builds("{} ? {} : {}".format, inner, inner, inner),
        st.builds("{}.startsWith({})".format, inner, inner), st.builds("{}.all(age, {})".format, inner, inner),
    ),
    max_leaves=6,
)  # fmt: skip
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "yes-no": st.booleans(), "number": st.integers(0, 130), "text": st.text(max_size=5),
    "codes": st.lists(st.sampled_from(["bpl", "ews", "x"]), max_size=3).map(tuple),
}  # fmt: skip
_KNOWN = st.fixed_dictionaries({}, optional={name: _VALUES[fact.type] for name, fact in ALL.items()})


@settings(max_examples=400)
@given(_TEXTS, _KNOWN)
def test_whatever_stands_in_a_condition_a_desk_gets_an_answer(text: str, known: dict[str, Any]) -> None:
    assert conditions.holds(text, known) in (True, False, None)
    try:
        conditions.check(text, ALL)
    except Refused:
        return
    if set(conditions.needs(text)) <= known.keys():
        assert conditions.holds(text, known) is not None, "a condition that was taken always answers"
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in known.items()}
    assert clouds.holds(text, plain) == conditions.holds(text, known), "the cloud answers the same"


def decided(found: Definition, **used: str) -> tuple[Definition, Decision]:
    made = Decision(
        decision_id="d-" + found.scheme, patient_id="p", visit_id="v", scheme=found.scheme, version=1, digest="",
        eligible=True, proof="", facts=used, says_en="", says_hi="", provisional=False, day=DAY, at=0, by="x",
    )  # fmt: skip
    return found, made


def test_the_lower_number_pays_first_and_the_next_of_what_is_left() -> None:
    first = read("dgehs", excludes=[], priority=1, ceilings=None)
    second = read("delhi-free-opd", benefits=[{**example("delhi-free-opd")["benefits"][1], "share_bp": 5000}])
    line = ToSplit("1", "X", "medicine", "medicine", 10_001, discount=1, tax_bp=1200)
    (split,) = splitting.split([decided(second), decided(first)], [line])
    assert [(part.scheme, part.paise) for part in split.parts] == [("dgehs", 9000), ("delhi-free-opd", 500)]
    assert (split.discount, split.patient, split.tax) == (1, 500, within(500, 1200))
    assert split.parts[0].says_en == "DGEHS (example): 90 % of medicines"
    assert split.parts[0].decision_id == "d-dgehs"


def test_a_scheme_that_excludes_another_keeps_it_away_where_it_pays() -> None:
    line = ToSplit("1", "X", "medicine", "medicine", 10_000)
    both = [decided(read("dgehs", ceilings=None)), decided(read("delhi-free-opd"))]
    (split,) = splitting.split(both, [line])
    assert [part.scheme for part in split.parts] == ["dgehs"]
    (split,) = splitting.split(both, [replace(line, kind="other")])
    assert (split.parts, split.patient) == ((), 10_000)


def test_a_scheme_that_stands_alone_pays_only_where_nobody_else_did() -> None:
    line = ToSplit("1", "X", "medicine", "medicine", 10_000)
    alone = decided(read("bpl", benefits=[{**example("bpl")["benefits"][0], "share_bp": 4000}]))
    (split,) = splitting.split([alone, decided(read("delhi-free-opd"))], [line])
    assert [(part.scheme, part.paise) for part in split.parts] == [("bpl", 4000)]
    (split,) = splitting.split([decided(read("dgehs", excludes=[], ceilings=None)), alone], [line])
    assert [part.scheme for part in split.parts] == ["dgehs"]


def test_a_ceiling_is_reached_in_the_middle_of_a_bill() -> None:
    dgehs = decided(read("dgehs", ceilings={"visit_paise": 10_000, "year_paise": 100_000}))
    lines = [ToSplit(str(n), "X", "consultation", "opd", 4_000) for n in range(4)]
    splits = splitting.split([dgehs], lines, Used({"dgehs": 1_000}, {"dgehs": 50_000}))
    assert [one.payers for one in splits] == [4_000, 4_000, 1_000, 0]
    assert [one.patient for one in splits] == [0, 0, 3_000, 4_000]
    assert splits[2].parts[0].says_en.endswith("(up to the ceiling)")
    nothing = splitting.split([dgehs], lines, Used({}, {"dgehs": 200_000}))
    assert [one.payers for one in nothing] == [0, 0, 0, 0]


def test_a_benefit_may_depend_on_the_person() -> None:
    found = read(
        "bpl", eligible=[{**example("bpl")["eligible"][0], "when": "age > 0"}],
        benefits=[{**example("bpl")["benefits"][0], "when": "kind == 'medicine' && age >= 60"}],
    )  # fmt: skip
    line = ToSplit("1", "X", "medicine", "medicine", 100)
    for age, patient in (("61", 0), ("59", 100)):
        (split,) = splitting.split([decided(found, age=age)], [line])
        assert split.patient == patient
    (split,) = splitting.split([decided(found)], [line])
    assert split.patient == 100  # a decision that does not say it covers nothing


_SHARES = st.integers(1, 10_000)
_MOST = st.one_of(st.none(), st.integers(0, 2_000_000))
_SCHEMES = st.lists(
    st.tuples(st.sampled_from(EXAMPLES), _SHARES, _MOST, _MOST, st.booleans(), st.sampled_from([[], ["bpl"], ["ews"]]),
              st.integers(0, 3)),
    max_size=4, unique_by=lambda one: one[0],
)  # fmt: skip
_LINES = st.lists(
    st.builds(
        ToSplit, ref=st.just("1"), code=st.just("X"), kind=st.sampled_from(KINDS), head=st.just("x"),
        gross=st.integers(0, 10**9), discount=st.integers(0, 10**9), tax_bp=st.sampled_from([0, 500, 1200, 1800]),
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=300)
@given(_SCHEMES, _LINES, st.integers(0, 1_000_000), st.integers(0, 1_000_000))
def test_parts_always_sum_and_no_ceiling_is_ever_passed(
    chosen: list[tuple[str, int, int | None, int | None, bool, list[str], int]], lines: list[ToSplit], visit: int,
    year: int,
) -> None:  # fmt: skip
    paying = []
    for scheme, bp, most_visit, most_year, combines, excludes, priority in chosen:
        benefit = {"when": "kind != 'other'", "share_bp": bp, "says": {"en": "x", "hi": "क"}}
        ceilings = {"visit_paise": most_visit, "year_paise": most_year}
        found = read(scheme, benefits=[benefit], ceilings=ceilings, combines=combines, excludes=excludes,
                     priority=priority, not_for={})  # fmt: skip
        paying.append(decided(found))
    used = Used({one: visit for one, *_ in chosen}, {one: year for one, *_ in chosen})
    splits = splitting.split(paying, lines, used)
    assert len(splits) == len(lines)
    for line, split in zip(lines, splits, strict=True):
        _check(line, split)
    for scheme, _, most_visit, most_year, *_ in chosen:
        paid = sum(part.paise for split in splits for part in split.parts if part.scheme == scheme)
        for most, before in ((most_visit, visit), (most_year, year)):
            assert most is None or paid <= max(most - before, 0)


def _check(line: ToSplit, split: Split) -> None:
    assert split.gross == line.gross == split.discount + split.payers + split.patient
    assert min(split.discount, split.patient, split.tax, *(part.paise for part in split.parts), 0) >= 0
    assert split.tax == within(split.patient, line.tax_bp) <= split.patient
    assert len({part.scheme for part in split.parts}) == len(split.parts)
    assert line.kind != "other" or not split.parts


@given(_KNOWN)
def test_facts_are_kept_as_text_and_read_back(known: dict[str, Any]) -> None:
    plain = {name: value for name, value in known.items() if name != "schemes"}
    assert facts.read(facts.written(plain, list(ALL))) == plain


@pytest.mark.parametrize(
    "texts", [{"salary": "1"}, {"age": "x"}, {"age": "-1"}, {"resident": "maybe"}, {"age": "99999"}]
)
def test_facts_that_are_none_are_refused(texts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no such fact"):
        facts.read(texts)


def test_proofs_are_accepted_in_the_order_of_their_strength() -> None:
    assert PROOFS[0] == "card-verified"
    assert PROOFS[-1] == "none"
    found = finding("jssk", person(sex="2"), coverage("jssk", proof="document"), verified=True)
    assert found.proof == "card-verified"


def test_a_scheme_pays_nothing_for_what_it_is_not_for_nor_where_it_does_not_pay_at_all() -> None:
    line = ToSplit("1", "X", "medicine", "medicine", 100)
    found, made = decided(read("bpl", not_for={"kinds": ["medicine"]}))
    (split,) = splitting.split([(found, made)], [line])
    assert split.parts == ()
    (split,) = splitting.split([(found, made)], [replace(line, kind="consultation")])
    assert split.patient == 0
    (split,) = splitting.split([(found, replace(made, eligible=False))], [replace(line, kind="consultation")])
    assert split.parts == ()


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2026-03-31", "2025-04-01"), ("2026-04-01", "2026-04-01"), ("2026-12-31", "2026-04-01"),
        ("2027-01-01", "2026-04-01"),
    ],
)  # fmt: skip
def test_a_year_of_a_ceiling_begins_where_the_scheme_says(day: str, first: str) -> None:
    assert definitions.Ceilings().year_begins(day) == first
    assert definitions.Ceilings(year_from="01-01").year_begins(day) == f"{day[:4]}-01-01"


def test_the_newest_version_that_has_begun_stands_whatever_the_order() -> None:
    days = ("2026-04-01", "2026-05-01", "2027-01-01")
    versions = [read("bpl", version=n, valid_from=day) for n, day in enumerate(days, 1)]
    held = [definitions.Held(one, str(one.version), "x") for one in versions]
    for order in (held, held[::-1]):
        assert [one.digest for one in definitions.on_day(order, DAY)] == ["2"]
    over = read("bpl", version=2, valid_from="2026-05-01", valid_to="2026-05-31")
    ended = definitions.Held(over, "", "x")
    assert definitions.on_day([held[0], ended], DAY) == (), "an older version does not come back"


def test_a_coverage_that_is_over_is_not_among_the_schemes() -> None:
    known = facts.of_person(person(), [coverage("bpl"), coverage("ews", to="2026-11-21")], DAY, card_verified=False)
    assert (known["schemes"], known["income"]) == (("bpl",), "bpl")
