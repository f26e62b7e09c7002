"""Every objective against its formula, in double precision; the penalty against finite differences."""

import math

import pytest
import torch

from ganstudio.engine.objectives import OBJECTIVES, gradient_penalty, interpolate_penalty

REAL = [-3.0, 0.5, 2.0]
FAKE = [1.0, -0.25, -40.0]


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def mean(values):
    return sum(values) / len(values)


PAIRS = list(zip(REAL, FAKE, strict=True))


def log_d(x):
    return math.log(sigmoid(x))


def log_not_d(x):
    return math.log1p(-sigmoid(x)) if x < 20 else -x


# name: (D's loss, G's loss), from the papers' equations with plain numbers
CLASSIC = -mean([log_d(r) for r in REAL]) - mean([log_not_d(f) for f in FAKE])
FORMULAS = {
    "minimax": (CLASSIC, mean([log_not_d(f) for f in FAKE])),
    "non-saturating": (CLASSIC, -mean([log_d(f) for f in FAKE])),
    "least-squares": (
        mean([(r - 1) ** 2 for r in REAL]) / 2 + mean([f**2 for f in FAKE]) / 2,
        mean([(f - 1) ** 2 for f in FAKE]) / 2,
    ),
    "hinge": (mean([max(0, 1 - r) for r in REAL]) + mean([max(0, 1 + f) for f in FAKE]), -mean(FAKE)),
    "wgan-gp": (mean(FAKE) - mean(REAL), -mean(FAKE)),
    "relativistic": (-mean([log_d(r - f) for r, f in PAIRS]), -mean([log_d(f - r) for r, f in PAIRS])),
}


@pytest.mark.parametrize("name", OBJECTIVES.names())
def test_formula(name):
    objective = OBJECTIVES.get(name)
    real, fake = torch.tensor(REAL, dtype=torch.float64), torch.tensor(FAKE, dtype=torch.float64)
    for_d, for_g = FORMULAS[name]
    assert objective.discriminator(real, fake, 0.0).item() == pytest.approx(for_d, rel=1e-9)
    assert objective.generator(fake, real).item() == pytest.approx(for_g, rel=1e-9)


@pytest.mark.parametrize("name", OBJECTIVES.names())
def test_label_smoothing(name):
    """The target of real images is 1 - s; where there are no targets nothing changes."""
    objective, s = OBJECTIVES.get(name), 0.1
    real, fake = torch.tensor(REAL, dtype=torch.float64), torch.tensor(FAKE, dtype=torch.float64)
    plain, smoothed = (objective.discriminator(real, fake, amount).item() for amount in (0.0, s))
    if not objective.has_targets:
        assert smoothed == plain
    elif name == "least-squares":
        assert smoothed == pytest.approx(mean([(r - 0.9) ** 2 for r in REAL]) / 2 + mean([f**2 for f in FAKE]) / 2, rel=1e-9)
    else:
        for_real = -mean([(1 - s) * log_d(r) + s * log_not_d(r) for r in REAL])
        assert smoothed == pytest.approx(for_real - mean([log_not_d(f) for f in FAKE]), rel=1e-9)


@pytest.mark.parametrize("name", OBJECTIVES.names())
def test_finite_at_extreme_logits(name):
    objective = OBJECTIVES.get(name)
    extreme = torch.tensor([-1e4, 1e4])
    assert objective.discriminator(extreme, extreme, 0.1).isfinite()
    assert objective.generator(extreme, extreme.flip(0)).isfinite()


def test_what_is_compared_with_real_images_says_so():
    for name in OBJECTIVES:
        objective = OBJECTIVES.get(name)
        if objective.needs_real:
            with pytest.raises(ValueError, match="real images"):
                objective.generator(torch.zeros(2), None)
        else:
            objective.generator(torch.zeros(2), None)


BOUNDARIES = {"least-squares": 0.5, "hinge": 0.0, "minimax": 0.0, "non-saturating": 0.0, "wgan-gp": None, "relativistic": None}


@pytest.mark.parametrize("name", OBJECTIVES.names())
def test_the_boundary_is_where_real_and_generated_images_are_equally_likely(name):
    """There D's loss, with the same logit for both, is least; where every logit is as good, there is no boundary."""
    objective, boundary = OBJECTIVES.get(name), BOUNDARIES[name]
    assert objective.boundary == boundary
    same = torch.linspace(-1, 1.5, 11, dtype=torch.float64)  # holds 0 and 0.5
    losses = torch.stack([objective.discriminator(logit[None], logit[None], 0.0) for logit in same])
    if boundary is None:
        assert torch.allclose(losses, losses[0])
    else:
        assert objective.discriminator(torch.tensor([boundary]), torch.tensor([boundary]), 0.0).item() <= losses.min().item() + 1e-6
        assert objective.probability(torch.zeros(1)).item() == 0.5


@pytest.mark.parametrize("name", OBJECTIVES.names())
def test_margins_are_positive_for_what_seems_real(name):
    objective = OBJECTIVES.get(name)
    real, fake = torch.tensor([0.9, 0.3]), torch.tensor([0.2, 0.6])
    above = torch.stack(objective.margins(real, fake)) > 0
    expected = {None: [[1, 0], [0, 1]], 0.0: [[1, 1], [1, 1]], 0.5: [[1, 0], [0, 1]]}[objective.boundary]
    assert above.int().tolist() == expected
    for margins in objective.margins(real * 100, fake * 100):
        chances = objective.probability(margins)
        assert ((chances >= 0) & (chances <= 1) & ((chances > 0.5) == (margins > 0))).all()


def test_minimax_saturates_and_non_saturating_does_not():
    losing = torch.tensor([-10.0], requires_grad=True)  # D is sure that it is fake
    steep = {}
    for name in ("minimax", "non-saturating"):
        (steep[name],) = torch.autograd.grad(OBJECTIVES.get(name).generator(losing, None), losing)
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


def test_interpolate_penalty_against_finite_differences():
    torch.manual_seed(0)
    network = torch.nn.Sequential(torch.nn.Conv2d(1, 3, 3), torch.nn.Tanh(), torch.nn.Flatten(), torch.nn.Linear(12, 1)).double()
    real, fake = torch.randn(2, 3, 1, 4, 4, dtype=torch.float64)
    mix = torch.tensor([0.0, 0.3, 1.0], dtype=torch.float64).view(3, 1, 1, 1)
    penalty = interpolate_penalty(lambda images: network(images).flatten(), real, fake, mix)
    between, step, expected = mix * real + (1 - mix) * fake, 1e-6, 0.0
    with torch.no_grad():
        for image in between:
            slopes = []
            for number in range(image.numel()):
                nudge = torch.zeros(image.numel(), dtype=torch.float64)
                nudge[number] = step
                nudge = nudge.view_as(image)
                slopes.append((network((image + nudge)[None]) - network((image - nudge)[None])).item() / (2 * step))
            expected += (math.sqrt(sum(slope**2 for slope in slopes)) - 1) ** 2 / len(between)
    assert penalty.item() == pytest.approx(expected, rel=1e-7)
    penalty.backward()
    assert network[0].weight.grad.abs().sum() > 0


def test_the_interpolate_penalty_of_a_flat_critic_is_finite():
    network = torch.nn.Linear(4, 1)
    torch.nn.init.zeros_(network.weight)
    penalty = interpolate_penalty(
        lambda x: network(x.flatten(1)).flatten(), torch.ones(2, 1, 2, 2), torch.zeros(2, 1, 2, 2), torch.rand(2, 1, 1, 1)
    )
    penalty.backward()
    assert network.weight.grad.isfinite().all()
