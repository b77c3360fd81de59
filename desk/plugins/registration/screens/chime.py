"""The soft sound of a call in the waiting room. Where a computer has no way to play it, nothing is heard."""

import shutil
import sys

from PySide6.QtCore import QProcess

from desk.core.paths import resources

_PLAYERS = (("paplay",), ("pw-play",), ("aplay", "-q"))


def ring() -> None:
    """Play it beside everything else; returns at once."""
    file = str(resources() / "sounds" / "chime.wav")
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(file, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return
    for name, *options in _PLAYERS:
        program = shutil.which(name)
        if program:
            QProcess.startDetached(program, [*options, file])
            return
