"""What every test stands on: no screen needed, no traces in the user's own folders, and Qt left as it was found."""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Hundreds of tests start a program: it is compiled once, not at each start.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import hypothesis
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desk.store.migrate import Room
from tests.support.desk import TestDesk, make_desk

if TYPE_CHECKING:
    from tests.support.pharmacy import Pharmacy

# A busy computer is no reason to fail, and a test leaves nothing behind in the project's folder.
hypothesis.settings.register_profile("house", deadline=None, database=None, print_blob=True)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Programs that look for the user's folders find empty ones."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield home


@pytest.fixture(autouse=True, scope="module")
def settled_heap() -> None:
    """What is there before a file's first test (modules, fonts, caches) stays: looking through it again after every
    test for windows that were left over costs more than most tests do.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def clean_qt() -> Iterator[None]:
    """After each test every window is closed and really gone: one left over would act in a later test."""
    yield
    if isinstance(QCoreApplication.instance(), QApplication):
        close_windows()
        assert not QApplication.topLevelWidgets(), "a window outlived its test"


@pytest.fixture(autouse=True)
def log_closed() -> Iterator[None]:
    """A desk that a test opens writes its log into that test's folder, not into the next one's."""
    log = logging.getLogger("desk")
    before = list(log.handlers)
    yield
    for handler in [h for h in log.handlers if h not in before]:
        log.removeHandler(handler)
        handler.close()


@pytest.fixture(scope="session")
def rooms() -> tuple[Room, ...]:
    """The rooms whose tables each desk has beside those of the house; a folder of tests may name its own."""
    return ()


@pytest.fixture
def desk(tmp_path: Path, rooms: tuple[Room, ...]) -> Iterator[TestDesk]:
    """A desk of its own for each test: an encrypted store, a facility with departments, a clock that stands still."""
    made = make_desk(tmp_path, rooms)
    yield made
    made.store.close()


def close_windows() -> None:
    """Close and delete every top-level widget, as the end of the program would."""
    for window in QApplication.topLevelWidgets():
        if isValid(window):
            _close(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _close(window: QWidget) -> None:
    window.close()
    if isValid(window):
        window.deleteLater()


@pytest.fixture
def pharmacy(tmp_path: Path) -> Iterator["Pharmacy"]:
    """A pharmacy of its own for each test: eight medicines, stock at counter and store, a prescription that waits."""
    from tests.support.pharmacy import make_pharmacy

    made = make_pharmacy(tmp_path)
    yield made
    made.desk.store.close()
