"""The side panel: the choice of tools, and the chosen tool."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.ui.behaviour import behave
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.theme import theme

ACROSS = 3
ICON = 20
LOW = 430  # px of height below which the panel is low


class ToolPanel(QWidget):
    """The side panel. Emits ``chosen(tool)`` when the person picks a tool, ``film_asked()`` to export its film.

    ``make`` builds a tool when it is first needed, then ``built(tool)`` comes: building all at once would freeze the
    window.
    """

    chosen = Signal(object)
    film_asked = Signal()
    built = Signal(object)

    def __init__(self, tools: Sequence[type[Tool]], make: Callable[[type[Tool]], Tool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._classes = {tool.key: tool for tool in tools}
        self._key = tools[0].key
        self.tools: dict[str, Tool] = {}  # the tools built so far
        self.buttons: dict[str, QToolButton] = {}
        self.stack = QStackedWidget()
        group, self._grid = QButtonGroup(self), QGridLayout()
        for tool in tools:
            button = self.buttons[tool.key] = self._button(tool)
            group.addButton(button)
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._is_low: bool | None = None
        self._arrange(is_low=False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(12)
        whole.addLayout(self._grid)
        whole.addWidget(self._title)
        whole.addWidget(self.stack, stretch=1)
        self.film = QPushButton(theme().icon("film"), self.tr("Export film..."))
        named(self.film, self.film.text(), self.tr("Export what this tool plays as a GIF, WebP or MP4 film, or as single pictures"))
        self.film.clicked.connect(lambda: self.film_asked.emit())
        whole.addWidget(self.film)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_low=event.size().height() < LOW)

    def _arrange(self, is_low: bool) -> None:
        """Show the tools of a low panel as a row of icons over the name of the chosen tool."""
        if is_low == self._is_low:
            return
        self._is_low = is_low
        across = len(self.buttons) if is_low else ACROSS
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if is_low else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        self._grid.setSpacing(0 if is_low else 4)
        for place, button in enumerate(self.buttons.values()):
            button.setToolButtonStyle(style)
            self._grid.addWidget(button, *divmod(place, across))
        for column in range(len(self.buttons)):
            self._grid.setColumnStretch(column, int(column < across))
        self._title.setVisible(is_low)

    @property
    def tool(self) -> Tool:
        """Return the chosen tool."""
        return self.get(self._key)

    def get(self, key: str) -> Tool:
        """Return the tool with this key, built if needed."""
        if key not in self.tools:
            tool = self.tools[key] = self._make(self._classes[key])
            tool.setEnabled(False)
            behave(tool)
            self.stack.addWidget(_scrolled(tool))
            self.built.emit(tool)
        return self.tools[key]

    def choose(self, key: str) -> None:
        """Show the tool with this key; an unknown key shows the first."""
        key = key if key in self._classes else next(iter(self._classes))
        before = self.tools.get(self._key)
        self._key, tool = key, self.get(key)
        self.buttons[key].setChecked(True)
        self._title.setText(self.buttons[key].text())
        if before is not None and before is not tool:
            before.deactivate()
        self.stack.setCurrentIndex(list(self.tools).index(key))
        self.film.setVisible(tool.films)
        self.chosen.emit(tool)

    def _button(self, tool: type[Tool]) -> QToolButton:
        title = QCoreApplication.translate("tools", tool.title)
        button = named(QToolButton(), title, QCoreApplication.translate("tools", tool.tip))
        button.setText(title)
        button.setIcon(theme().icon(tool.icon))
        button.setIconSize(QSize(ICON, ICON))
        button.setCheckable(True)
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)  # so that all have the same width
        button.setSizePolicy(policy)
        button.clicked.connect(lambda _checked=False, key=tool.key: self.choose(key))
        return button


def _scrolled(tool: Tool) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(tool)
    return area
