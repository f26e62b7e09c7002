"""The variables of a search: z without a mapping network, else w, shared by all layers or separate for each (w+)."""

from collections.abc import Sequence

import torch
from torch import Tensor

from ganstudio.engine.latent.directions import random_latents
from ganstudio.engine.latent.latent import Latent, map_latents
from ganstudio.engine.networks import Generator

SPACES = ("z", "w", "w+")


class Codes:
    """Codes with the spread of N(0, 1) in every space, so that the same learning rate suits them all.

    Parameters
    ----------
    generator
        The generator of the latents.
    layered
        Whether each layer has its own code (Abdal et al. 2019, "Image2StyleGAN", section 3.1: w+); only with a mapping network.

    Attributes
    ----------
    mean, std
        Mean (D,) and overall standard deviation of w; 0 and 1 for z.
    """

    mean: Tensor
    std: float

    def __init__(self, generator: Generator, layered: bool = False) -> None:
        self.generator = generator
        self.is_z = not generator.has_mapping
        self.layered = layered and not self.is_z
        self.space = "z" if self.is_z else "w+" if self.layered else "w"
        if self.is_z:
            device = next(generator.parameters()).device
            self.mean, self.std = torch.zeros(generator.latent_dim, device=device), 1.0
        else:
            drawn = random_latents(generator)
            self.mean, self.std = drawn.mean(dim=0), float(drawn.std(dim=0).square().mean().sqrt())

    def begin(self, z: Tensor, labels: Tensor | None) -> Tensor:
        """Return the codes of z (M, latent_dim): (M, latent_dim), (M, D) or (M, layers, D)."""
        if self.is_z:
            return z
        codes: Tensor = (self.generator.map(z, labels) - self.mean) / self.std
        return codes[:, None].repeat(1, self.generator.latent_space.layers, 1) if self.layered else codes

    def at(self, latents: Sequence[Latent]) -> Tensor:
        """Return the codes of latents; for latents with layers and codes without, those of the layers' mean."""
        found = map_latents(self.generator, latents)
        if self.is_z:
            return found[:, : self.generator.latent_dim]
        codes = (found - self.mean) / self.std
        if codes.ndim == 3 and not self.layered:
            return codes.mean(dim=1)
        return codes if codes.ndim == 3 or not self.layered else codes[:, None].repeat(1, self.generator.latent_space.layers, 1)

    def w(self, codes: Tensor, labels: Tensor | None) -> Tensor:
        """Return the input of ``synthesize``."""
        return self.generator.map(codes, labels) if self.is_z else self.mean + self.std * codes

    def penalty(self, codes: Tensor) -> Tensor:
        """Return the distance of codes from the prior's typical set, (M,).

        In many dimensions N(0, 1) lies on a thin shell: z is kept near it (Menon et al. 2020, "PULSE", section 3.2). For w
        no such shell is known: it is kept near the mean, and the layers near each other.
        """
        if self.is_z:
            return (codes.square().mean(dim=1) - 1).square()
        flat = codes.flatten(1).square().mean(dim=1)
        if not self.layered:
            return 0.1 * flat
        return 0.1 * flat + (codes - codes.mean(dim=1, keepdim=True)).flatten(1).square().mean(dim=1)

    def latent(self, code: Tensor, z: Tensor, label: int | None) -> Latent:
        """Return the latent of a code; ``z`` is the start of its search."""
        code = code.detach().cpu()
        if self.is_z:
            return Latent(code.numpy().copy(), label)
        w = self.mean.cpu() + self.std * code
        return Latent(z.cpu().numpy().copy(), label, w=w.numpy().copy())
