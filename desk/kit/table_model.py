"""The rows behind a table: frozen rows, columns as functions, display strings made once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desk.kit.texts import Say, changes, said
from desk.kit.tokens import Tone

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
PAGE = 100
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its title, the text of a row, and how it looks.

    `width_px` is in design pixels; 0 shares the room that is left. `pill` gives the tone of a status pill.
    `sort` gives the value to sort by when the title is clicked; without it the column does not sort.
    `ink` gives a tone for plain text (waiting times, for instance).
    `from_px`: shown only where the table is at least so wide (design pixels); 0 = always.
    `share`: how much of the room that is left it takes beside the other columns without a width.
    `wrap`: never shortened; what is wider than its column takes more lines, and its row grows.
    """

    title: Say
    text: Callable[[R], str]
    width_px: int = 0
    align: Literal["left", "right", "centre"] = "left"
    strong: bool = False
    pill: Callable[[R], Tone | None] | None = None
    ink: Callable[[R], Tone | None] | None = None
    sort: Callable[[R], Any] | None = None
    from_px: int = 0
    share: int = 1
    wrap: bool = False


class RowModel(QAbstractTableModel, Generic[R]):
    """Shows `PAGE` rows more each time the view nears the end; asks for further ones by `more_wanted(offset)`."""

    more_wanted = Signal(int)

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[R] = []
        self._texts: dict[int, tuple[str, ...]] = {}
        self._shown = 0
        self._complete = True
        changes().changed.connect(self.say_again)

    def set_rows(self, rows: Sequence[R], *, complete: bool = True) -> None:
        """Show these rows instead; `complete=False` when there are more to be asked for."""
        self.beginResetModel()
        self._rows = list(rows)
        self._texts.clear()
        self._shown = min(PAGE, len(self._rows))
        self._complete = complete
        self.endResetModel()

    def append(self, rows: Sequence[R], *, complete: bool = True) -> None:
        """Rows that were asked for."""
        self._rows.extend(rows)
        self._complete = complete
        if self._shown < len(self._rows):
            self.fetchMore(_ROOT)

    def row(self, index: int) -> R:
        """The row shown at `index`."""
        return self._rows[index]

    def rows(self) -> Sequence[R]:
        """All rows, shown or not."""
        return self._rows

    def cell(self, row: int, column: int) -> str:
        """The display string, made on first sight."""
        texts = self._texts.get(row)
        if texts is None:
            of = self._rows[row]
            texts = self._texts[row] = tuple(one.text(of) for one in self.columns)
        return texts[column]

    def say_again(self) -> None:
        """Make all strings anew: the language or the moment has changed."""
        self._texts.clear()
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self._shown - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # -- what Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.cell(index.row(), index.column())
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return said(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGN[self.columns[section].align]
        return None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        return not parent.isValid() and (self._shown < len(self._rows) or not self._complete)

    def fetchMore(self, parent: Index) -> None:  # noqa: N802
        upto = min(self._shown + PAGE, len(self._rows))
        if upto > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, upto - 1)
            self._shown = upto
            self.endInsertRows()
        elif not self._complete:
            self._complete = True  # one question at a time; `append` says whether there is more
            self.more_wanted.emit(len(self._rows))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self.columns[column].sort if 0 <= column < len(self.columns) else None
        if key is None:
            return
        self.layoutAboutToBeChanged.emit()
        self._rows.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        self._texts.clear()
        self.layoutChanged.emit()


ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}
