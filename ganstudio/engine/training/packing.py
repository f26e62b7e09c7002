"""Packs networks and optimizers into a flat dictionary of tensors by name, as checkpoints hold them."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

Networks = Mapping[str, nn.Module]
Optimizers = Mapping[str, torch.optim.Optimizer]


def pack(networks: Networks, optimizers: Optimizers) -> dict[str, Tensor]:
    """Return every tensor of ``networks`` ("prefix.parameter") and ``optimizers`` ("prefix.number.slot"), not copied."""
    tensors: dict[str, Tensor] = {}
    for prefix, network in networks.items():
        tensors |= {f"{prefix}.{name}": tensor for name, tensor in network.state_dict().items()}
    for prefix, optimizer in optimizers.items():
        for number, slots in optimizer.state_dict()["state"].items():
            tensors |= {f"{prefix}.{number}.{slot}": tensor for slot, tensor in slots.items() if isinstance(tensor, Tensor)}
    return tensors


def unpack(tensors: Mapping[str, Tensor], networks: Networks, optimizers: Optimizers) -> None:
    """Load what :func:`pack` returned, from any device or memory layout, into ``networks`` and ``optimizers``."""
    for prefix, network in networks.items():
        network.load_state_dict(under(prefix, tensors))
    for prefix, optimizer in optimizers.items():
        slots: dict[int, dict[str, Tensor]] = {}
        parameters = optimizer.param_groups[0]["params"]
        for name, tensor in under(prefix, tensors).items():
            key, _, slot = name.partition(".")
            slots.setdefault(int(key), {})[slot] = _like(parameters[int(key)], tensor)
        optimizer.load_state_dict({"state": slots, "param_groups": optimizer.state_dict()["param_groups"]})


def under(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the tensors whose names start with ``prefix`` and a dot, with that part removed from the names."""
    start = f"{prefix}."
    return {name.removeprefix(start): tensor for name, tensor in tensors.items() if name.startswith(start)}


def _like(parameter: Tensor, slot: Tensor) -> Tensor:
    """Return an optimizer's value in its parameter's memory layout, as when saved, so that sums stay bit-identical."""
    return torch.empty_like(parameter).copy_(slot) if slot.shape == parameter.shape else slot
