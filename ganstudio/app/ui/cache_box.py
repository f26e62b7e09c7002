"""Shows the folder and size of the cache of prepared pictures, and clears it."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.app.ui.theme import theme

UNITS = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3))


class CacheBox(QWidget):
    """Shows the cache; its button emits ``clear_asked()``."""

    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._bytes = 0
        self._is_idle = True
        self.text = QLabel(self.tr("Prepared pictures are kept on this disk so that they open at once next time."))
        self.text.setWordWrap(True)
        self.text.setProperty("role", "small")
        self.size_label = QLabel(self.tr("Measuring..."))
        self.path = ElidedLabel("small")
        self.open = QPushButton(theme().icon("folder-open"), "")
        self.open.setToolTip(self.tr("Open folder"))
        self.open.setAccessibleName(self.tr("Open the cache folder"))
        self.open.clicked.connect(self._open)
        self.clear = QPushButton(self.tr("Clear cache"))
        self.clear.setAccessibleName(self.tr("Clear the cache"))
        self.clear.clicked.connect(self.clear_asked)
        row = QHBoxLayout()
        row.addWidget(self.size_label, stretch=1)
        row.addWidget(self.open)
        row.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.text)
        layout.addLayout(row)
        layout.addWidget(self.path)
        self._show_state()

    def show_cache(self, folder: Path, size: int) -> None:
        """Show the cache's folder and its size in bytes."""
        self._folder, self._bytes = folder, size
        self.size_label.setText(bytes_in_words(size))
        self.path.show_text(str(folder))
        self._show_state()

    def set_idle(self, idle: bool) -> None:
        """Enable clearing while ``idle``: a training reads from the cache."""
        self._is_idle = idle
        self._show_state()

    def _show_state(self) -> None:
        self.clear.setEnabled(self._is_idle and self._bytes > 0)
        self.open.setEnabled(self._folder.is_absolute())
        waits = self.tr("A training is still running; clear the cache when it has ended")
        self.clear.setToolTip(self.tr("Delete the prepared pictures; your files do not change") if self._is_idle else waits)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def bytes_in_words(size: int) -> str:
    """Return a size in bytes as text: 1.2 GB, 34 MB, 0 kB."""
    unit, factor = next((pair for pair in UNITS if size >= pair[1]), UNITS[-1])
    amount = size / factor
    return f"{amount:,.1f} {unit}" if 0 < amount < 10 else f"{amount:,.0f} {unit}"
