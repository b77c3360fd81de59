"""Three months of work in a minute: synthetic patients and visits, entered through the acts that a clerk's keys reach.

Many acts share one unit, because a demo that is cut off is thrown away; all else is as at the counter: each patient
has a leased UHID, an audit entry, an index entry and an outbox entry, and travels to the cloud by sync.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from desk.app import Desk
from desk.core.clock import SystemClock, business_date, day_bounds
from desk.core.ids import new_id
from desk.demo.facility import CLERK, KNOWN, Known
from desk.demo.people import Person, people
from desk.plugins.registration.service import RegistrationService
from desk.records.facility.rules import Department
from desk.records.numbers import acts as numbers
from desk.records.patient import acts as patients
from desk.records.patient.draft import Address, Consent, Number, PatientDraft, Phone, Relative
from desk.records.visit import acts as visits
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor, system_actor
from desk.sync.cycle import Cycle

DAY_MS, MINUTE_MS = 24 * 3_600_000, 60_000
DAYS = 90
AT_ONCE = 250
OLD_VISITS = 240
TODAY, MORNING_MINUTES = 36, 80
"""People who came this morning, and how long ago it began; two in three have been called when the demo begins."""
CHILD_YEARS = 13

Say = Callable[[str], None]


@dataclass(frozen=True)
class Entered:
    """A patient who was registered: the id, and what was entered."""

    patient_id: str
    draft: PatientDraft


class DemoClock(SystemClock):
    """The computer's clock, set back while the past is written."""

    back_ms = 0

    def now_ms(self) -> int:
        return super().now_ms() - self.back_ms

    def set_to(self, at_ms: int) -> None:
        """Let it be `at_ms` now."""
        self.back_ms = super().now_ms() - at_ms


class Filling:
    """An open desk being filled. `clock` must be the one that the desk was opened with."""

    def __init__(self, desk: Desk, clock: DemoClock, say: Say) -> None:
        self.desk, self.clock, self.say = desk, clock, say
        self.registration = RegistrationService(desk.store)
        self.random = Random(11)  # noqa: S311 - the same morning every time is the point

    def run(self, count: int) -> None:
        """Register `count` patients over the last months, some visits of theirs, and a morning's queue."""
        now = self.clock.now_ms()
        cycle = self.desk.cycle()
        try:
            cycle.run()
            self._lease(cycle, count + 100)
            clerk = self._sign_in()
            entered = self._register(clerk, count, now)
            self._old_visits(clerk, entered, now)
            self._today(clerk, entered, now)
            self.clock.back_ms = 0
            self.desk.sign_in.sign_out(clerk)
            self._send(cycle)
        finally:
            cycle.client.close()

    def _lease(self, cycle: Cycle, count: int) -> None:
        # The wire gives 10,000 numbers at most at a time.
        while count > 0:
            asked = {"series": "uhid", "count": min(count, 10_000), "request_id": new_id()}
            block = cycle.client.post("$lease", asked).body
            with self.desk.store.unit(system_actor(cycle.home.facility_id), "sync.lease") as unit:
                numbers.add_block(unit, str(asked["request_id"]), "uhid", int(block["start"]), int(block["count"]))
            count -= int(block["count"])

    def _sign_in(self) -> Actor:
        return self.desk.sign_in.sign_in(CLERK.user, CLERK.password).actor

    def _register(self, clerk: Actor, count: int, now: int) -> list[Entered]:
        entered: list[Entered] = []
        drafts = self._drafts(count)
        while some := list(islice(drafts, AT_ONCE)):
            self.clock.set_to(now - DAYS * DAY_MS + len(entered) * (DAYS - 1) * DAY_MS // count)
            with self.desk.store.unit(clerk, "patient.register") as unit:
                entered += [Entered(patients.register(unit, draft), draft) for draft in some]
            self.say(f"{len(entered):,} of {count:,} patients registered")
        return entered

    def _drafts(self, count: int) -> Iterator[PatientDraft]:
        yield from (_of_known(one) for one in KNOWN)
        today = business_date(self.clock.now_ms() - DAYS * DAY_MS)  # nobody is born after they were registered
        yield from (_of_person(one) for one in people(count - len(KNOWN), seed=7, today=today))

    def _old_visits(self, clerk: Actor, entered: list[Entered], now: int) -> None:
        departments = self._departments(clerk)
        chosen = self._some(entered, OLD_VISITS)
        for day in range(30, 0, -1):
            self.clock.set_to(now - day * DAY_MS)
            with self.desk.store.unit(clerk, "visit.open") as unit:
                for one in chosen[day::30]:
                    department = self._fitting(one.draft, departments)
                    visit = visits.open(unit, VisitDraft(one.patient_id, department.department_id))
                    visits.advance(unit, visit.visit_id, "finished")
        self.say("a month of visits written")

    def _today(self, clerk: Actor, entered: list[Entered], now: int) -> None:
        start, _ = day_bounds(business_date(now))
        begin = max(start, now - MORNING_MINUTES * MINUTE_MS)
        step = (now - begin) // (TODAY + 1)
        departments = self._departments(clerk)
        came = self._some(entered, TODAY)
        for n, one in enumerate(came):
            self.clock.set_to(begin + n * step)
            department = self._fitting(one.draft, departments)
            self.desk.visits.open(clerk, VisitDraft(one.patient_id, department.department_id))
            if n % 3 != 0:
                self._see_next(clerk, department, done=n < len(came) - 8)
        self.say(f"{len(came)} people came this morning")

    def _some(self, entered: list[Entered], most: int) -> list[Entered]:
        others = entered[len(KNOWN) :]  # those whom the script meets come for the first time
        return self.random.sample(others, min(most, len(others)))

    def _fitting(self, draft: PatientDraft, departments: list[Department]) -> Department:
        by_letter = {one.letter: one for one in departments}
        this_year = business_date(self.clock.now_ms()).year
        age = this_year - int(draft.birth_date[:4]) if draft.birth_date else (draft.age_months or 0) // 12
        if age < CHILD_YEARS:
            return by_letter["P"]
        letters = "GGGGOOISNDE" + ("YYYYYY" if draft.sex == "2" and age < 50 else "")
        return by_letter[self.random.choice(letters)]

    def _see_next(self, clerk: Actor, department: Department, *, done: bool) -> None:
        called = self.registration.call_next(clerk, department.department_id)
        self.clock.back_ms -= MINUTE_MS // 2
        self.registration.start(clerk, called.visit_id)
        if done:
            self.clock.back_ms -= MINUTE_MS // 2
            self.registration.done(clerk, called.visit_id)

    def _departments(self, clerk: Actor) -> list[Department]:
        return [one for one in self.desk.facility.departments(clerk) if one.active]

    def _send(self, cycle: Cycle) -> None:
        report = cycle.run()
        self.say(f"{report.pushed:,} changes sent to the cloud, {report.waiting} wait")


def _of_person(one: Person) -> PatientDraft:
    return PatientDraft(
        name=one.name_latin, name_native=one.name_deva, sex=one.sex,
        birth_date=one.birth_date.isoformat() if one.birth_date else "",
        age_months=None if one.age_years is None else one.age_years * 12,
        phones=(Phone(one.phone),) if one.phone else (),
        address=Address("", one.locality, one.district, "Delhi", one.pin),
        relatives=(Relative("father", one.father_latin, one.father_deva),),
    )  # fmt: skip


def _of_known(one: Known) -> PatientDraft:
    draft = PatientDraft(
        name=one.name, name_native=one.name_hi, sex=one.sex, birth_date=one.birth_date, phones=(Phone(one.phone),),
        address=Address("", one.locality, "North West Delhi", "Delhi", one.pin),
        relatives=(Relative("father", one.father),),
    )  # fmt: skip
    if not one.abha:
        return draft
    return replace(draft, numbers=(Number("abha-number", one.abha),), consents=(Consent("abha", "hi"),))

