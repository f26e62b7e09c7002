"""Writes the log to a file, and keeps its last lines for the log dock."""

import logging
import logging.handlers
from collections import deque
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from ganstudio.engine.home import log_folder

KEPT_LINES = 2000
logger = logging.getLogger(__name__)
FORMAT = "%(asctime)s  %(levelname)s  %(name)s  %(message)s"


class RecentLines(logging.Handler):
    """Keeps the last lines; ``count`` is the number of all lines so far. Any thread may fill it, the window reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=KEPT_LINES)
        self.count = 0
        self.setFormatter(logging.Formatter("%(asctime)s  %(levelname)s  %(message)s", "%H:%M:%S"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))
        self.count += 1

    def since(self, count: int) -> list[str]:
        """Return the lines after the first ``count``, as far as they are kept."""
        lines, new = list(self.lines), self.count - count
        return lines[-new:] if new > 0 else []


recent = RecentLines()


def log_path() -> Path:
    """Return the log file: ``$GANSTUDIO_HOME/studio.log``, else in the system's folder for logs."""
    return log_folder() / "studio.log"


def start_logging() -> None:
    """Send the log to the file and the dock, Qt's messages and Python's warnings included."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(recent)
    try:
        log_path().parent.mkdir(parents=True, exist_ok=True)
        file = logging.handlers.RotatingFileHandler(log_path(), maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True)
        file.setFormatter(logging.Formatter(FORMAT))
        root.addHandler(file)
    except OSError as error:  # a window without a log file is better than no window
        logger.warning("There is no log file: %s", error)
    logging.captureWarnings(True)
    qInstallMessageHandler(_qt_message)


def _qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO, QtMsgType.QtWarningMsg: logging.WARNING}
    logging.getLogger("qt").log(levels.get(kind, logging.ERROR), text)
