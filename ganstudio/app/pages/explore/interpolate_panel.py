"""The side panel of the interpolation: how one goes on from the chosen keyframe, and by which way."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.ui.actions import with_keys
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.theme import theme
from ganstudio.engine.latent.keyframes import Sequel
from ganstudio.engine.latent.paths import Keyframe

SHORTEST, LONGEST = 0.1, 60.0
METHODS = ("slerp", "lerp", "spline")
SPACES = ("z", "w")
EASINGS = ("in-out", "linear", "in", "out")


class InterpolatePanel(QWidget):
    """The controls; what they do is the tool's matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = QPushButton(theme().icon("plus"), self.tr("Add the picture shown"))
        self.remove = QPushButton(theme().icon("x"), self.tr("Remove the keyframe"))
        self.start = QPushButton()
        self.start.setProperty("role", "primary")
        self.seconds = QDoubleSpinBox(minimum=SHORTEST, maximum=LONGEST, singleStep=0.1, decimals=1, value=1.0)
        self.seconds.setSuffix(self.tr(" s"))
        self.easing = QComboBox()
        self.easing.addItems([self.tr("Smooth"), self.tr("Even"), self.tr("Slow at first"), self.tr("Slow at the end")])
        self.method = QComboBox()
        self.method.addItems([self.tr("Round"), self.tr("Straight"), self.tr("Curve")])
        self.space = QComboBox()
        self.space.addItems([self.tr("Before the mapping (z)"), self.tr("Behind the mapping (w)")])
        self.loop = QCheckBox(self.tr("Back to the first"))
        self._name_all()
        self._lay_out()
        self.show_playing(False)

    def _name_all(self) -> None:
        way = self.tr(
            "Round: every step is as lively as the last. Straight: through the middle. Curve: without a corner at the keyframes."
        )
        for widget, name, tip in (
            (self.add, self.add.text(), self.tr("Put the picture shown behind the last keyframe")),
            (self.remove, self.remove.text(), self.tr("Take the chosen keyframe away (Delete)")),
            (self.seconds, self.tr("Duration"), self.tr("How long it takes from the chosen keyframe to the next one")),
            (self.easing, self.tr("Easing"), self.tr("How the picture starts and stops between these two")),
            (self.method, self.tr("Way"), way),
            (
                self.space,
                self.tr("Space"),
                self.tr("In which numbers the way lies; behind the mapping pictures change more evenly"),
            ),
            (self.loop, self.loop.text(), self.tr("From the last keyframe back to the first one, without an end")),
        ):
            named(widget, name, tip)
        for box in (self.easing, self.method, self.space):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.addRow(self.tr("Duration"), self.seconds)
        self._form.addRow(self.tr("Easing"), self.easing)
        self._form.addRow(self.tr("Way"), self.method)
        self._form.addRow(self.tr("Space"), self.space)
        self._form.addRow(self.loop)
        hint = QLabel(
            self.tr("Two keyframes or more. Drag them into another order; click one to change how it goes on from there.")
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.start)
        column.addWidget(self.add)
        column.addWidget(self.remove)
        column.addLayout(self._form)
        column.addWidget(hint)

    def show_sequel(self, sequel: Sequel, has_mapping: bool) -> None:
        """Show what holds for all keyframes."""
        with QSignalBlocker(self.loop), QSignalBlocker(self.method), QSignalBlocker(self.space):
            self.loop.setChecked(sequel.loop)
            self.method.setCurrentIndex(METHODS.index(sequel.method))
            self.space.setCurrentIndex(SPACES.index(sequel.space))
        self._form.setRowVisible(self.space, has_mapping)
        for widget in (self.start, self.loop):
            widget.setEnabled(len(sequel.keyframes) > 1)

    def show_key(self, key: Keyframe | None) -> None:
        """Show how one goes on from the chosen keyframe; None: none is chosen."""
        for widget in (self.seconds, self.easing, self.remove):
            widget.setEnabled(key is not None)
        if key is not None:
            with QSignalBlocker(self.seconds), QSignalBlocker(self.easing):
                self.seconds.setValue(key.duration or SHORTEST)
                self.easing.setCurrentIndex(EASINGS.index(key.easing))

    def show_playing(self, is_playing: bool) -> None:
        """What the button would do."""
        text = self.tr("Pause") if is_playing else self.tr("Play")
        self.start.setText(text)
        self.start.setIcon(theme().icon("pause" if is_playing else "play"))
        tip = self.tr("Hold it") if is_playing else self.tr("Play from keyframe to keyframe")
        named(self.start, text, with_keys(tip, "explore.play"))
