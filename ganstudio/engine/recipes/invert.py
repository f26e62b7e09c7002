"""Finds the user's pictures in the latent space, and tunes a copy of the model to them on request."""

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
    """An event: the targets of a search, ``pixels`` uint8 (N, H, W, C) in the form of the model's pictures."""

    pixels: np.ndarray


@dataclass(frozen=True, eq=False)
class FoundLatent:
    """A latent that was found for a picture.

    Attributes
    ----------
    pixels
        The model's picture of the latent, uint8 (H, W, C).
    likeness
        The similarity of ``pixels`` to the picture.
    provenance
        The latent and the settings that it was drawn with.
    """

    pixels: np.ndarray
    likeness: Likeness
    provenance: Provenance

    @property
    def latent(self) -> Latent:
        """Return the latent."""
        return self.provenance.latent

    def save(self, path: Path) -> None:
        """Write a PNG with the latent in its metadata.

        Raises
        ------
        RunError
            The disk is full or not writable.
        """
        save_picture(path, self.pixels, self.provenance)

    def save_latent(self, path: Path) -> None:
        """Write the latent as an npz file: ``z``, ``label`` (-1 without classes), and ``latent`` behind a mapping network.

        Raises
        ------
        RunError
            The disk is full or not writable.
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
        The latents, the best first; after tuning, a single candidate.
    own
        Median likeness that the same search reaches on pictures drawn by the model; None if unknown.
    """

    target: Target
    candidates: tuple[FoundLatent, ...]
    own: Likeness | None

    @property
    def best(self) -> FoundLatent:
        """Return the latent whose image is most like the picture."""
        return self.candidates[0]

    @property
    def visible(self) -> VisiblePart:
        """Return the input of :func:`~ganstudio.engine.recipes.trust.measure_trust`; for the model before tuning."""
        return VisiblePart(self.target)


@dataclass(frozen=True, eq=False)
class InversionResult:
    """The latents found for pictures.

    Attributes
    ----------
    run
        The run whose model draws them: the searched run, or its tuned copy.
    images_seen
        Images seen by its generator.
    encoder
        Facts about the encoder of the searched run; None without an encoder.
    used_encoder
        Whether the search started from the encoder's latents; it does if the encoder was trained for this snapshot.
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

    The search starts from the best of random latents, the latents on the run's shelf, and the latents of its encoder,
    if it has an encoder for this snapshot.

    Parameters
    ----------
    model
        A run, or an open model.
    box
        The part of each picture to search for, in pixels: left, top, right, bottom; None for the run's crop.
    snapshot
        Images seen of a run's snapshot; None for the latest.
    effort
        "fast", "careful", or "tune": also tune a copy of the model to the pictures, kept in ``RUN/tuned``.
    label
        The class of all, by name or number; None: the search finds each class.
    seed
        The same seed gives the same result.

    Raises
    ------
    ConfigError
        The class or effort does not exist.
    UnreadableImage
        A picture cannot be opened.
    RunError
        The run has nothing to load yet or lacks the snapshot; its pictures are not finite; or the disk is full or not writable.
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
    """Return the candidates for a picture, with the provenance ``drawn`` except for the latent."""
    found = tuple(
        FoundLatent(to_uint8(one.image[None])[0], Likeness(one.psnr, one.ssim, one.features), replace(drawn, latent=one.latent))
        for one in row
    )
    return InvertedPicture(row[0].target, found, row[0].own)
