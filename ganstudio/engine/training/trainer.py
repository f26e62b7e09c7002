"""Holds the state of a training and trains it step by step; :mod:`ganstudio.engine.recipes.train` saves and shows it."""

import gc
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.config import Config
from ganstudio.engine.data import Dataset
from ganstudio.engine.data.preparation.split import split
from ganstudio.engine.device import choose_device, use_threads, used_memory
from ganstudio.engine.errors import TrainingError
from ganstudio.engine.export.images import tile
from ganstudio.engine.latent.sampling import generate
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs.checkpoint import TrainingState, build_networks
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.training.batch import Batch, microbatch_sizes, smaller_microbatches
from ganstudio.engine.training.device_loader import DeviceLoader
from ganstudio.engine.training.ema import EMA
from ganstudio.engine.training.health import HealthProbe
from ganstudio.engine.training.meter import Meter
from ganstudio.engine.training.packing import pack, under, unpack
from ganstudio.engine.training.parallel import ALONE, ProcessGroup
from ganstudio.engine.training.passes import StepContext
from ganstudio.engine.training.resolve import resolve
from ganstudio.engine.training.rules import check
from ganstudio.engine.training.sampler import Partners, Sampler
from ganstudio.engine.training.schedule import half_life, scheduled_values
from ganstudio.engine.training.step import AdversarialStep

GRID_SEEDS = tuple(range(64))


class OutOfMemory(Exception):
    """Raised when a step does not fit into the device's memory."""


class Trainer:
    """Holds the networks, optimizers, EMA, sampler and counters of a run and trains them step by step.

    Parameters
    ----------
    config
        The dataset's size and channels replace its own.
    dataset
        Pixels and, if conditional, labels.
    group
        The processes that train this run together; each has its own trainer.
    """

    grid_texts: Mapping[str, str] = {"seeds": f"{GRID_SEEDS[0]}-{GRID_SEEDS[-1]}"}  # written into the grid's file

    def __init__(self, config: Config, dataset: Dataset, group: ProcessGroup = ALONE) -> None:
        check(config, dataset, group.size)
        config = resolve(config, dataset)
        self.config = config
        self.device = choose_device(config)
        use_threads(self.device)
        self.classes = dataset.classes
        self.images_seen = 0
        self.steps = 0
        self.seconds = 0.0
        self.rng = torch.Generator().manual_seed(config.run.seed)
        self.group = group
        self.gan = self._make_gan(dataset)
        self.gan.overlap(group)
        self.ema = EMA(self.gan.generator)
        trained, self.held = split(len(dataset.rows), config.training.held_out)
        self._trained = torch.from_numpy(trained)
        self.sampler = Sampler(len(trained) * len(dataset) // len(dataset.rows), config.run.seed)
        self._partners = self._by_class(dataset) if config.model.conditional else None
        self.loader = DeviceLoader(dataset, self.device)
        self.meter = Meter(self.device, self.gan.measured)
        self._probe: HealthProbe | None = None
        self._dataset = dataset

    def _by_class(self, dataset: Dataset) -> Partners:
        assert dataset.labels is not None
        labels = torch.from_numpy(dataset.labels[self._trained.numpy()])
        return Partners(labels.long().repeat(self.sampler.n // len(labels)))

    def _make_gan(self, dataset: Dataset) -> AdversarialStep:
        """Build the networks with weights drawn from ``self.rng``, move them to the device, and return what updates them."""
        generator, discriminator = build_networks(self.config, dataset.classes, self.rng)
        for network in (generator, discriminator):
            self._place(network)
        return AdversarialStep(generator, discriminator, self.config.training, self.device, self.group.average)

    def _place(self, network: torch.nn.Module) -> None:
        network.to(self.device.kind)
        network.to(memory_format=self.device.torch_format)  # type: ignore[call-overload] # missing in torch's stubs

    def change(self, config: Config) -> None:
        """Continue with the settings of ``config``; only :data:`~ganstudio.engine.config.LIVE_SETTINGS` may differ."""
        self.config = config
        self.gan.change(config.training)

    @property
    def microbatch_sizes(self) -> Sequence[int]:
        """Return the sizes of the microbatches of this process, in images."""
        training = self.config.training
        return microbatch_sizes(training.batch // self.group.size, training.accumulate, self.gan.group)

    @property
    def smaller_microbatches(self) -> int | None:
        """Return the number of microbatches of about half the size; None if they cannot be smaller."""
        training = self.config.training
        return smaller_microbatches(training.batch // self.group.size, training.accumulate, self.gan.group)

    def step(self) -> None:
        """Update D ``training.d_steps`` times, each with its own batch, then G once.

        Raises
        ------
        OutOfMemory
            The device's memory is full. The sampler and the random state are restored, so that the caller can retry the step; D
            may be updated already.
        """
        position, rng = self.sampler.position, self.rng.get_state()
        try:
            self._step()
        except RuntimeError as error:  # the base of torch.OutOfMemoryError; CPUs raise it with a text only
            if not isinstance(error, torch.OutOfMemoryError) and "can't allocate memory" not in str(error):
                raise
            self.sampler.position = position
            self.rng.set_state(rng)
            raise OutOfMemory from None

    def forget(self) -> None:
        """Free the memory that a failed step holds on the device."""
        for parameter in (*self.gan.g_parameters, *self.gan.d_parameters):
            parameter.grad = None
        gc.collect()
        if self.device.kind == "cuda":
            torch.cuda.empty_cache()

    def _step(self) -> None:
        training = self.config.training
        batches = [self.next_batch(is_last=move == training.d_steps - 1) for move in range(training.d_steps)]
        context = StepContext(self.steps, self.images_seen, self._step_rng())
        measured = self.gan.step(batches, context)
        self.steps += 1
        self.images_seen += training.batch * training.d_steps
        self.ema.update(training.batch * training.d_steps, half_life(training, self.images_seen))
        self.meter.add(measured)

    def next_batch(self, *, is_last: bool) -> Batch:
        """Return this process's part of the next batch. Each draws the whole, so that any number of processes gets the same."""
        size, gan = self.config.training.batch, self.gan
        index = self.sampler.next(size)
        z, chances = self._share(gan.generator.sample_z(size, self.rng)), self._share(gan.chances(size, self.rng))
        assert z is not None
        rows = self._rows(index)
        labels = self.loader.labels(rows) if self.config.model.conditional else None
        real_for_g = None
        if is_last and gan.objective.needs_real and self.config.training.update == "alternating":
            partners = self.sampler.next(size) if self._partners is None else self._partners.draw(index, self.rng)
            real_for_g = self.loader.images(self._rows(partners))
        return Batch(self.loader.images(rows), z, labels, real_for_g, chances)

    def _rows(self, index: Tensor) -> Tensor:
        """Return this process's part of the sampler's draw, as positions in the dataset; its upper half is the mirrored images."""
        count = len(self._trained)
        return self.group.part(self._trained[index % count] + index // count * self.loader.count)

    def _share(self, drawn: Tensor | None) -> Tensor | None:
        """Return this process's part of a draw for the whole batch, on the device."""
        return None if drawn is None else self.group.part(drawn).to(self.device.kind)

    def _step_rng(self) -> torch.Generator:
        """Return the generator of this step's noise, from the seed and its number alone, so that a resumed run draws the same."""
        seed = self.config.run.seed * 1_000_003 + self.steps
        return torch.Generator(self.device.kind).manual_seed(seed + (self.group.rank << 48))

    def read_stats(self, elapsed: float) -> dict[str, float] | None:
        """Return a row of statistics over the steps since the last call, ``elapsed`` seconds ago; None if there were none.

        Raises
        ------
        TrainingError
            A loss is no longer finite.
        """
        count = self.meter.count
        if not count:
            return None
        training = self.config.training
        values = self.meter.read(self.gan.gradient_norms())
        if not all(math.isfinite(values[name]) for name in ("loss_g", "loss_d")):
            raise not_finite(self.images_seen)
        return {
            "images": self.images_seen,
            "step": self.steps,
            "seconds": round(self.seconds, 3),
            **{name: round(value, 6) for name, value in values.items()},
            "augment_p": round(float(self.gan.augment_p(self.images_seen)), 4),
            **{name: float(f"{value:.6g}") for name, value in scheduled_values(training, self.images_seen).items()},
            "rate": round(count * training.batch * training.d_steps / max(elapsed, 1e-9), 1),
            "memory": used_memory(self.device),
        }

    def grid(self) -> np.ndarray:
        """Return the fixed-seed grid of the averaged generator: uint8 (H, W, 3), 8 x 8 images."""
        generator = self.ema.network
        assert isinstance(generator, Generator)
        return tile(np.concatenate(list(generate(generator, GRID_SEEDS))), columns=8)

    def check_up(self) -> dict[str, float]:
        """Return a row of ``vitals.jsonl``: ``images``, ``quality`` and more."""
        if self._probe is None:
            self._probe = HealthProbe(self._dataset, self.held, self.config.model.conditional, self.device.kind)
        averaged = self.ema.network
        assert isinstance(averaged, Generator)
        return self._probe.measure(self.images_seen, averaged, self.gan.generator, self.gan.discriminator).row()

    def finite(self) -> bool:
        """Return whether every weight is a finite number."""
        sums = [p.detach().float().sum() for p in (*self.gan.g_parameters, *self.gan.d_parameters)]
        return bool(torch.stack(sums).isfinite().all())

    def state(self) -> TrainingState:
        """Return the state that :meth:`load` needs to continue exactly."""
        tensors = {"rng": self.rng.get_state()}
        tensors |= {f"adaptive.{name}": tensor for name, tensor in self.gan.adaptive.state().items()}
        tensors |= {f"path_length.{name}": tensor for name, tensor in self.gan.path_length.state().items()}
        tensors |= pack(self._networks(), self._optimizers())
        counters: dict[str, Any] = {
            "images": self.images_seen,
            "steps": self.steps,
            "seconds": self.seconds,
            "sampler": self.sampler.position,
        }
        return TrainingState(tensors, counters)

    def load(self, state: TrainingState) -> None:
        """Restore a state. It may come from another device or memory layout."""
        self.images_seen, self.steps = state.counters["images"], state.counters["steps"]
        self.seconds = state.counters["seconds"]
        self.sampler.position = state.counters["sampler"]
        self.rng.set_state(state.tensors["rng"])
        self.gan.adaptive.load(under("adaptive", state.tensors))
        self.gan.path_length.load(under("path_length", state.tensors))
        unpack(state.tensors, self._networks(), self._optimizers())

    def _networks(self) -> dict[str, torch.nn.Module]:
        return {"g": self.gan.generator, "d": self.gan.discriminator, "ema": self.ema.network}

    def _optimizers(self) -> dict[str, torch.optim.Optimizer]:
        return {"opt_g": self.gan.opt_g, "opt_d": self.gan.opt_d}


def not_finite(images_seen: int) -> TrainingError:
    """Return the error for a training that diverged."""
    return TrainingError(
        mark(
            "engine",
            "Training diverged: losses or weights became NaN or infinite at {images} images. Try lower learning rates.",
        ),
        images=f"{images_seen:,}",
    )
