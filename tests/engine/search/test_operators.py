"""What is seen of an image."""

import pytest
import torch

from ganstudio.engine.search.operators import Area, Bicubic, Chain, Grey, Identity, Mask, context_weights

KNOWN = (torch.rand(1, 1, 16, 16, generator=torch.Generator().manual_seed(0)) < 0.6).double()
OPERATORS = {
    "identity": Identity(),
    "mask": Mask(KNOWN),
    "half": Area(2),
    "an eighth": Area(8),
    "bicubic": Bicubic(4),
    "grey": Grey(3),
    "grey with alpha": Grey(4),
    "grey of grey": Grey(1),
    "small and grey": Chain(Area(4), Grey(3)),
    "part of small": Chain(Mask(KNOWN), Bicubic(2)),
}


def channels_of(name):
    return {"grey with alpha": 4, "grey of grey": 1}.get(name, 3)


@pytest.mark.parametrize("name", OPERATORS)
def test_the_adjoint_is_the_transposed_map(name):
    operator = OPERATORS[name]
    rng = torch.Generator().manual_seed(1)
    x = torch.randn(2, channels_of(name), 16, 16, generator=rng, dtype=torch.float64)
    seen = operator(x)
    y = torch.randn(seen.shape, generator=rng, dtype=torch.float64)
    back = operator.adjoint(y)
    assert back.shape == x.shape
    assert torch.isclose((seen * y).sum(), (x * back).sum(), rtol=1e-6)


@pytest.mark.parametrize("name", [name for name in OPERATORS if name not in ("mask", "part of small")])
def test_what_is_lifted_is_an_image_that_looks_the_same(name):
    operator = OPERATORS[name]
    x = torch.full((1, channels_of(name), 16, 16), 0.25, dtype=torch.float64)
    lifted = operator.lift(operator(x))
    assert lifted.shape == x.shape
    assert torch.allclose(operator(lifted), operator(x))


def test_known_pixels_near_the_hole_weigh_most():
    known = torch.ones(1, 1, 15, 15)
    known[..., 5:10, 5:10] = 0
    weights = context_weights(known)[0, 0]
    assert weights[7, 7] == 0  # in the hole
    assert weights[0, 0] == 0  # far from it
    # beside the middle of an edge 3 of 7 columns and 5 of 7 rows of the neighbourhood are missing
    assert weights[4, 7] == pytest.approx(15 / 49)
    assert weights[4, 7] > weights[3, 7] > weights[2, 7] > 0
