"""The side panel: what to judge, against which real pictures, by which metrics, on how many pictures."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ganstudio.app.pages.evaluate.metric_list import MetricList
from ganstudio.app.pages.evaluate.subject_list import SubjectList
from ganstudio.app.state.evaluations import STUDIO
from ganstudio.app.state.session import Session
from ganstudio.app.ui.actions import make_action, with_keys
from ganstudio.app.ui.controls import Hint, named
from ganstudio.app.ui.form import Fold

WIDTH = 300
MOST, STEP = 50_000, 500
SNAPSHOTS, PARTS = ("latest", "best", "all"), ("training", "held-out", "all")
CHOOSE = "choose "  # begins the entries of a list that open a dialog
RESNET, DINO = "torchvision:resnet50=", "dinov2="  # the file follows


class ChoicesPanel(QFrame):
    """Changes the choice of ``session.evaluations`` and starts the evaluation. ``page`` has the keys."""

    def __init__(
        self, session: Session, page: QWidget, subjects: SubjectList, metrics: MetricList, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._session = session
        self._evaluations = session.evaluations
        self.subjects, self.metrics = subjects, metrics
        self.snapshots = QComboBox()
        tip = self.tr("Which snapshots of each run to judge. All of them show how the figures change over the training")
        named(self.snapshots, self.tr("Snapshots"), tip)
        for text, key in ((self.tr("Latest"), "latest"), (self.tr("Best"), "best"), (self.tr("All"), "all")):
            self.snapshots.addItem(text, key)
        self.data = _combo(self.tr("Real pictures"), self.tr("The pictures that the generated ones are compared with"))
        self.part = QComboBox()
        tip = self.tr(
            "Compare with the pictures that the model was trained on, which is usual, or with those kept out of its training"
        )
        named(self.part, self.tr("Part"), tip)
        for text, key in ((self.tr("Training"), "training"), (self.tr("Held out"), "held-out"), (self.tr("All"), "all")):
            self.part.addItem(text, key)
        self.save = QCheckBox(self.tr("Save for reference"))
        tip = self.tr("Keep the features and the floors of the real pictures for good, so that later runs are compared at once")
        named(self.save, self.save.text(), tip)
        self.features = _combo(
            self.tr("Features"),
            self.tr("The network that describes the pictures. Compare only figures that come from the same features"),
        )
        self.count = QSpinBox(minimum=0, maximum=MOST, singleStep=STEP)
        self.count.setGroupSeparatorShown(True)
        self.count.setSpecialValueText(self.tr("Automatic"))  # in place of 0
        tip = self.tr(
            "How many pictures of each set to measure. More pictures give narrower intervals and take longer. "
            "Automatic takes 5,000, or all of the smallest set"
        )
        named(self.count, self.tr("Pictures per set"), tip)
        self.start = QPushButton(self.tr("Evaluate"))
        self.start.setProperty("role", "primary")
        self.hint = Hint()
        self._lay_out()
        self._action = make_action("evaluate.start", page, self._start)
        self._connect()
        self.show_choice()

    # -- layout -----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        groups = (
            (self.tr("What to judge"), self.tr("Show or hide what can be judged"), "files", self._subjects_group()),
            (self.tr("Metrics"), self.tr("Show or hide the metrics"), "gauge", self._metrics_group()),
            (self.tr("Compared with"), self.tr("Show or hide how the pictures are compared"), "images", self._reference_group()),
        )
        for title, tip, icon, layout in groups:
            fold = Fold(title, tip, icon, is_open=True)
            fold.set_content(layout)
            column.addWidget(fold)
        column.addStretch()
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(8)
        whole.addWidget(area, stretch=1)
        whole.addWidget(self.start)
        whole.addWidget(self.hint)

    def _subjects_group(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.subjects)
        column.addLayout(_rows((self.tr("Snapshots"), self.snapshots)))
        return column

    def _metrics_group(self) -> QLayout:
        column = QVBoxLayout()
        column.addWidget(self.metrics)
        return column

    def _reference_group(self) -> QLayout:
        rows = _rows(
            (self.tr("Real pictures"), self.data),
            (self.tr("Part"), self.part),
            (self.tr("Features"), self.features),
            (self.tr("Pictures per set"), self.count),
        )
        rows.addWidget(self.save, rows.rowCount(), 0, 1, 2)
        return rows

    def _connect(self) -> None:
        session, evaluations = self._session, self._evaluations
        self.start.clicked.connect(self._start)
        self.snapshots.activated.connect(lambda: evaluations.change(snapshots=self.snapshots.currentData()))
        self.data.activated.connect(self._on_data)
        self.part.activated.connect(lambda: evaluations.change(part=self.part.currentData()))
        self.save.toggled.connect(lambda is_on: evaluations.change(save_reference=is_on))
        self.features.activated.connect(self._on_features)
        self.count.valueChanged.connect(lambda count: evaluations.change(count=count or None))
        evaluations.choice_changed.connect(self.show_choice)
        evaluations.running_changed.connect(self._show_button)
        session.training.state_changed.connect(self._show_button)
        session.pictures.source_changed.connect(self.show_choice)

    # -- state ------------------------------------------------------------------------------------------------------------

    def show_choice(self) -> None:
        """Show the choices."""
        choice = self._evaluations.choice
        widgets = (self.snapshots, self.data, self.part, self.features, self.count, self.save)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        self.snapshots.setCurrentIndex(SNAPSHOTS.index(choice.snapshots))
        self.part.setCurrentIndex(PARTS.index(choice.part))
        self.save.setChecked(choice.save_reference)
        self.count.setValue(choice.count or 0)
        self._show_data(choice.data)
        self._show_features(choice.features)
        for blocker in blockers:
            blocker.unblock()
        self._show_button()

    def _show_data(self, chosen: tuple[str, ...]) -> None:
        self.data.clear()
        self.data.addItem(self.tr("Those of the model"), ())
        source = self._session.pictures.source
        known = {names: _name_of(names) for names in self._session.settings.recent_pictures()}
        if source is not None:
            known = {source.names: source.name, **known}
        if chosen:
            known.setdefault(chosen, _name_of(chosen))
        for names, name in known.items():
            self.data.addItem(name, names)
            if names == chosen:
                self.data.setCurrentIndex(self.data.count() - 1)
        self.data.addItem(self.tr("Choose folder..."), CHOOSE)

    def _show_features(self, chosen: str) -> None:
        self.features.clear()
        self.features.addItem(self.tr("Studio features"), STUDIO)
        if chosen != STUDIO:
            self.features.addItem(Path(chosen.rpartition("=")[2]).name, chosen)
            self.features.setCurrentIndex(1)
        self.features.addItem(self.tr("Inception or other network from a file..."), CHOOSE)
        self.features.addItem(self.tr("ResNet-50 with weights from a file..."), CHOOSE + RESNET)
        self.features.addItem(self.tr("DINOv2 from a file..."), CHOOSE + DINO)

    def _show_button(self) -> None:
        evaluations = self._evaluations
        why = ""
        if evaluations.is_running:
            why = self.tr("Running. The status bar shows the progress and a Cancel button.")
            if evaluations.is_slowed:
                why = self.tr("Running slowly because a training has priority. The status bar shows the progress.")
        elif not evaluations.chosen():
            why = self.tr("Check a run or add generated pictures first.")
        elif not self.metrics.metrics:
            why = self.tr("Check a metric first.")
        self.start.setEnabled(not why)
        self._action.setEnabled(not why)
        self.hint.say(why)
        tip = why or self.tr("Measure the checked metrics of everything checked")
        named(self.start, self.tr("Evaluate"), with_keys(tip, "evaluate.start"))

    def _start(self) -> None:
        if self.start.isEnabled():
            self._evaluations.start()

    def _on_data(self) -> None:
        names = self.data.currentData()
        if names == CHOOSE:
            self.ask_data()
        else:
            self._evaluations.change(data=tuple(names))
        self.show_choice()

    def ask_data(self) -> None:
        """Ask for a folder of real pictures."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of real pictures"))
        if folder:
            self._evaluations.change(data=(folder,))

    def _on_features(self) -> None:
        features = self.features.currentData()
        if features.startswith(CHOOSE):
            title, kinds = self.tr("Choose a feature network"), self.tr("Networks and weights (*.pt *.pth *.onnx *.safetensors)")
            file, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
            features = f"{features.removeprefix(CHOOSE)}{file}" if file else ""
        if features:
            self._evaluations.change(features=features)
        self.show_choice()


def _combo(name: str, tip: str) -> QComboBox:
    combo = named(QComboBox(), name, tip)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(10)
    return combo


def _rows(*rows: tuple[str, QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for place, (text, widget) in enumerate(rows):
        label = QLabel(text)
        label.setBuddy(widget)
        label.setToolTip(widget.toolTip())
        grid.addWidget(label, place, 0)
        grid.addWidget(widget, place, 1)
    return grid


def _name_of(names: tuple[str, ...]) -> str:
    name = Path(names[0]).name
    return name if len(names) == 1 else f"{name} +{len(names) - 1}"
