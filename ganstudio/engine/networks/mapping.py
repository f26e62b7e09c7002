"""The mapping network of the StyleGAN family, and its layers, whose weights are scaled at run time."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.networks.layers import LEAK

GAIN = math.sqrt(2)  # of a leaky ReLU in these networks


class FullyConnected(nn.Linear):
    """A linear layer whose stored weights have unit variance and are scaled when used (equalised learning rate).

    Karras et al. 2018, section 4.1; ``lr_multiplier`` slows the learning down by storing larger weights (Karras et al. 2019,
    appendix C). Maps (N, inputs) to (N, outputs).
    """

    def __init__(
        self, inputs: int, outputs: int, *, activate: bool = False, lr_multiplier: float = 1.0, initial_bias: float = 0.0
    ) -> None:
        super().__init__(inputs, outputs)
        self.activate = activate
        self.lr_multiplier = lr_multiplier
        self.initial_bias = initial_bias
        self.weight_gain = lr_multiplier / math.sqrt(inputs)

    def forward(self, x: Tensor) -> Tensor:
        gain = GAIN if self.activate else 1.0  # a leaky ReLU of a scaled value is the scaled leaky ReLU
        x = F.linear(x, self.weight * (self.weight_gain * gain), self.bias * (self.lr_multiplier * gain))
        return F.leaky_relu(x, LEAK) if self.activate else x

    @torch.no_grad()
    def draw(self, rng: torch.Generator) -> None:
        """Draw the weights from ``rng``."""
        nn.init.normal_(self.weight, 0.0, 1 / self.lr_multiplier, generator=rng)
        nn.init.constant_(self.bias, self.initial_bias)


def unit_square(x: Tensor) -> Tensor:
    """Return the vectors (N, D) scaled so that the mean of their squares is 1."""
    return x * (x.square().mean(dim=1, keepdim=True) + 1e-8).rsqrt()


class MappingNetwork(nn.Module):
    """Maps z (N, inputs) and classes to w (N, outputs); keeps the running mean of w in ``w_avg`` if ``decay`` is not None.

    Parameters
    ----------
    inputs
        Size of z; 0 without z, where the class alone decides.
    classes
        Number of classes; 0 if unconditional.
    embedding
        Size of the embedding of the class.
    hidden, outputs
        Sizes of the inner layers and of w.
    depth
        Number of layers.
    lr_multiplier
        Learning rate relative to the rest of the network.
    decay
        Of the running mean, per training step.
    """

    w_avg: Tensor

    def __init__(
        self,
        inputs: int,
        classes: int,
        embedding: int,
        hidden: int,
        outputs: int,
        *,
        depth: int,
        lr_multiplier: float,
        decay: float | None,
    ) -> None:
        super().__init__()
        self.inputs, self.classes, self.depth, self.decay = inputs, classes, depth, decay
        if classes:
            self.embed = FullyConnected(classes, embedding)
        first = inputs + (embedding if classes else 0)
        sizes = [first, *[hidden] * (depth - 1), outputs]
        for place in range(depth):
            layer = FullyConnected(sizes[place], sizes[place + 1], activate=True, lr_multiplier=lr_multiplier)
            self.add_module(f"fc{place}", layer)
        if decay is not None:
            self.register_buffer("w_avg", torch.zeros(outputs))

    def forward(self, z: Tensor | None, labels: Tensor | None = None) -> Tensor:
        """Map z (N, inputs), or None without, and labels (N,) int64, if conditional, to w (N, outputs)."""
        parts = [] if z is None else [unit_square(z)]
        if self.classes:
            if labels is None:
                raise ValueError("a conditional network needs labels")
            one_hot = F.one_hot(labels, self.classes).to(self.embed.weight.dtype)
            parts.append(unit_square(self.embed(one_hot)))
        x = torch.cat(parts, dim=1) if len(parts) > 1 else parts[0]
        for place in range(self.depth):
            x = self.get_submodule(f"fc{place}")(x)
        return x

    @torch.no_grad()
    def track(self, w: Tensor) -> None:
        """Move the running mean towards the mean of w (N, outputs)."""
        if self.decay is not None:
            self.w_avg.lerp_(w.mean(dim=0).to(self.w_avg.dtype), 1 - self.decay)
