"""The dialog for unexpected errors: their text, a button to copy it, and where the log is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from ganstudio.app.shell import logs


class ErrorDialog(QDialog):
    """Shows an unexpected error; later errors are added to its text while it is open."""

    def __init__(self, text: str) -> None:
        super().__init__()  # no parent: the window may be rebuilt, or be what failed
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(self.tr("Error"))
        self.resize(720, 420)
        heading = QLabel(self.tr("Unexpected error"))
        heading.setProperty("role", "heading")
        words = self.tr("Your runs on disk are safe. If this happens again, report it with the text below. The log is at {path}")
        advice = QLabel(words.format(path=logs.log_path()))
        advice.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setProperty("role", "log")
        self.text.setAccessibleName(self.tr("Error text"))
        self.text.setToolTip(self.tr("Where in the program the error occurred"))
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy the text to the clipboard"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (heading, advice, self.text, buttons):
            layout.addWidget(widget)

    def add(self, text: str) -> None:
        """Add an error to the text."""
        self.text.appendPlainText("\n" + text)
