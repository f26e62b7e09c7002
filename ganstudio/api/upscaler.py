"""Defines the trained upscaler that :func:`ganstudio.load` returns."""

from ganstudio.api import arguments, search
from ganstudio.api.progress import Watch, drive
from ganstudio.api.results import EnlargedPicture
from ganstudio.api.search import PictureLike
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_upscaler


class TrainedUpscaler:
    """An upscaler at a snapshot. It enlarges pictures and has no latent space.

    Attributes
    ----------
    run
        Its run.
    images_seen
        Images seen by the snapshot.
    factor
        The factor by which it enlarges pictures: 2, 4 or 8.
    """

    def __init__(self, run: Run, snapshot: int | None = None) -> None:
        self.run = run
        self.images_seen, _ = load_upscaler(run, snapshot)
        self.factor = run.config.upscaler.factor

    @property
    def snapshots(self) -> list[int]:
        """Return the loadable snapshots of the run, by images seen: ``ganstudio.load(run, snapshot=...)``."""
        return self.run.generators()

    def upscale(self, image: PictureLike, progress: Watch = None) -> EnlargedPicture:
        """Enlarge a picture of any size ``factor`` times, in its own mode and depth.

        Parameters
        ----------
        image
            A path, a uint8 array (H, W) or (H, W, C) with 1 to 4 channels, or a Pillow image.
        progress
            As for :meth:`TrainedModel.invert <ganstudio.api.model.TrainedModel.invert>`.
        """
        with arguments.as_argument_errors():
            return drive(search.enlarge(self.run, image, self.factor, snapshot=self.images_seen), "Upscaling", progress)

    def __repr__(self) -> str:
        return f"<TrainedUpscaler {self.run.name} at {self.images_seen:,} images: {self.factor} times as large>"

    def _repr_png_(self) -> bytes | None:
        """Return the run's last comparison of bicubic interpolation, upscaler and original for notebooks; None if it has none."""
        kept = self.run.grids()
        return kept[-1].path.read_bytes() if kept else None
