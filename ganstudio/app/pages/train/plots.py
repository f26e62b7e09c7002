"""The three plots of the Train page, which move together, with smoothing and export."""

from collections.abc import Iterator, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.pages.train.curve_choice import CurveChoice, title_of
from ganstudio.app.pages.train.health_table import HealthTable, MetricTable, add_figure
from ganstudio.app.pages.train.quality_plot import QualityPlot
from ganstudio.app.state.session import Session
from ganstudio.app.ui.plot import REDRAW_MS, Curve, Plot
from ganstudio.app.ui.plot_data import Table, write_csv
from ganstudio.app.ui.saving import ask_where
from ganstudio.app.ui.theme import theme
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SMOOTHING_STEPS = 20
MOST_SMOOTHING = 0.2  # share of all rows at the slider's end


class PlotsPanel(QWidget):
    """Plots losses, the discriminator's output on real and generated images, and the distance between both.

    The first two show ``table``, the third :attr:`health`, with a row for each check-up.
    """

    def __init__(self, session: Session, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table = table
        self.losses = Plot(
            table,
            self.tr("loss (nats)"),
            [
                Curve("loss_g", self.tr("generator"), "generator"),
                Curve("loss_d", self.tr("discriminator"), "discriminator"),
            ],
        )
        self.judgement = Plot(
            table,
            self.tr("probability"),
            [
                Curve("d_real", self.tr("D(x): real images"), "real"),
                Curve("d_fake", self.tr("D(G(z)): generated"), "fake"),
                Curve("augment_p", self.tr("augmentation"), "muted", dashed=True),
            ],
            bounds=(-0.03, 1.03),  # room for the numbers 0 and 1 on the axis
        )
        self.health = HealthTable()
        self.metrics: dict[str, MetricTable] = {}  # by name
        self.quality = QualityPlot(self.health, table)
        self.curve = CurveChoice()
        self.curve.picked.connect(self._show_curve)
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.set_augmented(False)
        self._lay_out()
        self._link()
        self.smoothing.valueChanged.connect(self._smooth)
        self.smoothing.setValue(7)

    def refresh(self) -> None:
        """Redraw the plots in turn, as the table has changed, so that the window never waits for all."""
        self.losses.refresh()
        QTimer.singleShot(REDRAW_MS // 3, self.judgement.refresh)
        QTimer.singleShot(2 * REDRAW_MS // 3, self.quality.refresh)

    def clear(self) -> None:
        """Forget the check-ups and the metrics of the run."""
        self.health.clear()
        self.metrics.clear()
        self.curve.reset()

    def add_figure(self, row: Mapping[str, Any], short: str) -> None:
        """Add a row of ``metrics.jsonl``; ``short`` is the metric's name, to be translated."""
        add_figure(self.metrics, row, short)
        self.curve.offer(self.metrics)

    def prepend(self, health: HealthTable, metrics: Mapping[str, MetricTable]) -> None:
        """Put what was measured earlier before what has been measured since."""
        self.health.prepend(health)
        for name, table in metrics.items():
            if name in self.metrics:
                self.metrics[name].prepend(table)
            else:
                self.metrics[name] = table
        self.curve.offer(self.metrics)

    def _show_curve(self, name: str) -> None:
        table = self.metrics.get(name)
        if table is None:
            self.quality.show_check_ups(self.health)
        else:
            self.quality.show_metric(table, title_of(table))

    def set_augmented(self, augmented: bool) -> None:
        """Show or hide the curve of the augmentation's strength."""
        self.judgement.set_shown("augment_p", augmented)

    def reset_view(self) -> None:
        """Show everything in all plots."""
        for plot in (self.losses, self.judgement, self.quality):
            plot.reset_view()

    def _lay_out(self) -> None:
        self.losses.setToolTip(
            self.tr("The loss of each network against the other. Wheel: zoom. Drag: move. Double-click: show all.")
        )
        self.judgement.setToolTip(
            self.tr(
                "The probability that the discriminator gives an image of being real. The closer the curves, the "
                "less it can tell them apart."
            )
        )
        self.quality.setToolTip(
            self.tr(
                "Distance to the real pictures, measured at every check-up; lower is better. The dashed line is the "
                "distance between two sets of real pictures: only chance gets below it."
            )
        )
        label = QLabel(self.tr("Smoothing"))
        label.setProperty("role", "muted")
        label.setBuddy(self.smoothing)
        self.smoothing.setRange(0, SMOOTHING_STEPS)
        self.smoothing.setAccessibleName(self.tr("Smoothing"))
        reset = self._tool("rotate-ccw", self.tr("Show whole run"))
        reset.clicked.connect(self.reset_view)
        export = self._tool("download", self.tr("Save the plots or their data"))
        export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        export.setMenu(self._menu())
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.smoothing, stretch=1)
        row.addWidget(reset)
        row.addWidget(export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.losses, stretch=1)
        column.addWidget(self.judgement, stretch=1)
        column.addWidget(self.curve)
        column.addWidget(self.quality, stretch=1)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Save loss plot as PNG..."), lambda: self._ask_png(self.losses, "losses.png"))
        menu.addAction(self.tr("Save D(x) and D(G(z)) plot as PNG..."), lambda: self._ask_png(self.judgement, "discriminator.png"))
        menu.addAction(self.tr("Save quality plot as PNG..."), lambda: self._ask_png(self.quality, "quality.png"))
        menu.addAction(self.tr("Save all data as CSV..."), self._ask_csv)
        return menu

    def _tool(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme().icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _link(self) -> None:
        for one, other in permutations((self.losses, self.judgement, self.quality), 2):
            one.x_view_changed.connect(other.set_x_view)
            one.hovered.connect(other.set_cursor_at)

    def _smooth(self, step: int) -> None:
        part = MOST_SMOOTHING * (step / SMOOTHING_STEPS) ** 2
        for plot in (self.losses, self.judgement):
            plot.set_smoothing(part)
        self.smoothing.setToolTip(self.tr("Each point is the average over {part} % of the run").format(part=f"{100 * part:.2g}"))

    def _ask_png(self, plot: Plot, name: str) -> None:
        path = ask_where(self, self.tr("Save plot"), name, self.tr("PNG image (*.png)"), ".png")
        if path is not None and not plot.save_png(path):
            self._session.error.emit(not_written(path))

    def _ask_csv(self) -> None:
        path = ask_where(self, self.tr("Save data"), "stats.csv", self.tr("Table (*.csv)"), ".csv")
        if path is not None:
            self.save_csv(path)

    def save_csv(self, path: Path) -> None:
        """Write all rows as CSV in the background."""
        rows = self.table.rows()

        def write() -> Iterator[Event]:
            yield from ()
            try:
                write_csv(path, rows)
            except OSError:
                raise not_written(path) from None

        self._session.jobs.start(self.tr("Saving the data"), write, lambda _: None)


def not_written(path: Path) -> StudioError:
    """Return the error for a file that cannot be written."""
    return StudioError(mark("engine", "Can't write {path}. Check that the folder exists and the disk has space."), path=path)
