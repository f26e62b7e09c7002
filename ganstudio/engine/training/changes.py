"""Changes settings while a training runs."""

from collections import deque
from collections.abc import Mapping
from typing import Any

from ganstudio.engine.config import LIVE_SETTINGS, Config, get, with_settings
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import SettingWord
from ganstudio.engine.training.rules import check_training


def changed(config: Config, settings: Mapping[str, Any], allowed: frozenset[str] = LIVE_SETTINGS) -> Config:
    """Return ``config`` of a started run with these ``settings``.

    Raises
    ------
    ConfigError
        A value that is not allowed or does not go with another setting, or a setting that cannot change any more.
    """
    after = with_settings(config, settings)
    check_training(after)
    for name in settings:
        if name not in allowed and get(after, name) != get(config, name):
            text = mark("engine", "{name} can't change once a run has started. Branch a new run with the new value instead.")
            raise ConfigError(text, name=SettingWord(name))
    return after


class Changes:
    """A queue of settings that another thread wants changed; the training takes them before its next step."""

    def __init__(self) -> None:
        self._asked: deque[dict[str, Any]] = deque()

    def ask(self, settings: Mapping[str, Any]) -> None:
        """Ask for ``settings`` by dotted name, which :func:`changed` must have accepted."""
        self._asked.append(dict(settings))

    def take(self) -> dict[str, Any]:
        """Return all settings asked for since the last call, merged; empty if there are none."""
        settings: dict[str, Any] = {}
        while self._asked:
            settings |= self._asked.popleft()
        return settings
