"""The short sound of a code that was read."""

import sys

from PySide6.QtWidgets import QApplication

from desk.core.paths import resources


def beep() -> None:
    """Sound it beside everything else; returns at once. Elsewhere than on Windows it is the system's own bell."""
    if sys.platform == "win32":
        import winsound

        file = str(resources() / "sounds" / "scan.wav")
        winsound.PlaySound(file, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return
    QApplication.beep()
