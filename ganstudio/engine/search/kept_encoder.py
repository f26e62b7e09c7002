"""Saves the encoder of a run in ``encoder.safetensors`` of its folder: a single encoder, for its last training snapshot."""

from collections.abc import Generator as Task
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from ganstudio.engine.errors import RunError
from ganstudio.engine.events import Event
from ganstudio.engine.export.provenance import fingerprint
from ganstudio.engine.latent.latent import latents_from_seeds
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.tensors import read_about, read_tensors, write_tensors
from ganstudio.engine.search.distance import finite
from ganstudio.engine.search.encoder import Encoder, blank_encoder, encode, learn_encoder
from ganstudio.engine.search.invert import draw

FILE = "encoder.safetensors"
TRIAL_SEEDS = range(2_000_003, 2_000_067)  # of the pictures that measure its quality


@dataclass(frozen=True)
class EncoderFacts:
    """Facts about a saved encoder that are read without loading it.

    Attributes
    ----------
    images_seen
        Images that the generator had seen at the snapshot it was trained on.
    network
        That generator's :func:`fingerprint`; the encoder is useless for other generators.
    psnr
        Median PSNR, in decibels, of the generator's own pictures redrawn from the encoder's latents; None if
        they are equal.
    """

    images_seen: int
    network: str
    psnr: float | None


def train_encoder(
    run: Run, snapshot: int | None = None, minutes: float | None = None, seed: int = 0, device: str = "cpu"
) -> Task[Event, None, EncoderFacts]:
    """Train an encoder for a snapshot (the latest if None) and save it; it replaces the previous encoder when it is ready.

    The same seed gives the same encoder on the same device, unless ``minutes`` end the training before its last step.

    Raises
    ------
    RunError
        The snapshot does not exist, its pictures are not finite (a training that broke), or the disk refuses.
    """
    model = Model(run, snapshot, device)
    wanted = draw(model.generator, latents_from_seeds(model.generator, TRIAL_SEEDS))
    encoder = yield from learn_encoder(model.generator, minutes, seed)
    facts = EncoderFacts(model.images_seen, fingerprint(model.generator), finite(_quality(encoder, model.generator, wanted)))
    keep_encoder(run, encoder, facts)
    return facts


def keep_encoder(run: Run, encoder: Encoder, facts: EncoderFacts) -> None:
    """Save an encoder with the run, in place of the previous.

    Raises
    ------
    RunError
        The disk refuses to write.
    """
    about = {"images": facts.images_seen, "network": facts.network, "psnr": facts.psnr}
    write_tensors(run.path / FILE, encoder.state_dict(), {name: str(value) for name, value in about.items() if value is not None})


def encoder_facts(run: Run) -> EncoderFacts | None:
    """Return the facts of the encoder saved with a run; None without a readable encoder: it can be trained again."""
    path: Path = run.path / FILE
    if not path.exists():
        return None
    try:
        about = read_about(path)
        told = about.get("psnr")
        return EncoderFacts(int(about["images"]), about["network"], None if told is None else float(told))
    except (OSError, KeyError, ValueError, RunError):
        return None


def load_encoder(run: Run, generator: Generator) -> Encoder | None:
    """Load the encoder saved with a run, on the device of ``generator``; None without an encoder for this very network."""
    facts = encoder_facts(run)
    if facts is None or facts.network != fingerprint(generator):
        return None
    encoder = blank_encoder(generator, run.config.data.frame, run.config.data.channels)
    try:
        encoder.load_state_dict(read_tensors(run.path / FILE))
    except (OSError, RuntimeError):
        return None
    encoder.eval().requires_grad_(False)
    return encoder.to(next(generator.parameters()).device)


@torch.no_grad()
def _quality(encoder: Encoder, generator: Generator, wanted: Tensor) -> float:
    return float(psnr(draw(generator, encode(encoder, wanted)), wanted).median())
