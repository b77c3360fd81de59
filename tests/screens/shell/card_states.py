"""Pictures of what a scan leads to: `python -m tests.screens.shell.card_states FOLDER` (docs/screenshots/card-*.png).

A whole desk in a folder of its own, cards of `card_desk`; English in light, and those of HINDI in Hindi too.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QDialog

from desk.core.ids import new_id
from desk.program import Program
from desk.records.health.rules import HealthDraft
from desk.records.patient.draft import Address, Number, PatientDraft, Phone
from desk.shell.sign_in import Typed
from tests.support import foreign
from tests.support.card_desk import (
    PASSWORD,
    SUNITA,
    WITHDRAWN,
    AtDesk,
    card_text,
    changed_amount,
    changed_name,
    receipt_text,
    set_up_desk,
    slip_text,
)
from tests.support.issuing import DAY

HINDI = (
    "verified", "tampered", "compare", "prefilled", "aadhaar-consent", "health", "elsewhere", "receipt",
    "receipt-changed",
)  # fmt: skip
VISIT = "018f2b6e-7c00-7000-8000-000000000002"
Step = tuple[str, Callable[[AtDesk], object]]


def known(here: AtDesk) -> None:
    """Sunita is registered here, with another year of birth; she brings her card."""
    draft = PatientDraft(
        name="Sunita Devi Sharma", name_native="सुनीता देवी शर्मा", sex="2", birth_date="1986",
        phones=(Phone("9812345670"),), numbers=(Number("uhid", SUNITA.uhid),),
        address=Address(locality="Karol Bagh", district="Central Delhi", state="Delhi"),
    )  # fmt: skip
    patient_id = here.desk.patients.register(here.actor.intending(new_id()), draft)
    here.desk.health.record(here.actor.intending(new_id()), patient_id, HealthDraft("condition", "Diabetes", "told"))
    here.scan(card_text())


def compare(here: AtDesk) -> None:
    """Her card is held against her record."""
    here.scan(card_text())
    here.window.cards.compare()


def health(here: AtDesk) -> None:
    """What her card says of health is offered."""
    here.scan(card_text())
    here.window.cards.offer_health()


def steps() -> tuple[Step, ...]:
    """Name of each picture, and what is done before it is taken; known and unknown in this order."""
    return (
        ("prefilled", lambda here: here.scan(card_text())),
        ("claim", lambda here: here.scan(
            '{"hidn":"91-1234-5678-9012","phr":"sunita@abdm","name":"Sunita Devi","gender":"F","dob":"2-5-1984"}')),
        ("aadhaar-consent", lambda here: here.scan(foreign.aadhaar(foreign.aadhaar_body("V2")))),
        ("elsewhere", lambda here: here.scan(foreign.shc())),
        ("verified", known),
        ("compare", compare),
        ("health", health),
        ("temporary", lambda here: here.scan(card_text(by="desk"))),
        ("expired", lambda here: here.scan(card_text(ago=3 * DAY, life=2 * DAY))),
        ("revoked", lambda here: here.scan(card_text(cti=WITHDRAWN))),
        ("tampered", lambda here: here.scan(changed_name(card_text()))),
        ("unknown-issuer", lambda here: here.scan(card_text(by="nobody we know"))),
        ("slip", lambda here: here.scan(slip_text(VISIT, number="GB-012"))),
        ("receipt", lambda here: here.scan(receipt_text())),
        ("receipt-changed", lambda here: here.scan(changed_amount(receipt_text()))),
    )  # fmt: skip


def wait(app: QApplication, until: Callable[[], bool], seconds: float = 30) -> None:
    """Let the program work until something is so."""
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)


def take(app: QApplication, folder: Path, language: str) -> None:
    """All pictures of one language."""
    with sitting(app, language, lists_days=0 if language == "en" else 12) as here:
        here.window.resize(1230, 800)
        here.window.activateWindow()
        for name, do in steps():
            tidy(here)
            do(here)
            here.settle()
            wait(app, lambda: False, 0.4)
            if language == "en" or name in HINDI:
                shot(here, folder / f"card-{name}{'' if language == 'en' else '-hindi'}.png")


@contextmanager
def sitting(app: QApplication, language: str, **desk: Any) -> Iterator[AtDesk]:
    """The whole program in a folder of its own, with Asha signed in; `desk`: what `set_up_desk` is told."""
    with tempfile.TemporaryDirectory() as profile:
        program = Program(app, set_up_desk(Path(profile) / "desk", **desk))
        program.settings.change(language=language)
        ready: list[bool] = []
        program.ready.connect(lambda: ready.append(True))
        program.start()
        wait(app, lambda: bool(ready))
        assert program.ui is not None
        program.ui._panel.wanted.emit(Typed("asha", PASSWORD, ""))
        wait(app, lambda: program.session.actor is not None and not program.session.locked)
        assert program.session.actor is not None and program.desk is not None
        program.desk.settings.change(language=language)
        here = AtDesk(program, program.session.actor)
        yield here
        tidy(here)
        program.stop()


def tidy(here: AtDesk) -> None:
    """No dialog, no notice, an empty form."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog):
            one.close()
    here.window.rooms.forget_forms()
    here.window.notices.clear()
    here.window.top.search.clear()
    here.settle()


def shot(here: AtDesk, path: Path) -> None:
    """The window, and a dialog over it."""
    picture = here.window.grab()
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    painter = QPainter(picture)
    for dialog in dialogs:
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
        x, y = (here.window.width() - dialog.width()) // 2, (here.window.height() - dialog.height()) // 2
        painter.drawPixmap(x, y, dialog.grab())
    painter.end()
    assert picture.save(str(path))


def main() -> None:
    """Take all of them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for language in ("en", "hi"):
        take(app, folder, language)


if __name__ == "__main__":
    main()
