"""What doctor looks at through drivers: printers and camera, in a child process with a limit of time."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from desk.commands.checks import BAD, OK, UNKNOWN, WARN, Finding
from desk.core.i18n import Words, words
from desk.core.paths import Paths
from desk.core.settings import SettingsFile

CHILD_SECONDS = 20.0
CAMERA_SECONDS = 10.0


def printers() -> Finding:
    """Which printers does the system know, and is the slip's among them?"""
    from desk.kit.printing.system import printers as known

    names = [printer.name for printer in known()]
    forward = words("Doctor", "Add the slip printer in the system's settings. Slips can be saved as PDF meanwhile.")
    if not names:
        return Finding("printers", WARN, words("Doctor", "No printer is set up on this computer."), forward)
    sentence = words("Doctor", "Printers: {names}.", names=", ".join(names))
    return Finding("printers", OK, sentence, detail={"printers": names})


def camera(paths: Paths) -> Finding:
    """Does the camera of the settings open and send a picture?"""
    from desk.scanning.camera import named_camera

    seen: list[bool] = []

    def look() -> None:
        try:
            capture = named_camera(SettingsFile(paths.settings).now.camera)()
            seen.append(capture.read()[0])
            capture.release()
        except OSError:
            seen.append(False)

    # A driver can hang for ever; the thread is left behind and ends with this process.
    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(CAMERA_SECONDS)
    if seen == [True]:
        return Finding("camera", OK, words("Doctor", "The camera sends pictures."))
    sentence = words("Doctor", "No camera sends pictures here.")
    return Finding("camera", WARN, sentence, _without_camera(), {"hung": not seen})


def apart(name: str, root: Path) -> Finding:
    """The check `name` in a process of its own."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desk"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [*program, "doctor", "--only", name, "--here", "--json", "--data", str(root)]
    try:
        done = subprocess.run(  # noqa: S603 - this very program
            command, capture_output=True, timeout=CHILD_SECONDS, env=environment, stdin=subprocess.DEVNULL, check=False
        )
        said = json.loads(done.stdout)[0]
    except subprocess.TimeoutExpired:
        return Finding(name, WARN, words("Doctor", "Its driver does not answer."), _restart(), {"hung": True})
    except (ValueError, LookupError, OSError):
        return Finding(name, UNKNOWN, words("Doctor", "It could not be looked at."), _restart())
    forward = _plain(said["way_forward"]) if said["way_forward"] else None
    state = said["state"] if said["state"] in (OK, WARN, BAD, UNKNOWN) else UNKNOWN
    return Finding(name, state, _plain(said["sentence"]), forward, said["detail"])


def _plain(text: str) -> Words:
    """A sentence that the child has already put into words: its English is what this side translates."""
    return Words("Doctor", text.replace("{", "(").replace("}", ")"))


def _without_camera() -> Words:
    return words("Doctor", "Plug one in and close other programs that use it. A scanner or typing works without it.")


def _restart() -> Words:
    return words("Doctor", "Unplug it, restart the computer, and try again.")
