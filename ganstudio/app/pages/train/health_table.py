"""Keeps the check-ups that the quality plot shows: only rows whose quality has the same scale. No Qt here."""

from collections.abc import Iterable, Mapping

from ganstudio.app.ui.plot_data import Table
from ganstudio.engine.runs.vitals import version_of

COLUMNS = ("images", "quality", "floor")


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
