"""Recomputed activations change the memory of a step, and nothing else."""

import copy

import pytest
import torch
from torch import nn

from ganstudio.engine.config import ModelConfig, TrainingConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.device import Device
from ganstudio.engine.networks import ARCHITECTURES, Shape
from ganstudio.engine.networks.recompute import recomputed
from ganstudio.engine.training.batch import Batch
from ganstudio.engine.training.memory import MemoryWatch
from ganstudio.engine.training.passes import StepContext
from ganstudio.engine.training.step import AdversarialStep

SIZE, BATCH = 16, 4
PENALTIES = {"objective": "relativistic", "r1_gamma": 1.0, "r2_gamma": 1.0, "r1_every": 2}
CASES = [
    *(pytest.param(name, {}, {}, marks=pytest.mark.slow) for name in ARCHITECTURES.names()),
    *((name, PENALTIES, {}) for name in ARCHITECTURES.names()),
    ("dcgan", {"update": "simultaneous", **PENALTIES}, {"norm_d": "spectral", "attention": 8}),
    ("resnet", {"objective": "wgan-gp", "accumulate": 2}, {}),
]


def make_step(arch, setting, training, model, device="cpu", precision="fp32"):
    settings = ModelConfig(arch=arch, filters=4, latent_dim=8, **model)
    networks = ARCHITECTURES.get(arch).build(settings, Shape(FrameSize.square(SIZE), 1, 0), torch.Generator().manual_seed(0))
    for network in networks:
        network.to(device)
    config = TrainingConfig(**{"optimizer": "sgd", "lr_g": 1e-3, "lr_d": 1e-3, "activation_checkpointing": setting, **training})
    return AdversarialStep(*networks, config, Device(device, "", precision, "contiguous", 1, 2**33))


def trained(step, steps=2):
    """The step, after a few updates; and what it measured."""
    kind, rows = step.device.kind, []
    for number in range(steps):
        rng = torch.Generator().manual_seed(number)
        real, other = (torch.rand(2, BATCH, 1, SIZE, SIZE, generator=rng) * 2 - 1).to(kind)
        z, chances = torch.randn(BATCH, 8, generator=rng), step.chances(BATCH, rng)
        batch = Batch(real, z.to(kind), None, other if step.objective.needs_real else None, chances)
        batch = batch if chances is None else Batch(batch.real, batch.inputs, None, batch.real_for_g, chances.to(kind))
        context = StepContext(number, number * BATCH, torch.Generator(kind).manual_seed(number))
        rows.append(step.step([batch] * step.training.d_steps, context).cpu())
    return torch.stack(rows)


@pytest.mark.parametrize(("arch", "training", "model"), CASES, ids=str)
def test_a_training_stays_the_same(arch, training, model):
    """Gradients, noise, running statistics and spectral vectors, with and without penalties."""
    steps = [make_step(arch, setting, training, model) for setting in ("off", "on")]
    rows = [trained(step) for step in steps]
    assert torch.allclose(*rows, rtol=1e-5, atol=1e-6)
    for kind in ("g_parameters", "d_parameters"):  # BatchNorm over 4 images enlarges rounding
        assert difference(*([p.grad for p in getattr(step, kind) if p.grad is not None] for step in steps)) < 1e-5
    buffers = [[*step.generator.buffers(), *step.discriminator.buffers()] for step in steps]
    if buffers[0]:
        assert difference(*buffers) < 1e-5


def difference(tensors, others):
    """Relative, over all of them."""
    one, other = (torch.cat([tensor.flatten().float() for tensor in some]) for some in (tensors, others))
    return ((one - other).norm() / one.norm()).item()


@pytest.mark.parametrize("arch", ARCHITECTURES.names())
@pytest.mark.parametrize("precision", [pytest.param("fp32", marks=pytest.mark.slow), "bf16"])
def test_a_training_on_another_device_stays_the_same(arch, precision, pretend_device):
    pretend_device(precision)
    steps = [make_step(arch, setting, PENALTIES, {}, "pretend", precision) for setting in ("off", "on")]
    rows = [trained(step) for step in steps]
    assert torch.allclose(*rows, rtol=1e-2 if precision == "bf16" else 1e-5, atol=1e-3 if precision == "bf16" else 1e-6)


def test_second_derivatives_by_latents_are_the_same():
    """As the path length of a style-based generator takes them."""
    plain, _ = ARCHITECTURES.get("style").build(
        ModelConfig(arch="style", filters=4, latent_dim=8), Shape(FrameSize.square(SIZE), 1, 0), torch.Generator().manual_seed(0)
    )
    again = copy.deepcopy(plain)
    again.recompute = True
    found = []
    for network in (plain, again):
        w = network.map(torch.randn(3, 8, generator=torch.Generator().manual_seed(1)))
        images = network.synthesize(w)
        (slope,) = torch.autograd.grad((images * torch.linspace(-1, 1, SIZE)).sum(), w, create_graph=True)
        loss = (slope.square().sum(dim=1).sqrt() - 0.1).square().mean()
        loss.backward()
        found.append(torch.cat([torch.zeros(1) if p.grad is None else p.grad.flatten() for p in network.parameters()]))
    assert found[0].norm() > 0
    assert difference([found[0]], [found[1]]) < 1e-5


def test_only_the_gradients_that_a_pass_wants_are_computed(monkeypatch):
    """The generator's update needs no gradient of the discriminator's weights, which would cost a third of its pass."""
    step = make_step("resnet", "on", {}, {})
    asked = []
    grad = torch.autograd.grad
    monkeypatch.setattr(
        torch.autograd, "grad", lambda outputs, inputs, *a, **k: asked.append(inputs) or grad(outputs, inputs, *a, **k)
    )
    fake = step.generator(torch.zeros(4, 8))
    step.generator.recompute = False
    step.discriminator.recompute = True
    torch.autograd.backward(step.discriminator(fake).sum(), inputs=step.g_parameters)
    weights = {id(parameter) for parameter in step.d_parameters}
    assert asked
    assert not any(id(leaf) in weights for leaves in asked for leaf in leaves)


def test_inputs_without_a_gradient_and_several_outputs():
    class Stage(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = nn.Linear(3, 3)

        def forward(self, x, scale, rng):
            return self.layer(x) * scale, x + torch.rand(3, generator=rng)

    stage, scale = Stage(), torch.tensor(2.0)
    x = torch.ones(2, 3, requires_grad=True)
    rng = torch.Generator().manual_seed(0)
    first, second = recomputed(stage, x, scale, rng)
    drawn = rng.get_state()
    first.sum().backward()  # the second output has no gradient
    assert torch.equal(rng.get_state(), drawn)
    assert torch.allclose(x.grad, 2 * stage.layer.weight.sum(dim=0).expand(2, 3))
    assert second.shape == (2, 3)


@pytest.mark.parametrize("number", [0, 1], ids=["penalty", "plain"])
@pytest.mark.parametrize("arch", ["stylegan2", "r3gan", "style", "fast", "resnet"])
def test_a_step_keeps_half_as_much(arch, number):
    peaks = []
    for setting in ("off", "on"):
        settings = ModelConfig(arch=arch, filters=4, latent_dim=8)
        networks = ARCHITECTURES.get(arch).build(settings, Shape(FrameSize.square(64), 3, 0), torch.Generator().manual_seed(0))
        training = TrainingConfig(activation_checkpointing=setting, r1_gamma=1.0, r1_every=2)
        step = AdversarialStep(*networks, training, Device("cpu", "", "fp32", "contiguous", 1, 2**33))
        batch = Batch(torch.zeros(8, 3, 64, 64), torch.randn(8, 8, generator=torch.Generator().manual_seed(0)), None)
        with MemoryWatch() as watch:
            step.step([batch], StepContext(number, 0, torch.Generator().manual_seed(0)))
        gradients = sum(parameter.nbytes for parameter in (*step.g_parameters, *step.d_parameters))
        peaks.append(watch.peak - 3 * gradients)  # Adam allocates its moments in the first step
    assert peaks[1] < 0.56 * peaks[0]
