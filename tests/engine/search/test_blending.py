"""Fillings meet the border of their hole, and change nothing else."""

import numpy as np
import torch

from ganstudio.engine.search.blending import blend
from tests.pulling import finished, watched


def picture(seed=0, side=24, count=1):
    y, x = torch.meshgrid(torch.linspace(0, 3, side), torch.linspace(0, 2, side), indexing="ij")
    rng = torch.Generator().manual_seed(seed)
    waves = [torch.sin(x * a + y * b) for a, b in torch.rand(count, 2, generator=rng).mul(2).tolist()]
    return 0.6 * torch.stack(waves)[:, None]


def square(side=24, first=8, last=16):
    hole = torch.zeros(1, 1, side, side, dtype=torch.bool)
    hole[..., first:last, first:last] = True
    return hole


def test_outside_nothing_changes():
    source, made, hole = picture(), picture(1, count=3), square()
    found = finished(blend(source, made, hole))
    assert found.shape == (3, 1, 24, 24)
    assert torch.equal(found[:, :, ~hole[0, 0]], source.expand(3, -1, -1, -1)[:, :, ~hole[0, 0]])


def test_another_level_is_moved_away():
    source, hole = picture(), square()
    assert torch.allclose(finished(blend(source, source + 0.3, hole)), source, atol=1e-4)
    slope = torch.linspace(-0.2, 0.2, 24)[None, None, None]
    assert torch.allclose(finished(blend(source, source + slope, hole)), source, atol=1e-3)  # a plane is a membrane


def test_a_hole_at_the_edge_of_the_picture():
    source, hole = picture(), square(first=16, last=24)
    assert torch.allclose(finished(blend(source, source - 0.2, hole)), source, atol=1e-4)


def test_there_is_no_seam():
    source, hole = picture(), square()
    made = 0.8 * source + 0.2 * picture(5) + 0.3
    found = finished(blend(source, made, hole)).numpy()[0, 0]
    inside, plain = hole[0, 0].numpy(), source.numpy()[0, 0]
    edge = np.diff(inside.astype(int), axis=1) != 0
    own = np.abs(np.diff(plain, axis=1))
    assert np.abs(np.diff(found, axis=1))[edge].mean() <= 1.1 * own[edge].mean()
    pasted = np.where(inside, made.numpy()[0, 0], plain)
    assert np.abs(np.diff(pasted, axis=1))[edge].mean() > 2 * np.abs(np.diff(found, axis=1))[edge].mean()


def test_a_large_hole_takes_few_steps_and_balances_the_border():
    rng = torch.Generator().manual_seed(0)
    source, made = torch.rand(1, 1, 450, 431, generator=rng) * 0.4, picture(1, side=450)[..., :431] * 0.4
    hole = torch.zeros(1, 1, 450, 431, dtype=torch.bool)
    hole[..., 10:450, 7:421] = True
    found, steps = watched(blend(source, made, hole))
    assert len(steps) < 300
    membrane = (found - made).double()
    inside = membrane[:, :, 11:449, 8:420]
    around = membrane[:, :, 10:448, 8:420] + membrane[:, :, 12:450, 8:420]
    around = around + membrane[:, :, 11:449, 7:419] + membrane[:, :, 11:449, 9:421]
    assert (inside - around / 4).abs().max() < 2e-3
