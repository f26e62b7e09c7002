"""Opens the inputs of recipes: a model on the fastest device, pictures in the form of its inputs, a class and an effort."""

import io
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

import numpy as np
import torch
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.decoding.decode import LARGEST, Picture, decode
from ganstudio.engine.device import fastest_device, use_threads
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.latent.model import Model, find_label
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.search.solver import EFFORTS, SearchBudget
from ganstudio.engine.search.target import Target as Target
from ganstudio.engine.search.target import preparation_of, read_both, target_of
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

E = TypeVar("E")
T = TypeVar("T")

PictureLike: TypeAlias = Path | str | np.ndarray | Image.Image | Target
"""A file, an array uint8 (H, W) or (H, W, C) with 1 to 4 channels, a Pillow image, or an opened picture."""


def where_memory_allows(run: Run, task: Callable[[str], Generator[E, None, T]]) -> Generator[E | Event, None, T]:
    """Run ``task(device)`` on the fastest device, and again on the CPU if that device's memory is full."""
    device = fastest_device(run.config)
    use_threads(device)
    try:
        return (yield from task(device.kind))
    except torch.OutOfMemoryError:
        if device.kind == "cpu":
            raise
    yield Status(mark("engine", "The graphics card's memory is full: continuing on the CPU"), {})
    return (yield from task("cpu"))


def with_model(
    model: Run | Model, snapshot: int | None, task: Callable[[Model], Generator[E, None, T]]
) -> Generator[E | Event, None, T]:
    """Run ``task`` with a model. Errors of the run or its snapshot are raised before the first event.

    Parameters
    ----------
    model
        A run, whose model is loaded on the fastest device with enough memory for the task; or an open model, used on its device.
    snapshot
        Images seen of the snapshot to load from a run; None for the latest.
    """
    if isinstance(model, Model):
        return (yield from task(model))
    run = model
    return (yield from where_memory_allows(run, lambda device: task(Model(run, snapshot, device))))


def run_of(model: Run | Model) -> Run:
    """Return the run of a model."""
    return model.run if isinstance(model, Model) else model


def class_number(run: Run, label: int | str | None) -> int | None:
    """Return the number of a class given by name or number; None stays None: the search finds the class too.

    Raises
    ------
    ConfigError
        The run has no such class.
    """
    return None if label is None else find_label(run, label)


def budget_of(effort: str, others: Sequence[str] = ()) -> SearchBudget:
    """Return the budget of a search with an ``effort`` of :data:`EFFORTS`; ``others`` are efforts that search as "fast" does.

    Raises
    ------
    ConfigError
        The effort does not exist: the message names the choices.
    """
    if effort not in EFFORTS and effort not in others:
        raise unknown_name("effort", effort, [*EFFORTS, *others])
    return EFFORTS.get(effort, EFFORTS["fast"])


def open_picture(picture: PictureLike, data: DataConfig, name: str = "picture") -> tuple[Target, Picture]:
    """Open a picture as input of the networks of a run with these settings, and for display: upright, in sRGB.

    ``name`` is the name in results of a picture without a file.

    Raises
    ------
    UnreadableImage
        The file cannot be opened, or is no picture.
    ConfigError
        An array of another type or shape.
    """
    if isinstance(picture, Path | str):
        return read_both(Path(picture), preparation_of(data))
    if isinstance(picture, Target):
        return picture, decode(picture.content or picture.source, picture.path.name, most=LARGEST)
    content = _encoded(picture if isinstance(picture, Image.Image) else _image(picture))
    return open_content(content, Path(f"{name}.png"), data)


def open_content(content: bytes, path: Path, data: DataConfig) -> tuple[Target, Picture]:
    """Open the content of a picture file as :func:`open_picture` does, under the name ``path``."""
    picture = decode(content, path.name, most=LARGEST)
    return target_of(picture, path, preparation_of(data), content), picture


def open_pictures(pictures: Sequence[PictureLike], data: DataConfig) -> list[tuple[Target, Picture]]:
    """Open pictures as :func:`open_picture` does; those without a file get the names picture-1, picture-2 ..."""
    return [open_picture(picture, data, f"picture-{number}") for number, picture in enumerate(pictures, start=1)]


def open_targets(pictures: Sequence[PictureLike], data: DataConfig) -> list[Target]:
    """Open pictures as inputs of the networks of a run with these settings."""
    names = [f"picture-{number}" for number in range(1, len(pictures) + 1)]
    pairs = zip(pictures, names, strict=True)
    return [one if isinstance(one, Target) else open_picture(one, data, name)[0] for one, name in pairs]


def _image(pixels: np.ndarray) -> Image.Image:
    channels = pixels.shape[2] if pixels.ndim == 3 else 1
    if pixels.dtype != np.uint8 or pixels.ndim not in (2, 3) or not 1 <= channels <= 4 or 0 in pixels.shape:
        text = mark(
            "engine", "A picture must be a uint8 array of shape (H, W) or (H, W, C) with 1 to 4 channels, not {dtype} {shape}."
        )
        raise ConfigError(text, dtype=pixels.dtype, shape=pixels.shape)
    return Image.fromarray(np.ascontiguousarray(pixels.squeeze(axis=2) if channels == 1 and pixels.ndim == 3 else pixels))


def _encoded(image: Image.Image) -> bytes:
    """Return the content of a PNG file."""
    buffer = io.BytesIO()
    kept = image if image.mode in ("1", "L", "LA", "RGB", "RGBA", "P", "I;16") else image.convert("RGB")
    kept.save(buffer, "PNG")
    return buffer.getvalue()
