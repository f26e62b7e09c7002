"""A field for the seed of the picture shown: Qt's number field is limited to 32 bits."""

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from ganstudio.app.ui.controls import named
from ganstudio.engine.latent.sampling import LARGEST_SEED

LEAST, WIDTH = 60, 96  # px: least width, and that of nine digits with separators; a longer number scrolls


class SeedField(QAbstractSpinBox):
    """Shows a seed, or nothing without one; emits ``chosen(seed)`` when the person types or steps to another."""

    chosen = Signal(object)  # Qt's int has 32 bits

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seed: int | None = None
        named(self, self.tr("Seed"), self.tr("The seed of the picture shown. Type a number and press Enter to show its picture"))
        self.lineEdit().setPlaceholderText(self.tr("No seed"))
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(WIDTH)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.editingFinished.connect(self._on_edited)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    @property
    def seed(self) -> int | None:
        """Return the seed shown; None for a picture without a seed."""
        return self._seed

    def show_seed(self, seed: int | None) -> None:
        """Show ``seed`` without a signal."""
        self._seed = seed
        self.lineEdit().setText("" if seed is None else self.locale().toString(seed))
        self.lineEdit().setCursorPosition(0)

    def stepBy(self, steps: int) -> None:
        before = self._seed
        self._choose(0 if before is None else min(max(before + steps, 0), LARGEST_SEED))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag
        if self._seed == 0:
            return flags.StepUpEnabled
        return flags.StepDownEnabled if self._seed == LARGEST_SEED else flags.StepUpEnabled | flags.StepDownEnabled

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        digits = _digits(text, self.locale())
        is_seed = not digits or (digits.isdecimal() and int(digits) <= LARGEST_SEED)
        return (QValidator.State.Acceptable if is_seed else QValidator.State.Invalid), text, position

    def _on_edited(self) -> None:
        digits = _digits(self.lineEdit().text(), self.locale())
        if digits and int(digits) != self._seed:
            self._choose(int(digits))
        else:
            self.show_seed(self._seed)

    def _choose(self, seed: int) -> None:
        if seed != self._seed:
            self.show_seed(seed)
            self.chosen.emit(seed)


def _digits(text: str, locale: QLocale) -> str:
    """Return ``text`` without thousands separators and spaces, which a pasted seed may have."""
    return text.replace(locale.groupSeparator(), "").replace(",", "").replace(" ", "")
