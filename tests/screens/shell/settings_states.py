"""Pictures of the settings page: `python -m tests.screens.shell.settings_states FOLDER`
(docs/screenshots/settings-*.png). A whole desk with a supervisor at it, in English and in Hindi: top and pharmacy; and
the papers of a desk that gives out medicines.
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QScrollArea

from desk.program import Program
from desk.shell.settings_screen import SettingsScreen
from desk.shell.sign_in import Typed
from tests.screens.shell.card_states import shot, tidy, wait
from tests.support.card_desk import PASSWORD, AtDesk, set_up_desk


def take(app: QApplication, folder: Path, language: str) -> None:
    """The page from its top, and from the pharmacy's card."""
    suffix = "" if language == "en" else "-hindi"
    with tempfile.TemporaryDirectory() as place:
        program = Program(app, set_up_desk(Path(place)))
        program.start()
        wait(app, lambda: program.ui is not None)
        assert program.ui is not None
        program.ui._panel.wanted.emit(Typed("asha", PASSWORD, ""))
        wait(app, lambda: program.session.actor is not None and not program.session.locked)
        assert program.session.actor is not None and program.desk is not None
        program.desk.settings.change(language=language)
        here = AtDesk(program, program.session.actor)
        here.window.resize(1230, 800)
        here.window.activateWindow()
        tidy(here)
        here.window.go("settings")
        here.settle()
        wait(app, lambda: False, 0.4)
        shot(here, folder / f"settings{suffix}.png")
        screen = here.window.rooms.currentWidget()
        assert isinstance(screen, SettingsScreen)
        area = screen.findChild(QScrollArea)
        assert area is not None
        area.verticalScrollBar().setValue(screen.plugins[-1].y() - 10)
        wait(app, lambda: False, 0.3)
        shot(here, folder / f"settings-pharmacy{suffix}.png")
        program.stop()


def main() -> None:
    """Take all of them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for language in ("en", "hi"):
        take(app, folder, language)


if __name__ == "__main__":
    main()
