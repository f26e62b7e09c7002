"""Reads the layout of StyleGAN2-ADA's networks from their modules."""

from typing import cast

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.foreign.inert_pickle import Damaged
from ganstudio.engine.foreign.module import ForeignModule
from ganstudio.engine.networks.stylegan2.layout import DiscriminatorLayout, Links, MappingLayout, StyleGAN2Layout, SynthesisLayout

FIRST = FrameSize.square(4)
WHOLE_BATCH = 2**16  # images; StyleGAN2-ADA has None for it


def stylegan2_layout(generator: ForeignModule, discriminator: ForeignModule | None) -> StyleGAN2Layout:
    """Return the layout of a generator and of its discriminator; without one, it mirrors the generator.

    Raises
    ------
    Damaged
        Something is missing.
    """
    synthesis = _synthesis(generator.module("synthesis"))
    mapping = _mapping(generator.module("mapping"))
    mirrored = DiscriminatorLayout(synthesis.channels[::-1], clamp=synthesis.clamp, classes=_projection(mapping, synthesis))
    return StyleGAN2Layout(
        first=FIRST,
        image_channels=generator.whole("img_channels"),
        mapping=mapping,
        synthesis=synthesis,
        discriminator=mirrored if discriminator is None else _discriminator(discriminator),
    )


def _mapping(mapping: ForeignModule) -> MappingLayout:
    layers = [module for name, module in mapping.modules().items() if name.startswith("fc")]
    if not layers:
        raise Damaged("a mapping network without layers")
    classes, first = mapping.whole("c_dim"), layers[0].tensor("weight")
    return MappingLayout(
        inputs=mapping.whole("z_dim"),
        classes=classes,
        embedding=mapping.module("embed").tensor("weight").shape[0] if classes else 0,
        hidden=first.shape[0],
        outputs=mapping.whole("w_dim"),
        depth=len(layers),
        lr_multiplier=layers[0].number("bias_gain"),
        decay=mapping.limit("w_avg_beta"),
    )


def _synthesis(synthesis: ForeignModule) -> SynthesisLayout:
    blocks = _blocks(synthesis)
    convolutions = [block.module("conv1") for block in blocks]
    return SynthesisLayout(
        channels=tuple(convolution.tensor("weight").shape[0] for convolution in convolutions),
        links=_links(blocks[-1]),
        taps=_taps(blocks[-1]),
        clamp=convolutions[-1].limit("conv_clamp"),
        noise=convolutions[-1].flag("use_noise", True),
        half_stages=sum(block.flag("use_fp16", False) for block in blocks),
    )


def _discriminator(discriminator: ForeignModule) -> DiscriminatorLayout:
    *blocks, last = _blocks(discriminator)[::-1]
    if not blocks:
        raise Damaged("a discriminator without blocks")
    widths = [block.module("conv1").tensor("weight").shape[0] for block in blocks]
    inside = discriminator.modules()
    deviation = last.modules().get("mbstd")
    classes = _mapping(inside["mapping"]) if "mapping" in inside and discriminator.whole("c_dim") else None
    return DiscriminatorLayout(
        channels=(blocks[0].module("conv0").tensor("weight").shape[1], *widths),
        links=_links(blocks[0]),
        taps=_taps(blocks[0]),
        clamp=blocks[0].module("conv0").limit("conv_clamp"),
        classes=classes,
        group=1 if deviation is None else int(deviation.limit("group_size") or WHOLE_BATCH),
        group_channels=0 if deviation is None else deviation.whole("num_channels"),
        half_stages=sum(block.flag("use_fp16", False) for block in blocks),
    )


def _projection(mapping: MappingLayout, synthesis: SynthesisLayout) -> MappingLayout | None:
    """Return the mapping of the classes of a discriminator that mirrors a generator."""
    width = synthesis.channels[0]
    return MappingLayout(0, mapping.classes, width, width, width, mapping.depth, decay=None) if mapping.classes else None


def _blocks(network: ForeignModule) -> list[ForeignModule]:
    """Return the blocks b4, b8 ... in order of their resolution."""
    modules = network.modules()
    names = [name for name in modules if name.startswith("b") and name[1:].isdecimal() and len(name) < 6]
    resolutions = sorted(int(name[1:]) for name in names)
    if not resolutions or resolutions != [FIRST.width * 2**place for place in range(len(resolutions))]:
        raise Damaged("blocks of other resolutions than 4, 8, 16 ...")
    return [modules[f"b{resolution}"] for resolution in resolutions]


def _links(block: ForeignModule) -> Links:
    found = block.text("architecture")
    if found not in ("orig", "skip", "resnet"):
        raise Damaged("an unknown architecture")
    return cast("Links", found)


def _taps(block: ForeignModule) -> tuple[float, ...]:
    """Return the row that a filter (n, n) is the outer product of; the tensors of the file have its exact values."""
    kernel = block.tensor("resample_filter").float()
    if kernel.ndim != 2 or kernel.shape[0] != kernel.shape[1] or not 1 < kernel.shape[0] < 64:
        raise Damaged("a filter of another shape")
    return tuple(round(float(tap) * 8, 6) for tap in kernel.sum(dim=0) / kernel.sum())
