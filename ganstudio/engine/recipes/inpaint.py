"""Fills the holes in pictures in several plausible ways."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ganstudio.engine.data.preparation.prepare import Box
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Caveat, Event, Preview, Status
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.opening import PictureLike, budget_of, class_number, open_targets, with_model
from ganstudio.engine.recipes.trust import VisiblePart
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.search.caveats import filling_caveats as filling_caveats
from ganstudio.engine.search.filling import Filling
from ganstudio.engine.search.hole import HALF as HALF
from ganstudio.engine.search.hole import check_sides as check_sides
from ganstudio.engine.search.hole import feathered as feathered
from ganstudio.engine.search.hole import hole_of, transparent_hole
from ganstudio.engine.search.hole import read_mask as read_mask
from ganstudio.engine.search.hole import write_mask as write_mask
from ganstudio.engine.search.inpaint import fill, sketch
from ganstudio.engine.search.original import Original
from ganstudio.engine.search.target import Target, preparation_of
from ganstudio.engine.search.windows import MaskedPicture, look_at_hole
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

Mask = np.ndarray | Path | str


@dataclass(frozen=True, eq=False)
class FillingPreview:
    """An event: the best filling so far of the window ``box`` of picture number ``picture``.

    ``pixels`` is uint8 (h, w, 4), transparent outside the hole, and may be smaller than the box.
    """

    picture: int
    box: Box
    pixels: np.ndarray


@dataclass(frozen=True, eq=False)
class InpaintCandidate:
    """A filling of a picture's holes: answer ``number`` of ``filling``."""

    filling: Filling
    number: int

    @property
    def latent(self) -> Latent:
        """Return the latent whose image fills the largest hole."""
        return self.filling.latents[self.number]

    @property
    def psnr(self) -> float:
        """Return the PSNR of the known pixels around the hole, weighted by their nearness, before blending, in dB."""
        return self.filling.psnr[self.number]

    @property
    def window(self) -> np.ndarray:
        """Return the filled window around the largest hole for display, uint8 (h, w, C)."""
        window: np.ndarray = self.filling.patches[0].shown[self.number]
        return window

    @property
    def pixels(self) -> np.ndarray:
        """Return the whole filled picture for display, uint8 (H, W, C)."""
        return self.filling.image(self.number)

    @property
    def suffix(self) -> str:
        """Return the ending of a file format that holds the whole result."""
        return self.filling.suffix

    def original(self) -> Original:
        """Return the whole filled picture in the form of its file."""
        return self.filling.original(self.number)

    def patches(self) -> Iterator[tuple[np.ndarray, Box]]:
        """Yield the overlays of the picture: pixels uint8 (h, w, 4), transparent outside the holes, and their box."""
        for patch in self.filling.patches:
            shown, changed = patch.shown[self.number], patch.changed[..., None]
            alpha = shown[..., 3:] if shown.shape[2] == 4 else np.full_like(shown[..., :1], 255)
            colours = shown[..., :3] if shown.shape[2] > 1 else shown.repeat(3, axis=2)
            yield np.dstack([colours, alpha * changed]), patch.box

    def save(self, path: Path) -> None:
        """Write the whole picture with the size, mode, depth, alpha and colour profile of its file.

        Raises
        ------
        RunError
            The disk is full or not writable.
        """
        self.original().save(path)


@dataclass(frozen=True, eq=False)
class InpaintedPicture:
    """A picture and the fillings of its holes, the likeliest first.

    Attributes
    ----------
    windows
        Number of the model's windows that cover the holes.
    caveats
        Notes on the result, for the user.
    visible
        The input of :func:`~ganstudio.engine.recipes.trust.measure_trust`: the window around the largest hole.
    """

    target: Target
    candidates: tuple[InpaintCandidate, ...]
    windows: int
    caveats: tuple[Sentence, ...]
    visible: VisiblePart


@dataclass(frozen=True, eq=False)
class InpaintResult:
    """The filled pictures, and the run and snapshot whose model filled them."""

    run: Run
    images_seen: int
    pictures: tuple[InpaintedPicture, ...]


def inpaint(
    model: Run | Model,
    pictures: Sequence[PictureLike],
    masks: Mask | Sequence[Mask] | None = None,
    *,
    count: int = 4,
    feather: int = 0,
    snapshot: int | None = None,
    effort: str = "fast",
    label: int | str | None = None,
    seed: int = 0,
) -> Generator[Event | FillingPreview, None, InpaintResult]:
    """Fill the holes in pictures in several plausible ways; all of them share batches.

    Parameters
    ----------
    model
        A run, or an open model.
    masks
        Where to fill: files, white in the hole, or arrays uint8 (H, W), 255 in the hole, of the size of the pictures; a single mask
        for all, or a mask per picture. None: the transparent parts of each picture.
    count
        Number of answers per picture.
    feather
        Fade out over this many pixels around the hole; 0: move the filling's colours to meet the border (Poisson blending).
    snapshot
        Images seen of a run's snapshot; None for the latest.
    effort
        "fast" or "careful".
    label
        The class of all, by name or number; None: the search finds each class.
    seed
        The same seed gives the same result.

    Raises
    ------
    ConfigError
        The class or effort does not exist, or the number of masks differs from that of pictures.
    DatasetError
        A mask differs in size from its picture, is empty or full, or a hole is too wide.
    UnreadableImage
        A picture cannot be opened.
    RunError
        The run has nothing to load yet or lacks the snapshot; or its model's pictures are not finite.
    """
    budget_of(effort)

    def task(opened: Model) -> Generator[Event | FillingPreview, None, InpaintResult]:
        data = opened.run.config.data
        asked, how = class_number(opened.run, label), preparation_of(data)
        targets = open_targets(pictures, data)
        holes = _holes(targets, masks)
        seen = [look_at_hole(target, hole, how, feather) for target, hole in zip(targets, holes, strict=True)]
        caveats = [filling_caveats(target, hole, how.frame, how.channels) for target, hole in zip(targets, holes, strict=True)]
        for caveat in (caveat for row in caveats for caveat in row):
            yield Caveat(caveat)
        yield Status(mark("engine", "Searching the latent space"), {})
        search = fill(opened.generator, seen, budget_of(effort), count, asked, seed, feather)
        found = yield from _with_previews(search, seen)
        filled = (_filled(filling, notes) for filling, notes in zip(found, caveats, strict=True))
        return InpaintResult(opened.run, opened.images_seen, tuple(filled))

    return (yield from with_model(model, snapshot, task))


def _holes(targets: Sequence[Target], masks: Mask | Sequence[Mask] | None) -> list[np.ndarray]:
    """Return the hole of each picture, bool (H, W)."""
    if masks is None:
        return [hole_of(transparent_hole(target), target) for target in targets]
    if isinstance(masks, np.ndarray | Path | str):
        mask = _mask(masks)
        return [hole_of(mask, target) for target in targets]
    if len(masks) != len(targets):
        text = mark("engine", "There are {masks} masks for {pictures} pictures. Give 1 mask for all, or 1 per picture.")
        raise ConfigError(text, masks=len(masks), pictures=len(targets))
    return [hole_of(_mask(mask), target) for mask, target in zip(masks, targets, strict=True)]


def _mask(mask: Mask) -> np.ndarray:
    """Return a mask as uint8 (H, W)."""
    if isinstance(mask, Path | str):
        return read_mask(Path(mask))
    if mask.ndim != 2 or mask.dtype not in (np.uint8, np.bool_):
        text = mark("engine", "A mask must be a uint8 or bool array of shape (H, W), not {dtype} {shape}.")
        raise ConfigError(text, dtype=mask.dtype, shape=mask.shape)
    return mask.astype(np.uint8) * np.uint8(255) if mask.dtype == np.bool_ else mask


def _with_previews(
    task: Generator[Event, None, list[Filling]], seen: Sequence[MaskedPicture]
) -> Generator[Event | FillingPreview, None, list[Filling]]:
    """Run a search and add to its previews the picture and the box that they belong to."""
    views = [(number, view) for number, picture in enumerate(seen) for view in picture.views]
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            found: list[Filling] = end.value
            return found
        if not isinstance(event, Preview):
            yield event
            continue
        for (number, view), drawn in zip(views[event.first :], event.pictures, strict=False):
            yield FillingPreview(number, view.target.box, sketch(view, drawn))


def _filled(filling: Filling, caveats: tuple[Sentence, ...]) -> InpaintedPicture:
    answers = tuple(InpaintCandidate(filling, number) for number in range(len(filling.latents)))
    window = filling.picture.windows[0]
    return InpaintedPicture(
        filling.target, answers, len(filling.patches), caveats, VisiblePart(window.target, window.observed_mask)
    )
