"""Paints the cells of a table: text prepared once and drawn fast, status pills, the row that is chosen."""

import re
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk.kit import theme
from desk.kit.pill import HEIGHT_PX, paint_pill, pill_width
from desk.kit.table_model import RowModel
from desk.kit.theme import px

CELL_PAD_PX = 8
ROW_PX = 40
WRAPPED_PAD_PX = 10
_KEPT = 4000
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")


class RowDelegate(QStyledItemDelegate):
    """One delegate for all cells of a RowModel."""

    def __init__(self, model: RowModel[Any]) -> None:
        super().__init__()
        self._model = model
        self._prepared: dict[tuple[str, int, bool], tuple[QStaticText, float, float]] = {}
        self.hover_row = -1
        self.refresh()

    def refresh(self) -> None:
        """The look has changed: fonts and colours are taken anew."""
        self._prepared.clear()
        tokens = theme.look().tokens
        self._fonts = (theme.font(), theme.font(weight=QFont.Weight.DemiBold))
        self._metrics = tuple(QFontMetricsF(font) for font in self._fonts)
        # Both scripts stand on one base line: `rise` is its height over the middle, doubled.
        self._rise = tuple(one.ascent() - one.descent() for one in self._metrics)
        self._tall = tuple(QFontMetricsF(_devanagari(font)).ascent() for font in self._fonts)
        self._text, self._line = QColor(tokens.text), QColor(tokens.border)
        self._chosen, self._hover = QColor(tokens.primary_soft), QColor(tokens.raised)
        self._mark = QColor(tokens.primary)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row, column = index.row(), index.column()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self._chosen)
            if column == 0:
                painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), self._mark)
        elif row == self.hover_row:
            painter.fillRect(rect, self._hover)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        spec, of = self._model.columns[column], self._model.row(row)
        text = self._model.cell(row, column)
        if not text:
            return
        inside = rect.adjusted(px(CELL_PAD_PX), 0, -px(CELL_PAD_PX), 0)
        tone = spec.pill(of) if spec.pill else None
        if tone is not None:
            height = px(HEIGHT_PX)
            top = inside.top() + (inside.height() - height) / 2
            painter.save()
            paint_pill(painter, QRectF(inside.left(), top, min(pill_width(text), inside.width()), height), text, tone)
            painter.restore()
            return
        ink = spec.ink(of) if spec.ink else None
        painter.setPen(QColor(theme.look().tokens.ink(ink)) if ink else self._text)
        if spec.wrap and self._wraps(text, inside.width(), strong=spec.strong):
            painter.setFont(self._fonts[spec.strong])
            painter.drawText(inside, _WRAPPED, text)
            return
        self._draw(painter, inside, text, strong=spec.strong, align=spec.align)

    def _draw(self, painter: QPainter, inside: QRect, text: str, *, strong: bool, align: str) -> None:
        prepared, width, ascent = self._prepare(text, inside.width(), strong)
        x = float(inside.left())
        if align == "right":
            x = inside.right() + 1 - width
        elif align == "centre":
            x = inside.left() + (inside.width() - width) / 2
        painter.setFont(self._fonts[strong])
        painter.drawStaticText(QPointF(x, inside.top() + (inside.height() + self._rise[strong]) / 2 - ascent), prepared)

    def _prepare(self, text: str, width: int, strong: bool) -> tuple[QStaticText, float, float]:
        key = (text, width, strong)
        found = self._prepared.get(key)
        if found is None:
            if len(self._prepared) > _KEPT:
                self._prepared.clear()
            metrics = self._metrics[strong]
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            prepared = QStaticText(shown)
            prepared.setTextFormat(Qt.TextFormat.PlainText)
            prepared.prepare(font=self._fonts[strong])
            ascent = max(metrics.ascent(), self._tall[strong]) if _DEVANAGARI.search(shown) else metrics.ascent()
            found = self._prepared[key] = (prepared, prepared.size().width(), ascent)
        return found

    def height(self, row: int, column: int, width: int) -> int:
        """How high a row must be so that a cell that wraps shows all of its text; `width`: of its column."""
        spec, text = self._model.columns[column], self._model.cell(row, column)
        metrics, room = self._metrics[spec.strong], width - 2 * px(CELL_PAD_PX)
        if not self._wraps(text, room, strong=spec.strong):
            return px(ROW_PX)
        needed = metrics.boundingRect(QRectF(0, 0, room, 10_000), _WRAPPED, text).height()
        return max(px(ROW_PX), int(needed) + px(WRAPPED_PAD_PX))

    def _wraps(self, text: str, width: int, *, strong: bool) -> bool:
        return "\n" in text or self._metrics[strong].horizontalAdvance(text) > width

    def sizeHint(  # noqa: N802
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        spec = self._model.columns[index.column()]
        text = self._model.cell(index.row(), index.column())
        wide = pill_width(text) if spec.pill else self._metrics[spec.strong].horizontalAdvance(text)
        return QSize(int(wide) + 2 * px(CELL_PAD_PX) + 1, px(ROW_PX))


def _devanagari(font: QFont) -> QFont:
    other = QFont(font)
    other.setFamilies(theme.FAMILIES[1:])
    return other
