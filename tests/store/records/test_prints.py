"""A paper is never lost and never silently printed twice."""

import pytest

from desk.core.errors import NotAllowed, Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records.prints import acts
from desk.records.prints.rules import Paper
from desk.records.prints.service import PrintService
from desk.security.authorize import Actor
from tests.support.desk import TestDesk


@pytest.fixture
def prints(desk: TestDesk) -> PrintService:
    return named(PrintService(desk.store))


def named(prints: PrintService) -> PrintService:
    """A desk on which a plugin has said what the paper is and who may list it."""
    prints.papers["token-slip"] = Paper("token-slip", words("Print", "Token slip"), "print.read")
    return prints


def queued(prints: PrintService, actor: Actor, subject: str = "visit-1") -> str:
    return prints.queue(actor, "token-slip", subject, "p1", "80mm", "Slip printer", b"MA-001")


def test_a_paper_goes_from_queued_to_sent_once(desk: TestDesk, prints: PrintService) -> None:
    clerk = desk.actor("clerk")
    job_id = queued(prints, clerk)
    assert [j.job_id for j in prints.waiting(clerk)] == [job_id]
    prints.sent(clerk, job_id, "Other printer")
    assert prints.waiting(clerk) == ()
    for again in (prints.sent, prints.cancel, prints.again):
        with pytest.raises(Refused, match="already been printed"):
            again(clerk, job_id)
    job = prints.job(clerk, job_id)
    assert job is not None
    assert (job.state, job.printer, job.body, job.copy_number) == ("sent", "Other printer", b"MA-001", 0)


def test_a_double_click_queues_one_paper(desk: TestDesk, prints: PrintService) -> None:
    clerk = desk.actor("clerk").intending(new_id())
    assert queued(prints, clerk) == queued(prints, clerk)
    assert len(prints.recent(desk.actor("clerk"))) == 1


def test_a_failed_paper_waits_with_its_reason_and_goes_again_as_itself(desk: TestDesk, prints: PrintService) -> None:
    clerk = desk.actor("clerk")
    job_id = queued(prints, clerk)
    prints.failed(clerk, job_id, "out of paper")
    (waiting,) = prints.waiting(clerk)
    assert (waiting.state, waiting.error) == ("failed", "out of paper")
    prints.again(clerk, job_id)
    prints.sent(clerk, job_id)
    (job,) = prints.of_subject(clerk, "token-slip", "visit-1")
    assert (job.state, job.error, job.copy_number) == ("sent", None, 0)


def test_a_reprint_says_which_copy_it_is_who_made_it_and_when(desk: TestDesk, prints: PrintService) -> None:
    clerk = desk.actor("clerk")
    first = queued(prints, clerk)
    prints.sent(clerk, first)
    desk.clock.forward(minutes=5)
    second = prints.reprint(clerk, first, "lost")
    third = prints.reprint(clerk, second, "unreadable")  # of a copy: still a copy of the first
    jobs = {j.job_id: j for j in prints.of_subject(clerk, "token-slip", "visit-1")}
    assert [jobs[j].copy_number for j in (first, second, third)] == [0, 1, 2]
    assert {jobs[second].copy_of, jobs[third].copy_of} == {first}
    assert (jobs[second].made_by, jobs[second].made_at) == (clerk.staff_id, desk.clock.now_ms())
    assert jobs[second].body == b"MA-001"


def test_a_paper_that_was_never_printed_has_no_copies(desk: TestDesk, prints: PrintService) -> None:
    clerk = desk.actor("clerk")
    job_id = queued(prints, clerk)
    with pytest.raises(Refused, match="still waiting"):
        prints.reprint(clerk, job_id, "lost")
    with pytest.raises(Refused):
        prints.reprint(clerk, job_id, "because")
    with pytest.raises(Refused, match="not known"):
        prints.reprint(clerk, new_id(), "lost")


def test_what_was_queued_before_a_crash_is_shown_and_not_printed_by_itself(
    desk: TestDesk, prints: PrintService
) -> None:
    job_id = queued(prints, desk.actor("clerk"))
    after = named(PrintService(desk.store))  # the next start
    assert [(j.job_id, j.state) for j in after.waiting(desk.actor("clerk"))] == [(job_id, "queued")]
    after.cancel(desk.actor("clerk"), job_id)
    assert after.waiting(desk.actor("clerk")) == ()


def test_a_paper_is_queued_with_its_act_or_not_at_all(desk: TestDesk, prints: PrintService) -> None:
    with pytest.raises(Refused), desk.store.unit(desk.actor("clerk"), "visit.open") as unit:
        acts.queue(unit, "token-slip", "visit-1", "p1", "80mm", "", b"MA-001")
        assert unit.connection.exec_driver_sql("SELECT count(*) FROM print_job").scalar() == 1
        raise Refused(words("Test", "No."))
    assert prints.recent(desk.actor("clerk")) == ()


def test_an_auditor_may_not_print(desk: TestDesk, prints: PrintService) -> None:
    with pytest.raises(NotAllowed):
        queued(prints, desk.actor("auditor"))
