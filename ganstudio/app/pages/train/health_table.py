"""Keeps the figures that the quality plot shows: the check-ups, and the metrics measured during the training. No Qt here."""

from collections.abc import Iterable, Mapping
from typing import Any

from ganstudio.app.ui.plot_data import Table
from ganstudio.engine.runs.vitals import version_of

COLUMNS = ("images", "quality", "floor", "low", "high")


class HealthTable(Table):
    """A table of check-ups. A row whose quality has another scale replaces all rows before it."""

    def __init__(self, rows: Iterable[Mapping[str, float]] = ()) -> None:
        self.version = 0  # of the rows; 0 without any
        super().__init__(rows, COLUMNS)

    def append(self, row: Mapping[str, float]) -> None:
        """Add a row."""
        if version_of(row) != self.version:
            self.clear()
            self.version = version_of(row)
        super().append(row)

    def prepend(self, other: Table) -> None:
        """Put the older rows of ``other`` before the rows here, if their scale is the same."""
        assert isinstance(other, HealthTable)
        if not len(self):
            self.version = other.version
        if self.version == other.version:
            super().prepend(other)


class MetricTable(Table):
    """The values of a metric over a training, as the column ``quality``, with their intervals.

    Attributes
    ----------
    short
        The metric's name, to be translated in the context "metrics".
    features
        Name of the feature network; "" for a metric without features.
    is_higher_better
        Which way the metric improves.
    """

    def __init__(self, short: str) -> None:
        super().__init__((), COLUMNS)
        self.short, self.features, self.is_higher_better = short, "", False

    def append(self, row: Mapping[str, Any]) -> None:
        """Add a row of ``metrics.jsonl``."""
        self.features, self.is_higher_better = row["features"], row["better"] == "higher"
        values = {"images": row["images"], "quality": row["value"], "floor": row["floor"], "low": row["low"], "high": row["high"]}
        super().append({name: value for name, value in values.items() if value is not None})


def add_figure(tables: dict[str, MetricTable], row: Mapping[str, Any], short: str) -> None:
    """Add a row of ``metrics.jsonl`` to the table of its metric."""
    tables.setdefault(row["metric"], MetricTable(short)).append(row)
