"""The list under the search box: what was found, two lines each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)  # fmt: skip
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)  # fmt: skip

from desk.kit import theme
from desk.kit.flow import column
from desk.kit.labels import Label
from desk.kit.pill import HEIGHT_PX, paint_pill, pill_width
from desk.kit.theme import px
from desk.kit.tokens import Tone

HIT_PX, MOST_SHOWN = 54, 8


@dataclass(frozen=True)
class Hit:
    """One thing found: `id` goes back to the asker; `title` and `other` (the name in the other script) are the first
    line, `detail` the second; `mark` is a small pill at the right."""

    id: str
    title: str
    other: str = ""
    detail: str = ""
    mark: str = ""
    tone: Tone = "neutral"


_ROOT = QModelIndex()


class _Hits(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[Hit, ...] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (hit.title, hit.other, hit.detail, hit.mark) if part)
        return None


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(  # noqa: N802
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(200), px(HIT_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, _Hits)
        hit = model.hits[index.row()]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary_soft"))
            painter.drawRoundedRect(option.rect, px(7), px(7))
        inside = option.rect.adjusted(px(12), px(6), -px(12), -px(6))
        if hit.mark:
            wide = min(pill_width(hit.mark), inside.width() // 3)
            top = inside.top() + (inside.height() - px(HEIGHT_PX)) / 2
            paint_pill(painter, QRectF(inside.right() - wide, top, wide, px(HEIGHT_PX)), hit.mark, hit.tone)
            inside.setRight(inside.right() - wide - px(10))
        half = inside.height() // 2
        first = QRect(inside.topLeft(), QSize(inside.width(), half))
        at = _draw(painter, first, hit.title, "text", _title_font())
        _draw(painter, first.adjusted(at + px(10), 0, 0, 0), hit.other, "muted", _other_font())
        second = QRect(inside.left(), inside.top() + half, inside.width(), inside.height() - half)
        _draw(painter, second, hit.detail, "muted", theme.font(12.5))
        painter.restore()


def _title_font() -> QFont:
    return theme.font(14.5, QFont.Weight.DemiBold)


def _other_font() -> QFont:
    return theme.font(13.5)


def _draw(painter: QPainter, rect: QRect, text: str, token: str, font: QFont) -> int:
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    return metrics.horizontalAdvance(shown)


class HitList(QFrame):
    """Lies over the page under its anchor; never takes the keyboard."""

    chosen = Signal(str)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.setObjectName("popup")
        self.hide()
        self._anchor = anchor
        self._model = _Hits()
        self._model.setParent(self)
        self._view = QListView()
        self._view.setObjectName("hits")
        self._view.setModel(self._model)
        self._delegate = _HitDelegate(self)
        self._view.setItemDelegate(self._delegate)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setMouseTracking(True)
        self._view.entered.connect(self._view.setCurrentIndex)
        self._view.clicked.connect(lambda index: self.chosen.emit(self._model.hits[index.row()].id))
        self.note = Label(role="muted", wrap=True)
        self.setLayout(column(self, self._view, self.note, gap=2, margins=(5, 5, 5, 5)))

    def show_hits(self, hits: Sequence[Hit], note: str) -> None:
        """Show what was found; `note` is a line under it (or instead of it)."""
        self._model.show(hits)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._view.setVisible(bool(hits))
        if hits:
            self._view.setCurrentIndex(self._model.index(0))
        self.place()
        self.setVisible(bool(hits or note))
        self.raise_()

    def place(self) -> None:
        """Lie under the anchor, as wide as it or as what was found, as high as what was found, within the window."""
        window = self._anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        top_left = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + 4))
        lines = min(len(self._model.hits), MOST_SHOWN)
        note = self.note.heightForWidth(self._anchor.width() - px(10)) + px(4) if self.note.text() else 0
        height = min(lines * px(HIT_PX) + note + px(14), window.height() - top_left.y() - 4)
        wide = min(self._wanted_width(), window.width() - top_left.x() - px(8))
        self.setGeometry(QRect(top_left, QSize(max(self._anchor.width(), wide), max(height, px(30)))))

    def _wanted_width(self) -> int:
        """So wide that no title is shortened: medicines may differ in their last word only."""
        title, other = QFontMetrics(_title_font()), QFontMetrics(_other_font())
        return max(
            (title.horizontalAdvance(hit.title) + (other.horizontalAdvance(hit.other) + px(10) if hit.other else 0)
             + (int(pill_width(hit.mark)) + px(10) if hit.mark else 0) for hit in self._model.hits), default=0,
        ) + px(24 + 10 + 20)  # fmt: skip

    def current(self) -> Hit | None:
        """The hit that Enter would take."""
        index = self._view.currentIndex()
        return self._model.hits[index.row()] if self.isVisible() and index.isValid() else None

    def unmark(self) -> None:
        """No hit is marked until somebody goes to one."""
        self._view.setCurrentIndex(QModelIndex())

    def step(self, by: int) -> None:
        """Go up or down, round the ends."""
        if count := len(self._model.hits):
            at = self._view.currentIndex().row()
            row = (at + by) % count if at >= 0 or by > 0 else count - 1
            self._view.setCurrentIndex(self._model.index(row))
