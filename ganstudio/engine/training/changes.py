"""Changing settings while a training runs."""

from collections import deque
from collections.abc import Mapping
from typing import Any

from ganstudio.engine.config import Config, get, with_settings
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import SettingWord
from ganstudio.engine.training.rules import check_training

# what neither the networks, nor the optimizers' state, nor the order of the images is made of
LIVE_SETTINGS = (
    frozenset(
        f"training.{name}"
        for name in (
            "lr_g",
            "lr_d",
            "r1_gamma",
            "r2_gamma",
            "r1_every",
            "gp_weight",
            "label_smoothing",
            "instance_noise",
            "augment",
            "augment_colour",
            "augment_translation",
            "augment_cutout",
            "schedule_images",
            "lr_end",
            "gamma_end",
            "clip",
            "accumulate",
        )
    )
    | frozenset(f"upscaler.{name}" for name in ("pixel_images", "pixel_weight", "feature_weight", "adversarial_weight"))
    | frozenset(
        f"run.{name}"
        for name in (
            "images",
            "minutes",
            "stop_when_flat",
            "checkup_seconds",
            "checkpoint_seconds",
            "grid_images",
            "snapshot_images",
        )
    )
)

# where and how it is computed: can change while a run rests
COMPUTE_SETTINGS = frozenset({"run.device", "training.precision", "training.memory_format", "training.threads"})


def changed(config: Config, settings: Mapping[str, Any], allowed: frozenset[str] = LIVE_SETTINGS) -> Config:
    """``config`` of a run that has begun with these ``settings``.

    Raises
    ------
    ConfigError
        A value that is not allowed or does not go with another setting, or a setting that cannot change any more.
    """
    after = with_settings(config, settings)
    check_training(after)
    for name in settings:
        if name not in allowed and get(after, name) != get(config, name):
            text = mark("engine", "{name} cannot change once a run has begun. Branch off a new run with it instead.")
            raise ConfigError(text, name=SettingWord(name))
    return after


def difference(before: Config, after: Config, names: frozenset[str]) -> dict[str, tuple[Any, Any]]:
    """(old, new) of those of ``names`` that differ."""
    return {name: (get(before, name), get(after, name)) for name in sorted(names) if get(before, name) != get(after, name)}


class Changes:
    """Where another thread leaves what it wants changed; the training takes it before its next step."""

    def __init__(self) -> None:
        self._asked: deque[dict[str, Any]] = deque()

    def ask(self, settings: Mapping[str, Any]) -> None:
        """Ask for ``settings`` by dotted name, which :func:`changed` must have accepted."""
        self._asked.append(dict(settings))

    def take(self) -> dict[str, Any]:
        """All that was asked for since the last time, together; empty if nothing."""
        settings: dict[str, Any] = {}
        while self._asked:
            settings |= self._asked.popleft()
        return settings
