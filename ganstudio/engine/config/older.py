"""Reads settings that an older studio wrote."""

from collections.abc import Mapping
from typing import Any

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.gamma import STUDIO_GAMMA, area_gamma, r3gan_gamma

NOMINAL = 0.05  # the R1 of the presets at 32 px, to which the older scales referred


def modern(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return nested settings without those that are gone, whose meaning moves to others.

    ``training.gamma_scale`` scaled R1 and R2 from 32 px and a batch of 32 when a run started; runs hold the result. Adaptive
    augmentation applied DiffAugment's transformations before the studio had ADA's: see ADR 22.
    """
    training = values.get("training")
    if not isinstance(training, Mapping):
        return values
    if training.get("augment") == "adaptive" and "augment_translation" in training and "augment_transformations" not in training:
        training = {**training, "augment": "adaptive-diffaugment"}
        values = {**values, "training": training}
    if "gamma_scale" not in training:
        return values
    rest = {name: value for name, value in training.items() if name != "gamma_scale"}
    factor = _factor(training["gamma_scale"], values.get("data", {}).get("size", 0), training.get("batch", 64))
    for name in ("r1_gamma", "r2_gamma"):
        if name in rest:
            rest[name] = float(f"{rest[name] * factor:.3g}") if factor != 1 else rest[name]
    return {**values, "training": rest}


def _factor(scale: str, size: int | str, batch: int) -> float:
    if scale == "fixed" or not size:
        return 1.0
    side = FrameSize.of(size).mean_side
    return (area_gamma(STUDIO_GAMMA, side, batch) if scale == "stylegan2" else r3gan_gamma(side)) / NOMINAL
