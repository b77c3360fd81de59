"""A receipt is scanned at the window: genuine, changed, of a desk that nobody knows; and what is recorded of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.codes import receipt
from desk.codes.state import State
from desk.core.i18n import words
from desk.core.paths import Paths
from desk.core.questions import PaperIs
from desk.kit.labels import Label
from desk.shell.receipt_dialog import FORMS, SAID, ReceiptDialog
from tests.support import issuing
from tests.support.card_desk import AtDesk, at_desk, changed_amount, receipt_text, set_up_desk
from tests.support.issuing import eddsa


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    return set_up_desk(tmp_path_factory.mktemp("profile") / "desk", roles=("clerk", "cashier"))


@pytest.fixture
def here(made: Paths, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[AtDesk]:
    shutil.copytree(made.root, tmp_path / "desk")
    with at_desk(qapp, Paths(tmp_path / "desk"), qtbot) as running:
        yield running


def shown(here: AtDesk) -> tuple[ReceiptDialog, str]:
    here.settle()
    (found,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, ReceiptDialog) and one.isVisible()
    ]
    return found, "\n".join(label.text() for label in found.findChildren(Label) if label.isVisible())


def audited(here: AtDesk) -> dict[str, str]:
    return here.audited("scan.read")[-1][1]


def test_a_genuine_receipt_says_number_amount_and_day_and_whether_it_is_recorded(here: AtDesk) -> None:
    here.scan(receipt_text())
    dialog, said = shown(here)
    for wanted in ("Genuine receipt", "Deposit receipt DPB-R26A00042", "₹250.00", "MA-A", "has no record of it"):
        assert wanted in said
    assert audited(here) == {"kind": "receipt", "state": "verified"}
    assert len(dialog.findChildren(type(dialog.close_button))) == 1, "nothing to open"
    dialog.close()


def test_a_changed_receipt_is_said_to_be_one_and_nothing_of_it_is_shown(here: AtDesk) -> None:
    text = changed_amount(receipt_text())
    assert text != receipt_text()
    here.scan(text)
    dialog, said = shown(here)
    assert "Not genuine" in said and "supervisor" in said
    assert "DPB-R26A00042" not in said and "950" not in said
    assert audited(here) == {"kind": "receipt", "state": "tampered"}
    dialog.close()


def test_a_receipt_of_an_unknown_desk_proves_nothing(here: AtDesk) -> None:
    what = receipt.Receipt("receipt", "XX1A-R26A00001", 100, "00" * 8)
    here.scan(receipt.encode(what, "XX-1-A", issuing.NOW, eddsa("nobody's")))
    dialog, said = shown(here)
    assert "does not know who signed" in said and "XX1A" not in said
    dialog.close()


def test_a_damaged_code_is_a_notice(here: AtDesk) -> None:
    here.scan(receipt_text()[:-2])
    assert audited(here) == {"kind": "receipt", "state": "unreadable"}
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, ReceiptDialog) and one.isVisible()]


@pytest.mark.parametrize(("action", "opens"), [("billing.receipt.read", True), ("staff.add", False)])
def test_enter_opens_the_bill_for_those_who_may(
    here: AtDesk, monkeypatch: pytest.MonkeyPatch, action: str, opens: bool
) -> None:
    went: list[tuple[str, dict[str, str]]] = []
    paper = PaperIs(words("T", "Recorded."), "good", "billing.cashier", (("patient_id", "p"),), action)
    monkeypatch.setattr(type(here.desk.host), "answers", lambda _self, _question: [paper])
    monkeypatch.setattr(type(here.window), "go", lambda _self, room, **arguments: went.append((room, arguments)))
    here.scan(receipt_text())
    dialog, said = shown(here)
    assert "Recorded." in said
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.qWait(90)
    here.settle()
    assert went == ([("billing.cashier", {"patient_id": "p"})] if opens else [])


def test_every_form_and_state_has_its_words() -> None:
    assert tuple(FORMS) == receipt.FORMS
    assert set(SAID) == set(State) - {State.UNSIGNED}
