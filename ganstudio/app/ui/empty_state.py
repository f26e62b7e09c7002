"""The empty state of a page: an icon, a sentence, and a button for the next step."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.state.session import Session
from ganstudio.app.ui.theme import theme
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.baseline import NOUNS

ICON = 56


def words_without_latents(run: Run) -> str:
    """Return what a page says about a run without the latent space that it needs."""
    if run.baseline is None:
        return QCoreApplication.translate(
            "EmptyState", "This run is an upscaler: it enlarges pictures on the Upscale page and has no latent space."
        )
    text = QCoreApplication.translate(
        "EmptyState", "This run is a {kind}: it has no latent space. Compare its pictures with those of a GAN on the Evaluate page."
    )
    return text.format(kind=QCoreApplication.translate("engine", NOUNS[run.baseline.kind]))


class EmptyState(QWidget):
    """An empty page with a ``button`` for the next step, a ``hint`` under it, and ``again``, which opens the last run."""

    def __init__(self, icon: str, sentence: str, action: str, tip: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._icon = QLabel()
        self.sentence = QLabel(sentence)
        self.sentence.setProperty("role", "title")
        self.button = QPushButton(action)
        self.button.setProperty("role", "primary")
        self.button.setToolTip(tip)
        self.button.setAccessibleName(action)
        self.again = QPushButton()
        self.again.setToolTip(self.tr("Open the most recent run, to look at it or to continue its training"))
        self.again.setAccessibleName(self.tr("Open last run"))
        self.again.hide()
        self.hint = QLabel(hint)
        self.hint.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignHCenter)
        for label in (self.sentence, self.hint):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.sentence)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.again, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.hint)
        layout.addStretch(3)
        theme().changed.connect(self._draw_icon)
        self._draw_icon()

    def offer_last_run(self, session: Session) -> None:
        """Offer the run that was open last, while no run is open."""
        self._session = session
        self.again.clicked.connect(self._open_again)
        session.runs.changed.connect(self._show_last_run)
        self._show_last_run()

    def explain(self, run: Run | None, otherwise: str) -> None:
        """Say when the first snapshot of ``run`` comes if it has none yet; ``otherwise`` while no run is open."""
        if run is None:
            self.sentence.setText(otherwise)
            return
        text = self.tr("No snapshot yet. The first one comes after {images} images of training.")
        self.sentence.setText(text.format(images=f"{run.config.run.snapshot_images:,}"))

    def _show_last_run(self) -> None:
        path = self._session.runs.last
        self.again.setVisible(path is not None)
        if path is not None:
            self.again.setText(self.tr("Reopen {run}").format(run=path.name))
            self.again.setAccessibleName(self.again.text())

    def _open_again(self) -> None:
        path = self._session.runs.last
        if path is not None:
            self._session.runs.open(path)

    def _draw_icon(self) -> None:
        self._icon.setPixmap(theme().icon(self._icon_name).pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
