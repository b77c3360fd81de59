"""What desks write of visits and queues passes the cloud's own rules, version after version."""

from pathlib import Path

import pytest

from cloud.rules import Broken, check_change, check_facility, check_shape
from desk.plugins.registration.plugin import MANIFEST
from desk.plugins.registration.service import RegistrationService
from desk.records.visit.rules import Amendment, MedicoLegal, VisitDraft
from desk.records.visit.service import VisitService
from desk.security.authorize import system_actor
from desk.store.outbox import Resource
from desk.store.store import set_state
from tests.support.desk import EMERGENCY, FACILITY, MEDICINE, ROOM_4, make_desk


@pytest.fixture
def sent(tmp_path: Path) -> list[Resource]:
    """A morning's resources of an enrolled desk, in the order in which they are pushed."""
    assert MANIFEST.migrations is not None
    desk = make_desk(tmp_path, [MANIFEST.migrations], [right.action for right in MANIFEST.permissions])
    with desk.store.unit(system_actor(), "test") as unit:
        set_state(unit, "device_id", "device-1")
    counter, visits, clerk = RegistrationService(desk.store), VisitService(desk.store), desk.actor()
    desk.store.listeners.append(counter.on_visit_opened)
    case = MedicoLegal(police="PS Karol Bagh", brought_by="PCR van", marks="scar")
    hurt = VisitDraft(desk.patient(), EMERGENCY, type="emergency", medico_legal=case, complaint="fall")
    seen = counter.open_visit_with_slip(clerk, VisitDraft(desk.patient(), MEDICINE, room_id=ROOM_4), "80mm", "")
    counter.open_visit_with_slip(clerk, hurt, "80mm", "")
    gone = counter.open_visit_with_slip(clerk, VisitDraft(desk.patient(), MEDICINE), "80mm", "")
    visits.amend(clerk, seen.visit_id, Amendment(complaint="fever", priority=1))
    for act in (counter.call, counter.recall, counter.start, counter.done, counter.undo, counter.done):
        act(clerk, seen.visit_id)
    visits.cancel(clerk, gone.visit_id, "wrong person")
    resources = desk.sent()
    desk.store.close()
    return resources


def test_the_cloud_takes_every_version_in_turn(sent: list[Resource]) -> None:
    known: dict[tuple[str, str], Resource] = {}
    for resource in sent:
        key = (resource["resourceType"], resource["id"])
        check_shape(resource, *key)
        check_facility(resource, FACILITY)
        if key in known:
            check_change(key[0], known[key], resource)
        known[key] = resource
    assert {kind for kind, _ in known} == {"Encounter", "Task"}
    assert sum(kind == "Task" for kind, _ in known) == sum(r["resourceType"] == "Task" for r in sent)


def test_the_cloud_refuses_what_the_desk_never_does(sent: list[Resource]) -> None:
    first, *_, last = (r for r in sent if r["resourceType"] == "Encounter" and r["id"] == sent[0]["id"])
    with pytest.raises(Broken):
        check_change("Encounter", last, first)
    task = next(r for r in sent if r["resourceType"] == "Task")
    with pytest.raises(Broken):
        check_change("Task", task, task | {"businessStatus": {"text": "done"}})
    with pytest.raises(Broken):
        check_facility(first, "0193a000-0000-7000-8000-0000000000ff")
