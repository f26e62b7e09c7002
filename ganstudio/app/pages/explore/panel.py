"""The side panel: which tool, and that tool."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QScrollArea, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.theme import theme

ACROSS = 3
ICON = 20


class ToolPanel(QWidget):
    """``chosen(tool)`` when the person picks one."""

    chosen = Signal(object)

    def __init__(self, tools: Sequence[Tool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = {tool.key: tool for tool in tools}
        self.buttons: dict[str, QToolButton] = {}
        self.stack = QStackedWidget()
        group, grid = QButtonGroup(self), QGridLayout()
        grid.setSpacing(4)
        for column in range(ACROSS):
            grid.setColumnStretch(column, 1)
        for place, tool in enumerate(tools):
            button = self.buttons[tool.key] = self._button(tool)
            group.addButton(button)
            grid.addWidget(button, *divmod(place, ACROSS))
            self.stack.addWidget(_scrolled(tool))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(12)
        whole.addLayout(grid)
        whole.addWidget(self.stack, stretch=1)

    @property
    def tool(self) -> Tool:
        """The one that is chosen."""
        return list(self.tools.values())[self.stack.currentIndex()]

    def choose(self, key: str) -> None:
        """Show the tool of this name; the first one if there is none."""
        key = key if key in self.tools else next(iter(self.tools))
        before, tool = self.tool, self.tools[key]
        self.buttons[key].setChecked(True)
        if before is not tool:
            before.end()
            before.setEnabled(False)
        self.stack.setCurrentIndex(list(self.tools).index(key))
        self.chosen.emit(tool)

    def _button(self, tool: Tool) -> QToolButton:
        button = QToolButton()
        button.setText(tool.title)
        button.setToolTip(tool.tip)
        button.setAccessibleName(tool.title)
        button.setIcon(theme().icon(tool.icon))
        button.setIconSize(QSize(ICON, ICON))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCheckable(True)
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)  # all of one width
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
