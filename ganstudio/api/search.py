"""Searches the latent space from a script: finds a picture, fills its holes, or enlarges a small picture."""

from collections.abc import Generator
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from PIL import Image

from ganstudio.api import arguments
from ganstudio.api.results import EnlargedPicture, FilledPicture, FoundPicture
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.sampling import LARGEST_SEED
from ganstudio.engine.recipes.inpaint import inpaint
from ganstudio.engine.recipes.invert import invert
from ganstudio.engine.recipes.trust import TrustReport, VisiblePart, measure_trust
from ganstudio.engine.recipes.upscale import upscale
from ganstudio.engine.runs import Run

PictureLike: TypeAlias = str | Path | np.ndarray | Image.Image
MaskLike: TypeAlias = str | Path | np.ndarray | Image.Image | None
Label: TypeAlias = int | str | None
MOST_ANSWERS = 16
MOST_FEATHER = 1_000


def find(model: Model, image: PictureLike, effort: str, label: Label, seed: int, trust: bool) -> Generator[Any, None, FoundPicture]:
    """Search for a picture; the parameters are those of :meth:`~ganstudio.api.model.TrainedModel.invert`."""
    picture, number = _picture(image), arguments.check_whole("seed", seed, 0, LARGEST_SEED)
    result = yield from invert(model, [picture], effort=effort, label=label, seed=number)
    (found,) = result.pictures
    report = yield from _trust(model, found.visible, label, trust, compares=True)
    return FoundPicture(result.run.path, found, report)


def fill(
    model: Model, image: PictureLike, mask: MaskLike, count: int, effort: str, label: Label, feather: int, seed: int, trust: bool
) -> Generator[Any, None, FilledPicture]:
    """Fill the holes of a picture; the parameters are those of :meth:`~ganstudio.api.model.TrainedModel.inpaint`."""
    picture, hole, number = _picture(image), _mask(mask), arguments.check_whole("count", count, 1, MOST_ANSWERS)
    words: dict[str, Any] = {
        "feather": arguments.check_whole("feather", feather, 0, MOST_FEATHER),
        "seed": arguments.check_whole("seed", seed, 0, LARGEST_SEED),
    }
    result = yield from inpaint(model, [picture], hole, count=number, effort=effort, label=label, **words)
    (filled,) = result.pictures
    report = yield from _trust(model, filled.visible, label, trust)
    return FilledPicture(filled, report)


def enlarge(
    model: Model | Run,
    image: PictureLike,
    factor: int | None,
    count: int = 4,
    effort: str = "fast",
    label: Label = None,
    seed: int = 0,
    trust: bool = False,
    snapshot: int | None = None,
) -> Generator[Any, None, EnlargedPicture]:
    """Enlarge a picture; the parameters are those of :meth:`~ganstudio.api.model.TrainedModel.upscale`."""
    picture, number = _picture(image), arguments.check_whole("count", count, 1, MOST_ANSWERS)
    times = None if factor is None else arguments.check_integer("factor", factor)
    words: dict[str, Any] = {"effort": effort, "label": label, "seed": arguments.check_whole("seed", seed, 0, LARGEST_SEED)}
    result = yield from upscale(model, [picture], factor=times, count=number, snapshot=snapshot, **words)
    (enlarged,) = result.pictures
    report = (yield from _trust(model, enlarged.visible, label, trust)) if isinstance(model, Model) else None
    return EnlargedPicture(enlarged, report)


def _trust(
    model: Model, part: VisiblePart, label: Label, is_wanted: bool, compares: bool = False
) -> Generator[Any, None, TrustReport | None]:
    if not is_wanted:
        return None
    (report,) = yield from measure_trust(model, [part], compares=compares, label=label)
    return report


def _picture(image: object) -> PictureLike:
    if not isinstance(image, str | Path | np.ndarray | Image.Image):
        text = "image = {value}: this must be a path, a uint8 array (H, W) or (H, W, C), or a Pillow image."
        raise arguments.ArgumentTypeError(text, value=arguments.short(image))
    return image


def _mask(mask: object) -> str | Path | np.ndarray | None:
    """Return a mask as recipes take it: an array of zeros and ones counts as booleans."""
    if mask is None or isinstance(mask, str | Path):
        return mask
    if isinstance(mask, Image.Image):
        return np.asarray(mask.convert("L"))
    if not isinstance(mask, np.ndarray):
        text = "mask = {value}: this must be a path, a uint8 or bool array (H, W), or a Pillow image."
        raise arguments.ArgumentTypeError(text, value=arguments.short(mask))
    return mask.astype(np.bool_) if mask.dtype.kind in "iu" and mask.size and mask.min() >= 0 and mask.max() == 1 else mask
