"""The tools over a :class:`MaskCanvas`: brush, width, feather, and the actions for the mask."""

import math

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSpinBox, QToolButton, QWidget

from ganstudio.app.pages.inpaint.mask_actions import MaskActions
from ganstudio.app.pages.inpaint.mask_canvas import LARGEST, SMALLEST, MaskCanvas
from ganstudio.app.pages.inpaint.mask_view import MOST_FEATHER
from ganstudio.app.ui.actions import tool_button_for
from ganstudio.app.ui.controls import named, slider

STOPS = 100  # steps of the slider, each of the same ratio


class MaskBar(QFrame):
    """Shows and changes the settings of ``canvas``; ``commands`` holds its actions."""

    def __init__(self, canvas: MaskCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.setProperty("role", "panel")
        self.commands = MaskActions(canvas)
        tip = self.tr("The width of brush and eraser; [ and ] change it too")
        self.width_slider = slider(self.tr("Brush width"), tip, STOPS)
        self.width_slider.setMinimumWidth(40)
        self.width_value = QSpinBox(minimum=SMALLEST, maximum=LARGEST, suffix=self.tr(" px"))
        named(self.width_value, self.tr("Brush width"), tip)
        self.feather = QSpinBox(maximum=MOST_FEATHER, suffix=self.tr(" px"))
        self.feather.setSpecialValueText(self.tr("none"))
        tip = self.tr(
            "The width of the blend around the masked area, in pixels; with none, the colours of the filling are "
            "adjusted to match at the border"
        )
        named(self.feather, self.tr("Feather"), tip)
        self.more = named(QToolButton(), self.tr("Mask"), self.tr("Import, export, invert or clear the mask"))
        self.more.setText(self.tr("Mask"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self._lay_out()
        self.width_slider.valueChanged.connect(lambda place: canvas.set_brush(_width(place)))
        self.width_value.valueChanged.connect(canvas.set_brush)
        self.feather.valueChanged.connect(canvas.set_feather)
        canvas.settings_changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        commands = self.commands
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(2)
        for action in commands.tools.values():
            row.addWidget(tool_button_for(action))
        row.addSpacing(8)
        row.addWidget(QLabel(self.tr("Width")))
        row.addWidget(self.width_slider, stretch=1)
        row.addWidget(self.width_value)
        row.addSpacing(8)
        row.addWidget(QLabel(self.tr("Feather")))
        row.addWidget(self.feather)
        row.addStretch(1)
        for action in (commands.undo, commands.redo):
            row.addWidget(tool_button_for(action))
        row.addWidget(self.more)

    def add(self, widget: QWidget) -> None:
        """Add a control of the page at the end."""
        self._row.addWidget(widget)

    def _menu(self) -> QMenu:
        commands, menu = self.commands, QMenu(self)
        for action in (commands.invert, commands.clear, commands.from_alpha):
            menu.addAction(action)
        menu.addSeparator()
        for action in (commands.load, commands.save):
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(commands.fit)
        return menu

    def _show(self) -> None:
        canvas = self._canvas
        blockers = [QSignalBlocker(control) for control in (self.width_slider, self.width_value, self.feather)]
        self.width_slider.setValue(_place(canvas.brush))
        self.width_value.setValue(canvas.brush)
        self.feather.setValue(canvas.feather)
        for blocker in blockers:
            blocker.unblock()


def _width(place: int) -> int:
    return round(SMALLEST * math.pow(LARGEST / SMALLEST, place / STOPS))


def _place(width: int) -> int:
    return round(STOPS * math.log(width / SMALLEST) / math.log(LARGEST / SMALLEST))
