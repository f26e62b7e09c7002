"""The log at the bottom of the window."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QPlainTextEdit, QWidget

from ganstudio.app.shell import logs

REFRESH_MS = 250


class LogDock(QDockWidget):
    """Shows the last lines; it reads them only while it is visible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log")
        self.setWindowTitle(self.tr("Log ({path})").format(path=logs.log_path()))
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(Qt.DockWidgetArea.BottomDockWidgetArea)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("role", "log")
        self.text.setAccessibleName(self.tr("Log"))
        self.text.setToolTip(self.tr("What the studio has done, the newest line last"))
        self.text.setMaximumBlockCount(logs.KEPT_LINES)
        self.setWidget(self.text)
        self._shown = 0
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self.visibilityChanged.connect(self._follow)

    def _follow(self, visible: bool) -> None:
        if visible:
            self._refresh()
            self._timer.start()
        else:
            self._timer.stop()

    def _refresh(self) -> None:
        count = logs.recent.count
        if count > self._shown:
            self.text.appendPlainText("\n".join(logs.recent.since(self._shown)))
            self._shown = count
