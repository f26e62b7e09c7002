"""Editors for simple kinds of settings: numbers, choices, switches and texts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit, QWidget

from ganstudio.app.ui.setting_words import number_text, unit_text
from ganstudio.engine.config import FieldInfo

EDIT_MARGIN = 3  # px that a line edit keeps free on each side of its text


@dataclass(frozen=True)
class Choice:
    """A value of a choice, and how it is shown; where it ``is_offered`` is False, only while it is the value."""

    value: Any
    text: str
    is_offered: bool = True


class NumberBox(QAbstractSpinBox):
    """Edits a number of any size, exactly as typed: 2e-4 for a rate, 400,000 for a count of images.

    It does not check bounds: the receiver of ``edited`` asks the engine and shows its error. ``value()`` is None while
    the text is no number.
    """

    edited = Signal()

    def __init__(self, info: FieldInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info = info
        self._whole = info.kind == "int"
        self._suffix = f" {unit_text(info)}" if info.unit else ""
        self.lineEdit().textEdited.connect(self.edited)
        self.editingFinished.connect(self._tidy)

    def value(self) -> int | float | None:
        """Return the number in the box; None if the text is no number."""
        text = self.text().strip().removesuffix(self._suffix.strip()).strip()
        try:
            if not self._whole:
                return float(text)
            text = text.replace(",", "").replace(" ", "").replace("_", "")
            number = Decimal(text)  # accepts 2e6 as well, and is exact
            # int() of a number with a huge exponent would never end
            return int(number) if number.adjusted() < 20 and number == number.to_integral_value() else float(number)
        except (ValueError, ArithmeticError):
            return None

    def set_value(self, value: float) -> None:
        """Show a number, with its unit if that has room."""
        edit, text = self.lineEdit(), number_text(value)
        whole = text + self._suffix
        has_room = self.fontMetrics().horizontalAdvance(whole) <= edit.width() - 2 * EDIT_MARGIN
        edit.setText(whole if has_room or not self.isVisible() else text)
        edit.setCursorPosition(0)  # a number too long for the box shows its first digits, not its last

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refit()

    def stepBy(self, steps: int) -> None:
        value = self.value()
        if value is None:
            return
        for _ in range(abs(steps)):
            value = self._next(value, up=steps > 0)
        if value != self.value():
            self.set_value(value)
            self.edited.emit()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        if self.isReadOnly() or self.value() is None:
            return QAbstractSpinBox.StepEnabledFlag.StepNone
        return QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled

    def validate(self, text: str, position: int) -> Any:
        return QValidator.State.Acceptable  # the form shows the error

    def _next(self, value: float, up: bool) -> float:
        """Return the next value: a step in a fraction's leading digit, or a whole number's second digit."""
        info = self._info
        digit = math.floor(math.log10(abs(value))) if value else 0
        if not up and value and abs(value) == 10.0**digit:
            digit -= 1  # 1e-3 is followed by 9e-4
        if self._whole:
            size: float = max(1, 10 ** max(0, digit - 1))
        else:
            size = 10.0**digit if value or info.unit else 0.01
        new = value + size if up else value - size
        new = int(new) if self._whole else float(f"{new:.12g}")
        low = -math.inf if info.minimum is None else info.minimum
        high = math.inf if info.maximum is None else info.maximum
        if info.exclusive and not low < new < high:
            return value
        return min(max(new, type(new)(low)), type(new)(high)) if math.isfinite(low) and math.isfinite(high) else new

    def _refit(self) -> None:
        if not self.hasFocus():  # keep text being typed
            self._tidy()

    def _tidy(self) -> None:
        value = self.value()
        if value is not None:
            self.set_value(value)


class ChoiceBox(QComboBox):
    """Chooses between values; a value that is not offered is added for as long as it is chosen, so that it is not lost."""

    edited = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._texts: dict[Any, str] = {}
        self._offered = 0
        self.set_choices(choices)
        self.activated.connect(self.edited)

    def set_choices(self, choices: Sequence[Choice], value: Any = None) -> None:
        """Offer other choices and choose ``value``; None keeps the current value."""
        value = self.value() if value is None else value
        self.clear()
        self._texts = {choice.value: choice.text for choice in choices}
        for choice in choices:
            if choice.is_offered:
                self.addItem(choice.text, choice.value)
        self._offered = self.count()
        if value is not None:
            self.set_value(value)

    def value(self) -> Any:
        """Return the chosen value; None without choices."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose a value."""
        index = self.findData(value)
        if index < 0:
            self.addItem(self._texts.get(value, str(value)), value)
            index = self.count() - 1
        self.setCurrentIndex(index)
        for place in reversed(range(self._offered, self.count())):
            if place != index:
                self.removeItem(place)


class Switch(QCheckBox):
    """A setting that is on or off."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.edited)

    def value(self) -> bool:
        """Return whether it is on."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Turn it on or off."""
        self.setChecked(value)


class TextBox(QLineEdit):
    """Edits a text, or several separated by commas."""

    edited = Signal()

    def __init__(self, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._several = several
        self.textEdited.connect(self.edited)

    def value(self) -> str | tuple[str, ...]:
        """Return the text, or the texts."""
        text = self.text().strip()
        return tuple(part.strip() for part in text.split(",") if part.strip()) if self._several else text

    def set_value(self, value: str | Sequence[str]) -> None:
        """Show the text, or the texts."""
        self.setText(value if isinstance(value, str) else ", ".join(value))
