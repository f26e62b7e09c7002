"""Writes latents to files: pictures with provenance, sheets, archives and films."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ganstudio.api import arguments
from ganstudio.api.latents import LatentSpaceModel
from ganstudio.api.progress import Watch, drive
from ganstudio.engine.export.film import RATES
from ganstudio.engine.export.images import enlarged
from ganstudio.engine.export.kept import keyframes_of
from ganstudio.engine.export.provenance import Provenance, fingerprint, read_picture, save_picture
from ganstudio.engine.files import disk_errors
from ganstudio.engine.latent.latent import Latent, fits, render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.networks import Generator as Network
from ganstudio.engine.recipes.film import LatentFilm, PathFilm, TrainingFilm, film
from ganstudio.engine.recipes.sample import sample


class SavingModel(LatentSpaceModel):
    """A model that writes its pictures, and reads their latents again."""

    def open(self, picture: str | Path) -> Latent:
        """Return the latent of a picture that the studio saved as a PNG file.

        Raises
        ------
        StudioError
            The file has no metadata of the studio, or another model drew it.
        """
        path = arguments.check_path("picture", picture)
        drawn = read_provenance(path)
        is_own = drawn.run == self.run.name or drawn.network == fingerprint(self.generator)
        if not is_own or not fits(self.generator, drawn.latent):
            text = "{path} was drawn by the run {run} at {images} images. Load that run to open it."
            raise arguments.ArgumentValueError(text, path=path, run=drawn.run, images=f"{drawn.images_seen:,}")
        return drawn.latent

    def save(
        self,
        latents: Latent | Sequence[Latent],
        out: str | Path,
        truncation: float = 1.0,
        scale: int = 1,
        columns: int | None = None,
        progress: Watch = None,
    ) -> Path:
        """Draw latents and write them, as the window does.

        Parameters
        ----------
        latents
            A single latent with the file name ``*.png``: a picture with its provenance, which :meth:`open` reads. A list
            of latents: see ``out``.
        out
            ``*.png``: a sheet. ``*.npz``: arrays ``images``, ``z``, ``latents``, ``seeds`` and ``labels``. Anything else: a folder
            with a picture for each, which :meth:`open` opens.
        truncation
            As for :meth:`draw`.
        scale
            1 to 8: the factor by which each picture is enlarged, without blurring.
        columns
            Columns of a sheet; None for about a square.
        progress
            True shows a bar, False nothing, None a bar in a terminal or a notebook; a function is called with each event.
        """
        path, drawn = arguments.check_path("out", out), arguments.check_latents(self.generator, latents, fewest=1)
        psi = arguments.check_truncation(truncation)
        factor = arguments.check_scale(scale)
        if isinstance(latents, Latent) and path.suffix.lower() == ".png":
            _write_picture(self, latents, path, psi, factor)
            return path
        in_a_row = arguments.check_columns(columns)
        task = sample(self, drawn, path, truncation=psi, scale=factor, columns=in_a_row)
        with arguments.as_argument_errors():
            return drive(task, "Drawing", progress).out

    def film(
        self,
        latents: Sequence[Latent],
        out: str | Path,
        rate: float = 25.0,
        scale: int = 1,
        truncation: float = 1.0,
        loop: bool = True,
        progress: Watch = None,
    ) -> Path:
        """Film latents, such as those of :meth:`interpolate` and :meth:`walk`, a frame each.

        Parameters
        ----------
        out
            ``*.gif``, ``*.webp``, ``*.mp4``, or a folder with a picture per frame.
        rate
            Frames per second, from 1 to 60.
        loop
            Whether a GIF or WebP loops forever.
        truncation, scale, progress
            As for :meth:`save`.
        """
        path, latents = arguments.check_path("out", out), arguments.check_latents(self.generator, latents, fewest=2)
        psi = arguments.check_truncation(truncation)
        pace = arguments.check_number("rate", rate, *RATES)
        factor = arguments.check_scale(scale)
        source, count = _GivenLatents(latents), len(latents)
        task = film(self, source, path, frames=count, rate=pace, scale=factor, loop=bool(loop), truncation=psi)
        with arguments.as_argument_errors():
            return drive(task, "Filming", progress).out

    def film_training(
        self,
        latent: Latent,
        out: str | Path,
        frames: int = 100,
        rate: float = 25.0,
        scale: int = 1,
        truncation: float = 1.0,
        progress: Watch = None,
    ) -> Path:
        """Film a latent as the snapshots of the run draw it, from the first to the last, evenly in ``frames`` frames.

        The other parameters are those of :meth:`film`.
        """
        path, latent = arguments.check_path("out", out), arguments.check_latent(self.generator, latent)
        count = arguments.check_whole("frames", frames, 2, arguments.MOST_FRAMES)
        psi = arguments.check_truncation(truncation)
        pace = arguments.check_number("rate", rate, *RATES)
        factor = arguments.check_scale(scale)
        task = film(self, TrainingFilm(self.run, latent), path, frames=count, rate=pace, scale=factor, truncation=psi)
        with arguments.as_argument_errors():
            return drive(task, "Filming", progress).out

    def film_keyframes(
        self, out: str | Path, rate: float = 25.0, scale: int = 1, truncation: float = 1.0, progress: Watch = None
    ) -> Path:
        """Film the keyframes that the window keeps with the run, with their durations.

        The parameters are those of :meth:`film`.
        """
        path, psi = arguments.check_path("out", out), arguments.check_truncation(truncation)
        pace = arguments.check_number("rate", rate, *RATES)
        factor = arguments.check_scale(scale)
        with arguments.as_argument_errors():
            source = PathFilm.of(keyframes_of(self))
            count = max(2, round(source.seconds * pace))
            task = film(self, source, path, frames=count, rate=pace, scale=factor, loop=source.loop, truncation=psi)
            return drive(task, "Filming", progress).out


def read_provenance(picture: str | Path) -> Provenance:
    """Return how a picture that the studio saved as a PNG file was drawn.

    The result has the ``latent``, the ``truncation``, ``noise``, the name of the ``run``, ``images_seen`` (its snapshot), the
    fingerprint of the ``network``, and the ``precision``.

    Raises
    ------
    StudioError
        The file is no PNG file, or has no metadata of the studio.
    """
    path = arguments.check_path("picture", picture)
    if not path.is_file():
        raise arguments.ArgumentValueError("There is no file {path}.", path=path)
    found = read_picture(path)
    if found is None:
        text = "{path} does not say how it was drawn: another program wrote or changed it."
        raise arguments.ArgumentValueError(text, path=path)
    return found


@dataclass(frozen=True, eq=False)
class _GivenLatents(LatentFilm):
    """A film of given latents, a frame each."""

    latents: Sequence[Latent]

    def plan(self, generator: Network, count: int, rate: float) -> Iterable[Latent]:
        return self.latents


def _write_picture(model: Model, latent: Latent, out: Path, truncation: float, scale: int) -> None:
    """Write a picture as a PNG file with its provenance."""
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    pixels = enlarged(render(model.generator, [latent], truncation)[0], scale)
    network = fingerprint(model.generator)
    save_picture(out, pixels, Provenance(latent, truncation, model.noise, model.run.name, model.images_seen, network))
