"""Coverage: what is kept, and the same on the wire."""

from datetime import date
from typing import Any

import pytest

from desk.core.errors import Problems
from desk.core.ids import new_id
from desk.records.coverage.fhir import from_fhir, to_fhir
from desk.records.coverage.rules import Coverage, CoverageDraft, check

AT = 1_795_318_200_123


def coverage(**values: Any) -> Coverage:
    whole: dict[str, Any] = {
        "coverage_id": new_id(), "patient_id": new_id(), "scheme": "cghs", "member_number": "DL 77",
        "valid_from": "2026-01-01", "valid_to": "2026-12-31", "proof": "card", "status": "active", "at": AT, "by": "s",
    }  # fmt: skip
    return Coverage(**whole | values)


ENDED = {"status": "cancelled", "ended_at": AT + 1, "ended_by": "s", "ended_why": "retired"}


@pytest.mark.parametrize(
    "said", [coverage(), coverage(**ENDED), coverage(member_number="", valid_from=None, valid_to=None, proof="none")]
)
def test_a_coverage_comes_back_as_it_went_out_and_foreign_words_survive(said: Coverage) -> None:
    base = to_fhir(said) | {"order": 1, "meta": {"versionId": "2"}}
    assert from_fhir(base) == said
    assert to_fhir(said, base) == base


@pytest.mark.parametrize(
    "values",
    [{"status": "draft?"}, {"beneficiary": {}}, {"payor": []}, {"payor": [{"display": "CGHS"}]}, {"period": "2026"},
     {"period": {"start": "2026-02-31"}}, {"subscriberId": 7}, {"id": "1"}],
)  # fmt: skip
def test_nonsense_from_outside_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        from_fhir(to_fhir(coverage()) | values)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (CoverageDraft(""), "scheme"), (CoverageDraft("a b"), "scheme"),
        (CoverageDraft("cghs", "9" * 41), "member_number"), (CoverageDraft("cghs", "2341 2341 2346"), "member_number"),
        (CoverageDraft("cghs", "", "31/02/2026"), "valid_from"),
        (CoverageDraft("cghs", "", "2026"), "valid_from"), (CoverageDraft("cghs", "", "", "soon"), "valid_to"),
        (CoverageDraft("cghs", "", "2026-05-01", "2026-04-30"), "valid_to"),
        (CoverageDraft("cghs", proof="x"), "proof"),
    ],
)  # fmt: skip
def test_what_may_not_be_kept_is_refused_at_its_field(draft: CoverageDraft, field: str) -> None:
    with pytest.raises(Problems) as refused:
        check(draft)
    assert list(refused.value.by_field) == [field]


def test_dates_are_read_as_people_write_them() -> None:
    assert check(CoverageDraft(" CGHS ", valid_from="1/4/2026")) == CoverageDraft("cghs", valid_from="2026-04-01")


@pytest.mark.parametrize(
    ("day", "covers"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 12, 31), True), (date(2027, 1, 1), False)],
)
def test_a_coverage_stands_from_its_first_to_its_last_day(day: date, covers: bool) -> None:
    assert coverage().covers(day) is covers
    assert not coverage(**ENDED).covers(day)
