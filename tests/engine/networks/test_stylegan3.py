import math
from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.signal import upfirdn

from ganstudio.engine.foreign.opening import read_networks
from ganstudio.engine.networks.stylegan3.generator import StyleGAN3Generator
from ganstudio.engine.networks.stylegan3.layers import SynthesisLayer
from ganstudio.engine.networks.stylegan3.layout import LayerLayout, layout_of
from tests.engine.foreign.small_networks import W, drawn_stylegan3, stylegan3_layout

FILES = Path(__file__).parents[2] / "files_foreign"


def resampled(x: np.ndarray, taps: np.ndarray, up: int, down: int, padding: tuple[int, ...], gain: float) -> np.ndarray:
    """Return (h, w) resampled by scipy along both axes in turn."""
    left, right, top, bottom = padding
    for axis, (before, after) in ((1, (left, right)), (0, (top, bottom))):
        x = np.moveaxis(x, axis, 0)
        inserted = np.zeros((x.shape[0] * up, x.shape[1]))
        inserted[::up] = x
        inserted = np.pad(inserted, ((max(0, before), max(0, after)), (0, 0)))
        inserted = inserted[max(0, -before) : inserted.shape[0] - max(0, -after)]
        full = upfirdn(taps * math.sqrt(gain), inserted, axis=0)
        x = np.moveaxis(full[len(taps) - 1 : inserted.shape[0]][::down], 0, axis)
    return x


def layer_directly(layer: SynthesisLayer, x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the output (after, h, w) for an image (before, h, w) by the formulas, in float64."""
    its: LayerLayout = layer.layout
    weights = {name: tensor.double().numpy() for name, tensor in layer.state_dict().items()}
    style = weights["affine.weight"] @ w / math.sqrt(len(w)) + weights["affine.bias"]
    kernel = weights["weight"]
    if its.to_image:
        kernel = kernel * (style / math.sqrt(kernel[0].size))[:, None, None]
    else:
        kernel = kernel * style[:, None, None]
        kernel = kernel / np.sqrt(np.square(kernel).sum(axis=(1, 2, 3), keepdims=True))
    kernel = kernel / np.sqrt(weights["magnitude_ema"])
    edge = its.kernel - 1
    padded = np.pad(x, ((0, 0), (edge, edge), (edge, edge)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (its.kernel, its.kernel), axis=(1, 2))
    x = np.einsum("ihwkl,oikl->ohw", windows, kernel) + weights["bias"][:, None, None]
    if its.up_taps > 1:
        x = np.stack([resampled(channel, weights["up_filter"], its.up, 1, its.padding, its.up**2) for channel in x])
    if not its.to_image:
        x = np.where(x > 0, x, 0.2 * x) * math.sqrt(2)
    if its.down_taps > 1 and not its.radial:
        x = np.stack([resampled(channel, weights["down_filter"], 1, its.down, (0, 0, 0, 0), 1.0) for channel in x])
    return x


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_layer_equals_its_formulas_in_float64(place: int) -> None:
    generator = drawn_stylegan3(stylegan3_layout(radial=False))
    layout = generator.synthesis.layout.layers[place]
    layer = generator.synthesis.get_submodule(layout.name)
    rng = np.random.default_rng(place)
    x, w = rng.normal(size=(2, layout.before, 34, 36)), rng.normal(size=(2, W))
    drawn = layer(torch.tensor(x, dtype=torch.float32), torch.tensor(w, dtype=torch.float32)).numpy()
    assert isinstance(layer, SynthesisLayer)
    direct = np.stack([layer_directly(layer, *pair) for pair in zip(x, w, strict=True)])
    assert np.abs(drawn - direct).max() < 1e-5 * np.abs(direct).max()


def test_a_wave_of_the_input_turns_and_moves_with_the_transformation() -> None:
    generator = drawn_stylegan3(stylegan3_layout(radial=False))
    inside = generator.synthesis.input
    inside.weight.copy_(torch.eye(6) * math.sqrt(6))
    inside.affine.weight.zero_()
    inside.affine.bias.copy_(torch.tensor([3.0, 0.0, 0.0, 0.0]))  # its length does not matter
    inside.freqs.copy_(torch.tensor([[1.0, 0.5]]).expand(6, 2))
    inside.phases.fill_(0.1)
    turn, (x, y) = 0.3, (0.25, -0.125)
    matrix = [[math.cos(turn), -math.sin(turn), x], [math.sin(turn), math.cos(turn), y], [0, 0, 1]]
    inside.transform.copy_(torch.tensor(matrix))
    maps = inside(torch.zeros(1, W))[0, 0].double().numpy()
    for row, column in ((0, 0), (3, 17), (19, 4)):
        place = np.array([(column - 9.5) / 8, (row - 9.5) / 8])
        moved = np.array(matrix)[:2, :2] @ place + np.array([x, y])
        assert maps[row, column] == pytest.approx(math.sin(2 * math.pi * (moved @ [1.0, 0.5] + 0.1)), abs=1e-5)


def test_waves_beyond_the_bandwidth_fade_out() -> None:
    generator = drawn_stylegan3(stylegan3_layout(radial=False))
    inside = generator.synthesis.input
    inside.weight.copy_(torch.eye(6) * math.sqrt(6))
    inside.phases.fill_(0.25)
    inside.freqs.copy_(torch.tensor([[0.0, 0.0], [2.0, 0], [2.5, 0], [3.0, 0], [4.0, 0], [9.0, 0]]))
    largest = inside(torch.zeros(1, W))[0].abs().amax(dim=(1, 2))
    assert largest[0] == pytest.approx(1, abs=1e-6)  # inside the bandwidth of 2: whole
    assert largest[4:].max() < 1e-6  # at half the sampling rate of 8: gone


@pytest.mark.parametrize("radial", [False, True], ids=["T", "R"])
@pytest.mark.parametrize("classes", [0, 3])
def test_the_generator_speaks_the_protocol(radial: bool, classes: int) -> None:
    generator = drawn_stylegan3(stylegan3_layout(radial=radial, classes=classes))
    labels = torch.tensor([0, 2]) if classes else None
    w = generator.map(generator.sample_z(2, torch.Generator().manual_seed(1)), labels)
    images = generator.synthesize(w)
    assert images.shape == (2, 3, 16, 16) and images.isfinite().all()
    space = generator.latent_space
    torch.testing.assert_close(generator.synthesize(w[:, None].expand(-1, space.layers, -1)), images)
    halved = generator.truncate(w, 0.5)
    torch.testing.assert_close(halved, (w + generator.mapping.w_avg) / 2)
    assert generator.latent_weights(0, space.layers - 1).shape == (4 + 6 * 3, space.dim)


def test_a_network_of_stylegan3_draws_what_stylegan3_draws() -> None:
    """The pictures beside the file were computed by StyleGAN3-R's own layers in float32 on a CPU."""
    networks = read_networks(FILES / "sg3r-64.pkl")
    wanted = {name: torch.from_numpy(array) for name, array in np.load(FILES / "sg3r-64.npz").items()}
    generator = StyleGAN3Generator(layout_of(networks.model, networks.shape))
    generator.load_state_dict(dict(networks.ema))
    generator.eval().requires_grad_(False)
    w = generator.map(wanted["z"])
    drawn = {"w": w[:, None], "image": generator.synthesize(w), "psi05": generator.synthesize(generator.truncate(w, 0.5))}
    generator.synthesis.input.transform.copy_(wanted["transform"])
    drawn["image_transformed"] = generator.synthesize(w)
    for name, images in drawn.items():
        assert (images - wanted[name]).abs().max() < 1e-4 * wanted[name].abs().max(), name
