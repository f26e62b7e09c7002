"""Divides pictures into those that a baseline is fitted to, those that choose its settings, and those that measure it."""

from dataclasses import dataclass

import numpy as np
import psutil

from ganstudio.engine.config import Config
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import Dataset
from ganstudio.engine.data.preparation.split import split
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Caveat
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence, SettingWord

VALIDATION = 0.1  # of the pictures that are not held out
FEWEST, FEWEST_HELD = 48, 3  # pictures in all, and held out
MOST = 10_000  # pictures that a mixture or a kernel density is fitted to
FEWEST_IN_MEMORY = 500
BYTES = 24  # per pixel of those: as levels, scaled, and in the work of the principal components
PART_OF_MEMORY = 4


@dataclass(frozen=True, eq=False)
class Division:
    """Positions in a dataset, int64 each: no picture is in two of them. ``caveat`` says that memory leaves out pictures."""

    train: np.ndarray
    validation: np.ndarray
    held: np.ndarray
    caveat: Caveat | None = None


def divide(dataset: Dataset, config: Config, *, needs_memory: bool) -> Division:
    """Divide a dataset; the held-out pictures are those that a GAN of the same settings does not train on.

    Parameters
    ----------
    needs_memory
        Whether all pictures to fit to must be in memory at once: then there are at most 10,000, and as many as fit.

    Raises
    ------
    ConfigError
        There are too few pictures, too few of them are held out, or they are too large for the memory.
    """
    count = len(dataset.rows)
    if count < FEWEST:
        text = mark("engine", "{name} has too few pictures for a baseline: {fewest} are needed, and {count} can be used.")
        raise ConfigError(text, name=dataset.name, fewest=FEWEST, count=count)
    rest, held = split(count, config.training.held_out)
    if len(held) < FEWEST_HELD:
        text = mark("engine", "A baseline is measured on held-out pictures, and {share} of {count} are too few. Raise {setting}.")
        raise ConfigError(text, share=config.training.held_out, count=f"{count:,}", setting=SettingWord("training.held_out"))
    train, validation = (rest[part] for part in split(len(rest), VALIDATION))
    fitting = min(len(train), _most(dataset)) if needs_memory else len(train)
    kept = np.sort(np.random.default_rng(config.run.seed).permutation(train)[:fitting])
    if dataset.mirrored and fitting == len(train):
        kept = np.concatenate([kept, kept + count])
    caveat = None
    if fitting < len(train):
        text = mark("engine", "The model is fitted to {fitting} of {count} pictures, because all of them have to fit into memory.")
        caveat = Caveat(Sentence(text, {"fitting": f"{fitting:,}", "count": f"{len(train):,}"}))
    return Division(kept, validation, held, caveat)


def _most(dataset: Dataset) -> int:
    """Return how many pictures a density may be fitted to."""
    pixels = int(np.prod(dataset.pixels.shape[1:]))
    room = int(psutil.virtual_memory().available) // PART_OF_MEMORY // (pixels * BYTES)
    if room < min(FEWEST_IN_MEMORY, len(dataset.rows)):
        text = mark(
            "engine",
            "Images of {size} px are too large for a mixture or a kernel density: {fewest} of them need {needed} GB of memory, and "
            "{free} GB may be used. Choose a smaller {setting}.",
        )
        fewest = min(FEWEST_IN_MEMORY, len(dataset.rows))
        raise ConfigError(
            text,
            size=FrameSize(dataset.pixels.shape[3], dataset.pixels.shape[2]).label,
            fewest=fewest,
            needed=f"{fewest * pixels * BYTES / 1e9:.1f}",
            free=f"{psutil.virtual_memory().available / PART_OF_MEMORY / 1e9:.1f}",
            setting=SettingWord("data.size"),
        )
    return min(MOST, room)
