"""Previews what the discriminator sees: pictures augmented with the current settings."""

from collections.abc import Callable, Generator

import numpy as np
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.jobs.job import Job
from ganstudio.app.pages.train.estimate import sample
from ganstudio.app.pages.train.image_grid import ImageGrid
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.state.session import Session
from ganstudio.app.ui.theme import theme
from ganstudio.engine.config import Config
from ganstudio.engine.data import Source
from ganstudio.engine.events import Event

COLUMNS = 4
COUNT = COLUMNS * COLUMNS
SIDE = 480


def augmented(config: Config, source: Source, strength: float, seed: int) -> Generator[Event, None, np.ndarray]:
    """Return 16 pictures as the discriminator of a run with ``config`` sees them, in a grid, uint8 (H, W, 3).

    ``strength`` is the probability of each augmentation, ``seed`` fixes the random draws.
    """
    yield from ()
    import torch

    from ganstudio.engine.augment import make_augmentation
    from ganstudio.engine.export.images import tile
    from ganstudio.engine.pixels import from_uint8, to_uint8

    training, rng = config.training, torch.Generator().manual_seed(seed)
    images = from_uint8(np.concatenate(sample(config, source, COUNT)[0])[:COUNT])
    if training.augment != "none":
        augment = make_augmentation(training)
        images = augment(images, torch.rand(len(images), augment.chances, generator=rng), strength)
    if training.instance_noise:
        images = images + training.instance_noise * torch.randn(images.shape, generator=rng)
    return tile(to_uint8(images), columns=COLUMNS)


class AugmentPreview(QToolButton):
    """The button beside the setting, which opens the preview.

    ``config`` returns the settings, ``strength`` the current probability of each augmentation, None if unknown.
    """

    def __init__(
        self,
        session: Session,
        config: Callable[[], Config],
        strength: Callable[[], float | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._config = config
        self._strength = strength
        self._seed = 0
        self._job: Job | None = None
        self.window_: AugmentWindow | None = None
        self.setIcon(theme().icon("images"))
        self.setToolTip(self.tr("Show some of your pictures as the discriminator sees them"))
        self.setAccessibleName(self.tr("Preview of the augmentation"))
        self.clicked.connect(self.look)

    def look(self) -> None:
        """Make the preview in the background, with a new seed each time."""
        source, config = self._session.pictures.source, self._config()
        if source is None:
            return
        if self._job is not None:
            self._job.cancel()
        part = self._probability(config)
        seed, self._seed = self._seed, self._seed + 1

        def shown(pixels: np.ndarray) -> None:
            self._job = None
            self._window().show_pixels(pixels, config, part)

        self._job = self._session.jobs.start(self.tr("Augmenting"), lambda: augmented(config, source, part, seed), shown)

    def _probability(self, config: Config) -> float:
        """Return the probability of each augmentation: that of the run where it changes, else that of the settings."""
        training = config.training
        if training.augment == "fixed":
            return training.augment_p
        strength = self._strength() if training.has_adaptive_augment or training.augment == "scheduled" else None
        if strength is None:
            return training.augment_p_end if training.augment == "scheduled" else 1.0
        return strength

    def _window(self) -> "AugmentWindow":
        if self.window_ is None:
            self.window_ = AugmentWindow(self)
            self.window_.again.clicked.connect(self.look)
        return self.window_


class AugmentWindow(QDialog):
    """A non-modal window with the pictures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the discriminator sees"))
        self.setModal(False)
        self.grid = ImageGrid()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.again = QPushButton(self.tr("Show another set"))
        self.again.setToolTip(self.tr("Show the same pictures with other random augmentations"))
        self.again.setAccessibleName(self.again.text())
        row = QHBoxLayout()
        row.addWidget(self.text, stretch=1)
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.grid, stretch=1)
        column.addLayout(row)
        self.resize(SIDE, SIDE + 60)

    def show_pixels(self, pixels: np.ndarray, config: Config, strength: float) -> None:
        """Show the pictures and how they were made."""
        self.grid.show_image(to_qimage(pixels), "augmented.png")
        if config.training.augment == "none":
            text = self.tr("Augmentation is off: the discriminator sees your pictures unchanged.")
        elif config.training.has_adaptive_augment:
            text = self.tr("Each augmentation is currently applied with probability {part} %; training adapts it.").format(
                part=f"{100 * strength:.0f}"
            )
        elif config.training.augment in ("fixed", "scheduled"):
            text = self.tr("Each transformation is applied with probability {part} %.").format(part=f"{100 * strength:.0f}")
        else:
            text = self.tr("Every picture is augmented each time the discriminator sees it.")
        self.text.setText(text)
        self.show()
        self.raise_()
