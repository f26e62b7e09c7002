"""The encoder of a run, in ``encoder.safetensors`` of its folder: one, for the snapshot that it was learned for last."""

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
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.tensors import read_about, read_tensors, write_tensors
from ganstudio.engine.search.distance import finite, psnr
from ganstudio.engine.search.encoder import Encoder, blank_encoder, encode, learn_encoder
from ganstudio.engine.search.invert import draw

FILE = "encoder.safetensors"
TRIAL_SEEDS = range(2_000_003, 2_000_067)  # of pictures that tell how good it has become


@dataclass(frozen=True)
class EncoderFacts:
    """What is known of a kept encoder without loading it.

    Attributes
    ----------
    images_seen
        Images that the generator had seen whose pictures it learned from.
    network
        That generator's :func:`fingerprint`; for another one it is of no use.
    psnr
        Median likeness, in decibels, of what the generator draws where the encoder places pictures of the generator's own; None if
        they are the same.
    """

    images_seen: int
    network: str
    psnr: float | None


def train_encoder(
    run: Run, snapshot: int | None = None, minutes: float | None = None, seed: int = 0, device: str = "cpu"
) -> Task[Event, None, EncoderFacts]:
    """Learn an encoder for a snapshot (the latest if None) and keep it; the one before is replaced when the new one is ready.

    The same seed gives the same encoder on the same device, unless ``minutes`` end before its steps do.

    Raises
    ------
    RunError
        There is no such snapshot, it draws no numbers (a training that broke), or the disk refuses.
    """
    model = Model(run, snapshot, device)
    wanted = draw(model.generator, latents_from_seeds(model.generator, TRIAL_SEEDS))
    encoder = yield from learn_encoder(model.generator, minutes, seed)
    facts = EncoderFacts(model.images_seen, fingerprint(model.generator), finite(_quality(encoder, model.generator, wanted)))
    keep_encoder(run, encoder, facts)
    return facts


def keep_encoder(run: Run, encoder: Encoder, facts: EncoderFacts) -> None:
    """Keep it with the run, in place of the one before.

    Raises
    ------
    RunError
        The disk refuses.
    """
    about = {"images": facts.images_seen, "network": facts.network, "psnr": facts.psnr}
    write_tensors(run.path / FILE, encoder.state_dict(), {name: str(value) for name, value in about.items() if value is not None})


def encoder_facts(run: Run) -> EncoderFacts | None:
    """Of the encoder kept with a run; None if there is none that this studio can read: it can be learned again."""
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
    """The encoder kept with a run, on the device of ``generator``; None if there is none that belongs to this very network."""
    facts = encoder_facts(run)
    if facts is None or facts.network != fingerprint(generator):
        return None
    encoder = blank_encoder(generator, run.config.data.size, run.config.data.channels)
    try:
        encoder.load_state_dict(read_tensors(run.path / FILE))
    except (OSError, RuntimeError):
        return None
    encoder.eval().requires_grad_(False)
    return encoder.to(next(generator.parameters()).device)


@torch.no_grad()
def _quality(encoder: Encoder, generator: Generator, wanted: Tensor) -> float:
    return float(psnr(draw(generator, encode(encoder, wanted)), wanted).median())
