"""A table of frozen rows: fast to paint, driven by the keyboard, plain when empty.

    table = DataTable([Column(words("Queue", "Token"), lambda row: row.token, width_px=80, strong=True), …])
    table.set_rows(rows)                    # or set_rows(first, complete=False) and append() on more_wanted
    table.opened.connect(self._open)        # Enter or double click; gives the row
    table.actions_for = self._actions       # menu of a row: right click, Menu key or Shift+F10
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desk.kit.empty_state import EmptyState
from desk.kit.table_delegate import ROW_PX, RowDelegate
from desk.kit.table_model import Column, RowModel
from desk.kit.texts import Say, Texts
from desk.kit.theme import Sizes, px

__all__ = ["Column", "DataTable"]
R = TypeVar("R")


class DataTable(QTableView, Generic[R]):
    """See the module. `opened(row)` is the wish to open; `chosen(row)` follows the cursor (None without one)."""

    opened = Signal(object)
    chosen = Signal(object)
    more_wanted = Signal(int)

    def __init__(self, columns: Sequence[Column[R]], *, name: Say | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.actions_for: Callable[[R], list[QAction]] | None = None
        self._rows: RowModel[R] = RowModel(columns)
        self._rows.setParent(self)
        self._delegate = RowDelegate(self._rows)
        self._delegate.setParent(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self._empty: EmptyState | None = None
        self._settle(columns)
        if name is not None:
            Texts(self)(self.setAccessibleName, name)
        self._rows.more_wanted.connect(self.more_wanted)
        self._rows.modelReset.connect(self._show_empty)
        self._rows.rowsInserted.connect(self._show_empty)
        if any(column.wrap for column in columns):
            for told in (self._rows.modelReset, self._rows.rowsInserted, self._rows.dataChanged,
                         self._rows.layoutChanged):  # fmt: skip
                told.connect(self._grow_rows)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._rows.row(index.row())))
        self.selectionModel().currentRowChanged.connect(self._moved)
        Sizes(self)(self._measure)

    def _settle(self, columns: Sequence[Column[R]]) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setStretchLastSection(False)
        if any(column.sort for column in columns):
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            header.setSortIndicatorClearable(True)
            self.setSortingEnabled(True)

    # -- rows -------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[R], *, complete: bool = True, keep: Callable[[R], object] | None = None) -> None:
        """Show these rows. With `keep` (a key of a row) the chosen row stays chosen, and the view where it was."""
        before, at = self.current(), self.verticalScrollBar().value()
        self._rows.set_rows(rows, complete=complete)
        if keep is not None and before is not None:
            key = keep(before)
            index = next((i for i, row in enumerate(rows) if keep(row) == key), -1)
            if 0 <= index < self._rows.rowCount():
                self.selectRow(index)
            self.verticalScrollBar().setValue(at)

    def append(self, rows: Sequence[R], *, complete: bool = True) -> None:
        """The rows that `more_wanted(offset)` asked for."""
        self._rows.append(rows, complete=complete)

    def rows(self) -> Sequence[R]:
        """All rows that the table was given, in their order now."""
        return self._rows.rows()

    def current(self) -> R | None:
        """The chosen row."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def select(self, index: int) -> None:
        """Choose the row at `index`."""
        self.selectRow(index)

    def refresh_texts(self) -> None:
        """Make all display strings anew (waiting times move on)."""
        self._rows.say_again()

    def set_empty(self, title: Say, text: Say | None = None, icon_name: str = "inbox") -> None:
        """What to say while there are no rows."""
        if self._empty is not None:
            self._empty.deleteLater()
        self._empty = EmptyState(title, text, icon_name, parent=self.viewport())
        self._show_empty()

    # -- keys and mouse ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        row = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Home and self._rows.rowCount():
            self.selectRow(0)
        elif event.key() == Qt.Key.Key_End and self._rows.rowCount():
            self.selectRow(self._rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.selectRow(index.row())
            self._menu(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_widths()
        self._place_empty()

    def _menu(self, index: QModelIndex) -> None:
        actions = self.actions_for(self._rows.row(index.row())) if self.actions_for else []
        if not actions:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in actions:
            action.setParent(menu)
            menu.addAction(action)
        rect = self.visualRect(index)
        menu.popup(self.viewport().mapToGlobal(QPoint(rect.left() + px(24), rect.bottom())))

    def _hover(self, row: int) -> None:
        if row != self._delegate.hover_row:
            self._delegate.hover_row = row
            self.viewport().update()

    def _moved(self, *_: Any) -> None:
        self.chosen.emit(self.current())

    # -- sizes ------------------------------------------------------------------------------------

    def _measure(self) -> None:
        self._delegate.refresh()
        self.verticalHeader().setDefaultSectionSize(px(ROW_PX))
        self._share_widths()
        self.viewport().update()

    def _share_widths(self) -> None:
        room = self.viewport().width()
        shown = [i for i, column in enumerate(self._rows.columns) if room >= px(column.from_px)]
        widths = [px(column.width_px) if i in shown else 0 for i, column in enumerate(self._rows.columns)]
        open_ones = [i for i in shown if widths[i] == 0]
        left = room - sum(widths)
        shares = sum(self._rows.columns[i].share for i in open_ones)
        for i in open_ones:
            widths[i] = max(px(80), left * self._rows.columns[i].share // shares)
        if not open_ones and left > 0:
            widths[shown[-1]] += left
        for i, width in enumerate(widths):
            self.setColumnHidden(i, i not in shown)
            self.setColumnWidth(i, width)
        self._grow_rows()

    def _grow_rows(self, *_: Any) -> None:
        """Rows whose text takes more lines are higher; only tables with a column that wraps ask."""
        columns = [i for i, column in enumerate(self._rows.columns) if column.wrap and not self.isColumnHidden(i)]
        for row in range(self._rows.rowCount()) if columns else ():
            self.setRowHeight(row, max(self._delegate.height(row, i, self.columnWidth(i)) for i in columns))

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._empty.setVisible(self._rows.rowCount() == 0)
            self._place_empty()

    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
