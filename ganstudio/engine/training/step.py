"""Updates the discriminator and the generator once. Every tensor stays on the device; nothing here synchronises with it."""

import math
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from functools import partial

import torch
from torch import Tensor, nn

from ganstudio.engine.config import TrainingConfig
from ganstudio.engine.device import Device, full_float32
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.networks.layers import MinibatchStd
from ganstudio.engine.networks.recompute import set_recompute
from ganstudio.engine.objectives import Objective, gradient_penalty, interpolate_penalty
from ganstudio.engine.training.batch import Batch, microbatch_sizes
from ganstudio.engine.training.buckets import GradientBuckets
from ganstudio.engine.training.parallel import ProcessGroup
from ganstudio.engine.training.passes import BETWEEN, FAKE, FAKE_FOR_G, REAL, REAL_FOR_G, Passes, StepContext
from ganstudio.engine.training.path_length import SHRINK, PathLength, path_lengths
from ganstudio.engine.training.schedule import beta2, gamma_factor, lr_factor

MEASURED = ("loss_g", "loss_d", "d_real", "d_fake", "right_real", "right_fake")


class AdversarialStep(Passes):
    """Holds two networks and two optimizers and updates them. ``measured`` names the values that each step measures.

    Parameters
    ----------
    generator, discriminator
        On the device already.
    training
        Objective, updates, optimizers, penalties, augmentation.
    device
        Precision of the forward passes.
    all_reduce
        Called with the gradients of a network before each update, to average them over several processes.

    Attributes
    ----------
    group
        Largest number of images that the discriminator compares (minibatch standard deviation); 1 if it compares none.
    has_batch_norm
        Whether a network normalises over the images of a batch, so that microbatches change the result.
    """

    measured: tuple[str, ...] = MEASURED

    def __init__(
        self,
        generator: Generator,
        discriminator: Discriminator,
        training: TrainingConfig,
        device: Device,
        all_reduce: Callable[[list[Tensor]], None] | None = None,
    ) -> None:
        super().__init__(discriminator, training, device)
        self.generator = generator
        self.path_length = PathLength(device.kind)
        self.all_reduce = all_reduce
        self.g_parameters = list(generator.parameters())
        discriminator.freeze(training.freeze_d)
        self.d_parameters = [parameter for parameter in discriminator.parameters() if parameter.requires_grad]
        self.opt_g = make_optimizer(self.g_parameters, training.lr_g, training)
        self.opt_d = make_optimizer(self.d_parameters, training.lr_d, training)
        self.buckets: dict[int, GradientBuckets] = {}  # by list of parameters; none for a single process
        self._norms: dict[int, Tensor] = {}  # by optimizer, before clipping
        layers = [*generator.modules(), *discriminator.modules()]
        self.has_batch_norm = any(isinstance(layer, nn.BatchNorm2d) for layer in layers)
        self.group = max((layer.group for layer in layers if isinstance(layer, MinibatchStd)), default=1)

    def overlap(self, group: ProcessGroup) -> None:
        """Average gradients over ``group`` during the backward passes rather than after them."""
        if group.size > 1:
            self.buckets = {id(some): GradientBuckets(some, group) for some in (self.g_parameters, self.d_parameters)}

    def step(self, batches: Sequence[Batch], context: StepContext) -> Tensor:
        """Update D once with each of ``batches``, then G once with the last of them.

        Returns
        -------
        Tensor
            float32 on the device, detached: a value per name in ``measured``. The gradients stay in ``.grad``.
        """
        for optimizer, rate in ((self.opt_g, self.training.lr_g), (self.opt_d, self.training.lr_d)):
            for group in optimizer.param_groups:
                group["lr"] = rate * lr_factor(self.training, context.images_seen)
                if "betas" in group:
                    group["betas"] = (self.training.beta1, beta2(self.training, context.images_seen))
        for network in (self.generator, self.discriminator):
            set_recompute(network, is_on=self.training.activation_checkpointing == "on")
        self.generator.use_noise(context.rng)
        self.generator.style_mixing = self.training.style_mixing
        if self.training.update == "simultaneous":
            return self._simultaneous(batches[-1], context)
        return self._alternating(batches, context)

    def microbatches(self, batch: Batch) -> Sequence[Batch]:
        """Return the microbatches of ``batch``, which are computed in turn."""
        return batch.microbatches(microbatch_sizes(len(batch.inputs), self.training.accumulate, self.group))

    def gradient_norms(self) -> Tensor:
        """Return the norms (2,) of the gradients of G and of D in the last step, before clipping."""
        norms = []
        for optimizer, parameters in ((self.opt_g, self.g_parameters), (self.opt_d, self.d_parameters)):
            norm = self._norms.get(id(optimizer))
            if norm is None:
                norm = torch.nn.utils.get_total_norm([p.grad for p in parameters if p.grad is not None])
            norms.append(norm.to(self.device.kind))
        return torch.stack(norms)

    def _alternating(self, batches: Sequence[Batch], context: StepContext) -> Tensor:
        """Update D first, then G against the updated D, with the same images."""
        measured: list[Tensor] = []
        for batch in batches:
            microbatches, fakes, measured = self.microbatches(batch), [], []
            self.opt_d.zero_grad()
            for part in microbatches:
                # with microbatches, G's graph is not kept, to save memory: the images are generated again
                keep = len(microbatches) == 1 and batch is batches[-1]
                with torch.set_grad_enabled(keep):
                    fakes.append(self._generate(part))
                with self._penalty_precision(context):
                    loss, penalised, logits = self._loss_d(part, fakes[-1].detach(), context)
                    self._backward(penalised * part.weight, self.d_parameters, is_last=part is microbatches[-1])
                measured.append(_measured(self.objective, loss, *logits) * part.weight)
            self._update(self.opt_d, self.d_parameters)
        self.opt_g.zero_grad()
        losses = []
        for part, fake in zip(microbatches, fakes, strict=True):
            fake = fake if fake.requires_grad else self._generate(part)
            loss_g = self.generator_loss(part, fake, context)
            is_last = part is microbatches[-1] and not self._are_paths_due(context)
            self._backward(loss_g * part.weight, self.g_parameters, is_last=is_last)
            losses.append(loss_g.detach() * part.weight)
        self._penalise_paths(microbatches, context)
        self._update(self.opt_g, self.g_parameters)
        return self._measured(losses, measured, context)

    def _simultaneous(self, batch: Batch, context: StepContext) -> Tensor:
        """Compute both gradients with the same weights, from the same pass over the generated images; then update both networks."""
        losses, measured = [], []
        self.opt_d.zero_grad()
        self.opt_g.zero_grad()
        microbatches = self.microbatches(batch)
        for part in microbatches:
            fake, is_last = self._generate(part), part is microbatches[-1]
            with self._penalty_precision(context):
                loss, penalised, logits = self._loss_d(part, fake, context)
                self._backward(penalised * part.weight, self.d_parameters, is_last=is_last, retain_graph=True)
            loss_g = self.objective.generator(logits[1], logits[0].detach())
            self._backward(loss_g * part.weight, self.g_parameters, is_last=is_last and not self._are_paths_due(context))
            losses.append(loss_g.detach() * part.weight)
            measured.append(_measured(self.objective, loss, *logits) * part.weight)
        self._penalise_paths(microbatches, context)
        self._update(self.opt_g, self.g_parameters)
        self._update(self.opt_d, self.d_parameters)
        return self._measured(losses, measured, context)

    def _measured(self, losses_g: list[Tensor], measured: list[Tensor], context: StepContext) -> Tensor:
        """Return (6,) sums over the weighted microbatches, in the order of :data:`MEASURED`; the augmentation adapts to them."""
        row = torch.cat([torch.stack(losses_g).sum()[None], torch.stack(measured).sum(dim=0)])
        if self.training.has_adaptive_augment:
            if self.all_reduce is not None:
                self.all_reduce([row])  # every process must reach the same strength
            training = self.training
            right = row[MEASURED.index("right_real")]
            self.adaptive.observe(right, training.batch * training.d_steps, context.number, training)
        return row

    def _loss_d(self, batch: Batch, fake: Tensor, context: StepContext) -> tuple[Tensor, Tensor, tuple[Tensor, Tensor]]:
        """Return D's loss without and with all penalties, and the (real, fake) logits."""
        training = self.training
        is_due = context.number % training.r1_every == 0
        r1, r2 = training.r1_gamma > 0 and is_due, training.r2_gamma > 0 and is_due
        real = batch.real.detach().requires_grad_() if r1 else batch.real
        if r2 and not fake.requires_grad:
            fake = fake.requires_grad_()
        seen = self.shown(real, batch, REAL, context)
        features = self._features(seen, full_precision=r1)
        real_logits = self._head(features, batch.labels, full_precision=r1)
        fake_logits = self._logits(fake, batch, FAKE, context, full_precision=r2)
        loss = self.objective.discriminator(real_logits, fake_logits, training.label_smoothing)
        penalised = loss
        weight = gamma_factor(training, context.images_seen) / 2 * training.r1_every
        if r1:
            penalised = penalised + weight * training.r1_gamma * gradient_penalty(real_logits, real)
        if r2:
            penalised = penalised + weight * training.r2_gamma * gradient_penalty(fake_logits, fake)
        if self.objective.is_critic:
            assert batch.chances is not None
            mix = batch.chances[:, BETWEEN, -1].view(-1, 1, 1, 1)
            critic = partial(self._logits, batch=batch, place=BETWEEN, context=context, full_precision=True)
            penalty = interpolate_penalty(critic, batch.real, fake, mix)
            penalised = penalised + training.gp_weight * penalty
        with self._autocast(enabled=not r1):  # the precision of the features
            rebuilt = self.discriminator.reconstruction_loss(seen.detach(), features, context.rng)
        if rebuilt is not None:
            penalised = penalised + rebuilt
        return loss, penalised, (real_logits, fake_logits)

    def generator_loss(self, batch: Batch, fake: Tensor, context: StepContext) -> Tensor:
        """Return the loss that the generator minimises on ``fake``."""
        fake_logits, real_logits = self._logits(fake, batch, FAKE_FOR_G, context), None
        if batch.real_for_g is not None:
            with torch.no_grad():
                real_logits = self._logits(batch.real_for_g, batch, REAL_FOR_G, context)
        return self.objective.generator(fake_logits, real_logits)

    def _are_paths_due(self, context: StepContext) -> bool:
        return self.training.pl_weight > 0 and context.number % self.training.pl_every == 0

    def _penalise_paths(self, microbatches: Sequence[Batch], context: StepContext) -> None:
        """Add the gradients of the path length penalty to G's, every few steps, in float32."""
        training = self.training
        if not self._are_paths_due(context):
            return
        found = []
        with full_float32():
            for part in microbatches:
                count = math.ceil(len(part.inputs) / SHRINK)
                labels = None if part.labels is None else part.labels[:count]
                lengths = path_lengths(self.generator, part.inputs[:count], labels, context.rng)
                penalty = self.path_length.penalty(lengths) * (training.pl_weight * training.pl_every * part.weight)
                self._backward(penalty, self.g_parameters, is_last=part is microbatches[-1])
                found.append(lengths.detach().mean() * part.weight)
        length = torch.stack(found).sum()
        if self.all_reduce is not None:
            self.all_reduce([length])  # every process must go on with the same mean
        self.path_length.observe(length)

    def _generate(self, batch: Batch) -> Tensor:
        """Generate images in float32, whatever the networks compute in: losses, augmentation, noise and penalties need it."""
        with self._autocast():
            images: Tensor = self.generator(batch.inputs, batch.labels)
        return images.float()

    def _backward(self, loss: Tensor, parameters: list[nn.Parameter], *, is_last: bool, retain_graph: bool | None = None) -> None:
        """Add the gradients of ``loss``; ``is_last`` if nothing adds to them any more, so that other processes may have them."""
        buckets = self.buckets.get(id(parameters))
        with buckets.last_pass() if buckets is not None and is_last else nullcontext():
            torch.autograd.backward(loss, inputs=parameters, retain_graph=retain_graph)

    def _update(self, optimizer: torch.optim.Optimizer, parameters: list[nn.Parameter]) -> None:
        """Average the gradients over the processes, clip them, and step the optimizer."""
        if self.buckets:
            self.buckets[id(parameters)].finish()
        elif self.all_reduce is not None:
            self.all_reduce([p.grad for p in parameters if p.grad is not None])
        self._norms.pop(id(optimizer), None)
        if self.training.clip:
            self._norms[id(optimizer)] = torch.nn.utils.clip_grad_norm_(parameters, self.training.clip)
        optimizer.step()


def make_optimizer(parameters: Iterable[nn.Parameter], lr: float, training: TrainingConfig) -> torch.optim.Optimizer:
    """Return Adam or SGD with a fused kernel."""
    if training.optimizer == "sgd":
        return torch.optim.SGD(parameters, lr=lr, momentum=training.beta1, fused=True)
    return torch.optim.Adam(parameters, lr=lr, betas=(training.beta1, training.beta2), fused=True)


@torch.no_grad()
def _measured(objective: Objective, loss_d: Tensor, real: Tensor, fake: Tensor) -> Tensor:
    """Return (5,): D's loss, mean D(x), mean D(G(z)), and D's accuracy on the real and on the generated images."""
    above_real, above_fake = objective.margins(real, fake)
    right = ((above_real > 0).float().mean(), (above_fake < 0).float().mean())
    means = (objective.probability(above_real).mean(), objective.probability(above_fake).mean())
    return torch.stack([loss_d.detach(), *means, *right])
