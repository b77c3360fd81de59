"""A cloud that answers nonsense, or worse: the desk says so in a sentence, loses nothing, and goes on."""

import gzip
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import func, select, table
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from desk.core.connection import SyncStatus
from desk.core.errors import DeskError, Refused, Unreachable
from desk.core.ids import new_id
from desk.records import pulling
from desk.records.patient.draft import PatientDraft
from desk.records.patient.service import PatientService
from desk.store import inbox, matters, outbox
from desk.store.unit import Unit
from desk.sync.client import HIMS, Client, checked
from desk.sync.conflict import Conflicts
from desk.sync.cycle import Cycle, _alone
from desk.sync.enroll import _keep, _understood
from desk.sync.home import Home, home_of
from desk.sync.pull import Pull, read_page
from desk.sync.push import Push
from desk.sync.report import Report
from desk.sync.schedule import Worker
from desk.tasks.runner import attempt
from tests.support.desk import FACILITY, HERE, TestDesk

HOME = Home("https://cloud.test", "device", "A", FACILITY, "https://cloud.test/oauth/token", "e1")
FHIR = "application/fhir+json"
RAM = PatientDraft(name="Ram Kumar", sex="1", birth_date="1984")
Json = dict[str, Any]


def client(answer: Callable[[httpx.Request], httpx.Response]) -> Client:
    made = Client(HOME.server, HOME.device_id, transport=httpx.MockTransport(answer))
    made.token = lambda fresh: "token"
    return made


def said(body: object, status: int = 200, kind: str = FHIR) -> httpx.Response:
    content = body if isinstance(body, bytes) else msgspec.json.encode(body)
    return httpx.Response(status, content=content, headers={"content-type": kind})


def always(response: Callable[[], httpx.Response]) -> Client:
    return client(lambda _request: response())


def apply(unit: Unit, resource: Json) -> bool:
    take_over = pulling.pull_for(resource)
    if take_over is None:
        return False
    take_over(unit, resource)
    return True


def entry(resource: object, *, url: str | None = None, version: str = "1", **more: Any) -> Json:
    named = resource if isinstance(resource, dict) else {}
    return {
        "resource": resource,
        "request": {"method": "PUT", "url": url or f"{named.get('resourceType')}/{named.get('id')}"},
        "response": {"status": "200", "etag": f'W/"{version}"'},
        "extension": [
            {"url": HIMS + "feed", "valueString": "U"}, {"url": HIMS + "scope", "valueString": HOME.scope},
            {"url": HIMS + "n", "valueInteger": 1},
        ],
    } | more  # fmt: skip


def page(*entries: object) -> Json:
    cursor = [{"url": HIMS + "cursor", "valueString": "c1"}]
    return {"resourceType": "Bundle", "type": "history", "extension": cursor, "entry": list(entries), "link": []}


def patient(id_: str | None = None, **more: Any) -> Json:
    return {"resourceType": "Patient", "id": id_ or new_id(), "gender": "male", "name": [{"text": "Ram Kumar"}]} | more


def pulling_from(desk: TestDesk, feed: Json) -> Pull:
    def answer(request: httpx.Request) -> httpx.Response:
        return said(page() if "cursor=" in str(request.url) else feed)

    reached = client(answer)
    return Pull(desk.store, reached, HOME, apply, Conflicts(desk.store, reached, HOME, apply))


def deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = {"extension": [value]}
    return value


def hostile() -> Iterator[tuple[str, object]]:
    """Entries of the feed that must not be taken over, by what is wrong with them."""
    one, other = new_id(), new_id()
    yield "no object", "nonsense"
    yield "an empty entry", {}
    yield "no url", entry(patient(), request=None)
    yield "an address that is none", entry(patient(), url="x" * 5000)
    yield "a version out of range", entry(patient(), version="9" * 400)
    yield "a version of strange digits", entry(patient(), version="²")
    yield "an unknown feed mark", entry(patient(), extension=[{"url": HIMS + "feed", "valueString": "Z"}])
    yield "a scope that is no text", entry(patient(), extension=[{"url": HIMS + "scope", "valueInteger": 3}])
    yield "a resource that is no object", entry(["x"], url=f"Patient/{one}")
    yield "another patient than named", entry(patient(other), url=f"Patient/{one}")
    yield "another kind than named", entry({"resourceType": "Practitioner", "id": one}, url=f"Patient/{one}")
    yield "too deep", entry(patient(extension=deep(40)["extension"]))
    yield "10,000 identifiers", entry(patient(identifier=[{"system": "s", "value": str(n)} for n in range(10_000)]))
    yield "a name of 10,000 characters", entry(patient(name=[{"text": "x" * 10_000}]))
    yield "a name that turns around", entry(patient(name=[{"text": "Ram \u202eramuK"}]))
    yield "a name with a control character", entry(patient(name=[{"text": "Ram\x00Kumar"}]))
    yield "a name that is a number", entry(patient(name=[{"text": 5}]))
    yield "names that are an object", entry(patient(name={"text": "Ram"}))
    yield "31 February", entry(patient(birthDate="1984-02-31"))
    yield "an id that climbs", entry(patient("../../etc/passwd"))
    yield "a person without a name", entry({"resourceType": "Practitioner", "id": new_id(), "name": 7})
    yield "a department that sorts beyond numbers", entry(
        {
            "resourceType": "HealthcareService", "id": new_id(), "name": "X", "active": True,
            "extension": [
                {"url": HIMS + "token-letter", "valueString": "X"}, {"url": HIMS + "sort", "valueInteger": 10**30},
            ],
        }
    )  # fmt: skip
    yield "a visit of nobody", entry({"resourceType": "Encounter", "id": new_id(), "status": ["arrived"]})
    yield "a photo that is no text", entry(
        {"resourceType": "Binary", "id": new_id(), "contentType": "image/jpeg", "data": 5,
         "securityContext": {"reference": f"Patient/{one}"}}
    )  # fmt: skip


HOSTILE = dict(hostile())


@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_a_row_that_does_not_fit_waits_for_a_person_and_the_rest_flows(desk: TestDesk, what: str) -> None:
    good = [patient(), patient()]
    before = counted(desk)
    pulling_from(desk, page(entry(good[0]), HOSTILE[what], entry(good[1]))).run()
    patients = PatientService(desk.store)
    assert [patients.patient(desk.actor(), one["id"]).names[0].text for one in good] == ["Ram Kumar"] * 2
    with desk.store.readers.connect() as connection:
        assert len(inbox.quarantined(connection)) == 1
        assert inbox.waiting(connection, 10) == []
        assert [m.kind for m in matters.open_matters(connection)] == ["not-applied"]
    assert counted(desk) == before | {"patient": before["patient"] + 2}
    assert desk.store.state("cursor") == "c1"


def counted(desk: TestDesk) -> dict[str, int]:
    tables = ("patient", "staff", "staff_role", "department", "visit", "attachment", "op")
    with desk.store.readers.connect() as connection:
        return {t: connection.execute(select(func.count()).select_from(table(t))).scalar_one() for t in tables}


def test_html_in_a_name_is_kept_as_the_text_it_is(desk: TestDesk) -> None:
    name = "<img src=http://evil.test/x onerror=alert(1)>"
    sent = patient(name=[{"text": name}])
    pulling_from(desk, page(entry(sent))).run()
    shown = PatientService(desk.store).patient(desk.actor(), sent["id"]).names[0].text
    assert shown == name  # fields and labels show it as plain text (tests/screens/kit)


def test_a_full_disk_is_no_fault_of_the_rows_that_came(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    pull = pulling_from(desk, page(entry(patient())))
    real = inbox.applied

    def full(*_arguments: object) -> None:
        raise OperationalError("", {}, dbapi2.OperationalError("database or disk is full"))

    monkeypatch.setattr("desk.store.inbox.applied", full)
    with pytest.raises(DeskError, match="disk is full"):
        pull.run()
    monkeypatch.setattr("desk.store.inbox.applied", real)
    pull.apply_waiting()
    with desk.store.readers.connect() as connection:
        assert inbox.quarantined(connection) == []
    assert counted(desk)["patient"] == 1


# Answers that are none

NONSENSE: dict[str, Callable[[], httpx.Response]] = {
    "a login page": lambda: said(b"<html><form>Sign in to the Wi-Fi</form></html>", kind="text/html"),
    "a login page that calls itself JSON": lambda: said(b"<html></html>"),
    "a list": lambda: said([1, 2]),
    "nothing": lambda: said(b""),
    "a redirect": lambda: httpx.Response(302, headers={"location": "https://evil.test/", "content-type": FHIR}),
    "depth": lambda: said(b'{"a":' * 5000 + b"1" + b"}" * 5000),
    "NaN": lambda: said(b'{"type": NaN}'),
    "half an answer": lambda: said(b'{"resourceType": "Bund'),
    "a bomb": lambda: httpx.Response(
        200,
        content=gzip.compress(b" " * 64 * 1024 * 1024),
        headers={"content-type": FHIR, "content-encoding": "gzip"},
    ),
    "another bundle": lambda: said({"resourceType": "Bundle", "type": "searchset"}),
    "entries that are no list": lambda: said(page() | {"entry": {"a": 1}}),
    "extensions that are no list": lambda: said({"type": "history", "extension": 5}),
}


@pytest.mark.parametrize("what", sorted(NONSENSE))
def test_an_answer_that_is_no_page_is_tried_again_and_nothing_is_stored(desk: TestDesk, what: str) -> None:
    reached = always(NONSENSE[what])
    pull = Pull(desk.store, reached, HOME, apply, Conflicts(desk.store, reached, HOME, apply))
    with pytest.raises(Unreachable) as told:
        pull.run()
    assert str(told.value).endswith((".", "network."))
    assert desk.store.state("cursor") is None


@pytest.mark.parametrize("what", sorted(NONSENSE))
def test_work_stays_in_the_outbox_when_the_push_meets_nonsense(desk: TestDesk, what: str) -> None:
    patient_id = PatientService(desk.store).register(desk.actor(), RAM)
    push = Push(desk.store, always(NONSENSE[what]), HOME, lambda op: None)
    with pytest.raises(Unreachable):
        push.run()
    with desk.store.readers.connect() as connection:
        assert outbox.waiting(connection) == 1
        assert outbox.in_state(connection, "quarantined") == []
    assert [r["id"] for r in desk.sent("Patient")] == [patient_id]


@pytest.mark.parametrize("status", [401, 403, 404, 405, 415, 451])
def test_a_refusal_that_is_not_about_the_records_sets_none_of_them_aside(desk: TestDesk, status: int) -> None:
    PatientService(desk.store).register(desk.actor(), RAM)
    push = Push(desk.store, always(lambda: said({"error": "x"}, status)), HOME, lambda op: None)
    with pytest.raises(DeskError):
        push.run()
    with desk.store.readers.connect() as connection:
        assert (len(outbox.in_state(connection, "pending")), matters.count_open(connection)) == (1, 0)


@pytest.mark.parametrize(
    "answer",
    [
        {}, {"state": "applied"}, {"state": "applied", "entries": [{"type": "Patient"}]}, {"state": "unknown"},
        {"state": "applied", "entries": [3]}, {"state": ["unknown"], "op_id": 7},
    ],
)  # fmt: skip
def test_what_became_of_a_lost_op_is_decided_by_a_real_answer_only(desk: TestDesk, answer: Json) -> None:
    PatientService(desk.store).register(desk.actor(), RAM)
    lost = Push(desk.store, always(lambda: said({}, 500)), HOME, lambda op: None)
    with pytest.raises(Unreachable):
        lost.run()
    with pytest.raises(Unreachable):
        Push(desk.store, always(lambda: said(answer)), HOME, lambda op: None).run()
    with desk.store.readers.connect() as connection:
        assert len(outbox.in_state(connection, "ambiguous")) == 1


@pytest.mark.parametrize(
    "outcome",
    [
        {"issue": [{"details": "x"}]}, {"issue": [{"details": {"coding": {"code": "c"}}}]},
        {"issue": [{"expression": {"a": 1}, "details": {"coding": [5]}}]}, {"issue": {"0": 1}}, {"error": ["x"]},
        {"issue": [{"expression": ["Bundle.entry[٣]"], "code": 3}]},
    ],
)  # fmt: skip
def test_a_refusal_in_a_strange_shape_is_still_a_refusal(desk: TestDesk, outcome: Json) -> None:
    PatientService(desk.store).register(desk.actor(), RAM)
    Push(desk.store, always(lambda: said(outcome, 422)), HOME, lambda op: None).run()
    with desk.store.readers.connect() as connection:
        assert len(outbox.in_state(connection, "quarantined")) == 1
        assert matters.count_open(connection) == 1


def test_what_the_cloud_says_is_shown_without_what_hides_or_turns(desk: TestDesk) -> None:
    issue = {"details": {"coding": [{"code": "op"}], "text": "no\u202e\x1b[31m\n" + "x" * 9_000}}
    with pytest.raises(DeskError) as told:
        always(lambda: said({"issue": [issue]}, 422)).get("$changes")
    assert str(told.value).startswith("The cloud refused: no  [31m ")
    assert len(str(told.value)) < 400


def test_a_login_pages_clock_is_not_the_clouds() -> None:
    date = {"date": "Thu, 01 Jan 1998 00:00:00 GMT", "content-type": "text/html"}
    reached = always(lambda: httpx.Response(200, content=b"<html>", headers=date))
    with pytest.raises(Unreachable):
        reached.get("metadata")
    assert reached.offset_ms == 0


@pytest.mark.parametrize("date", ["yesterday", "Thu, 01 Jan 99999 00:00:00 GMT", ""])
def test_a_strange_date_or_wait_is_passed_over(date: str) -> None:
    pairs = [(b"date", date.encode()), (b"retry-after", b"\xb2"), (b"content-type", FHIR.encode())]
    reached = always(lambda: httpx.Response(503, content=b"{}", headers=pairs))
    with pytest.raises(Unreachable) as told:
        reached.get("metadata")
    assert told.value.retry_after is None
    assert reached.offset_ms == 0


@pytest.mark.parametrize(
    "address",
    [
        "", "hims", "ftp://hims.test", "https://", "https://[::1", "https://host:99999", "https://u:p@host",
        "https://\u202ehost", "http://hims.test", "file:///etc/passwd", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_at_its_field(address: str) -> None:
    with pytest.raises(Refused) as told:
        checked(address)
    assert told.value.field == "server"


def test_a_page_survives_every_shape(desk: TestDesk) -> None:
    shapes: list[Any] = [None, 5, "x", [], {}, [[]], {"url": 1}]
    for strange in shapes:
        for name in ("request", "response", "extension", "resource"):
            rows, after, _, more = read_page(page(entry(patient()) | {name: strange}), HOME.scope)
            assert (len(rows), after, more) == (1, "c1", False)


# The worker


class Planted:
    """A cycle that raises what it is told, and then works."""

    clock_off_seconds = 0

    def __init__(self, *faults: BaseException) -> None:
        self.left = list(faults)
        self.runs = 0
        self.client = always(lambda: said({}))

    def run(self) -> Report:
        self.runs += 1
        if self.left:
            raise self.left.pop(0)
        return Report(0, 0, 0, 0, True, 1)


def test_a_fault_of_the_program_is_told_and_the_worker_goes_on(desk: TestDesk) -> None:
    cycle = Planted(AttributeError("a name: Ram Kumar"), RecursionError(), KeyError("x"))
    told: list[SyncStatus] = []
    bugs: list[Exception] = []
    changed = threading.Event()

    def hear(status: SyncStatus) -> None:
        told.append(status)
        changed.set()

    made: Any = cycle
    worker = Worker(desk.store, lambda: _cycle(made), hear, attempt, bugs.append)
    worker.start()
    try:
        for expected in range(1, 5):
            while not (told and not told[-1].working and cycle.runs == expected):
                assert changed.wait(30), "the worker is dead"
                changed.clear()
            if expected < 4:
                assert told[-1].trouble is not None
                assert "Ram" not in str(told[-1].trouble)
                worker.now()
        assert worker.is_alive()
        assert told[-1].connected
        assert told[-1].trouble is None
    finally:
        worker.stop()
        worker.join(30)
    # All three arose in the same line, so each kind is told once.
    assert [type(bug) for bug in bugs] == [AttributeError, RecursionError, KeyError]


def _cycle(planted: Any) -> Cycle:
    made: Cycle = planted
    return made


def test_an_act_is_done_even_when_the_count_of_what_waits_cannot_be_read(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    Worker(desk.store, lambda: _cycle(Planted()), lambda _status: None, attempt, lambda _bug: None)

    def broken(*_arguments: object) -> int:
        raise Unreachable(detail="planted")

    monkeypatch.setattr("desk.sync.schedule.outbox.waiting", broken)
    patient_id = PatientService(desk.store).register(desk.actor(), RAM)
    assert PatientService(desk.store).patient(desk.actor(), patient_id).patient_id == patient_id


GOOD_WELCOME: Json = {
    "device_id": new_id(), "desk_letter": "AB", "facility": {"id": new_id()}, "token_endpoint": "https://x/t",
    "epoch": "e",
}  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"desk_letter": "<b>"}, {"desk_letter": "ABCDE"}, {"desk_letter": ""}, {"desk_letter": None},
        {"device_id": "../x"}, {"facility": {"id": "1"}}, {"facility": None}, {"facility": []},
    ],
)  # fmt: skip
def test_a_welcome_that_is_none_joins_nothing(desk: TestDesk, wrong: Json) -> None:
    with pytest.raises(Unreachable):
        _understood("https://x", GOOD_WELCOME | wrong)
    home = _understood("https://x", GOOD_WELCOME)
    assert home_of(desk.store) is None
    _keep(desk.store, home, HERE, False)
    assert home_of(desk.store) == home


def test_two_cycles_of_one_profile_do_not_run_at_once(desk: TestDesk) -> None:
    path = desk.store.path.with_name("sync.lock")
    with _alone(path), pytest.raises(Unreachable, match="Another program of this desk"), _alone(path):
        pass
