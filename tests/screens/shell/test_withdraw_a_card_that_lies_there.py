"""A card in the strip was judged when it was scanned: withdrawn since, it is not shown as verified any more."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.codes.state import State
from desk.core.ids import new_id
from desk.core.paths import Paths
from desk.records.patient.draft import Number, PatientDraft
from tests.support.card_desk import SUNITA, AtDesk, at_desk, card_text, set_up_desk
from tests.support.issuing import cti_of


@pytest.fixture
def here(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication, qtbot: QtBot) -> Iterator[AtDesk]:
    made = set_up_desk(tmp_path_factory.mktemp("profile") / "desk")
    with at_desk(qapp, Paths(made.root), qtbot) as running:
        yield running


def state(here: AtDesk) -> State | None:
    """What the strip says of the card that lies there."""
    return here.window.card.now.state if here.window.card.now is not None else None


def test_it_is_put_away_and_the_next_scan_says_withdrawn(here: AtDesk, qtbot: QtBot) -> None:
    draft = PatientDraft(
        name=SUNITA.name, sex="2", birth_date="1984-05-02", numbers=(Number("uhid", SUNITA.uhid),)
    )  # fmt: skip
    patient_id = here.desk.patients.register(here.actor.intending(new_id()), draft)
    here.scan(card_text())
    assert state(here) == State.VERIFIED
    here.desk.cards.revoke(here.actor, cti_of(f"cards {SUNITA.uhid}").hex(), "lost", patient_id)
    qtbot.waitUntil(lambda: here.window.card.now is None and not here.window.card.isVisible())
    here.scan(card_text())
    assert state(here) == State.REVOKED


def test_another_patient_s_card_leaves_it_alone(here: AtDesk) -> None:
    draft = PatientDraft(
        name=SUNITA.name, sex="2", birth_date="1984-05-02", numbers=(Number("uhid", SUNITA.uhid),)
    )  # fmt: skip
    here.desk.patients.register(here.actor.intending(new_id()), draft)
    other = here.desk.patients.register(
        here.actor.intending(new_id()), PatientDraft(name="Ravi Kumar", sex="1", birth_date="1970-01-01")
    )
    here.scan(card_text())
    here.desk.cards.revoke(here.actor, "00" * 8, "lost", other)
    here.settle()
    assert state(here) == State.VERIFIED
