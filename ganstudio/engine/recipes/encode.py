"""Trains an encoder, which maps a picture to its latent in a single pass."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from ganstudio.engine.events import Event
from ganstudio.engine.recipes.opening import where_memory_allows
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.search.kept_encoder import FILE, train_encoder
from ganstudio.engine.search.kept_encoder import EncoderFacts as EncoderFacts
from ganstudio.engine.search.kept_encoder import encoder_facts as encoder_facts

MINUTES = 10.0  # at most; small models need less


@dataclass(frozen=True)
class TrainedEncoder:
    """A trained encoder, and its file in the run folder."""

    path: Path
    facts: EncoderFacts


def encode(
    run: Run, *, snapshot: int | None = None, minutes: float | None = MINUTES, seed: int = 0
) -> Generator[Event, None, TrainedEncoder]:
    """Train an encoder for a snapshot on the model's own pictures, and save it with the run in place of an earlier encoder.

    Parameters
    ----------
    snapshot
        Images seen of the snapshot; None for the latest.
    minutes
        Stop after this long; None: when all its steps are done.
    seed
        The same seed gives the same encoder on the same device, unless ``minutes`` end before its steps do.

    Raises
    ------
    RunError
        The snapshot does not exist, its pictures are not finite, or the disk is full or not writable.
    """
    facts = yield from where_memory_allows(run, lambda device: train_encoder(run, snapshot, minutes, seed, device))
    return TrainedEncoder(run.path / FILE, facts)
