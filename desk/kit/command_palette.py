"""Ctrl+K: write part of what you want to do, press Enter. The cheat-sheet lists the keys of where one is."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)  # fmt: skip

from desk.core.i18n import words
from desk.kit import theme
from desk.kit.dialog import Dialog
from desk.kit.icons import icon
from desk.kit.labels import Label
from desk.kit.scroll import scrolled
from desk.kit.shortcuts import Command, Commands, plain
from desk.kit.texts import said
from desk.kit.theme import Sizes, px

_KEY = Qt.ItemDataRole.UserRole + 1


def score(typed: str, title: str) -> int:
    """How well `typed` fits `title`: 0 not at all; letters in order count, at word starts and in a row more.

    Whole words count most: "Cash" is not "Cashier".
    """
    wanted, text = typed.casefold().replace(" ", ""), title.casefold()
    points, at, run = 1, 0, 0
    for letter in wanted:
        found = text.find(letter, at)
        if found < 0:
            return 0
        run = run + 1 if found == at else 1
        points += run + (4 if found == 0 or text[found - 1] == " " else 0) - min(3, found - at)
        at = found + 1
    whole = at == len(text) or not text[at].isalnum()
    return max(1, points + (1 if whole and wanted else 0))


class CommandPalette(Dialog):
    """Finds a command by any letters of its words, in either language of the screen."""

    def __init__(self, parent: QWidget | None, commands: Commands) -> None:
        super().__init__(parent, words("CommandPalette", "What do you want to do?"), width_px=520, height_px=420)
        self._commands = commands.usable()
        self.edit = QLineEdit()
        self.words(self.edit.setPlaceholderText, words("CommandPalette", "Type a few letters…"))
        self.words(self.edit.setAccessibleName, words("CommandPalette", "Command"))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._show)
        self.list = QListWidget()
        self.list.setObjectName("hits")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_KeyAtRight(self.list))
        Sizes(self)(lambda: self.list.setIconSize(QSize(px(18), px(18))))
        self.list.itemClicked.connect(lambda _item: self._run())
        Sizes(self)(lambda: self.list.setMinimumHeight(px(120)))
        self.body.addWidget(self.edit)
        self.body.addWidget(self.list, 1)
        self._show("")
        self.edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        self.list.clear()
        for command in rank(typed, self._commands):
            item = QListWidgetItem(plain(command.title))
            item.setData(_KEY, command.key)
            item.setIcon(icon(command.icon_name or "arrow-right", "muted"))
            item.setData(Qt.ItemDataRole.UserRole, command.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        command = next(one for one in self._commands if one.id == item.data(Qt.ItemDataRole.UserRole))
        self.accept()
        command.run()


def rank(typed: str, commands: Sequence[Command]) -> list[Command]:
    """The commands that fit, the best first; all of them for an empty text."""
    scored = [(score(typed, plain(one.title)), one) for one in commands]
    fit = [(points, one) for points, one in scored if points]
    return [one for _, one in sorted(fit, key=lambda pair: -pair[0])] if typed.strip() else list(commands)


class _KeyAtRight(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("muted"))
        inside = option.rect.adjusted(0, 0, -px(12), 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(_KEY))
        painter.restore()


class CheatSheet(Dialog):
    """The keys that work here, by group."""

    def __init__(self, parent: QWidget | None, commands: Commands) -> None:
        super().__init__(parent, words("CheatSheet", "Keys"), width_px=460, height_px=460)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setColumnStretch(0, 1)
        everywhere = words("CheatSheet", "Everywhere")
        named = sorted(
            ((said(one.group or everywhere), one) for one in commands.with_keys()), key=lambda pair: pair[0]
        )
        for group, members in groupby(named, key=lambda pair: pair[0]):
            grid.addWidget(_text(group, strong=True), grid.rowCount(), 0, 1, 2)
            for _, one in members:
                line = grid.rowCount()
                grid.addWidget(_text(plain(one.title)), line, 0)
                grid.addWidget(_text(one.key, strong=True), line, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(grid.rowCount(), 1)
        area = scrolled(inside)
        Sizes(self)(lambda: area.setMinimumHeight(px(120)))
        self.body.addWidget(area, 1)
        self.add_button(words("Dialog", "Close"), self.accept, "primary", default=True).setFocus()


def _text(text: str, *, strong: bool = False) -> Label:
    made = Label(role="strong" if strong else "")
    made.setText(text)
    return made
