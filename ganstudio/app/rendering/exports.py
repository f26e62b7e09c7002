"""The exports of a model besides films: their estimated size, and the tasks that write them."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from ganstudio.app.rendering.renderer import ModelVersion
from ganstudio.engine.events import Event
from ganstudio.engine.text import Sentence

if TYPE_CHECKING:  # the status bar must appear before torch is imported
    from ganstudio.app.rendering.frames import RenderedImage
    from ganstudio.engine.export.provenance import Provenance
    from ganstudio.engine.latent.favourites import Favourite
    from ganstudio.engine.latent.latent import Latent
    from ganstudio.engine.latent.rendering import RenderOptions
    from ganstudio.engine.networks import Generator as Network

TASTE = 9  # pictures drawn to estimate the size of a sheet


@dataclass(frozen=True)
class Written:
    """A file or folder that an export has written, and what to say about it."""

    path: Path
    note: Sentence | None = None


class Order(Protocol):
    """An export, and where to write it."""

    @property
    def out(self) -> Path:
        """Return the file or folder to write."""

    def estimate(self, generator: "Network") -> int:
        """Return the estimated size in bytes; raise :class:`StudioError` if it cannot be written."""


class LongOrder(Order, Protocol):
    """An export that takes long enough for a job."""

    def task(self) -> Generator[Event, None, Written]:
        """Write the export, whole or not at all."""


@dataclass(frozen=True, eq=False)
class PictureOrder:
    """A picture that ``origin`` drew, ``scale`` times as large, with its provenance as metadata.

    :meth:`write` needs the generator that drew it: a generator from a running training cannot be loaded again.
    """

    out: Path
    frame: "RenderedImage"
    origin: ModelVersion
    scale: int = 1

    def estimate(self, generator: "Network") -> int:
        with TemporaryDirectory() as folder:
            copy = replace(self, out=Path(folder) / "picture.png")
            copy.write(generator)
            return copy.out.stat().st_size

    def write(self, generator: "Network") -> None:
        """Write the picture.

        Raises
        ------
        RunError
            The file cannot be written.
        """
        from ganstudio.engine.export.images import enlarged
        from ganstudio.engine.export.provenance import save_picture

        save_picture(self.out, enlarged(self.frame.pixels, self.scale), self.drawn(generator))

    def drawn(self, generator: "Network") -> "Provenance":
        """Return the provenance of the picture as ``generator`` draws it."""
        from ganstudio.engine.export.provenance import Provenance, fingerprint

        frame, run = self.frame, self.origin.run
        latent, psi = frame.look.dressed(frame.latent), frame.look.truncation
        network, precision = fingerprint(generator), frame.look.precision
        return Provenance(latent, psi, self.origin.noise, run.name, self.origin.images_seen, network, precision)


@dataclass(frozen=True, eq=False)
class SeriesOrder:
    """Many pictures: the suffix of ``out`` makes it a sheet (.png; 0 ``columns``: about square), arrays (.npz) or a folder.

    They are ``favourites``, each in its appearance, or, without favourites, ``seeds`` drawn with ``look``.
    """

    out: Path
    origin: ModelVersion
    look: "RenderOptions"
    seeds: range = range(0)
    favourites: Sequence["Favourite"] = ()
    columns: int = 0
    scale: int = 1

    @property
    def count(self) -> int:
        """Return the number of pictures on the sheet."""
        return len(self.favourites) or len(self.seeds)

    def sides(self) -> tuple[int, int]:
        """Return the sheet's width and height in pixels."""
        from ganstudio.engine.export.sheets import sheet_sides, square

        columns = min(self.columns or square(self.count), self.count)
        return sheet_sides(self.origin.run.config.data.frame.times(self.scale), self.count, columns)

    def estimate(self, generator: "Network") -> int:
        import numpy as np

        from ganstudio.engine.export.images import enlarged, save_png, tile
        from ganstudio.engine.export.sheets import check_sides, square

        ending = self.out.suffix.lower()
        if ending == ".png":
            check_sides(*self.sides())
        places = np.linspace(0, self.count - 1, min(TASTE, self.count)).round().astype(int)
        images = enlarged(self.look.draw(generator, self._latents(generator, places.tolist())), self.scale)
        if ending == ".npz":
            return self.count * int(images[0].nbytes)
        with TemporaryDirectory() as folder:
            sheets = [tile(images, square(len(images)))] if ending == ".png" else list(images)
            paths = [Path(folder) / f"{number}.png" for number in range(len(sheets))]
            for path, sheet in zip(paths, sheets, strict=True):
                save_png(path, sheet)
            return sum(path.stat().st_size for path in paths) * self.count // len(images)

    def task(self) -> Generator[Event, None, Written]:
        from ganstudio.engine.latent.model import open_model
        from ganstudio.engine.recipes.sample import sample, sample_shelf

        look, columns = self.look, self.columns or None
        if self.favourites:
            yield from sample_shelf(self.origin.run, self.favourites, self.out, scale=self.scale, columns=columns)
            return Written(self.out)
        model = open_model(self.origin.run, self.origin.images_seen, self.origin.noise)
        latents = model.lazy_latents(self.seeds, look.label)
        yield from sample(
            model,
            latents,
            self.out,
            truncation=look.truncation,
            precision=look.precision,
            scale=self.scale,
            columns=columns,
        )
        return Written(self.out)

    def _latents(self, generator: "Network", places: Sequence[int]) -> list["Latent"]:
        from ganstudio.engine.latent.latent import latents_from_seeds

        if self.favourites:
            return [self.favourites[place].latent for place in places]
        return latents_from_seeds(generator, [self.seeds[place] for place in places], self.look.label)


@dataclass(frozen=True)
class ModelOrder:
    """The generator as a file for other programs, with the noise from its training.

    ``format`` is a key of ``engine.export.models.FORMATS``.
    """

    out: Path
    origin: ModelVersion
    format: str

    def estimate(self, generator: "Network") -> int:
        from ganstudio.engine.export.models import check_format

        check_format(self.format)
        return sum(tensor.numel() * tensor.element_size() for tensor in generator.state_dict().values())

    def task(self) -> Generator[Event, None, Written]:
        from ganstudio.engine.latent.model import Model
        from ganstudio.engine.recipes.export import export_model

        model = Model(self.origin.run, self.origin.images_seen)
        done = yield from export_model(model, self.format, self.out)
        return Written(self.out, done.comparison)
