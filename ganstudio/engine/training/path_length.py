"""Path-length regularisation of a generator with styles.

Karras et al. 2020, "Analyzing and Improving the Image Quality of StyleGAN", section 3.2: a step of w should change the image by the
same amount everywhere. The penalty is E[(||J^T y||_2 - a)^2], with y from N(0, I) in image space and a the running mean of the
norms.
"""

import math

import torch
from torch import Tensor

from ganstudio.engine.networks import Generator

DECAY = 0.01  # of the running mean, per penalty
SHRINK = 2  # of the batch: the penalty of fewer images costs less


class PathLength:
    """Holds the running mean of the path lengths, a scalar on the device, and computes the penalty.

    The penalty of a step uses the mean of the steps before it, so that microbatches and processes use the same.
    """

    def __init__(self, device: str) -> None:
        self.mean = torch.zeros((), device=device)

    def penalty(self, lengths: Tensor) -> Tensor:
        """Return the mean squared distance of ``lengths`` (N,) to the running mean, as a differentiable scalar."""
        return (lengths - self.mean).square().mean()

    def observe(self, length: Tensor) -> None:
        """Move the running mean towards the mean length of a batch, a scalar that all processes agree on."""
        self.mean = torch.lerp(self.mean, length.detach(), DECAY)

    def state(self) -> dict[str, Tensor]:
        """Return the state for :meth:`load`."""
        return {"mean": self.mean}

    def load(self, state: dict[str, Tensor]) -> None:
        """Restore a state; an empty state, of a checkpoint without path lengths, changes nothing."""
        if state:
            self.mean = state["mean"].to(self.mean.device)


def path_lengths(generator: Generator, z: Tensor, labels: Tensor | None, rng: torch.Generator) -> Tensor:
    """Return ||J^T y|| (N,), differentiable: the root of the mean, over the layers, of the squared norms.

    Parameters
    ----------
    z, labels
        (N, latent_dim) and, if conditional, (N,).
    rng
        Draws y, divided by the root of the number of pixels so that the lengths do not depend on the image size.
    """
    latent = generator.training_latent(z, labels)
    if latent.ndim == 2:
        latent = latent[:, None].expand(-1, generator.latent_space.layers, -1)
    images = generator.synthesize(latent)
    y = torch.randn(images.shape, generator=rng, device=rng.device, dtype=images.dtype).to(images.device)
    (gradient,) = torch.autograd.grad((images * y).sum() / math.sqrt(images[0, 0].numel()), latent, create_graph=True)
    return gradient.square().sum(dim=2).mean(dim=1).sqrt()
