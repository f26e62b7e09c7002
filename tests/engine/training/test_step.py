"""One step of the game against the same step written out by hand."""

import copy

import pytest
import torch
from torch.nn.functional import softplus

from ganstudio.engine.archs import ARCHS, Shape
from ganstudio.engine.config import ModelConfig, TrainingConfig
from ganstudio.engine.device import Device
from ganstudio.engine.training.step import Batch, Game, Now

CPU = Device("cpu", "test", "fp32", "contiguous", 1, 0)


def make_game(**settings):
    torch.manual_seed(0)
    model = ModelConfig(filters=4, latent_dim=8)
    generator, discriminator = ARCHS.get("dcgan").build(model, Shape(16, 1, 0), torch.Generator().manual_seed(0))
    training = TrainingConfig(**{"optimizer": "sgd", "beta1": 0.0, "lr_g": 0.1, "lr_d": 0.1, **settings})
    return Game(generator, discriminator, training, CPU)


def make_batch(seed=0):
    rng = torch.Generator().manual_seed(seed)
    return Batch(torch.rand(6, 1, 16, 16, generator=rng) * 2 - 1, torch.randn(6, 8, generator=rng), None)


def now(number=0, images=0):
    return Now(number, images, torch.Generator().manual_seed(number))


def gradients(loss, network):
    return torch.autograd.grad(loss, list(network.parameters()), retain_graph=True)


def descend(network, grads, lr=0.1):
    with torch.no_grad():
        for parameter, grad in zip(network.parameters(), grads, strict=True):
            parameter -= lr * grad


def by_hand(game, batch, simultaneous, penalty=0.0):
    """The textbook step, separate passes, plain SGD, on copies."""
    g, d = copy.deepcopy(game.generator), copy.deepcopy(game.discriminator)
    real = batch.real.clone().requires_grad_()
    fake = g(batch.z)
    r, f = d(real), d(fake)
    loss_d = softplus(-r).mean() + softplus(f).mean()
    if penalty:
        (slope,) = torch.autograd.grad(r.sum(), real, create_graph=True)
        loss_d = loss_d + penalty * slope.square().sum(dim=(1, 2, 3)).mean()
    grads_d = gradients(loss_d, d)
    if simultaneous:
        grads_g = gradients(softplus(-f).mean(), g)
        descend(d, grads_d)
    else:
        descend(d, grads_d)
        grads_g = gradients(softplus(-d(fake)).mean(), g)
    descend(g, grads_g)
    return g, d


@pytest.mark.parametrize("update", ["alternating", "simultaneous"])
@pytest.mark.parametrize("r1", [0.0, 0.7])
def test_the_step_is_the_textbooks(update, r1):
    game, batch = make_game(update=update, r1_gamma=r1, r1_every=4), make_batch()
    g, d = by_hand(game, batch, update == "simultaneous", penalty=r1 / 2 * 4)
    game.step([batch], now(0))
    for ours, theirs in ((game.generator, g), (game.discriminator, d)):
        for a, b in zip(ours.parameters(), theirs.parameters(), strict=True):
            assert torch.allclose(a, b, atol=1e-6), update


def test_the_two_kinds_of_update_differ():
    results = {}
    for update in ("alternating", "simultaneous"):
        game = make_game(update=update)
        game.step([make_batch()], now(0))
        results[update] = torch.cat([p.detach().flatten() for p in game.g_parameters])
    assert not torch.allclose(results["alternating"], results["simultaneous"])


def test_r1_is_lazy():
    penalised, plain = make_game(r1_gamma=5.0, r1_every=4), make_game()
    for number, same in ((1, True), (4, False)):
        batch = make_batch(number)
        penalised.step([batch], now(number))
        plain.step([make_batch(number)], now(number))
        equal = all(torch.equal(a, b) for a, b in zip(penalised.d_parameters, plain.d_parameters, strict=True))
        assert equal is same


def test_what_is_measured():
    game, batch = make_game(), make_batch()
    with torch.no_grad():
        fake = copy.deepcopy(game.generator)(batch.z)
        d = copy.deepcopy(game.discriminator)
        r, f = d(batch.real), d(fake)
    _, loss_d, d_real, d_fake, right_real, right_fake = game.step([batch], now(0)).tolist()
    assert loss_d == pytest.approx((softplus(-r).mean() + softplus(f).mean()).item(), rel=1e-5)
    assert d_real == pytest.approx(r.sigmoid().mean().item(), rel=1e-5)
    assert d_fake == pytest.approx(f.sigmoid().mean().item(), rel=1e-5)
    assert right_real == pytest.approx((r > 0).float().mean().item())
    assert right_fake == pytest.approx((f < 0).float().mean().item())
    assert (game.gradient_norms() > 0).all()


def test_bf16_trains_in_bf16_and_measures_in_float32():
    game = make_game()
    game.device = Device("cpu", "test", "bf16", "channels_last", 1, 0)
    seen = []
    game.discriminator.judge.register_forward_hook(lambda module, inputs, output: seen.append(output.dtype))
    measured = game.step([make_batch()], now(1))
    assert set(seen) == {torch.bfloat16}
    assert measured.dtype == torch.float32
    assert measured.isfinite().all()
    seen.clear()
    game.change(TrainingConfig(r1_gamma=1.0, r1_every=1))
    game.step([make_batch()], now(0))
    assert seen[0] == torch.float32  # the pass that R1 differentiates
