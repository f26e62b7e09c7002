"""Training an encoder, which says in one pass where a picture lies in the latent space."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from ganstudio.engine.events import Event
from ganstudio.engine.recipes.opening import where_memory_allows
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.search.kept_encoder import FILE, train_encoder
from ganstudio.engine.search.kept_encoder import EncoderFacts as EncoderFacts
from ganstudio.engine.search.kept_encoder import encoder_facts as encoder_facts

MINUTES = 10.0  # at most; small models are ready sooner


@dataclass(frozen=True)
class TrainedEncoder:
    """An encoder that was trained, and the file of the run that keeps it."""

    path: Path
    facts: EncoderFacts


def encode(
    run: Run, *, snapshot: int | None = None, minutes: float | None = MINUTES, seed: int = 0
) -> Generator[Event, None, TrainedEncoder]:
    """Train an encoder for a snapshot on the model's own pictures, and keep it with the run in place of the one before.

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
        There is no such snapshot, it draws no numbers, or the disk refuses.
    """
    facts = yield from where_memory_allows(run, lambda device: train_encoder(run, snapshot, minutes, seed, device))
    return TrainedEncoder(run.path / FILE, facts)
