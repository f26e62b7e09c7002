"""Defines what the readers of other programs' files return, and checks that weights fit their layout."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.foreign.inert_pickle import Damaged
from ganstudio.engine.networks import Shape

SLACK = 2**20


@dataclass(frozen=True)
class ForeignNetworks:
    """The networks of another program.

    Attributes
    ----------
    program
        The name of the program.
    model
        The settings that rebuild the networks, ``layout`` above all.
    shape
        Of the images, with the number of classes.
    ema, generator, discriminator
        The weights of the averaged generator, of the trained generator and of the discriminator, float32 tensors by the names of
        the architecture; the last two are empty if the file has none.
    """

    program: str
    model: ModelConfig
    shape: Shape
    ema: Mapping[str, Tensor]
    generator: Mapping[str, Tensor]
    discriminator: Mapping[str, Tensor]


def fitted(weights: Mapping[str, Tensor], build: Callable[[], nn.Module], most_bytes: int) -> dict[str, Tensor]:
    """Return ``weights`` as float32 tensors of their own if they are those of the network that ``build`` makes.

    Parameters
    ----------
    most_bytes
        Size of the file, which the weights cannot exceed. Tensors that share their numbers could otherwise fill the memory.

    Raises
    ------
    Damaged
        A tensor is missing, left over, of another shape, or not finite.
    """
    with torch.device("meta"):  # shapes without memory
        wanted = {name: tensor.shape for name, tensor in build().state_dict().items()}
    if sum(tensor.numel() * tensor.element_size() for tensor in weights.values()) > most_bytes + SLACK:
        raise Damaged("tensors that claim more numbers than the file holds")
    if unknown := sorted(weights.keys() ^ wanted.keys()):
        raise Damaged(f"{unknown[0]} is {'missing' if unknown[0] in wanted else 'unknown'}")
    for name, tensor in weights.items():
        if tensor.shape != wanted[name]:
            raise Damaged(f"{name} has the shape {tuple(tensor.shape)} instead of {tuple(wanted[name])}")
    found = {name: tensor.detach().to(torch.float32, copy=True).contiguous() for name, tensor in weights.items()}
    for name, tensor in found.items():
        if not torch.isfinite(tensor).all():
            raise Damaged(f"{name} is not finite")
    return found
