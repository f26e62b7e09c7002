"""Every setting of a run, defined once: its type, bounds, unit, title and description, in one file per group of settings."""

from ganstudio.engine.config.data import DataConfig
from ganstudio.engine.config.model import ModelConfig
from ganstudio.engine.config.run import RunConfig
from ganstudio.engine.config.schema import (
    COMPUTE_SETTINGS,
    LIVE_SETTINGS,
    Config,
    FieldInfo,
    difference,
    fields,
    from_dict,
    get,
    parse_settings,
    to_dict,
    unknown_field,
    unlimited_images,
    wanted,
    with_settings,
)
from ganstudio.engine.config.training import TrainingConfig
from ganstudio.engine.config.upscaler import UpscalerConfig

__all__ = [
    "COMPUTE_SETTINGS",
    "LIVE_SETTINGS",
    "Config",
    "DataConfig",
    "FieldInfo",
    "ModelConfig",
    "RunConfig",
    "TrainingConfig",
    "UpscalerConfig",
    "difference",
    "fields",
    "from_dict",
    "get",
    "parse_settings",
    "to_dict",
    "unknown_field",
    "unlimited_images",
    "wanted",
    "with_settings",
]
