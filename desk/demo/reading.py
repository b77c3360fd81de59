"""What a script reads from the screen, and how somebody sits down: shared by the parts of the morning."""

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QListView

from desk.demo.facility import Member
from desk.demo.hand import Hand

MOST_LINES = 50


def at(hand: Hand, name: str) -> bool:
    """Whether the keyboard is at a field of this name, required or not."""
    focused = hand.focused()
    return focused is not None and focused.accessibleName() in (name, f"{name}, required")


def chosen(hand: Hand) -> str:
    """What is chosen where the keyboard is."""
    focused = hand.focused()
    return focused.currentText() if isinstance(focused, QComboBox) else ""


def listed(hand: Hand, words: str) -> bool:
    """Whether a line of any list or table that is seen says so."""
    return any(words in line for line in lines(hand))


def lines(hand: Hand) -> list[str]:
    """The lines of every list and table that is seen."""
    return [
        " ".join(str(model.index(row, column).data()) for column in range(_columns(view)))
        for view in hand.everywhere(QAbstractItemView)
        if (model := view.model()) is not None
        for row in range(min(model.rowCount(view.rootIndex()), MOST_LINES))
    ]


def sit_down(hand: Hand, member: Member) -> None:
    """Sign in at the window that asks who is there."""
    hand.wait(lambda: hand.seen("User name, required", QLineEdit) is not None, "the sign-in window")
    hand.wait(lambda: hand.has_keyboard(hand.find("User name, required")), "the keyboard at the user name")
    hand.type(member.user)
    hand.key("Tab")
    hand.type(member.password)
    hand.key("Return")


def _columns(view: QAbstractItemView) -> int:
    return 1 if isinstance(view, QListView) else view.model().columnCount(view.rootIndex())
