"""Many problems going downhill together."""

import math

import torch

from ganstudio.engine.search.lbfgs import PATIENCE, Descent


def rosenbrock(x):
    """(M, 2) to values (M,) and slopes: a bent valley whose floor is at (1, 1)."""
    x = x.detach().requires_grad_(True)
    values = (1 - x[:, 0]).square() + 100 * (x[:, 1] - x[:, 0].square()).square()
    (slope,) = torch.autograd.grad(values.sum(), x)
    return values.detach(), slope


STARTS = torch.tensor([[-1.2, 1.0], [3.0, -2.0], [0.0, 0.0], [1.0, 1.0]], dtype=torch.float64)


def test_each_row_reaches_its_floor():
    descent = Descent(rosenbrock, STARTS)
    for _ in range(80):
        before = descent.values
        descent.step()
        assert (descent.values <= before).all()
    assert torch.allclose(descent.x, torch.ones_like(STARTS), atol=1e-6)
    assert torch.equal(descent.values, rosenbrock(descent.x)[0])


def test_rows_do_not_depend_on_their_neighbours():
    together, alone = Descent(rosenbrock, STARTS), Descent(rosenbrock, STARTS[:1])
    for _ in range(30):
        together.step()
        alone.step()
    assert torch.allclose(together.x[:1], alone.x, atol=1e-9)


def test_a_long_narrow_bowl_is_no_trouble():
    scales = torch.logspace(0, 3, 8, dtype=torch.float64)

    def evaluate(x):
        return (scales * x.square()).sum(dim=(1, 2)) / 2, scales * x

    descent = Descent(evaluate, torch.ones(1, 2, 8, dtype=torch.float64))
    for _ in range(80):
        descent.step()
    assert float(descent.values) < 1e-6
    assert descent.x.shape == (1, 2, 8)


def test_where_there_are_no_numbers_is_not_gone_to():
    def evaluate(x):
        return torch.where(x[:, 0] < 0.5, torch.nan, (x[:, 0] - 0.6).square()), 2 * (x - 0.6)

    descent = Descent(evaluate, torch.full((1, 1), 5.0))
    for _ in range(10 * PATIENCE):
        descent.step()
    assert math.isclose(float(descent.x), 0.6, abs_tol=1e-3)
