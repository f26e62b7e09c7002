"""Finding a person's pictures in the latent space, and tuning a copy of the model to them if asked for."""

import io
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ganstudio.engine.data.preparation.prepare import Box
from ganstudio.engine.events import Event, Status
from ganstudio.engine.export.provenance import Provenance, fingerprint, save_picture
from ganstudio.engine.files import write_atomic
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.recipes.opening import PictureLike, budget_of, class_number, open_targets, with_model
from ganstudio.engine.recipes.trust import VisiblePart
from ganstudio.engine.runs.checkpoint import load_discriminator
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.variants import keep_variant
from ganstudio.engine.search.hints import hints_of
from ganstudio.engine.search.invert import Inversion, candidates
from ganstudio.engine.search.invert import Likeness as Likeness
from ganstudio.engine.search.invert import invert as search_all
from ganstudio.engine.search.kept_encoder import EncoderFacts
from ganstudio.engine.search.target import Target, cut, preparation_of
from ganstudio.engine.search.tune import refine
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

TUNE = "tune"  # an effort besides those of the search: a copy of the model learns to draw the pictures


@dataclass(frozen=True, eq=False)
class SearchTarget:
    """An event: what is searched for, ``pixels`` uint8 (N, size, size, C) as the model would draw it."""

    pixels: np.ndarray


@dataclass(frozen=True, eq=False)
class FoundLatent:
    """A latent that was found for a picture.

    Attributes
    ----------
    pixels
        What the model draws there, uint8 (size, size, C).
    likeness
        How like the picture that is.
    provenance
        How it was drawn, with the latent.
    """

    pixels: np.ndarray
    likeness: Likeness
    provenance: Provenance

    @property
    def latent(self) -> Latent:
        """Where it lies."""
        return self.provenance.latent

    def save(self, path: Path) -> None:
        """Write a PNG that brings the latent back when it is opened.

        Raises
        ------
        RunError
            The disk refuses.
        """
        save_picture(path, self.pixels, self.provenance)

    def save_latent(self, path: Path) -> None:
        """Write the latent as an npz file: ``z``, ``label`` (-1 without classes), and ``latent`` behind a mapping network.

        Raises
        ------
        RunError
            The disk refuses.
        """
        latent, buffer = self.latent, io.BytesIO()
        arrays = {"z": latent.z, "label": np.asarray(-1 if latent.label is None else latent.label, np.int64)}
        np.savez(buffer, **arrays, **({} if latent.w is None else {"latent": latent.w}))  # type: ignore[arg-type]
        write_atomic(path, buffer.getvalue())


@dataclass(frozen=True, eq=False)
class InvertedPicture:
    """A picture and the latents found for it.

    Attributes
    ----------
    candidates
        The best first; only one after tuning.
    own
        Medians of what the same search reaches for pictures that the model itself drew; None if that is not known.
    """

    target: Target
    candidates: tuple[FoundLatent, ...]
    own: Likeness | None

    @property
    def best(self) -> FoundLatent:
        """The latent whose image is most like the picture."""
        return self.candidates[0]

    @property
    def visible(self) -> VisiblePart:
        """What :func:`~ganstudio.engine.recipes.trust.measure_trust` measures; with the model from before tuning."""
        return VisiblePart(self.target)


@dataclass(frozen=True, eq=False)
class InversionResult:
    """What was found for pictures.

    Attributes
    ----------
    run
        The run whose model draws it: that which was searched, or the copy that was tuned.
    images_seen
        Images that its generator had seen.
    encoder
        Facts of the encoder that the searched run has; None if it has none.
    used_encoder
        Whether the search began where that encoder places the pictures; it does if it was trained for this snapshot.
    """

    run: Run
    images_seen: int
    pictures: tuple[InvertedPicture, ...]
    encoder: EncoderFacts | None
    used_encoder: bool


def invert(
    model: Run | Model,
    pictures: Sequence[PictureLike],
    *,
    box: Box | None = None,
    snapshot: int | None = None,
    effort: str = "fast",
    label: int | str | None = None,
    seed: int = 0,
) -> Generator[Event | SearchTarget, None, InversionResult]:
    """Find pictures in the latent space; all of them share batches.

    The search begins at the best of random places, of those on the shelf of the run, and of where its encoder places the pictures
    if it has one for this snapshot.

    Parameters
    ----------
    model
        A run, or a model that is open already.
    box
        The part of each picture to search for: left, top, right, bottom; None for what the run's crop takes.
    snapshot
        Images seen of a run's snapshot; None for the latest.
    effort
        "fast", "careful", or "tune": then a copy of the model learns to draw the pictures, and is kept in ``RUN/tuned``.
    label
        The class of all, by name or number; None: that of each is found as well.
    seed
        The same seed finds the same.

    Raises
    ------
    ConfigError
        There is no such class or effort.
    UnreadableImage
        A picture cannot be opened.
    RunError
        The run has nothing to load yet, or no such snapshot; its model draws no numbers; or the disk refuses.
    """
    budget_of(effort, [TUNE])
    return (yield from with_model(model, snapshot, lambda opened: _invert(opened, pictures, box, effort, label, seed)))


def _invert(
    model: Model, pictures: Sequence[PictureLike], box: Box | None, effort: str, label: int | str | None, seed: int
) -> Generator[Event | SearchTarget, None, InversionResult]:
    run, generator = model.run, model.generator
    asked = class_number(run, label)
    targets = open_targets(pictures, run.config.data)
    if box is not None:
        how = preparation_of(run.config.data)
        targets = [target if tuple(target.box) == tuple(box) else cut(target, box, how) for target in targets]
    critic, hints = load_discriminator(run, model.images_seen, model.device), hints_of(run, generator)
    yield SearchTarget(np.stack([target.pixels.transpose(1, 2, 0) for target in targets]))
    yield Status(mark("engine", "Searching the latent space"), {})
    budget = budget_of(effort, [TUNE])
    found = yield from search_all(generator, targets, budget, critic, asked, seed, hints.shelf, hints.encoder)
    if effort == TUNE:
        yield Status(mark("engine", "Tuning a copy of the model"), {})
        generator, tuned = yield from refine(generator, found, critic, seed)
        run = keep_variant(run, model.images_seen, generator, [target.path for target in targets])
        rows = [[one] for one in tuned]
    else:
        rows = [candidates(generator, one, critic) for one in found]
    drawn = Provenance(found[0].latent, 1.0, model.noise, run.name, model.images_seen, fingerprint(generator))
    inverted = tuple(_picture(row, drawn) for row in rows)
    return InversionResult(run, model.images_seen, inverted, hints.facts, hints.encoder is not None)


def _picture(row: Sequence[Inversion], drawn: Provenance) -> InvertedPicture:
    """Return the candidates for a picture, drawn as ``drawn`` says except for the latent."""
    found = tuple(
        FoundLatent(to_uint8(one.image[None])[0], Likeness(one.psnr, one.ssim, one.features), replace(drawn, latent=one.latent))
        for one in row
    )
    return InvertedPicture(row[0].target, found, row[0].own)
