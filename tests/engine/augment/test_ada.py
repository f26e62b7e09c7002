"""The transformations of adaptive augmentation, each against an independent computation with scipy or Pillow."""

import colorsys
import itertools
import math

import numpy as np
import pytest
import torch
from PIL import Image
from scipy import ndimage, signal

from ganstudio.engine.augment import ADA, Adaptive, colour, corruption, geometry, make_augmentation
from ganstudio.engine.augment.ada import DRAWS
from ganstudio.engine.augment.adaptive import EVERY
from ganstudio.engine.augment.draws import reflected
from ganstudio.engine.augment.wavelets import SYM2, filter_bank
from ganstudio.engine.config import TrainingConfig
from ganstudio.engine.config.augmentation import TRANSFORMATIONS, USUAL

HEIGHT, WIDTH = 24, 32
RIGHT_AWAY = 0.0  # a draw below every probability
NEVER = 1.0


def picture(channels=3, height=HEIGHT, width=WIDTH, smooth=2.0):
    """A smooth random image (1, C, H, W) in [-1, 1]: interpolations of it agree."""
    noise = np.random.default_rng(0).normal(size=(channels, height, width))
    blurred = ndimage.gaussian_filter(noise, (0, smooth, smooth), mode="mirror") if smooth else noise
    return torch.from_numpy(0.8 * blurred / np.abs(blurred).max()).float()[None]


def chances(**given):
    """Uniform draws for an image: those given by the name of a transformation; no other transformation applies."""
    values = {name: [NEVER] * count for name, count in DRAWS.items()}
    for name, draws in given.items():
        values[name.replace("_", "-")] = draws
    return torch.tensor([list(itertools.chain.from_iterable(values.values()))])


def uniform(normal):
    """The uniform draw that becomes this draw from N(0, 1)."""
    return 0.5 * (1 + math.erf(normal / math.sqrt(2)))


def augmented(image, **given):
    return ADA(TRANSFORMATIONS)(image, chances(**given), 0.5)


def sampled(image, matrix, shift=(0.0, 0.0)):
    """The image read at ``matrix @ position + shift``, positions (y, x) from the centre, with cubic splines."""
    centre = (np.array(image.shape[2:]) - 1) / 2
    offset = centre + np.array(shift) - matrix @ centre
    planes = [ndimage.affine_transform(plane, matrix, offset, order=3, mode="mirror") for plane in image[0].numpy()]
    return np.stack(planes)


def close(found, expected, tolerance):
    difference = np.abs(found[0].numpy() - expected)
    assert difference.max() < tolerance, difference.max()
    return True


def pillow(image, operation):
    """What Pillow's transposition makes of it, plane by plane, as float."""
    return np.stack([np.asarray(Image.fromarray(plane).transpose(operation)) for plane in image[0].numpy()])


def test_a_flip_mirrors_the_image():
    image = picture()
    assert close(augmented(image, flip=[RIGHT_AWAY, 0.4]), pillow(image, Image.Transpose.FLIP_LEFT_RIGHT), 0.03)
    assert torch.equal(augmented(image, flip=[RIGHT_AWAY, 0.6]), image)  # half of the draws leave the image as it is


@pytest.mark.parametrize("draw, operation", [(0.3, "ROTATE_270"), (0.6, "ROTATE_180"), (0.9, "ROTATE_90")])
def test_quarter_turns_turn_a_square_as_pillow_does(draw, operation):
    image = picture(height=32)
    assert close(augmented(image, quarter_turn=[RIGHT_AWAY, draw]), pillow(image, Image.Transpose[operation]), 0.03)


def test_an_image_that_is_not_square_is_turned_by_half_turns_only():
    image = picture()
    assert torch.equal(augmented(image, quarter_turn=[RIGHT_AWAY, 0.3]), image)
    assert close(augmented(image, quarter_turn=[RIGHT_AWAY, 0.6]), pillow(image, Image.Transpose.ROTATE_180), 0.03)


def test_a_shift_by_whole_pixels_is_exact_with_reflected_borders():
    image = picture(smooth=0)
    found = augmented(image, translation=[RIGHT_AWAY, 1.0, 0.0, NEVER, 0.5, 0.5])
    expected = ndimage.shift(image[0].numpy(), (0, -HEIGHT // 8, WIDTH // 8), order=0, mode="mirror")
    assert close(found, expected, 1e-4)


def test_a_shift_by_a_fraction_of_a_pixel_follows_a_spline():
    image = picture()
    found = augmented(image, translation=[NEVER, 0.5, 0.5, RIGHT_AWAY, uniform(0.4), uniform(-0.7)])
    expected = ndimage.shift(image[0].numpy(), (0, -0.7 * HEIGHT / 8, 0.4 * WIDTH / 8), order=3, mode="mirror")
    assert close(found, expected, 0.04)


def test_scaling_enlarges_by_a_power_of_2_around_the_centre():
    image = picture()
    found = augmented(image, scale=[RIGHT_AWAY, uniform(2.0), NEVER, 0.5])
    assert close(found, sampled(image, np.eye(2) / 2**0.4), 0.03)


def test_stretching_keeps_the_area():
    image = picture()
    found = augmented(image, scale=[NEVER, 0.5, RIGHT_AWAY, uniform(1.5)])
    assert close(found, sampled(image, np.diag([2**0.3, 2**-0.3])), 0.03)


@pytest.mark.parametrize("place", [0, 2])
def test_a_rotation_by_any_angle_follows_a_spline(place):
    image, angle = picture(), 0.7
    draws = [NEVER, 0.5, NEVER, 0.5]
    draws[place : place + 2] = [RIGHT_AWAY, 0.5 + angle / (2 * math.pi)]
    cos, sin = math.cos(angle), math.sin(angle)
    assert close(augmented(image, rotation=draws), sampled(image, np.array([[cos, -sin], [sin, cos]])), 0.03)


def test_transformations_combine_into_one_resampling():
    """In the order of the paper: the flip first, the fractional shift last."""
    image, angle = picture(), 0.5
    draws = {"rotation": [RIGHT_AWAY, 0.5 + angle / (2 * math.pi), NEVER, 0.5], "flip": [RIGHT_AWAY, 0.0]}
    found = augmented(image, translation=[NEVER, 0.5, 0.5, RIGHT_AWAY, uniform(0.5), 0.5], **draws)
    cos, sin = math.cos(angle), math.sin(angle)
    matrix = np.diag([1, -1]) @ np.array([[cos, -sin], [sin, cos]])
    shift = matrix @ np.array([0, -0.5 * WIDTH / 8])
    assert close(found, sampled(image, matrix, shift), 0.04)


def test_rotations_share_the_probability():
    """Before and after the stretching, together with probability p: 1 - (1 - p_rot)^2 = p."""
    draws = {name: torch.rand(count, 4000, generator=torch.Generator().manual_seed(0)) for name, count in DRAWS.items()}
    maps = geometry.inverse_maps(draws, 0.3, {"rotation"}, (16, 16))
    assert geometry.is_moved(maps).float().mean().item() == pytest.approx(0.3, abs=0.02)


def test_brightness_and_contrast():
    image = picture()
    found = augmented(image, brightness=[RIGHT_AWAY, uniform(1.5), RIGHT_AWAY, uniform(-1.0)])
    assert close(found, (image[0].numpy() + 0.3) * 2**-0.5, 1e-5)


def test_inverted_lightness_reflects_the_greys_and_keeps_the_hue():
    image = picture()
    found = augmented(image, colour=[RIGHT_AWAY, 0.2, NEVER, 0.5, NEVER, 0.5])
    assert close(found, image[0].numpy() - 2 * image[0].numpy().mean(axis=0), 1e-5)


def test_a_third_of_a_turn_of_the_hue_exchanges_the_channels():
    image = picture()
    found = augmented(image, colour=[NEVER, 0.5, RIGHT_AWAY, 0.5 + 1 / 3, NEVER, 0.5])
    assert close(found, image[0].numpy()[[2, 0, 1]], 1e-5)
    red = torch.tensor([0.9, 0.1, 0.1]).view(1, 3, 1, 1).expand(1, 3, 16, 16)
    turned = augmented(red, colour=[NEVER, 0.5, RIGHT_AWAY, 0.5 + 1 / 6, NEVER, 0.5])[0, :, 0, 0].tolist()
    assert colorsys.rgb_to_hls(*turned)[0] == pytest.approx(1 / 6, abs=0.01)  # from red to yellow


def test_saturation_scales_what_differs_from_grey():
    image = picture()
    found = augmented(image, colour=[NEVER, 0.5, NEVER, 0.5, RIGHT_AWAY, uniform(-2.0)])
    grey = image[0].numpy().mean(axis=0)
    assert close(found, grey + (image[0].numpy() - grey) / 4, 1e-5)


def test_colour_transformations_leave_alpha_and_invert_grey():
    image = picture(4)
    draws = {"brightness": [RIGHT_AWAY, 0.9, RIGHT_AWAY, 0.9], "colour": [RIGHT_AWAY, 0.2, RIGHT_AWAY, 0.9, RIGHT_AWAY, 0.9]}
    found = augmented(image, **draws)
    assert torch.equal(found[:, 3], image[:, 3])
    assert not torch.allclose(found[:, :3], image[:, :3])
    grey = picture(1)
    assert close(augmented(grey, colour=[RIGHT_AWAY, 0.2, RIGHT_AWAY, 0.9, RIGHT_AWAY, 0.9]), -grey[0].numpy(), 1e-5)


def test_the_filter_bank_divides_an_image_into_octaves():
    bank = filter_bank().double().numpy()
    impulse = np.zeros(bank.shape[1])
    impulse[bank.shape[1] // 2] = 1
    assert np.allclose(bank.sum(axis=0), impulse, atol=1e-6)
    peaks = [np.abs(np.fft.rfft(row, 512)).argmax() / 512 for row in bank]
    assert peaks[0] == 0 and peaks[1] < peaks[2] < peaks[3] <= 0.5
    power = np.abs(np.fft.rfft(SYM2, 512)) ** 2  # the highest octave holds what the lowpass filter takes away
    assert np.allclose(np.abs(np.fft.rfft(bank[3], 512)), 1 - power / 2, atol=1e-5)


def test_filtering_amplifies_an_octave_at_constant_power():
    image = picture(smooth=1.0)
    found = augmented(image, filter=[NEVER, 0.5, RIGHT_AWAY, uniform(1.0), NEVER, 0.5, NEVER, 0.5])
    gains = np.array([1.0, 2.0, 1.0, 1.0]) / math.sqrt((10 + 4 + 1 + 1) / 13)
    taps = gains @ filter_bank().numpy()
    padded = reflected(image, 40)[0].numpy()
    rows = signal.fftconvolve(padded, taps[None, None], mode="same", axes=2)
    both = signal.fftconvolve(rows, taps[None, :, None], mode="same", axes=1)
    assert close(found, both[:, 40:-40, 40:-40], 1e-4)


def test_reflections_of_any_width_are_those_of_numpy():
    image = picture(height=16, width=16)
    assert np.array_equal(reflected(image, 40)[0].numpy(), np.pad(image[0].numpy(), ((0, 0), (40, 40), (40, 40)), mode="reflect"))


def test_noise_is_normal_and_follows_from_the_draws_alone():
    images = torch.zeros(2, 3, 64, 64)
    draws = torch.cat([chances(noise=[RIGHT_AWAY, uniform(2.0), seed]) for seed in (0.25, 0.75)])
    found = ADA({"noise"})(images, draws, 0.5)
    values = (found[0] / 0.2).flatten().numpy()
    assert abs(values.mean()) < 0.03 and values.std() == pytest.approx(1, abs=0.03)
    assert np.quantile(values, 0.975) == pytest.approx(1.96, abs=0.08)
    assert abs(np.corrcoef(values, found[1].flatten().numpy())[0, 1]) < 0.03
    assert abs(np.corrcoef(values[1:], values[:-1])[0, 1]) < 0.03
    assert torch.equal(ADA({"noise"})(images[1:], draws[1:], 0.5)[0], found[1])


def test_cutout_blanks_half_of_each_side():
    found = augmented(torch.ones(1, 3, HEIGHT, WIDTH), cutout=[RIGHT_AWAY, 0.5, 0.5])
    expected = np.ones((3, HEIGHT, WIDTH))
    expected[:, HEIGHT // 4 : -HEIGHT // 4, WIDTH // 4 : -WIDTH // 4] = 0
    assert close(found, expected, 1e-9)


@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_each_transformation_applies_as_often_as_asked_and_leaves_the_other_images(name):
    count = 400
    images = picture(3, 16, 16, smooth=1.0).repeat(count, 1, 1, 1)
    draws = torch.rand(count, ADA.chances, generator=torch.Generator().manual_seed(1))
    assert torch.equal(ADA({name})(images, draws, 0.0), images)
    changed = (ADA({name})(images, draws, torch.tensor(0.2)) != images).flatten(1).any(dim=1)
    most = 1 - 0.8 ** (4 if name == "filter" else 3)  # several draws decide about some
    assert 0.06 < changed.float().mean().item() < most + 0.05


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_probability_0_changes_no_bit_and_1_changes_every_image(channels):
    images = picture(channels).repeat(8, 1, 1, 1)
    draws = torch.rand(8, ADA.chances, generator=torch.Generator().manual_seed(0))
    for probability in (0.0, torch.zeros(())):
        assert torch.equal(ADA(TRANSFORMATIONS)(images, draws, probability), images)
    found = ADA(TRANSFORMATIONS)(images, draws, 1.0)
    assert found.isfinite().all()
    assert (found != images).flatten(1).any(dim=1).all()


def test_parts_of_a_batch_are_augmented_as_the_whole():
    images = picture(3, 16, 16).repeat(6, 1, 1, 1)
    draws = torch.rand(6, ADA.chances, generator=torch.Generator().manual_seed(0))
    whole = ADA(TRANSFORMATIONS)(images, draws, 0.5)
    parts = [ADA(TRANSFORMATIONS)(*part, 0.5) for part in zip(images.split(4), draws.split(4), strict=True)]
    assert torch.allclose(torch.cat(parts), whole, atol=1e-5)


def test_gradients_of_first_and_second_order_pass_through_all_transformations():
    draws = torch.rand(2, ADA.chances, generator=torch.Generator().manual_seed(3)).double()
    images = picture(3, 8, 8).repeat(2, 1, 1, 1).double().requires_grad_()
    default = torch.get_default_dtype()
    geometry.upsampling.cache_clear(), geometry.downsampling.cache_clear()
    try:
        torch.set_default_dtype(torch.float64)

        def probe(x):
            return ADA(TRANSFORMATIONS)(x, draws, 1.0).square()

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(corruption, "filter_bank", lambda: filter_bank().double())
            patch.setattr(geometry, "lowpass", lambda: torch.tensor([tap / math.sqrt(2) for tap in geometry.SYM6]))
            assert torch.autograd.gradcheck(probe, images, fast_mode=True)
            assert torch.autograd.gradgradcheck(probe, images, fast_mode=True)
    finally:
        torch.set_default_dtype(default)
        geometry.upsampling.cache_clear(), geometry.downsampling.cache_clear()


def test_every_pixel_of_a_moved_image_gets_a_gradient():
    images = picture(3, 16, 16).repeat(4, 1, 1, 1).requires_grad_()
    ADA(USUAL)(images, torch.rand(4, ADA.chances, generator=torch.Generator().manual_seed(5)), 0.3).sum().backward()
    assert images.grad.isfinite().all()
    assert (images.grad.abs().sum(dim=(1, 2, 3)) > 0).all()


def test_the_settings_choose_the_pipeline():
    made = make_augmentation(TrainingConfig(augment="adaptive", augment_transformations=("flip", "cutout")))
    assert isinstance(made, ADA) and made.names == {"flip", "cutout"}
    for name in ("none", "diffaugment", "adaptive-diffaugment"):
        assert not isinstance(make_augmentation(TrainingConfig(augment=name)), ADA)
    assert set(DRAWS) == set(TRANSFORMATIONS)
    assert geometry.is_moved(torch.eye(2, 3)[None]).tolist() == [False]
    assert colour.is_coloured(torch.eye(3, 4)[None]).tolist() == [False]


def test_an_adaptive_probability_stays_below_its_limit():
    training = TrainingConfig(augment="adaptive", augment_p_end=0.3, augment_images=100)
    adaptive = Adaptive("cpu")
    for step in range(2 * EVERY):
        adaptive.observe(torch.tensor(1.0), 64, step, training)
    assert adaptive.p.item() == pytest.approx(0.3)
