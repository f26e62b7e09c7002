"""Trains an upscaler on pairs of pictures and their reduced copies.

At first only the pixel loss counts; then the discriminator joins, as in SRGAN (Ledig et al. 2017, "Photo-Realistic Single Image
Super-Resolution Using a Generative Adversarial Network", section 2.2). The feature loss uses the discriminator's
features (Wang et al. 2018, "High-Resolution Image Synthesis and Semantic Manipulation with Conditional GANs",
section 3.2), normalised at each position (Zhang et al. 2018, section 3).
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import Config, TrainingConfig, UpscalerConfig
from ganstudio.engine.data import Dataset
from ganstudio.engine.device import Device
from ganstudio.engine.networks import Discriminator
from ganstudio.engine.networks.upscaler import Upscaler, build_upscaler
from ganstudio.engine.runs.checkpoint import TrainingState, build_networks
from ganstudio.engine.training.batch import Batch
from ganstudio.engine.training.parallel import ALONE, ProcessGroup
from ganstudio.engine.training.passes import FAKE_FOR_G, StepContext
from ganstudio.engine.training.step import MEASURED, AdversarialStep
from ganstudio.engine.training.trainer import Trainer
from ganstudio.engine.upscaling.application import reduce
from ganstudio.engine.upscaling.comparison import UpscalerComparison

TINY = 1e-8
# absent until D joins
OF_D = ("loss_d", "d_real", "d_fake", "right_real", "right_fake", "grad_d", "loss_features")


def trainer_for(config: Config, dataset: Dataset, group: ProcessGroup = ALONE) -> Trainer:
    """Return the trainer of an upscaler or a GAN; errors as of :class:`~ganstudio.engine.training.trainer.Trainer`."""
    return (UpscalerTrainer if config.upscaler.factor else Trainer)(config, dataset, group)


class UpscalerStep(AdversarialStep):
    """Trains a generator on small images in place of z, with a loss that compares its output with the originals."""

    measured = (*MEASURED, "loss_pixel", "loss_features")

    def __init__(
        self,
        upscaler: UpscalerConfig,
        generator: Upscaler,
        discriminator: Discriminator,
        training: TrainingConfig,
        device: Device,
        all_reduce: Callable[[list[Tensor]], None] | None = None,
    ) -> None:
        super().__init__(generator, discriminator, training, device, all_reduce)  # type: ignore[arg-type] # it is only called
        self.upscaler = upscaler
        self.terms: list[Tensor] = []  # (2,) per microbatch, weighted: the last two of ``measured``

    def _alternating(self, batches: Sequence[Batch], context: StepContext) -> Tensor:
        self.terms = []
        if context.images_seen >= self.upscaler.pixel_images:
            return super()._alternating(batches, context)
        batch, total = batches[-1], torch.zeros((), device=self.device.kind)
        self.opt_g.zero_grad()
        for part in self.microbatches(batch):
            loss = F.l1_loss(self._generate(part), part.real) * part.weight
            torch.autograd.backward(loss, inputs=self.g_parameters)
            total += loss.detach()
        self._update(self.opt_g, self.g_parameters)
        measured = total.new_zeros(len(self.measured))
        measured[self.measured.index("loss_g")] = total * self.upscaler.pixel_weight
        measured[self.measured.index("loss_pixel")] = total
        return measured

    def generator_loss(self, batch: Batch, fake: Tensor, context: StepContext) -> Tensor:
        """Return the weighted sum of the pixel, feature and adversarial losses."""
        state = context.rng.get_state()
        seen = self._features(self.shown(fake, batch, FAKE_FOR_G, context), full_precision=False)
        logits, real_logits = self._head(seen, batch.labels, full_precision=False), None
        context.rng.set_state(state)  # the same augmentation for both, so that their features are comparable
        with torch.no_grad():
            wanted = self._features(self.shown(batch.real, batch, FAKE_FOR_G, context), full_precision=False)
            if self.objective.needs_real:
                real_logits = self._head(wanted, batch.labels, full_precision=False)
        pixel, matched = F.l1_loss(fake, batch.real), _distance(seen, wanted)
        self.terms.append(torch.stack([pixel, matched]).detach() * batch.weight)
        weights = self.upscaler
        adversarial = weights.adversarial_weight * self.objective.generator(logits, real_logits)
        return weights.pixel_weight * pixel + weights.feature_weight * matched + adversarial

    def _measured(self, losses_g: list[Tensor], measured: list[Tensor], context: StepContext) -> Tensor:
        return torch.cat([super()._measured(losses_g, measured, context), torch.stack(self.terms).sum(dim=0)])


def _distance(seen: list[Tensor], wanted: list[Tensor]) -> Tensor:
    """Return the mean squared distance of features, normalised at each position, with equal weight per resolution."""
    layers = [
        (F.normalize(one.float(), dim=1, eps=TINY) - F.normalize(other.float(), dim=1, eps=TINY)).square().sum(dim=1).mean()
        for one, other in zip(seen, wanted, strict=True)
    ]
    return torch.stack(layers).mean()


class UpscalerTrainer(Trainer):
    """Trains an upscaler and compares its held-out pictures with bicubic interpolation.

    Attributes
    ----------
    pixel
        The measurements when the discriminator joined: see :meth:`UpscalerComparison.measure`. Empty before.
    """

    grid_texts: Mapping[str, str] = {"columns": "bicubic, upscaler, original"}

    def __init__(self, config: Config, dataset: Dataset, group: ProcessGroup = ALONE) -> None:
        super().__init__(config, dataset, group)
        self.pixel: dict[str, float] = {}
        self._comparison = UpscalerComparison(dataset, self.held, self.config.upscaler.factor, self.device)
        self._found: dict[str, float] = {}  # for the next row of statistics
        self._rested = False  # whether any step since the last row left out the discriminator

    def change(self, config: Config) -> None:
        super().change(config)
        assert isinstance(self.gan, UpscalerStep)
        self.gan.upscaler = config.upscaler

    def _make_gan(self, dataset: Dataset) -> AdversarialStep:
        upscaler = build_upscaler(self.config, self.rng)
        _, discriminator = build_networks(self.config, dataset.classes, self.rng)
        for network in (upscaler, discriminator):
            self._place(network)
        parts = upscaler, discriminator, self.config.training, self.device, self.group.average
        return UpscalerStep(self.config.upscaler, *parts)

    def next_batch(self, *, is_last: bool) -> Batch:
        """Draw the next batch; ``is_last`` if the generator moves after it."""
        size = self.config.training.batch
        index = self._rows(self.sampler.next(size))
        real = self.loader.images(index)
        labels = self.loader.labels(index) if self.config.model.conditional else None
        chances = self._share(self.gan.chances(size, self.rng))
        return Batch(real, reduce(real, self.config.upscaler.factor), labels, chances=chances)

    def _step(self) -> None:
        before = self.images_seen
        super()._step()
        if before >= self.config.upscaler.pixel_images:
            return
        self._rested = True
        if self.is_playing:
            self.pixel = {f"{name}_pixel": value for name, value in self._compare().items()}
            self._found |= self.pixel

    @property
    def is_playing(self) -> bool:
        """Return whether the discriminator has joined."""
        return self.images_seen >= self.config.upscaler.pixel_images

    def read_stats(self, elapsed: float) -> dict[str, float] | None:
        row = super().read_stats(elapsed)
        if row is None:
            return None
        if self._rested:
            row = {name: value for name, value in row.items() if name not in OF_D}
        found, self._found, self._rested = self._found, {}, False
        return row | found

    def grid(self) -> np.ndarray:
        """Return held-out pictures, enlarged by bicubic interpolation and by the averaged upscaler, beside the originals."""
        return self._comparison.grid(self._averaged)

    def check_up(self) -> dict[str, float]:
        """Return a row of vitals; ``quality`` is the distance to the originals in the studio's own features."""
        found = self._compare()
        return {"images": self.images_seen, "quality": found["features"], **found}

    def _compare(self) -> dict[str, float]:
        """Measure and return the results; the next row of statistics contains them too, beside those of bicubic interpolation."""
        found = self._comparison.measure(self._averaged)
        self._found |= found | self._comparison.bicubic | self.pixel
        return found

    @property
    def _averaged(self) -> Upscaler:
        network = self.ema.network
        assert isinstance(network, Upscaler)
        return network

    def state(self) -> TrainingState:
        state = super().state()
        state.counters["pixel"] = self.pixel
        return state

    def load(self, state: TrainingState) -> None:
        super().load(state)
        self.pixel = state.counters.get("pixel", {})  # absent in a run that branched off
