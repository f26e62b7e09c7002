"""Exports a trained generator for other programs, and prepared data."""

import copy
from collections.abc import Generator as Task
from dataclasses import dataclass
from pathlib import Path

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import Problem, load_dataset, open_source
from ganstudio.engine.errors import RunError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.export.datasets import export_place, write_dataset
from ganstudio.engine.export.models import (
    DESCRIPTIONS,
    FORMATS,
    LARGEST_DIFFERENCE,
    SAMPLES,
    Whole,
    check_format,
    describe,
    largest_difference,
    model_inputs,
)
from ganstudio.engine.files import beside, disk_errors, write_json
from ganstudio.engine.latent.model import Model
from ganstudio.engine.pixels import LEVELS
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence, figure


@dataclass(frozen=True)
class Exported:
    """The written files.

    ``difference`` is the largest difference from torch's pixels in [-1, 1] over ``samples`` pictures, after loading the file again;
    ``inputs`` are the names of the model's inputs; ``images_seen`` is that of the snapshot.
    """

    format: str
    files: tuple[Path, ...]
    images_seen: int
    inputs: tuple[str, ...]
    difference: float
    samples: int = SAMPLES

    @property
    def comparison(self) -> Sentence:
        """Return the result of the comparison with the original, in words."""
        text = mark("engine", "{count} pictures compared with the original: identical in every pixel")
        if self.difference:
            text = mark("engine", "{count} pictures compared with the original: they differ by at most {levels} of 255 grey levels")
        return Sentence(text, {"count": self.samples, "levels": figure(self.difference * LEVELS)})


def export_model(model: Model, format: str, out: Path) -> Task[Event, None, Exported]:
    """Write the generator for other programs; an existing file is replaced only if the new file draws the same.

    Parameters
    ----------
    model
        A model on any device; a copy on the CPU is written and compared.
    format
        ``onnx``: z, labels (with classes) and truncation to images, in batches of any size. ``torchscript``: the same as a traced
        module for ``torch.jit.load``. ``safetensors``: the tensors by name, beside a ``.json`` with their settings.
        ``stylegan2-ada``: state dicts of a StyleGAN2 for ``torch.load`` and StyleGAN2-ADA's networks, beside a ``.json`` with the
        arguments of their constructors.
    out
        A file.

    Raises
    ------
    ConfigError
        The format does not exist, or its packages are missing: the message says how to install them.
    RunError
        The file draws other pictures, or the disk is full or not writable.
    """
    check_format(format)
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    yield Status(mark("engine", "Writing the model"), {})
    whole = Whole(copy.deepcopy(model.generator).cpu()).eval()
    description = describe(model)
    with beside(out) as temporary:
        draw = FORMATS[format](whole, temporary, model, description)
        yield Status(mark("engine", "Comparing {count} pictures"), {"count": SAMPLES})
        difference = largest_difference(whole, draw)
        if not difference <= LARGEST_DIFFERENCE:  # nor NaN
            text = mark(
                "engine",
                "The exported model draws different pictures (up to {levels} of 255 grey levels apart), so nothing was written.",
            )
            raise RunError(text, levels=figure(difference * LEVELS))
    files = [out]
    if format in DESCRIPTIONS:
        files.append(out.with_suffix(".json"))
        write_json(files[1], DESCRIPTIONS[format](model))
    return Exported(format, tuple(files), model.images_seen, tuple(model_inputs(whole.generator)), difference)


@dataclass(frozen=True)
class DatasetExported:
    """The exported data: its path, the number of pictures, and the files left out."""

    out: Path
    count: int
    problems: tuple[Problem, ...]


def export_dataset(config: DataConfig, out: Path, format: str = "folder") -> Task[Event, None, DatasetExported]:
    """Write the pictures of ``config`` as prepared for the networks; a generator of events. If stopped early, leave nothing.

    Parameters
    ----------
    config
        The source and how it is prepared.
    out, format
        As for :func:`~ganstudio.engine.export.datasets.write_dataset`.

    Raises
    ------
    ConfigError, DatasetError
        The format does not exist, ``out`` exists already, or the source cannot be used.
    RunError
        The disk is full or not writable.
    """
    export_place(format, out)  # refused before the pictures are prepared
    source = yield from open_source(config.source, config)
    dataset = yield from load_dataset(source, config)
    count = yield from write_dataset(dataset, format, out)
    return DatasetExported(out, count, tuple(dataset.problems))
