"""Changes the colours of images by an affine map: Karras et al. 2020, appendix B, "Color transformations"."""

import math
from collections.abc import Collection, Mapping

import torch
from torch import Tensor

from ganstudio.engine.augment.draws import factor, happens, normal

BRIGHTNESS = 0.2  # standard deviation of the shift
CONTRAST, SATURATION = 0.5, 1.0  # standard deviations of the factors' logarithms, in octaves
LUMA = 1 / math.sqrt(3)  # each component of the unit vector along the greys


def colour_maps(draws: Mapping[str, Tensor], probability: Tensor | float, names: Collection[str]) -> Tensor:
    """Return (N, 3, 4): the affine map of each image's colours, the offset last; exactly the identity where nothing applies.

    ``draws`` are uniform, (k, N) by name.
    """
    light, hue = draws["brightness"], draws["colour"]
    identity = torch.eye(3, device=light.device)
    grey = torch.full((3, 3), LUMA**2, device=light.device)
    matrix, offset = identity.expand(light.shape[1], 3, 3), torch.zeros_like(light[0])
    if "brightness" in names:
        offset = torch.where(happens(light[0], probability), BRIGHTNESS * normal(light[1]), offset)
        scale = torch.where(happens(light[2], probability), factor(light[3], CONTRAST), 1.0)
        matrix, offset = matrix * scale.view(-1, 1, 1), offset * scale
    if "colour" in names:
        flips = happens(hue[0], probability) & (hue[1] < 0.5)
        matrix, offset = _where(flips, _compose(identity - 2 * grey, matrix), matrix), torch.where(flips, -offset, offset)
        turned = _hue(math.pi * (2 * hue[3] - 1), identity, grey)
        matrix = _where(happens(hue[2], probability), _compose(turned, matrix), matrix)
        saturation = factor(hue[5], SATURATION).view(-1, 1, 1)
        scaled = grey + (identity - grey) * saturation
        matrix = _where(happens(hue[4], probability), _compose(scaled, matrix), matrix)
    return torch.cat([matrix, offset.view(-1, 1, 1).expand(-1, 3, 1)], dim=2)


def is_coloured(maps: Tensor) -> Tensor:
    """Return whether each of the maps (N, 3, 4) differs from the identity."""
    return (maps != torch.eye(3, 4, device=maps.device)).any(dim=2).any(dim=1)


def recolour(images: Tensor, maps: Tensor) -> Tensor:
    """Return images (N, C, H, W) with changed colours; grey takes the mean of the map over its channels, alpha stays."""
    if images.shape[1] < 3:
        gain = maps[:, :, :3].sum(dim=2).mean(dim=1).view(-1, 1, 1, 1)
        shift = maps[:, :, 3].mean(dim=1).view(-1, 1, 1, 1)
        return torch.cat([images[:, :1] * gain + shift, images[:, 1:]], dim=1)
    red, green, blue, offset = (maps[:, :, place, None, None] for place in range(4))
    colours = red * images[:, 0:1] + green * images[:, 1:2] + blue * images[:, 2:3] + offset
    return torch.cat([colours, images[:, 3:]], dim=1)


def _hue(angle: Tensor, identity: Tensor, grey: Tensor) -> Tensor:
    """Return (N, 3, 3): rotations by ``angle`` (N,) around the greys (Rodrigues' formula)."""
    cos, sin = angle.cos().view(-1, 1, 1), angle.sin().view(-1, 1, 1)
    cross = torch.tensor([[0.0, -LUMA, LUMA], [LUMA, 0.0, -LUMA], [-LUMA, LUMA, 0.0]]).to(angle.device)
    return identity * cos + grey * (1 - cos) + cross * sin


def _compose(outer: Tensor, inner: Tensor) -> Tensor:
    """Return the products (N, 3, 3) in full float32."""
    return (outer.expand_as(inner)[:, :, :, None] * inner[:, None]).sum(dim=2)


def _where(chosen: Tensor, one: Tensor, other: Tensor) -> Tensor:
    return torch.where(chosen.view(-1, 1, 1), one, other)
