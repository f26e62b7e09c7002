"""Edits a frame: a menu of common frames, the width and the height, and a lock for the proportions."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.ui.form_editors import Choice, ChoiceBox, NumberBox
from ganstudio.app.ui.setting_words import choice_text
from ganstudio.app.ui.theme import theme
from ganstudio.engine.config import FieldInfo
from ganstudio.engine.config.frame import LARGEST, SMALLEST, STEP, FrameSize
from ganstudio.engine.data.report.frames import common_frames

AUTOMATIC = 0  # the value that leaves the frame to the studio
GAP = 4
LOCK = 26


class FrameBox(QWidget):
    """Edits the value of ``data.size``: 0 is automatic, 64 a square, "96x64" a width and a height.

    While the lock is closed, the other side follows the edited side, so that the proportions stay as near as multiples of 16
    allow; a square stays a square. It does not check bounds: the receiver of ``edited`` asks the engine and shows its error.
    """

    edited = Signal()

    def __init__(self, info: FieldInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info = info
        self._automatic: FrameSize | None = None
        self._kept = FrameSize.square(STEP)  # whose proportions the lock keeps
        self.menu = ChoiceBox(self._choices(FrameSize.square(64)))
        self.width_box, self.height_box = _SideBox(info), _SideBox(info)
        self.lock = QToolButton()
        self.lock.setCheckable(True)
        self.lock.setChecked(True)
        self._lay_out()
        self.menu.edited.connect(self._take_choice)
        self.width_box.edited.connect(lambda: self._take_side(self.width_box))
        self.height_box.edited.connect(lambda: self._take_side(self.height_box))
        self.lock.toggled.connect(self._show_lock)
        self._show_lock(True)
        self.set_value(info.default)

    def value(self) -> int | str:
        """Return the value; a text that is not a frame if a side is not a number."""
        width, height = self.width_box.text().strip(), self.height_box.text().strip()
        if not width and not height:
            return AUTOMATIC
        return int(width) if width == height and width.isdecimal() else f"{width}x{height}"

    def set_value(self, value: int | str) -> None:
        """Show a value of the setting."""
        if value == AUTOMATIC:
            self._show_sides("", "")
            self._kept = self._automatic or FrameSize.square(STEP)
        else:
            frame = self._kept = FrameSize.of(value)
            self._show_sides(str(frame.width), str(frame.height))
        self._show_choice()

    def set_automatic(self, frame: FrameSize) -> None:
        """Show in grey which frame the automatic value stands for."""
        self._automatic = frame
        for box, side in ((self.width_box, frame.width), (self.height_box, frame.height)):
            box.lineEdit().setPlaceholderText(str(side))
            box.automatic = side
        if self.value() == AUTOMATIC:
            self._kept = frame
            self._show_choice()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.menu.setAccessibleName(name)
        self.width_box.setAccessibleName(self.tr("{setting}: width").format(setting=name))
        self.height_box.setAccessibleName(self.tr("{setting}: height").format(setting=name))

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        for widget in (self.menu, self.width_box, self.height_box):
            widget.setAccessibleDescription(description)

    # -- the parts --------------------------------------------------------------------------------------------------------

    def _take_choice(self) -> None:
        self.set_value(self.menu.value())
        self.edited.emit()

    def _take_side(self, box: "_SideBox") -> None:
        is_width = box is self.width_box
        other = self.height_box if is_width else self.width_box
        own, across = self._kept.sides if is_width else self._kept.sides[::-1]
        if self.lock.isChecked():
            side = box.value()
            if own == across:
                other.lineEdit().setText(box.text())
            elif isinstance(side, int):
                other.lineEdit().setText(str(_near(side * across / own)))
        elif not other.text() and box.text():
            other.lineEdit().setText(str(across))  # a side alone is no frame
        if not box.text() and self.lock.isChecked():
            other.lineEdit().setText("")  # automatic again
        self._show_choice()
        self.edited.emit()

    def _show_sides(self, width: str, height: str) -> None:
        self.width_box.lineEdit().setText(width)
        self.height_box.lineEdit().setText(height)

    def _show_choice(self) -> None:
        """Offer the frames with the current shorter side, and choose the current one."""
        value = self.value()
        try:
            frame = (self._automatic or FrameSize.square(64)) if value == AUTOMATIC else FrameSize.of(value)
        except ValueError:
            return  # the menu keeps the last frame while a side is being typed
        if not self.lock.isChecked():
            self._kept = frame
        self.menu.set_choices(self._choices(frame), value)

    def _choices(self, frame: FrameSize) -> list[Choice]:
        values: Iterable[int | str] = dict.fromkeys(
            (*self._info.choices, *(common.size for common in common_frames(frame.shorter)), frame.size)
        )
        return [Choice(value, choice_text(self._info, value)) for value in values]

    def _show_lock(self, is_locked: bool) -> None:
        self.lock.setIcon(theme().icon("lock" if is_locked else "lock-open"))
        if is_locked:
            self._show_choice()

    def _lay_out(self) -> None:
        for box in (self.width_box, self.height_box):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.menu)
        self.menu.setToolTip(self.tr("Choose a common frame, or let the studio choose one that suits the pictures"))
        self.width_box.setToolTip(self.tr("Width in pixels, a multiple of 16. The arrow keys change it by 16."))
        self.height_box.setToolTip(self.tr("Height in pixels, a multiple of 16. The arrow keys change it by 16."))
        self.lock.setToolTip(self.tr("Keep the proportions when a side changes, as near as multiples of 16 allow"))
        self.lock.setAccessibleName(self.tr("Keep the proportions"))
        self.lock.setIconSize(QSize(16, 16))
        self.lock.setFixedSize(LOCK, LOCK)
        sides = QHBoxLayout()
        sides.setSpacing(GAP)
        sides.addWidget(self.width_box, stretch=1)
        sides.addWidget(QLabel("×"))
        sides.addWidget(self.height_box, stretch=1)
        sides.addWidget(self.lock)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.menu)
        layout.addLayout(sides)


class _SideBox(NumberBox):
    """A side in pixels, which changes by 16; ``automatic`` is the side where the box is empty."""

    def __init__(self, info: FieldInfo) -> None:
        super().__init__(replace(info, kind="int", unit="", minimum=SMALLEST, maximum=LARGEST, exclusive=False))
        self.automatic = 4 * STEP
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)

    def set_value(self, value: float) -> None:
        self.lineEdit().setText(str(value))  # without separators: 1024

    def stepBy(self, steps: int) -> None:
        value = self.value() or self.automatic
        low = value // STEP * STEP
        begin = low if steps > 0 else -(-value // STEP) * STEP  # 70 is between 64 and 80
        self.set_value(min(max(int(begin) + steps * STEP, SMALLEST), LARGEST))
        self.edited.emit()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        return QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled


def _near(side: float) -> int:
    """Return the multiple of 16 nearest to ``side``, within the bounds."""
    return min(max(round(side / STEP) * STEP, SMALLEST), LARGEST)
