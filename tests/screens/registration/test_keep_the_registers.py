"""Day register, daily return, medico-legal register: on the screen, on paper, as PDF and CSV, with their rights."""

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desk.core.i18n import words
from desk.kit.printing import system
from desk.kit.printing.blocks import Document
from desk.kit.printing.errors import PrintFailed
from desk.kit.printing.paper import Paper
from desk.kit.printing.preview import Preview
from desk.plugins.registration.screens.print_jobs import PrintJobsScreen
from desk.plugins.registration.screens.registers import RegistersScreen
from desk.plugins.registration.service import REGISTER
from desk.records.visit.rules import MedicoLegal
from desk.store.tables import AuditRow
from tests.support.counter import Counter
from tests.support.desk import EYE

TODAY = date(2026, 11, 22)


@pytest.fixture
def screen(counter: Counter, qtbot: QtBot) -> RegistersScreen:
    counter.opens("Ram Kumar", "राम कुमार")
    counter.desk.clock.forward(minutes=3)
    counter.opens("Asha", "आशा", EYE, sex="2", birth_date="2020-05-01")
    counter.desk.clock.forward(minutes=3)
    counter.opens("Hurt Man", "", medico_legal=MedicoLegal("PS Seemapuri", "PCR van", "scar"))
    made = RegistersScreen(counter.context, counter.registers)
    qtbot.waitExposed(counter.seen(made))
    made.first.set_value(TODAY)
    made.opened()
    qtbot.waitUntil(lambda: len(made.tables["day-register"].rows()) == 3)
    return made


def cells(screen: RegistersScreen, code: str, row: int) -> list[str]:
    model = screen.tables[code].model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def kept(folder: Path, name: str, screen: RegistersScreen, wish: str, counter: Counter, qtbot: QtBot) -> Path:
    """What a person does in the system's dialog: choose `name`."""
    getattr(screen, wish)()
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(folder / name))
    dialog.close()
    qtbot.waitUntil(lambda: bool(counter.window.notices))
    return folder / name


def test_the_day_register_in_order_of_arrival(screen: RegistersScreen) -> None:
    assert cells(screen, "day-register", 0)[:3] == ["1", "09:00", "MA-001"]
    assert [row.name for row in screen.tables["day-register"].rows()] == ["Ram Kumar", "Asha", "Hurt Man"]


def test_another_day_is_another_register(screen: RegistersScreen, qtbot: QtBot) -> None:
    screen._step(-1)
    qtbot.waitUntil(lambda: not screen.tables["day-register"].rows())
    screen._step(1)
    qtbot.waitUntil(lambda: len(screen.tables["day-register"].rows()) == 3)


def test_the_daily_return_counts_by_department(screen: RegistersScreen, qtbot: QtBot) -> None:
    screen.choice.set_value("daily-return")
    qtbot.waitUntil(lambda: len(screen.tables["daily-return"].rows()) == 3)
    by_department = {cells(screen, "daily-return", row)[0]: cells(screen, "daily-return", row)[1:] for row in range(3)}
    assert by_department["Medicine"][:6] == ["2", "0", "0", "0", "0", "2"]
    assert by_department["Eye"][:6] == ["0", "0", "0", "0", "1", "1"]
    assert by_department["All departments"][-1] == "3"


def test_the_medico_legal_register_over_several_days(screen: RegistersScreen, qtbot: QtBot) -> None:
    screen.choice.set_value("mlc-register")
    screen.first.set_value(date(2026, 11, 1))
    screen.last.set_value(TODAY)
    qtbot.waitUntil(lambda: len(screen.tables["mlc-register"].rows()) == 1)
    row = cells(screen, "mlc-register", 0)
    assert row[0].startswith("MLC/2026/A-") and "Hurt Man" in row and "PS Seemapuri" in row


def test_days_the_wrong_way_round_are_said(screen: RegistersScreen, qtbot: QtBot) -> None:
    screen.choice.set_value("mlc-register")
    screen.last.set_value(date(2026, 11, 1))
    qtbot.waitUntil(screen.problem.isVisible)
    assert screen.problem.text() == "The last day is before the first."


def test_a_csv_is_written_and_the_trail_says_so(
    screen: RegistersScreen, counter: Counter, tmp_path: Path, qtbot: QtBot
) -> None:
    file = kept(tmp_path, "day.csv", screen, "save_csv", counter, qtbot)
    lines = file.read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("Serial,Date,Time,Token") and len(lines) == 5
    assert str(counter.window.notices[-1]) == "Saved as day.csv."
    assert exports(counter) == ["day-register.csv"]


def test_a_pdf_is_written_and_the_trail_says_so(
    screen: RegistersScreen, counter: Counter, tmp_path: Path, qtbot: QtBot
) -> None:
    file = kept(tmp_path, "day.pdf", screen, "save_pdf", counter, qtbot)
    assert file.read_bytes().startswith(b"%PDF")
    assert exports(counter) == ["day-register.pdf"]


def test_a_folder_that_cannot_be_written_is_said(
    screen: RegistersScreen, counter: Counter, tmp_path: Path, qtbot: QtBot
) -> None:
    kept(tmp_path / "nowhere", "day.csv", screen, "save_csv", counter, qtbot)
    assert "could not be saved" in str(counter.window.notices[-1])


def test_the_preview_offers_no_file(screen: RegistersScreen, qtbot: QtBot) -> None:
    screen.print_now()
    preview = screen.findChild(Preview)
    assert preview is not None
    assert "PDF" not in "".join(one.text() for one in preview.findChildren(type(preview.print_button)))


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A printer that takes every paper; `broken` in the list makes it refuse."""
    handed: list[str] = []

    def print_to(name: str, document: Document, _paper: Paper, *, copies: int = 1) -> None:
        if "broken" in handed:
            raise PrintFailed(words("T", "The printer is off."), detail="off")
        handed.append(f"{document.title} ×{copies}")

    monkeypatch.setattr(system, "printers", lambda: [system.PrinterName("Laser", True)])
    monkeypatch.setattr(system, "print_to", print_to)
    return handed


def jobs(counter: Counter) -> list[tuple[str, str, str]]:
    counter.settled()
    found = counter.context.plugin.services.prints.recent(counter.window.actor)
    return [(job.state, job.printer, job.subject_id) for job in found if job.kind == REGISTER]


def looked_at(screen: RegistersScreen) -> Preview:
    screen.print_now()
    preview = screen.findChild(Preview)
    assert preview is not None
    return preview


def test_a_register_on_paper_is_a_print_job_that_names_nobody(
    screen: RegistersScreen, counter: Counter, printer: list[str], qtbot: QtBot
) -> None:
    preview = looked_at(screen)
    assert jobs(counter) == []
    preview.copies.set_value(2)
    preview.print_now()
    preview.print_now()  # before the row is on disk: the same wish
    qtbot.waitUntil(lambda: printer == ["Day register ×2"])
    assert jobs(counter) == [("sent", "Laser", "day-register 2026-11-22 2026-11-22")]
    job = next(j for j in counter.context.plugin.services.prints.recent(counter.window.actor) if j.kind == REGISTER)
    assert json.loads(job.body) == {
        "register": "day-register", "first": "2026-11-22", "last": "2026-11-22", "entries": 3, "copies": 2,
    }  # fmt: skip


def test_the_row_is_on_disk_before_the_printer_has_the_paper(
    screen: RegistersScreen, counter: Counter, printer: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    states: list[tuple[str, str, str]] = []
    honest = system.print_to

    def print_to(name: str, document: Document, paper: Paper, *, copies: int = 1) -> None:
        found = counter.context.plugin.services.prints.recent(counter.window.actor)
        states.extend((job.state, job.printer, job.subject_id) for job in found if job.kind == REGISTER)
        honest(name, document, paper, copies=copies)

    monkeypatch.setattr(system, "print_to", print_to)
    looked_at(screen).print_now()
    qtbot.waitUntil(lambda: bool(printer))
    assert states == [("queued", "", "day-register 2026-11-22 2026-11-22")]


def test_a_look_without_printing_leaves_no_row(screen: RegistersScreen, counter: Counter, qtbot: QtBot) -> None:
    looked_at(screen).reject()
    assert jobs(counter) == []


def test_a_printer_that_refuses_is_said_and_tried_again_as_the_same_paper(
    screen: RegistersScreen, counter: Counter, printer: list[str], qtbot: QtBot
) -> None:
    printer.append("broken")
    preview = looked_at(screen)
    preview.print_now()
    qtbot.waitUntil(lambda: not preview.problem.isHidden())
    assert [state for state, *_ in jobs(counter)] == ["failed"]
    printer.clear()
    preview.print_now()
    qtbot.waitUntil(lambda: printer == ["Day register ×1"])
    assert [state for state, *_ in jobs(counter)] == ["sent"]
    printer.append("broken")
    preview = looked_at(screen)
    preview.print_now()
    qtbot.waitUntil(lambda: not preview.problem.isHidden())
    preview.reject()
    assert sorted(state for state, *_ in jobs(counter)) == ["cancelled", "sent"]


def test_from_the_list_of_papers_a_register_is_read_anew(
    screen: RegistersScreen, counter: Counter, printer: list[str], qtbot: QtBot
) -> None:
    looked_at(screen).print_now()
    qtbot.waitUntil(lambda: bool(printer))
    assert len(jobs(counter)) == 1
    papers = PrintJobsScreen(counter.context)
    qtbot.waitExposed(counter.seen(papers))
    papers.opened()
    qtbot.waitUntil(lambda: len(papers.table.rows()) == 4)
    index = next(i for i, job in enumerate(papers.table.rows()) if job.kind == REGISTER)
    papers.table.select(index)
    assert papers.table.model().index(index, 1).data() == "Day register, 22 Nov 2026"
    assert not papers.print_button.isEnabled() and not papers.again_button.isEnabled()
    papers.table.setFocus()
    papers.table.opened.emit(papers.table.current())
    assert counter.window.shown == [
        ("registration.registers", {"register": "day-register", "first": "2026-11-22", "last": "2026-11-22"})
    ]
    screen.choice.set_value("daily-return")
    screen.opened(register="day-register", first="2026-11-21", last="2026-11-21")
    assert (screen.choice.value(), screen.first.value()) == ("day-register", date(2026, 11, 21))


def exports(counter: Counter) -> list[str]:
    """What the trail says has left the desk."""
    counter.desk.store.write_notes()
    with counter.desk.store.readers.connect() as connection:
        found = connection.execute(select(AuditRow.body).where(AuditRow.action == "registration.register.export"))
        details = [json.loads(row.body)["detail"] for row in found]
    return [f"{detail['export']}.{detail.get('format', 'csv')}" for detail in details]
