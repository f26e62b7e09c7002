"""Lets a network for larger images start where one for smaller images is: its pictures are those of the small one, enlarged.

Each architecture says how in the function ``grow`` of its registry entry; these are the parts that they share.
"""

from collections.abc import Collection, Iterable

import torch
from torch import Tensor, nn

from ganstudio.engine.networks.base import Generator

NUMBERED = ("stages", "widen")  # parts of a discriminator, counted from the image
LEAST = 1e-8


def is_whole(small: Generator, copied: Collection[str], last: nn.Module | None = None) -> bool:
    """Return whether every parameter of ``small`` is among ``copied``, except those of its layer ``last``."""
    replaced = set() if last is None else {id(parameter) for parameter in last.parameters()}
    return all(name in copied or id(parameter) in replaced for name, parameter in small.named_parameters())


@torch.no_grad()
def hand_on_image(last: nn.Conv2d, changes: Iterable[nn.Module], to_image: nn.Conv2d) -> None:
    """Make new layers hand on the image that the small generator's last layer drew.

    ``changes`` are the 1x1 convolutions (or identities) between the small generator's last maps and ``to_image``, which is 1x1 as
    well: their first channels carry the image, so that the composition equals ``last``. Each must have at least as many channels as
    the image.
    """
    weight = last.weight.flatten(1)  # (C, channels)
    for change in changes:
        if isinstance(change, nn.Conv2d):
            scale = weight.norm(dim=1).clamp_min(LEAST)
            change.weight[: len(weight)] = (weight / scale[:, None])[:, :, None, None]
            weight = _first(scale, change.out_channels)
    to_image.weight.copy_(weight[:, :, None, None])
    if to_image.bias is not None and last.bias is not None:
        to_image.bias.copy_(last.bias)


@torch.no_grad()
def take_image_in(first: nn.Conv2d, changes: Iterable[nn.Module], from_image: nn.Conv2d) -> None:
    """Make new layers of a discriminator hand the image to where the small discriminator took it in; as :func:`hand_on_image`.

    ``changes`` lead from the new ``from_image`` to the maps that ``first`` made; a bias of ``first`` is lost.
    """
    convolutions = [change for change in changes if isinstance(change, nn.Conv2d)]
    if not convolutions:
        from_image.load_state_dict(first.state_dict())
        return
    channels = first.in_channels
    ones = torch.ones(channels)
    from_image.weight[:channels] = torch.diag(ones)[:, :, None, None]
    for change in convolutions[:-1]:
        change.weight[:channels] = _first(ones, change.in_channels)[:, :, None, None]
    last = convolutions[-1]
    last.weight.zero_()
    last.weight[:, :channels] = first.weight


@torch.no_grad()
def silence(layers: Iterable[nn.Module]) -> None:
    """Set layers whose images are added to the enlarged image of the layers before to zero."""
    for layer in layers:
        for name in ("weight", "bias"):
            tensor = getattr(layer, name, None)
            if isinstance(tensor, Tensor):
                tensor.zero_()


@torch.no_grad()
def sample(generator: Generator, count: int, rng: torch.Generator) -> tuple[Tensor, Tensor | None]:
    """Draw ``count`` z and, for a conditional generator, classes."""
    labels = torch.randint(generator.classes, (count,), generator=rng) if generator.classes else None
    return generator.sample_z(count, rng), labels


def place_in_larger(name: str, steps: int) -> str:
    """Return the name that a tensor of a discriminator has in one for images ``2^steps`` times as large.

    Discriminators number their stages from the image: in a larger one the same stage has a higher number.

    >>> place_in_larger("stages.0.weight", 1)
    'stages.1.weight'
    """
    head, _, rest = name.partition(".")
    number, dot, tail = rest.partition(".")
    return f"{head}.{int(number) + steps}{dot}{tail}" if head in NUMBERED and number.isdecimal() else name


def _first(values: Tensor, width: int) -> Tensor:
    """Return (len(values), width) with ``values`` on the diagonal and zeros elsewhere."""
    rows = torch.zeros(len(values), width)
    rows[:, : len(values)] = torch.diag(values)
    return rows
