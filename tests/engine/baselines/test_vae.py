"""The bounds of a VAE bound the likelihood: where that is known, the ELBO misses it by the divergence, and weights come closer."""

import math

import numpy as np
import pytest
import torch

from ganstudio.engine.baselines.vae import VAE, bounds, divergence
from ganstudio.engine.baselines.vae_training import VAETrainer, build_vae
from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.device import choose_device
from tests.pulling import finished

LATENT, SIZE, WIDTH = 4, 16, 40.0
D = SIZE**2


@pytest.fixture
def config() -> Config:
    values = {"model.latent_dim": LATENT, "model.filters": 4, "data.size": SIZE, "data.channels": 1, "training.batch": 8}
    return with_settings(Config(), {**values, "run.device": "cpu", "training.precision": "fp32"})


@pytest.fixture
def blind(config: Config) -> VAE:
    """A VAE whose decoder ignores z: every pixel is Gaussian around level 128, and q(z | x) is the prior."""
    vae = build_vae(config, torch.Generator().manual_seed(0))
    for parameter in (*vae.generator.parameters(), *vae.encoder.head.parameters()):
        torch.nn.init.zeros_(parameter)
    torch.nn.init.constant_(vae.log_width, math.log(WIDTH))
    return vae.eval()


@pytest.fixture
def pictures() -> np.ndarray:
    """Pictures of independent Gaussian pixels around level 128."""
    levels = np.random.default_rng(0).normal(128, WIDTH, (60, 1, SIZE, SIZE))
    return np.clip(np.floor(levels), 0, 255).astype(np.uint8)


def test_without_latents_the_bound_is_the_entropy(blind, pictures):
    elbo, weighted = finished(bounds(blind, pictures, samples=4))
    entropy = math.log2(WIDTH * math.sqrt(2 * math.pi * math.e))
    assert elbo.mean() == pytest.approx(entropy, abs=0.02)
    np.testing.assert_allclose(weighted, elbo, rtol=1e-5)


def test_a_useless_posterior_costs_its_divergence_and_weights_win_it_back(blind, pictures):
    exact, _ = finished(bounds(blind, pictures))
    with torch.no_grad():
        blind.encoder.head.bias[:LATENT] = 1.0  # the means of q
    elbo, weighted = finished(bounds(blind, pictures, samples=256))
    mean, log_std = torch.ones(1, LATENT), torch.zeros(1, LATENT)
    nats = float(divergence(mean, log_std))
    assert nats == pytest.approx(LATENT / 2)
    assert (elbo - exact).mean() * D * math.log(2) == pytest.approx(nats, abs=0.05)
    assert abs((weighted - exact).mean()) * D * math.log(2) < nats / 4


def test_the_divergence_is_that_of_two_gaussians():
    mean, std = torch.tensor([[0.5, -2.0]]), torch.tensor([[0.3, 2.0]])
    prior = torch.distributions.Normal(0.0, 1.0)
    wanted = torch.distributions.kl_divergence(torch.distributions.Normal(mean, std), prior).sum()
    assert float(divergence(mean, std.log())) == pytest.approx(float(wanted), rel=1e-5)


def test_a_floor_widens_every_pixel(blind, pictures):
    narrow, _ = finished(bounds(blind, pictures))
    with torch.no_grad():
        blind.log_width.fill_(math.log(math.hypot(WIDTH, 30)))
    wide, _ = finished(bounds(blind, pictures))
    with torch.no_grad():
        blind.log_width.fill_(math.log(WIDTH))
    np.testing.assert_allclose(finished(bounds(blind, pictures, floor=30.0))[0], wide, rtol=1e-5)
    assert wide.mean() > narrow.mean()


def test_training_lowers_the_bound(config, blobs):
    trainer = VAETrainer(config, blobs(40, SIZE), np.arange(40), choose_device(config))
    losses = [float(trainer.step(0.0)) for _ in range(25)]
    assert np.mean(losses[-5:]) < np.mean(losses[:5]) and trainer.images_seen == 200
