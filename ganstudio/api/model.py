"""Defines the trained generator that :func:`ganstudio.load` returns."""

from collections.abc import Sequence
from pathlib import Path

from ganstudio.api import arguments, learning, search
from ganstudio.api.display import grid, png
from ganstudio.api.files import SavingModel
from ganstudio.api.progress import Watch, drive
from ganstudio.api.results import EnlargedPicture, FilledPicture, FoundPicture
from ganstudio.api.search import MaskLike, PictureLike
from ganstudio.api.shelf import ModelShelf
from ganstudio.engine.recipes.encode import EncoderFacts
from ganstudio.engine.recipes.export import Exported
from ganstudio.engine.recipes.features import FeaturesResult

SHOWN = 16  # pictures in a notebook
COLOURS = {1: "grey", 3: "colour", 4: "colour with transparency"}


class TrainedModel(SavingModel):
    """The generator of a run at a snapshot, in float32.

    Attributes
    ----------
    run
        Its run.
    images_seen
        Images seen by the snapshot.
    classes
        Names of its classes; empty without classes.
    noise
        Seed of its noise; None for the trained noise, or without noise.
    generator
        The torch network, in eval mode.
    """

    @property
    def snapshots(self) -> list[int]:
        """Return the loadable snapshots of the run, by images seen: ``ganstudio.load(run, snapshot=...)``."""
        return self.run.generators()

    @property
    def shelf(self) -> ModelShelf:
        """Return the latents kept with the run, which the window shows on its shelf."""
        return ModelShelf(self)

    def invert(
        self,
        image: PictureLike,
        effort: str = "fast",
        label: int | str | None = None,
        seed: int = 0,
        trust: bool = True,
        progress: Watch = None,
    ) -> FoundPicture:
        """Find a picture in the latent space.

        Parameters
        ----------
        image
            A path, a uint8 array (H, W) or (H, W, C) with 1 to 4 channels, or a Pillow image, of any size: it is
            cropped and reduced like the training pictures.
        effort
            ``"fast"``, ``"careful"`` (slower, closer), or ``"tune"``: also tune a copy of the model, kept in ``RUN/tuned``,
            to the picture.
        label
            Its class, by name or number; None: the search finds the class too.
        seed
            The same seed gives the same result.
        trust
            Whether to measure how well the model draws that kind of picture, which takes seconds the first time.
        progress
            True shows a bar, False nothing, None a bar in a terminal or a notebook. A function is called with each event instead.
        """
        with arguments.as_argument_errors():
            return drive(search.find(self, image, effort, label, seed, trust), "Searching", progress)

    def inpaint(
        self,
        image: PictureLike,
        mask: MaskLike = None,
        count: int = 4,
        effort: str = "fast",
        label: int | str | None = None,
        feather: int = 0,
        seed: int = 0,
        trust: bool = True,
        progress: Watch = None,
    ) -> FilledPicture:
        """Fill the holes of a picture in several plausible ways; the other pixels stay as they are.

        Parameters
        ----------
        mask
            White (255, 1 or True) where to fill: a path, a uint8 or bool array (H, W) of the picture's size, or a Pillow image.
            None: the picture's transparent parts.
        count
            Number of answers, from 1 to 16.
        effort
            ``"fast"`` or ``"careful"``.
        feather
            Fade out over this many pixels around the hole, up to 1,000; 0: shift the colours to meet the border.
        image, label, seed, trust, progress
            As for :meth:`invert`.
        """
        with arguments.as_argument_errors():
            return drive(search.fill(self, image, mask, count, effort, label, feather, seed, trust), "Filling", progress)

    def upscale(
        self,
        image: PictureLike,
        factor: int = 4,
        count: int = 4,
        effort: str = "fast",
        label: int | str | None = None,
        seed: int = 0,
        trust: bool = True,
        progress: Watch = None,
    ) -> EnlargedPicture:
        """Search for plausible large versions of a small picture, all equally likely. Their detail is invented.

        Parameters
        ----------
        factor
            2, 4 or 8: the answers have the size of the model's pictures, the small picture is smaller by that factor. A larger
            picture is reduced first.
        count, effort
            As for :meth:`inpaint`.
        image, label, seed, trust, progress
            As for :meth:`invert`.
        """
        with arguments.as_argument_errors():
            return drive(search.enlarge(self, image, factor, count, effort, label, seed, trust), "Upscaling", progress)

    def features(
        self,
        data: str | Path | Sequence[str | Path],
        effort: str = "fast",
        label: int | str | None = None,
        limit: int | None = None,
        seed: int = 0,
        progress: Watch = None,
    ) -> FeaturesResult:
        """Find the codes of many pictures in the latent space, and measure how well these features separate the classes.

        Parameters
        ----------
        data
            A built-in set, a folder, an archive, an array file, or several.
        effort
            ``"fast"``, ``"careful"``, or ``"encoder"``: the latents of the run's encoder, without a search.
        limit
            At most this many pictures; None for all.
        label, seed, progress
            As for :meth:`invert`.
        """
        with arguments.as_argument_errors():
            return drive(learning.code(self, data, effort, label, limit, seed), "Searching", progress)

    def train_encoder(self, minutes: float | None = 10.0, seed: int = 0, progress: Watch = None) -> EncoderFacts:
        """Train an encoder on the model's own pictures and save it with the run, for :meth:`invert` and :meth:`features`.

        Parameters
        ----------
        minutes
            Stop after this many minutes; None: when all its steps are done.
        """
        with arguments.as_argument_errors():
            return drive(learning.learn_encoder(self, minutes, seed), "Training the encoder", progress)

    def export(self, out: str | Path, progress: Watch = None) -> Exported:
        """Write the generator for other programs, compared with the original; the ending of ``out`` names the format.

        ``.onnx``, ``.pt`` (TorchScript), or ``.safetensors`` with a ``.json`` beside it.
        """
        with arguments.as_argument_errors():
            return drive(learning.export(self, out), "Exporting", progress)

    def __repr__(self) -> str:
        config = self.run.config
        classes = f", {len(self.classes)} classes" if self.classes else ""
        frame, kind = config.data.frame, COLOURS[config.data.channels]
        return (
            f"<TrainedModel {self.run.name} at {self.images_seen:,} images: {config.model.arch}, {frame} px, "
            f"{kind}{classes}, latent of {self.generator.latent_dim} numbers, on {self.device}>"
        )

    def _repr_png_(self) -> bytes:
        """Return a grid of the first seeds for notebooks."""
        return png(grid(self.sample(range(SHOWN)), columns=8))
