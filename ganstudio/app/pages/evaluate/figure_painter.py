"""Paints a figure: its value over its interval as a bar, with the floor as a line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ganstudio.app.pages.evaluate.cells import AS_GOOD, BEST, Cell
from ganstudio.app.ui.theme import theme

MARGIN = 8
ICON = 14
DOT = 3.5  # px, radius of the value on its bar
BAR = 5  # px, height of the interval
MARK_WIDTH = 18
MARKS = {BEST: "★", AS_GOOD: "≈"}
FILL_ALPHA = 110
AnyIndex = QModelIndex | QPersistentModelIndex


class FigurePainter(QStyledItemDelegate):
    """Paints the :class:`~ganstudio.app.pages.evaluate.cells.Cell` that the model holds under ``role``."""

    def __init__(self, role: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * MARGIN, hint.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, state, font = option.rect, option.state, option.font
        colours = theme().colours
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.line))
        inside = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        cell = index.data(self._role)
        painter.setPen(QColor(colours.text))
        if cell is None:
            text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, inside.width())
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        else:
            font.setBold(cell.mark == BEST)
            painter.setFont(font)
            self._paint_value(painter, inside, cell)
            self._paint_bar(painter, inside, cell)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()

    def _paint_value(self, painter: QPainter, inside: QRect, cell: Cell) -> None:
        line = QRect(inside.left(), inside.top() + 4, inside.width(), 20)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cell.text)
        if cell.mark:
            painter.setPen(QColor(theme().colours.real if cell.mark == BEST else theme().colours.muted))
            after = line.adjusted(painter.fontMetrics().horizontalAdvance(cell.text) + 4, 0, 0, 0)
            painter.drawText(after, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), MARKS[cell.mark])
        if cell.warns:
            place = QRect(line.right() - ICON, line.top() + 3, ICON, ICON)
            theme().icon("triangle-alert", "warning").paint(painter, place)

    def _paint_bar(self, painter: QPainter, inside: QRect, cell: Cell) -> None:
        if cell.value is None:
            return
        colours = theme().colours
        left, width, middle = inside.left() + DOT, inside.width() - 2 * DOT, inside.bottom() - 11.0
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(left, middle), QPointF(left + width, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        if cell.low is not None and cell.high is not None:
            fill = QColor(colours.generator)
            fill.setAlpha(FILL_ALPHA)
            painter.setBrush(fill)
            painter.drawRoundedRect(
                QRectF(left + cell.low * width, middle - BAR / 2, max((cell.high - cell.low) * width, 1.0), BAR), 2, 2
            )
        painter.setBrush(QColor(colours.generator))
        painter.drawEllipse(QPointF(left + cell.value * width, middle), DOT, DOT)
        if cell.floor is not None:
            painter.setPen(QPen(QColor(colours.real), 1.5))
            at = left + cell.floor * width
            painter.drawLine(QPointF(at, middle - 6), QPointF(at, middle + 6))
