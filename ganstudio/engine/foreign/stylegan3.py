"""Reads the layout of a StyleGAN3 generator from its modules."""

from typing import cast

from ganstudio.engine.foreign.module import ForeignModule
from ganstudio.engine.networks.stylegan3.layout import InputLayout, LayerLayout, MappingSizes, StyleGAN3Layout

Four = tuple[int, int, int, int]


def stylegan3_layout(generator: ForeignModule) -> StyleGAN3Layout:
    """Return the layout of a generator.

    Raises
    ------
    Damaged
        Something is missing.
    """
    synthesis = generator.module("synthesis")
    layers = [(name, module) for name, module in synthesis.modules().items() if module.class_name == "SynthesisLayer"]
    first = synthesis.module("input")
    width, height = (*first.wholes("size"), 0, 0)[:2]
    source = InputLayout(
        channels=first.whole("channels"),
        size=(width, height),
        sampling_rate=first.number("sampling_rate"),
        bandwidth=first.number("bandwidth"),
    )
    return StyleGAN3Layout(
        size=generator.whole("img_resolution"),
        image_channels=generator.whole("img_channels"),
        mapping=_mapping(generator.module("mapping")),
        input=source,
        layers=tuple(_layer(name, module) for name, module in layers),
        output_scale=synthesis.number("output_scale"),
    )


def _mapping(mapping: ForeignModule) -> MappingSizes:
    return MappingSizes(
        inputs=mapping.whole("z_dim"),
        classes=mapping.whole("c_dim"),
        outputs=mapping.whole("w_dim"),
        depth=mapping.whole("num_layers"),
        lr_multiplier=mapping.module("fc0").number("bias_gain"),
        decay=mapping.number("w_avg_beta"),
    )


def _layer(name: str, layer: ForeignModule) -> LayerLayout:
    return LayerLayout(
        name=name,
        before=layer.whole("in_channels"),
        after=layer.whole("out_channels"),
        kernel=layer.whole("conv_kernel"),
        up=layer.whole("up_factor"),
        down=layer.whole("down_factor"),
        up_taps=layer.whole("up_taps"),
        down_taps=layer.whole("down_taps"),
        radial=layer.flag("down_radial"),
        padding=cast("Four", layer.wholes("padding")),
        to_image=layer.flag("is_torgb"),
        clamp=layer.limit("conv_clamp"),
    )
