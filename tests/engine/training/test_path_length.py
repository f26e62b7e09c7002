"""The path length penalty against its definition in double precision, alone and within a step."""

import copy

import pytest
import torch

from ganstudio.engine.config import Config, ModelConfig, TrainingConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.device import fastest_device
from ganstudio.engine.networks import ARCHITECTURES, Shape
from ganstudio.engine.training.batch import Batch
from ganstudio.engine.training.passes import StepContext
from ganstudio.engine.training.path_length import PathLength, path_lengths
from ganstudio.engine.training.step import AdversarialStep
from tests.engine.training.test_step import CPU

MEAN = 0.3
STEP = 1e-5


def make_step(arch="stylegan2", device=CPU, **settings):
    model = ModelConfig(arch=arch, filters=4, latent_dim=6)
    networks = ARCHITECTURES.get(arch).build(model, Shape(FrameSize.square(16), 1, 3), torch.Generator().manual_seed(0))
    for network in networks:
        network.to(device.kind)
    training = TrainingConfig(**{"optimizer": "sgd", "beta1": 0.0, "lr_g": 1e-3, "lr_d": 1e-3, "pl_every": 4, **settings})
    gan = AdversarialStep(*networks, training, device)
    gan.path_length.mean += MEAN
    return gan


def make_batch(count=6):
    rng = torch.Generator().manual_seed(5)
    real, z = torch.rand(count, 1, 16, 16, generator=rng) * 2 - 1, torch.randn(count, 6, generator=rng)
    return Batch(real, z, torch.arange(count) % 3)


def context(number=0):
    return StepContext(number, 0, torch.Generator().manual_seed(7))


@torch.no_grad()
def lengths_by_hand(generator, z, labels):
    """Lengths from finite differences of whole images, with the latents and the y that the same draws give."""
    rng = torch.Generator().manual_seed(7)
    generator.use_noise(rng)
    latent = generator.training_latent(z, labels)
    latent = latent if latent.ndim == 3 else latent[:, None].repeat(1, generator.latent_space.layers, 1)
    images = generator.synthesize(latent)
    y = torch.randn(images.shape, generator=rng, dtype=torch.float64) / 16
    steps = torch.eye(latent[0].numel(), dtype=torch.float64).view(-1, 1, *latent.shape[1:]) * STEP
    moved = torch.stack([latent + steps, latent - steps])
    above, below = generator.synthesize(moved.flatten(0, 2)).view(*moved.shape[:3], *images.shape[1:])
    pull = ((above - below) / (2 * STEP) * y).sum(dim=(2, 3, 4)).T.view_as(latent)
    return pull.square().sum(dim=2).mean(dim=1).sqrt()


@pytest.mark.parametrize(("arch", "mixing"), [("stylegan2", 0.9), ("style", 0.0)])
def test_lengths_and_gradients_are_those_of_finite_differences(arch, mixing):
    generator = make_step(arch).generator.double().eval()  # the noise of all images is the same
    generator.style_mixing = mixing
    z, labels = make_batch(2).inputs.double(), torch.arange(2)
    rng = torch.Generator().manual_seed(7)
    generator.use_noise(rng)
    lengths = path_lengths(generator, z, labels, rng)
    assert torch.allclose(lengths, lengths_by_hand(generator, z, labels), rtol=1e-6)
    if arch == "stylegan2":
        check_gradient(generator, lengths, lambda: lengths_by_hand(generator, z, labels))


def check_gradient(generator, lengths, lengths_now):
    """Compare the slope of the penalty along a random direction of all weights, by steps that cross no kink of a leaky ReLU."""
    path = PathLength("cpu")
    path.mean += MEAN
    parameters = list(generator.parameters())
    gradients = torch.autograd.grad(path.penalty(lengths), parameters, allow_unused=True)
    direction = [torch.randn(p.shape, generator=torch.Generator().manual_seed(1), dtype=p.dtype) for p in parameters]
    values = []
    for factor in (1, -2):
        for parameter, move in zip(parameters, direction, strict=True):
            parameter.data += factor * STEP / 10 * move
        values.append((lengths_now() - MEAN).square().mean())
    found = sum((g * move).sum() for g, move in zip(gradients, direction, strict=True) if g is not None)
    assert found.item() == pytest.approx(((values[0] - values[1]) / (STEP / 5)).item(), rel=1e-3)


def test_the_running_mean_follows_the_lengths():
    path = PathLength("cpu")
    path.observe(torch.tensor(2.0))
    path.observe(torch.tensor(4.0))
    assert path.mean.item() == pytest.approx(0.01 * 2 * 0.99 + 0.01 * 4)
    other = PathLength("cpu")
    other.load({})
    assert other.mean == 0
    other.load(path.state())
    assert other.mean == path.mean


def gradient_of_g(gan, batch, number=0):
    """Return what a step adds to G's weights, by the learning rate."""
    before = [p.detach().clone() for p in gan.g_parameters]
    d = copy.deepcopy(gan.discriminator.state_dict())
    gan.step([batch], context(number))
    moved = torch.cat([(old - new.detach()).flatten() for old, new in zip(before, gan.g_parameters, strict=True)])
    with torch.no_grad():
        for parameter, value in zip(gan.g_parameters, before, strict=True):
            parameter.copy_(value)
    gan.discriminator.load_state_dict(d)
    return moved / gan.training.lr_g


@pytest.mark.parametrize("update", ["alternating", "simultaneous"])
def test_lazy_penalties_add_up_to_eager_ones(update):
    """The draws of every step are the same, so that the sums are equal, not only their expectations."""
    plain, lazy, eager = (
        make_step(update=update, pl_weight=weight, pl_every=every) for weight, every in ((0.0, 1), (2.0, 4), (2.0, 1))
    )
    base = gradient_of_g(plain, make_batch())
    each = {}
    for name, gan in (("lazy", lazy), ("eager", eager)):
        each[name] = []
        for number in range(4):
            gan.path_length.mean = torch.tensor(MEAN)
            each[name].append(gradient_of_g(gan, make_batch(), number) - base)
    sums = {name: torch.stack(found).sum(dim=0) for name, found in each.items()}
    size = sums["eager"].norm()
    assert size > 1e-3
    assert (sums["lazy"] - sums["eager"]).norm() < 1e-2 * size
    assert [bool(found.norm() > 1e-2 * size) for found in each["lazy"]] == [True, False, False, False]


def test_microbatches_share_the_mean_and_half_of_each_counts(monkeypatch):
    gan, seen = make_step(pl_weight=2.0, accumulate=2), []
    monkeypatch.setattr(
        "ganstudio.engine.training.step.path_lengths",
        lambda generator, z, labels, rng: seen.append((len(z), labels.tolist())) or generator.map(z, labels).sum(dim=1),
    )
    gan.all_reduce = lambda tensors: [tensor.fill_(1.3) for tensor in tensors if tensor.ndim == 0]
    gan.step([make_batch(16)], context())
    assert seen == [(4, [0, 1, 2, 0]), (4, [2, 0, 1, 2])]
    assert gan.path_length.mean.item() == pytest.approx(MEAN + 0.01 * (1.3 - MEAN))  # what the processes agreed on


def test_penalties_are_in_float32_on_an_accelerator_in_bf16(pretend_device):
    pretend_device("bf16")
    gan = make_step(device=fastest_device(Config()), pl_weight=2.0)
    batch = make_batch()
    moved = Batch(*(tensor.to(gan.device.kind) for tensor in (batch.real, batch.inputs, batch.labels)))
    dtypes = []
    gan.generator.synthesis.b8.conv0.register_forward_hook(lambda _m, _i, found: dtypes.append(found.dtype))
    gan.step([moved], StepContext(0, 0, torch.Generator(gan.device.kind).manual_seed(7)))
    assert dtypes[0] == torch.bfloat16
    assert dtypes[-1] == torch.float32
    assert all(p.isfinite().all().item() for p in gan.g_parameters)
    assert gan.path_length.mean.item() != MEAN
