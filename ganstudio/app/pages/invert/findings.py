"""What is said of the place that was found: how like it is, how far to trust it, and what to do with it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.theme import theme
from ganstudio.app.widgets.controls import named
from ganstudio.engine.search.invert import Inversion


class Findings(QFrame):
    """``explore`` and ``keep`` are the buttons that lead on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.numbers, self.verdict = QLabel(), QLabel(wordWrap=True)
        self.verdict.setProperty("role", "muted")
        self.numbers.setToolTip(
            self.tr("Likeness in decibels (PSNR): 20 is a resemblance, 30 is hard to tell apart. Structure (SSIM): 1 is the same.")
        )
        self.explore = QPushButton(theme().icon("compass"), self.tr("To Explore"))
        named(self.explore, self.explore.text(), self.tr("Change it there with directions, mix it, walk from it"))
        self.keep = QPushButton(theme().icon("heart"), self.tr("To the shelf"))
        named(self.keep, self.keep.text(), self.tr("Keep it on the shelf of this run"))
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.numbers)
        said.addWidget(self.verdict)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addLayout(said, stretch=1)
        row.addWidget(self.keep)
        row.addWidget(self.explore)
        self.show_inversion(None)

    def show_inversion(self, found: Inversion | None) -> None:
        """Say it of this; None: nothing was found yet."""
        for button in (self.explore, self.keep):
            button.setEnabled(found is not None)
        if found is None:
            self.numbers.setText(self.tr("Nothing is searched for yet"))
            self.verdict.setText(self.tr("Move the frame to the part that the model could draw, then search."))
            return
        psnr = self.tr("exact") if found.psnr is None else self.tr("{value} dB").format(value=f"{found.psnr:.1f}")
        self.numbers.setText(self.tr("Likeness {psnr} · structure {ssim}").format(psnr=psnr, ssim=f"{found.ssim:.2f}"))
        self.verdict.setText(self._verdict(found))

    def _verdict(self, found: Inversion) -> str:
        if found.is_foreign:
            return self.tr(
                "The model finds its own pictures well and this one not: it has not learned to draw this kind of picture."
            )
        if found.own_psnr is None:
            return self.tr("The model finds its own pictures exactly.")
        text = self.tr("For comparison: pictures that the model drew itself are found with {value} dB.")
        return text.format(value=f"{found.own_psnr:.1f}")
