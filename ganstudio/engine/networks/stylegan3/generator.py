"""The StyleGAN3 generator, and the stand-in for its discriminator."""

import torch
from torch import Tensor, nn

from ganstudio.engine.networks.base import Discriminator, Generator, LatentSpace
from ganstudio.engine.networks.mapping import FullyConnected, MappingNetwork
from ganstudio.engine.networks.stylegan3.layers import FourierInput, SynthesisLayer
from ganstudio.engine.networks.stylegan3.layout import StyleGAN3Layout


class SynthesisNetwork(nn.Module):
    """Maps w of each layer, (N, layers + 1, w_dim), the first for the input, to images (N, C, H, W)."""

    def __init__(self, layout: StyleGAN3Layout) -> None:
        super().__init__()
        self.layout = layout
        self.input = FourierInput(layout.input, layout.mapping.outputs)
        for layer in layout.layers:
            self.add_module(layer.name, SynthesisLayer(layer, layout.mapping.outputs))

    def forward(self, each: "tuple[Tensor, ...] | list[Tensor]") -> Tensor:
        x = self.input(each[0])
        for layer, w in zip(self.layout.layers, each[1:], strict=True):
            x = self.get_submodule(layer.name)(x, w)
        images: Tensor = x * self.layout.output_scale
        return images


class StyleGAN3Generator(Generator):
    """Maps z (N, z_dim) to w (N, w_dim) by the mapping network, and w to images by alias-free layers.

    Karras et al. 2021, "Alias-Free Generative Adversarial Networks". ``synthesize`` also takes a w for each layer,
    (N, layers, w_dim). Images are not clamped.
    """

    has_mapping = True

    def __init__(self, layout: StyleGAN3Layout) -> None:
        mapping = layout.mapping
        super().__init__(mapping.inputs, mapping.classes)
        self.mapping = MappingNetwork(
            mapping.inputs,
            mapping.classes,
            mapping.outputs,
            mapping.outputs,
            mapping.outputs,
            depth=mapping.depth,
            lr_multiplier=mapping.lr_multiplier,
            decay=mapping.decay,
        )
        self.synthesis = SynthesisNetwork(layout)

    @property
    def latent_space(self) -> LatentSpace:
        """Return the latent space; the distribution of w is unknown, only its mean is tracked (``mapping.w_avg``)."""
        layout = self.synthesis.layout
        return LatentSpace(dim=layout.mapping.outputs, mean=0.0, std=1.0, layers=len(layout.layers) + 1)

    def map(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        w: Tensor = self.mapping(z, labels)
        return w

    def truncate(self, latent: Tensor, psi: float | Tensor) -> Tensor:
        return torch.lerp(self.mapping.w_avg, latent, psi)

    def latent_weights(self, first: int, last: int) -> Tensor:
        names = ["input", *(layer.name for layer in self.synthesis.layout.layers)][first : last + 1]
        chosen = [self.synthesis.get_submodule(name).affine for name in names]
        return torch.cat([affine.weight for affine in chosen if isinstance(affine, FullyConnected)])

    def synthesize(self, latent: Tensor) -> Tensor:
        each = latent.unbind(1) if latent.ndim == 3 else [latent] * self.latent_space.layers
        images: Tensor = self.synthesis(each)
        return images


class NoDiscriminator(Discriminator):
    """Stands for the discriminator of an architecture that the studio does not train."""

    def __init__(self) -> None:
        super().__init__()
        self.stages = nn.ModuleList()
