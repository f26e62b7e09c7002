"""Filters images, adds noise and blanks parts: Karras et al. 2020, appendix B, "Image-space corruptions" and filtering."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.augment.draws import factor, happens, normal, reflected
from ganstudio.engine.augment.wavelets import BANDS, filter_bank

OCTAVES = 1.0  # standard deviation of the logarithm of an octave's gain
POWER = (10 / 13, 1 / 13, 1 / 13, 1 / 13)  # of the octaves of a natural image, the lowest first: 1/f
NOISE = 0.1  # standard deviation of the noise's standard deviation
CUT = 0.5  # of the side
WORD = 0xFFFFFFFF


def gains(draws: Mapping[str, Tensor], probability: Tensor | float) -> Tensor:
    """Return (N, 4): the gain of each octave, which keeps the power of a natural image; exactly 1 where nothing applies."""
    draw = draws["filter"]
    power = torch.tensor(POWER).to(draw.device)
    found = torch.ones(draw.shape[1], BANDS, device=draw.device)
    for band in range(BANDS):
        own = torch.ones_like(found)
        own[:, band] = factor(draw[2 * band + 1], OCTAVES)
        own = own / (power * own.square()).sum(dim=1, keepdim=True).sqrt()
        found = torch.where(happens(draw[2 * band], probability)[:, None], found * own, found)
    return found


def equalise(images: Tensor, gain: Tensor) -> Tensor:
    """Return images (N, C, H, W) whose octaves are amplified by ``gain`` (N, 4), reflected at the borders."""
    count, channels, height, width = images.shape
    taps = (gain[:, :, None] * filter_bank().to(images.device)).sum(dim=1)  # (N, 43)
    margin = taps.shape[1] // 2
    kernels = taps.repeat_interleave(channels, dim=0)
    padded = reflected(images, margin).reshape(1, count * channels, height + 2 * margin, width + 2 * margin)
    rows = F.conv2d(padded, kernels[:, None, None, :], groups=count * channels)
    filtered = F.conv2d(rows, kernels[:, None, :, None], groups=count * channels)
    return filtered.view(count, channels, height, width)


def add_noise(images: Tensor, draws: Mapping[str, Tensor], probability: Tensor | float) -> Tensor:
    """Return images with noise; its standard deviation is a draw from the half-normal distribution of scale 0.1.

    A hash of each image's draw and of the position gives the noise, so that microbatches and processes add the same.
    """
    applies, strength, seed = draws["noise"]
    sigma = torch.where(happens(applies, probability), NOISE * normal(strength).abs(), 0.0).view(-1, 1, 1, 1)
    return images + sigma * _hashed_normal(seed, images)


def cut_out(images: Tensor, draws: Mapping[str, Tensor], probability: Tensor | float) -> Tensor:
    """Return images with a rectangle of half the sides set to 0, centred anywhere in the image."""
    applies, across, down = draws["cutout"]
    height, width = images.shape[2:]
    inside = []
    for draw, side in ((down, height), (across, width)):
        centres = (torch.arange(side, device=images.device) + 0.5) / side
        inside.append((centres - draw[:, None]).abs() < CUT / 2)
    hole = inside[0][:, :, None] & inside[1][:, None, :] & happens(applies, probability).view(-1, 1, 1)
    return images.masked_fill(hole[:, None], 0.0)


def _hashed_normal(seed: Tensor, like: Tensor) -> Tensor:
    """Return draws from N(0, 1) of the shape of ``like``, from a uniform draw (N,) for each image (Box and Muller 1958)."""
    place = torch.arange(like[0].numel(), device=like.device)
    word = ((seed * 2**24).long()[:, None] * 0x9E3779B1 + place * 0x85EBCA77) & WORD
    for shift, factor_ in ((16, 0x7FEB352D), (15, 0x46CA68B)):
        word = ((word ^ (word >> shift)) * factor_) & WORD
    word = word ^ (word >> 16)
    first, second = ((part + 0.5) / 2**16 for part in (word & 0xFFFF, word >> 16))
    drawn = (-2 * first.log()).sqrt() * (2 * torch.pi * second).cos()
    return drawn.view_as(like)
