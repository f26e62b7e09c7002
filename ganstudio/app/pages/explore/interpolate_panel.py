"""The side panel of the interpolation: the settings of the path and of the chosen keyframe."""

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
    """The controls, which the tool connects."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = QPushButton(theme().icon("plus"), self.tr("Add picture shown"))
        self.remove = QPushButton(theme().icon("x"), self.tr("Remove keyframe"))
        self.start = QPushButton()
        self.start.setProperty("role", "primary")
        self.seconds = QDoubleSpinBox(minimum=SHORTEST, maximum=LONGEST, singleStep=0.1, decimals=1, value=1.0)
        self.seconds.setSuffix(self.tr(" s"))
        self.easing = QComboBox()
        self.easing.addItems([self.tr("Ease in and out"), self.tr("Constant speed"), self.tr("Ease in"), self.tr("Ease out")])
        self.method = QComboBox()
        self.method.addItems([self.tr("Arc"), self.tr("Line"), self.tr("Smooth curve")])
        self.space = QComboBox()
        self.space.addItems([self.tr("Before the mapping (z)"), self.tr("After the mapping (w)")])
        self.loop = QCheckBox(self.tr("Loop"))
        self._name_all()
        self._lay_out()
        self.show_playing(False)

    def _name_all(self) -> None:
        way = self.tr(
            "Arc: every step changes the picture about equally. Line: the shortest path, past the average "
            "picture. Smooth curve: no abrupt turn at the keyframes."
        )
        for widget, name, tip in (
            (self.add, self.add.text(), self.tr("Add the picture shown after the last keyframe")),
            (self.remove, self.remove.text(), self.tr("Remove the selected keyframe (Delete)")),
            (self.seconds, self.tr("Duration"), self.tr("The time from the selected keyframe to the next one")),
            (self.easing, self.tr("Easing"), self.tr("How the speed changes between these two keyframes")),
            (self.method, self.tr("Path"), way),
            (
                self.space,
                self.tr("Space"),
                self.tr("The space in which the path is computed; after the mapping, pictures change more evenly"),
            ),
            (self.loop, self.loop.text(), self.tr("Continue from the last keyframe to the first, without end")),
        ):
            named(widget, name, tip)
        for box in (self.easing, self.method, self.space):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.addRow(self.tr("Duration"), self.seconds)
        self._form.addRow(self.tr("Easing"), self.easing)
        self._form.addRow(self.tr("Path"), self.method)
        self._form.addRow(self.tr("Space"), self.space)
        self._form.addRow(self.loop)
        hint = QLabel(
            self.tr(
                "Add at least two keyframes. Drag them to change their order; click one to set the duration and "
                "easing that follow it."
            )
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
        """Show the settings for all keyframes."""
        with QSignalBlocker(self.loop), QSignalBlocker(self.method), QSignalBlocker(self.space):
            self.loop.setChecked(sequel.loop)
            self.method.setCurrentIndex(METHODS.index(sequel.method))
            self.space.setCurrentIndex(SPACES.index(sequel.space))
        self._form.setRowVisible(self.space, has_mapping)
        for widget in (self.start, self.loop):
            widget.setEnabled(len(sequel.keyframes) > 1)

    def show_key(self, key: Keyframe | None) -> None:
        """Show the settings of the chosen keyframe; None without a choice."""
        for widget in (self.seconds, self.easing, self.remove):
            widget.setEnabled(key is not None)
        if key is not None:
            with QSignalBlocker(self.seconds), QSignalBlocker(self.easing):
                self.seconds.setValue(key.duration or SHORTEST)
                self.easing.setCurrentIndex(EASINGS.index(key.easing))

    def show_playing(self, is_playing: bool) -> None:
        """Label the button: play or pause."""
        text = self.tr("Pause") if is_playing else self.tr("Play")
        self.start.setText(text)
        self.start.setIcon(theme().icon("pause" if is_playing else "play"))
        tip = self.tr("Pause") if is_playing else self.tr("Play all keyframes")
        named(self.start, text, with_keys(tip, "explore.play"))
