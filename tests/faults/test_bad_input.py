"""Ten ways in which input can be bad: each is a clear sentence, nothing is stored that should not be, nothing is lost.

A wrong key, a read-only and a full disk: tests/store/test_trouble_with_disk_and_key.py. A cloud that answers nonsense:
tests/faults/test_hostile_cloud.py.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, table

from desk.codes.read import read
from desk.codes.scan import Scan, Source
from desk.commands.frame import REFUSED, main
from desk.commands.house import House
from desk.core.clock import business_date
from desk.core.errors import Problems, Unreadable
from desk.core.ids import new_id
from desk.core.paths import Paths
from desk.core.sheet import to_csv
from desk.plugins.registration.rules import Opened
from desk.plugins.registration.service import RegisterService, RegistrationService
from desk.records.patient.draft import Address, PatientDraft, Phone, Relative
from desk.records.patient.service import PatientService
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor
from desk.shell.host import Host
from tests.support.desk import MEDICINE, TestDesk
from tests.support.plugins import BUILT_IN, running

GOOD = PatientDraft(name="Ram Kumar", sex="1", birth_date="1984-03-12", phones=(Phone("9876543210"),))
MEGABYTE = 1_000_000


@pytest.fixture
def service(desk: TestDesk, tmp_path: Path) -> Any:
    host = Host(BUILT_IN, third_party=False)
    with running(desk, host, tmp_path):
        yield RegistrationService(desk.store)


def counted(desk: TestDesk) -> list[int]:
    tables = ("patient", "patient_name", "patient_phone", "op", "op_resource", "visit", "print_job", "intent")
    with desk.store.readers.connect() as connection:
        return [connection.execute(select(func.count()).select_from(table(t))).scalar_one() for t in tables]


BAD: list[tuple[str, PatientDraft, str, str]] = [
    ("a name of 10,000 characters", replace(GOOD, name="x" * 10_000), "name", "too long"),
    ("a name of 10,000 joined letters", replace(GOOD, name="", name_native="क्" * 5_000), "name_native", "too long"),
    ("31 February", replace(GOOD, birth_date="31/02/1984"), "birth_date", "date"),
    ("31 February as FHIR has it", replace(GOOD, birth_date="1984-02-31"), "birth_date", "date"),
    ("29 February of no leap year", replace(GOOD, birth_date="2025-02-29"), "birth_date", "date"),
    ("a birth date tomorrow", replace(GOOD, birth_date="2026-11-23"), "birth_date", "future"),
    ("a birth date of another century", replace(GOOD, birth_date="1584-01-01"), "birth_date", ""),
    ("a phone with letters", replace(GOOD, phones=(Phone("98765abcde"),)), "phone", "digits only"),
    ("a phone of a megabyte", replace(GOOD, phones=(Phone("9" * MEGABYTE),)), "phone", "10 digits"),
    ("a sex that is none", replace(GOOD, sex="M'; DROP TABLE patient; --"), "sex", ""),
    ("a PIN with letters", replace(GOOD, address=Address(pin="11000O")), "pin", ""),
    ("a house of a megabyte", replace(GOOD, address=Address(line="x" * MEGABYTE)), "", "too long"),
    ("a father of a megabyte", replace(GOOD, relatives=(Relative("father", "x" * MEGABYTE),)), "", "too long"),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "field", "sentence"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_kept(
    desk: TestDesk, service: RegistrationService, draft: PatientDraft, field: str, sentence: str
) -> None:
    before = counted(desk)
    actor = desk.actor().intending(new_id())
    with pytest.raises(Problems) as told:
        service.register(actor, draft)
    assert field in " ".join(told.value.by_field)
    said = str(told.value)
    assert sentence.casefold() in said.casefold()
    assert said.endswith(".")
    assert len(said) < 200
    assert counted(desk) == before
    assert service.register(actor, GOOD)  # the form, put right, is saved under the same intent


HIDDEN = ["\x00", "\x1b[2J", "\u202e", "\u2066", "\u200f", "\ufeff", "\u00ad", "\r\n", "\u2028", "\U000e0041", "\t"]


@pytest.mark.parametrize("hidden", HIDDEN, ids=[f"U+{ord(one[0]):04X}" for one in HIDDEN])
def test_control_and_turning_characters_never_reach_the_record(
    desk: TestDesk, service: RegistrationService, hidden: str
) -> None:
    """Each is refused, or taken out before anything is stored."""
    name = f"Ram{hidden} Kumar"
    draft = replace(GOOD, name=name, address=Address(locality=f"Karol{hidden}Bagh"), marks=f"scar{hidden} left")
    try:
        patient_id = service.register(desk.actor(), draft)
    except Problems as told:
        assert str(told).endswith(".")
        assert counted(desk)[0] == 0
        return
    patient = PatientService(desk.store).patient(desk.actor(), patient_id)
    kept = [patient.names[0].text, *(str(a) for a in patient.addresses), patient.marks or ""]
    assert not any(hidden in one or "\u202e" in one for one in kept)
    assert hidden not in json.dumps(desk.sent(), ensure_ascii=False)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"hidn": "91-1234-5678-9012", "name": "x" * MEGABYTE}), '{"hidn":' * 100_000, "[" * MEGABYTE,
        json.dumps({f"k{n}": n for n in range(100_000)}), "9" * MEGABYTE, "HIM1:" + "A" * MEGABYTE,
    ],
    ids=["long", "deep", "brackets", "wide", "digits", "card"],
)  # fmt: skip
def test_a_code_of_a_megabyte_is_no_card(text: str) -> None:
    with pytest.raises(Unreadable) as told:
        read(Scan.of_text(text, Source.CAMERA, 0))
    assert str(told.value).endswith(".") and len(str(told.value)) < 200


@pytest.mark.parametrize(
    "text",
    ['" OR 1=1 --', "ram* NEAR kumar", 'name:"ram" OR *', "ram AND (", "^ram", "{a b}: x", "-ram", "%_%", "\x00ram",
     "x" * 100_000, "ram " * 20_000, "\u202eram", "9" * 10_000, "'; DROP TABLE patient; --", '"', "*",
     "1984 1985 " * 999],
)  # fmt: skip
def test_a_search_is_never_taken_for_a_command(desk: TestDesk, service: RegistrationService, text: str) -> None:
    service.register(desk.actor(), GOOD)
    found = PatientService(desk.store).search(desk.actor(), text)
    assert len(found) <= 20
    assert PatientService(desk.store).by_identifier(desk.actor(), text[:5_000]) == ()
    assert [one.name for one in PatientService(desk.store).search(desk.actor(), "ram kumar 1984")] == ["Ram Kumar"]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_of_a_register_is_a_formula(start: str) -> None:
    cell = to_csv([[start, "x"]]).decode("utf-8-sig").rsplit(",", 1)[0].strip('"')
    assert cell[0] not in "=+-@\t\r\n＝"


# The same intent, a hundred times


def opened(service: RegistrationService, actor: Actor, patient_id: str) -> Opened:
    return service.open_visit_with_slip(actor, VisitDraft(patient_id, MEDICINE), "80mm", "")


def test_enter_a_hundred_times_is_one_patient_one_token_one_slip(desk: TestDesk, service: RegistrationService) -> None:
    form, visit = desk.actor().intending(new_id()), desk.actor().intending(new_id())
    patients = {service.register(form, GOOD) for _ in range(100)}
    assert len(patients) == 1
    tokens = {opened(service, visit, next(iter(patients))) for _ in range(100)}
    assert {one.token for one in tokens} == {"MA-001"}
    assert len(desk.sent("Patient")) == len(desk.sent("Encounter")) == 1
    assert len(RegisterService(desk.store).day_register(desk.actor(), business_date(desk.clock.now_ms()))) == 1
    with desk.store.readers.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM print_job").scalar_one() == 1


def test_an_intent_of_one_person_is_not_anothers(desk: TestDesk, service: RegistrationService) -> None:
    mine = desk.actor().intending(new_id())
    service.register(mine, GOOD)
    with pytest.raises(ValueError, match="one act of one person"):
        service.register(replace(mine, staff_id=new_id()), GOOD)
    with pytest.raises(ValueError, match="one act of one person"):
        opened(service, mine, new_id())
    assert counted(desk)[0] == 1


# A clock that was set wrong


def test_a_clock_set_back_by_a_day_loses_and_doubles_nothing(desk: TestDesk, service: RegistrationService) -> None:
    first = service.register(desk.actor(), GOOD)
    today = opened(service, desk.actor(), first)
    desk.clock.ms -= 86_400_000
    second = service.register(desk.actor(), replace(GOOD, name="Sunita Devi", sex="2", phones=()))
    yesterday = opened(service, desk.actor(), second)
    desk.clock.ms += 2 * 86_400_000
    third = service.register(desk.actor(), replace(GOOD, name="Mohan Lal", birth_date="1950", phones=()))
    tomorrow = opened(service, desk.actor(), third)
    assert [one.token for one in (today, yesterday, tomorrow)] == ["MA-001"] * 3  # of three days
    desk.clock.ms -= 86_400_000
    service.call_next(desk.actor(), MEDICINE)
    again = opened(service, desk.actor(), third)
    assert again.token == "MA-002"
    assert len(desk.sent("Encounter")) == 4


@pytest.mark.parametrize("folder", ["x" * 300, "/etc/passwd", "/etc/passwd/x", "~nobody-of-this-name/x"])
@pytest.mark.parametrize("command", [["doctor"], ["init"], ["sync", "--once"], ["search", "x", "--user", "a"]])
def test_a_folder_that_cannot_be_is_said(command: list[str], folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    def never(paths: Paths, password: str | None = None) -> House:
        raise AssertionError("opened")

    commands = [f"desk.commands.{name}" for name in ("init", "sync", "search", "doctor")]
    assert main(commands, [*command, "--data", folder], never) == REFUSED
    assert capsys.readouterr().err == "The folder cannot be written. Choose another one, or ask IT.\n"
