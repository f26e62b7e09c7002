"""Games on points of the plane."""

import math

import pytest
import torch

from ganstudio.engine.objectives import OBJECTIVES
from ganstudio.engine.toy import MIXTURES, ToyGame, count_modes, toy_config


@pytest.mark.parametrize("name, total", [("ring", 8), ("grid", 25)])
def test_the_mixture_itself_has_all_modes(name, total):
    mixture = MIXTURES.get(name)
    points = mixture.sample(2500, torch.Generator().manual_seed(0))
    modes = count_modes(mixture, points)
    assert (modes.found, modes.total) == (total, total)
    # within 3 sd in the plane lie 1 - exp(-9/2) of a Gaussian
    assert modes.quality == pytest.approx(1 - math.exp(-4.5), abs=0.01)


def test_points_beside_the_modes_do_not_count():
    ring = MIXTURES.get("ring")
    one = torch.tensor(ring.centres[:1])
    assert count_modes(ring, one.repeat(100, 1)).found == 1
    assert count_modes(ring, one.repeat(100, 1) * 1.05).found == 0
    assert count_modes(ring, torch.cat([one, one * 1.05])).quality == 0.5


@pytest.mark.parametrize("objective", list(OBJECTIVES))
def test_every_objective_plays(objective):
    game = ToyGame(MIXTURES.get("grid"), toy_config(objective))
    for _ in range(5):
        losses = game.step()
    assert all(math.isfinite(loss) for loss in losses.values())
    assert game.sample(10).shape == (10, 2)


def test_the_same_seed_plays_the_same_game():
    samples = []
    for seed in (0, 0, 1):
        game = ToyGame(MIXTURES.get("ring"), toy_config(), seed)
        for _ in range(3):
            game.step()
        samples.append(game.sample(50))
    assert torch.equal(samples[0], samples[1])
    assert not torch.equal(samples[0], samples[2])


def test_playing_brings_points_nearer_to_the_modes():
    ring = MIXTURES.get("ring")
    game = ToyGame(ring, toy_config())
    centres = torch.tensor(ring.centres)

    def distance():
        return float(torch.cdist(game.sample(1000), centres).min(dim=1).values.mean())

    before = distance()
    for _ in range(150):
        game.step()
    assert distance() < 0.7 * before


def played(name, config, steps, seed):
    game = ToyGame(MIXTURES.get(name), config, seed)
    for _ in range(steps):
        game.step()
    return count_modes(game.mixture, game.sample(2500))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name, steps, least", [("ring", 6_000, 8), ("grid", 10_000, 24)])
def test_the_relativistic_recipe_learns_every_mode(name, steps, least, seed):
    modes = played(name, toy_config(steps=steps), steps, seed)
    assert modes.found >= least
    assert modes.quality >= 0.9


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ring", "grid"])
def test_minimax_is_worse(name):
    modes = played(name, toy_config("minimax"), 6_000, 0)
    assert modes.found < modes.total or modes.quality < 0.7
