"""Every objective against its formula, in double precision; the penalty against finite differences."""

import math

import pytest
import torch

from ganstudio.engine.losses import OBJECTIVES, gradient_penalty

REAL = [-3.0, 0.5, 2.0]
FAKE = [1.0, -0.25, -40.0]


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def mean(values):
    return sum(values) / len(values)


# Goodfellow et al. 2014: D maximises E log D(x) + E log(1 - D(G(z)))
DISCRIMINATOR = mean([-math.log(sigmoid(r)) for r in REAL]) + mean([-math.log(1 - sigmoid(f)) for f in FAKE])
GENERATOR = {
    "minimax": mean([math.log(1 - sigmoid(f)) for f in FAKE]),
    "non-saturating": mean([-math.log(sigmoid(f)) for f in FAKE]),
}


@pytest.mark.parametrize("name", OBJECTIVES.names())
def test_formula(name):
    objective = OBJECTIVES.get(name)
    real, fake = torch.tensor(REAL, dtype=torch.float64), torch.tensor(FAKE, dtype=torch.float64)
    assert objective.discriminator(real, fake).item() == pytest.approx(DISCRIMINATOR, rel=1e-9)
    assert objective.generator(fake).item() == pytest.approx(GENERATOR[name], rel=1e-9)


@pytest.mark.parametrize("name", OBJECTIVES.names())
def test_finite_at_extreme_logits(name):
    objective = OBJECTIVES.get(name)
    extreme = torch.tensor([-1e4, 1e4])
    assert objective.discriminator(extreme, extreme).isfinite()
    assert objective.generator(extreme).isfinite()


def test_minimax_saturates_and_non_saturating_does_not():
    losing = torch.tensor([-10.0], requires_grad=True)  # D is sure that it is fake
    steep = {}
    for name in ("minimax", "non-saturating"):
        (steep[name],) = torch.autograd.grad(OBJECTIVES.get(name).generator(losing), losing)
    assert abs(steep["minimax"]) < 1e-4
    assert abs(steep["non-saturating"]) > 0.99


def test_gradient_penalty_against_finite_differences():
    torch.manual_seed(0)
    network = torch.nn.Sequential(torch.nn.Conv2d(2, 3, 3), torch.nn.Tanh(), torch.nn.Flatten(), torch.nn.Linear(12, 1)).double()
    images = torch.randn(2, 2, 4, 4, dtype=torch.float64, requires_grad=True)
    penalty = gradient_penalty(network(images).flatten(), images)
    step, expected = 1e-6, 0.0
    with torch.no_grad():
        for number in range(images.numel()):
            nudge = torch.zeros(images.numel(), dtype=torch.float64)
            nudge[number] = step
            nudge = nudge.view_as(images)
            slope = (network(images + nudge).sum() - network(images - nudge).sum()).item() / (2 * step)
            expected += slope**2 / len(images)
    assert penalty.item() == pytest.approx(expected, rel=1e-7)
    penalty.backward()  # it must be differentiable once more
    assert network[0].weight.grad.abs().sum() > 0
