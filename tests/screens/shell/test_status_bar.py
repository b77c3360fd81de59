"""The line at the bottom says in words how the desk stands with the cloud."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desk.core.connection import SyncStatus
from desk.core.i18n import words
from desk.shell.status_bar import StatusBar


def shown(bar: StatusBar) -> str:
    return bar.accessibleName()


def test_a_desk_that_stands_alone_says_so_and_offers_no_sync(qtbot: QtBot) -> None:
    bar = StatusBar(lambda: "Polyclinic · A")
    qtbot.addWidget(bar)
    bar.show()
    assert "this PC alone" in shown(bar)
    assert not bar._sync.isVisible()
    assert "Polyclinic · A" in [label.text() for label in bar.findChildren(QLabel)]


def test_offline_work_shows_how_many_wait_and_when_it_is_tried_again(qtbot: QtBot) -> None:
    bar = StatusBar(lambda: "Polyclinic · A")
    qtbot.addWidget(bar)
    bar.show()
    sentence = words("Unreachable", "The cloud cannot be reached. Work goes on; it will be tried again.")
    bar.show_status(SyncStatus(home=True, waiting=14, next_in_seconds=65, trouble=sentence))
    assert "Offline" in shown(bar)
    assert "14" in shown(bar)
    assert "retry in 1:05" in shown(bar)


def test_what_needs_a_person_is_a_button_that_leads_there(qtbot: QtBot) -> None:
    bar = StatusBar(lambda: "Polyclinic · A")
    qtbot.addWidget(bar)
    bar.show()
    bar.show_status(SyncStatus(home=True, connected=True, attention=2))
    with qtbot.waitSignal(bar.attention_wanted):
        bar._attention.click()
    bar.show_status(SyncStatus(home=True, connected=True, attention=0))
    assert not bar._attention.isVisible()
