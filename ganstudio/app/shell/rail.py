"""The navigation rail: an icon over a label for each page."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.pages.page import Page
from ganstudio.app.ui.actions import WINDOW, Action, make_action, with_keys
from ganstudio.app.ui.theme import theme
from ganstudio.engine.resources import resource

WIDTH = 72


class RailButton(QToolButton):
    """The button of a page: icon, label, and a dot while the page has something new."""

    def __init__(self, page: Page, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.has_news = False
        title = QCoreApplication.translate("pages", page.title)
        self.setText(title)
        self.setAccessibleName(title)
        text = self.tr("Show the page {page}").format(page=title)
        self.action = Action(f"window.{page.key}", text, page.icon, f"Ctrl+{number}")
        self.setToolTip(with_keys(title, self.action))
        self.setIcon(theme().icon(page.icon))
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(True)

    def set_news(self, has_news: bool) -> None:
        """Show or hide the dot."""
        self.has_news = has_news
        title = self.text()
        self.setAccessibleName(self.tr("{page}, something new").format(page=title) if has_news else title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.has_news:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme().colours.accent))
            painter.drawEllipse(QPointF(self.width() / 2 + 13, 11), 3.5, 3.5)


class Rail(QFrame):
    """A column of page buttons; emits ``chosen(key)`` when a person picks a page."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._buttons: dict[str, RailButton] = {}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.setSpacing(4)
        logo = QLabel()
        logo.setPixmap(QIcon(str(resource("icons", "logo.svg"))).pixmap(QSize(32, 32), self.devicePixelRatioF()))
        logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        logo.setToolTip("GAN Studio")
        layout.addWidget(logo)
        layout.addSpacing(8)
        for number, page in enumerate(pages, start=1):
            button = self._buttons[page.key] = RailButton(page, number, self)
            button.clicked.connect(lambda _checked=False, key=page.key: self.chosen.emit(key))
            group.addButton(button)
            if page.starts_group:
                layout.addWidget(_line())
            layout.addWidget(button)
            make_action(button.action, self, button.click, WINDOW)
        layout.addStretch()
        self._styles = (Qt.ToolButtonStyle.ToolButtonTextUnderIcon, Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._height = self.sizeHint().height()  # with the labels

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show only the icons if the labels have no room; tooltips hold the labels."""
        super().resizeEvent(event)
        style = self._styles[event.size().height() < self._height]
        for button in self._buttons.values():
            button.setToolButtonStyle(style)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, 0)

    def set_current(self, key: str) -> None:
        """Mark a page as shown, and remove its dot."""
        self._buttons[key].setChecked(True)
        self._buttons[key].set_news(False)

    def set_news(self, key: str) -> None:
        """Put a dot on a page, unless it is shown."""
        if not self._buttons[key].isChecked():
            self._buttons[key].set_news(True)


def _line() -> QFrame:
    line = QFrame(frameShape=QFrame.Shape.NoFrame)
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line
