"""A row for a direction: its name, a slider for its amount, and its buttons."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QLineEdit, QSizePolicy, QSlider, QWidget

from ganstudio.app.ui.actions import ACTIONS
from ganstudio.app.ui.controls import named, tool_button
from ganstudio.engine.latent.directions import Direction

DEVIATIONS = 3
SCALE = 100
LARGEST, BOX = 20, 52  # largest amount that can be typed, in standard deviations; width of its box in px
NAME = 84  # width in px
LONGEST_NAME = 60
HARDLY, SOMEWHAT, WELL = 0.6, 0.75, 0.9  # upper bounds of balanced accuracy for each wording


class DirectionRow(QWidget):
    """A row; emits ``changed()`` with each amount, ``settled()`` after a drag, or an amount by key, button or number.

    A kept direction can be renamed (``renamed(name)``) and ``removed()``; any other can be ``kept()``.
    """

    changed = Signal()
    settled = Signal()
    kept = Signal()
    removed = Signal()
    renamed = Signal(str)

    def __init__(self, direction: Direction, title: str, is_kept: bool, amount: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-DEVIATIONS * SCALE, DEVIATIONS * SCALE)
        self._about = score_words(direction)
        tip = self.tr("How far to move along the direction, in standard deviations")
        self._tip = f"{tip}\n{self._about}" if self._about else tip
        named(self.slider, title, self._tip)
        self.box = QDoubleSpinBox(minimum=-LARGEST, maximum=LARGEST, singleStep=0.1, decimals=2)
        self.box.setKeyboardTracking(False)
        self.box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.box.setFixedWidth(BOX)
        exact = self.tr("The exact amount in standard deviations, up to {most}; the slider covers a smaller range").format(
            most=LARGEST
        )
        named(self.box, self.tr("{name}: amount").format(name=title), exact)
        self.back = tool_button("rotate-ccw", "", self.tr("Reset to the middle"))
        keep_tip, remove_tip = (
            self.tr("Save the direction with the run"),
            self.tr("Remove direction ({keys} restores it)").format(keys=ACTIONS["explore.undo"].keys),
        )
        self.act = tool_button("x" if is_kept else "heart", "", remove_tip if is_kept else keep_tip)
        for button in (self.back, self.act):
            named(button, f"{title}: {button.toolTip()}", button.toolTip())
        self.name = self._editor() if is_kept else QLabel(title)
        self._lay_out(is_kept)
        self.set_amount(amount)
        self.slider.valueChanged.connect(self._on_value)
        self.box.valueChanged.connect(self._on_box)
        self.slider.sliderReleased.connect(self.settled)
        self.back.clicked.connect(lambda: self.box.setValue(0))
        self.act.clicked.connect(self.removed if is_kept else self.kept)

    def _lay_out(self, is_kept: bool) -> None:
        self.name.setMinimumWidth(NAME)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for column, widget in enumerate((self.name, self.slider, self.box, self.back, self.act)):
            grid.addWidget(widget, 0, column)
        if is_kept and self._about:
            about = QLabel(self._about)
            about.setProperty("role", "small")
            about.setWordWrap(True)
            grid.addWidget(about, 1, 0, 1, 5)

    def _editor(self) -> QLineEdit:
        tip = self.tr("{name}: type a new name to rename the direction").format(name=self.title)
        edit = named(QLineEdit(self.title), self.tr("Name of the direction"), tip)
        edit.setMaxLength(LONGEST_NAME)
        edit.setCursorPosition(0)
        edit.editingFinished.connect(self._on_name)
        return edit

    def _on_name(self) -> None:
        assert isinstance(self.name, QLineEdit)
        name = self.name.text().strip()
        if name and name != self.title:
            self.title = name  # once, as the field also emits when the focus leaves
            self.renamed.emit(name)
        else:
            self.name.setText(self.title)

    @property
    def amount(self) -> float:
        """Return the amount, in standard deviations."""
        return self.box.value()

    def set_amount(self, amount: float) -> None:
        """Show an amount without a signal."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.box):
            self.slider.setValue(round(SCALE * amount))  # clipped to the slider's range
            self.box.setValue(amount)

    def set_usable(self, is_usable: bool) -> None:
        """Enable the row, unless orthogonalizing leaves nothing: two parallel directions cancel each other."""
        for widget in (self.slider, self.box, self.back):
            widget.setEnabled(is_usable)
        why = self.tr("Nothing of this direction is left when other attributes stay fixed: another direction points the same way")
        self.slider.setToolTip(self._tip if is_usable else why)

    def _on_box(self, amount: float) -> None:
        self.set_amount(amount)
        self.changed.emit()
        self.settled.emit()

    def _on_value(self, value: int) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(value / SCALE)
        self.changed.emit()
        if not self.slider.isSliderDown():
            self.settled.emit()


def score_words(direction: Direction) -> str:
    """Return the words for a direction's score; "" without a score."""
    if direction.score is None:
        return ""
    share = f"{direction.score:.0%}"
    if direction.kind == "sefa":
        return QCoreApplication.translate("directions", "{share} of what these layers amplify").format(share=share)
    if direction.kind == "pca":
        return QCoreApplication.translate("directions", "{share} of the variance").format(share=share)
    if direction.score < HARDLY:
        text = QCoreApplication.translate("directions", "Barely separates ({share} correct; 50 % is chance)")
    elif direction.score < SOMEWHAT:
        text = QCoreApplication.translate("directions", "Separates somewhat ({share} correct)")
    elif direction.score < WELL:
        text = QCoreApplication.translate("directions", "Separates well ({share} correct)")
    else:
        text = QCoreApplication.translate("directions", "Separates clearly ({share} correct)")
    return text.format(share=share)
