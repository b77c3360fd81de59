"""Where the rows of a form stand: in columns, fewer of them where the form is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desk.kit.theme import Sizes, px


class FormGrid(QGridLayout):
    """Cells in reading order in up to `columns` columns, none narrower than `column_px`. `top` stands over them."""

    def __init__(self, owner: QWidget, top: QWidget, columns: int, column_px: int) -> None:
        super().__init__()
        self.most = columns
        self._owner, self._top, self._column_px, self._placed = owner, top, column_px, 0
        self._cells: list[tuple[QWidget, int]] = []
        self.setContentsMargins(0, 0, 0, 0)
        Sizes(owner)(self._measure)

    def append(self, widget: QWidget, span: int) -> None:
        """Put a widget at the end, `span` columns wide."""
        self._cells.append((widget, span))
        self._placed = 0
        self.place()

    def place(self) -> None:
        """Put every cell where it belongs at the owner's width of now."""
        columns = max(1, min(self.most, self._owner.width() // px(self._column_px)))
        if columns == self._placed:
            return
        self._placed = columns
        while self.count():
            self.takeAt(0)
        self.addWidget(self._top, 0, 0, 1, columns)
        line, at = 1, 0
        for widget, span in self._cells:
            wide = min(span, columns)
            if at + wide > columns:
                line, at = line + 1, 0
            self.addWidget(widget, line, at, 1, wide, Qt.AlignmentFlag.AlignTop)
            at += wide
        for index in range(self.most):
            self.setColumnStretch(index, 1 if index < columns else 0)

    def _measure(self) -> None:
        self.setHorizontalSpacing(px(14))
        self.setVerticalSpacing(px(10))
        self._placed = 0
        self.place()
