"""One card, two desks that both registered from it: what says the same is one, what differs is shown with both."""

from typing import Any

from desk.sync.conflict import reconcile

UHID = {"system": "https://hims.delhi.gov.in/fhir/uhid", "value": "ABC123DEF", "use": "usual"}


def patient(at: str, **more: Any) -> dict[str, Any]:
    script = [{"url": "http://hl7.org/fhir/StructureDefinition/language", "valueCode": "und-Latn"}]
    period = {"period": {"start": at}}
    made = {"url": "https://hims.delhi.gov.in/fhir/registered", "extension": [{"url": "at", "valueInstant": at}]}
    return {
        "resourceType": "Patient", "id": "p", "active": True, "gender": "female", "birthDate": "1984-05-01",
        "name": [{"use": "official", "text": "Sunita Devi", "extension": script, **period}],
        "identifier": [{**UHID, **period}], "extension": [made],
        "managingOrganization": {"reference": f"Organization/{at}"}, **more,
    }  # fmt: skip


def test_the_same_person_entered_at_another_moment_is_one() -> None:
    theirs, mine = patient("2026-11-20T09:00:00Z"), patient("2026-11-22T09:00:00Z", birthDate="1984")
    merged = reconcile("Patient", {}, mine, theirs)
    assert (merged.body, merged.clashes) == (theirs, ())


def test_what_only_one_knows_is_kept() -> None:
    phone = {"system": "phone", "value": "+919810012345", "use": "mobile"}
    theirs, mine = patient("2026-11-20T09:00:00Z"), patient("2026-11-22T09:00:00Z", telecom=[phone])
    merged = reconcile("Patient", {}, mine, theirs)
    assert (merged.body, merged.clashes) == (theirs | {"telecom": [phone]}, ())


def test_another_name_sex_or_birth_date_is_shown_with_both_values() -> None:
    name = [{**patient("2026-11-22T09:00:00Z")["name"][0], "text": "Sunita Sharma"}]
    theirs = patient("2026-11-20T09:00:00Z")
    mine = patient("2026-11-22T09:00:00Z", name=name, gender="male", birthDate="1985")
    merged = reconcile("Patient", {}, mine, theirs)
    assert {c.field: (c.mine, c.theirs) for c in merged.clashes} == {
        "name": (name, theirs["name"]), "gender": ("male", "female"), "birthDate": ("1985", "1984-05-01"),
    }  # fmt: skip
    assert merged.body == theirs


def test_a_change_that_has_a_base_is_judged_as_before() -> None:
    base = patient("2026-11-20T09:00:00Z")
    mine = base | {"managingOrganization": {"reference": "Organization/2"}}
    assert reconcile("Patient", base, mine, base).body == mine
