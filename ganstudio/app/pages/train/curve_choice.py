"""Lets a person choose the curve of the quality plot: the check-ups, or a metric measured during the training."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ganstudio.app.pages.train.health_table import MetricTable

CHECK_UPS = ""
STUDIO = "studio"


class CurveChoice(QComboBox):
    """Hidden until a metric has been measured. Then the first metric is shown, because it decides which snapshot is the best.

    Signals
    -------
    picked(name)
        A metric's name, or "" for the check-ups.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Curve"))
        self.setToolTip(
            self.tr("Choose what the curve shows: the quality at the check-ups, or a metric measured during the training")
        )
        self.reset()
        self.currentIndexChanged.connect(lambda _: self.picked.emit(self.currentData() or CHECK_UPS))

    def reset(self) -> None:
        """Offer the check-ups alone."""
        self.clear()
        self.addItem(self.tr("Quality at check-ups"), CHECK_UPS)
        self.hide()

    def offer(self, tables: dict[str, MetricTable]) -> None:
        """Offer metrics as well, in their order."""
        is_first = self.count() == 1
        for name in tables:
            if self.findData(name) < 0:
                self.addItem(title_of(tables[name]), name)
        if is_first and self.count() > 1:
            self.setCurrentIndex(1)
        self.setVisible(self.count() > 1)


def title_of(table: MetricTable) -> str:
    """Return the name of a metric with the features that it depends on."""
    short = QCoreApplication.translate("metrics", table.short)
    if table.features == STUDIO:
        return QCoreApplication.translate("CurveChoice", "{metric} (studio features)").format(metric=short)
    return f"{short} ({table.features})" if table.features else short
