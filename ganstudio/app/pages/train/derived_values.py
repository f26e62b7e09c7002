"""Keeps the derived values of a preset up to date, except those that the person has changed."""

import json
from collections.abc import Mapping
from typing import Any

from ganstudio.app.pages.train.suggestion import images_of
from ganstudio.app.state.session import Session
from ganstudio.engine.config import Config, fields, get, with_settings
from ganstudio.engine.config.derived import Derived, derive
from ganstudio.engine.config.presets import PRESETS, Preset

REMEMBERED = "train/derived"


class DerivedValues:
    """The preset that the settings began with, and the names of its derived settings that are the person's ``own``."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.preset: Preset | None = None
        self.own: frozenset[str] = frozenset()
        self._recall()

    def begin(self, preset: Preset) -> None:
        """Take the settings of ``preset``, none of them the person's own."""
        self.preset, self.own = preset, frozenset()

    def adopt(self, config: Config) -> None:
        """Take the settings of a run: those of the preset that differs the least; its other derived values are its own."""
        if self.situation(config) is None:
            return
        self.preset = min(PRESETS, key=lambda preset: len(self._different(preset, config)))
        self.own = self._different(self.preset, config) & frozenset(self.preset.rules)

    def note(self, before: Config, after: Config) -> None:
        """Take an edit: the derived settings that it changed are the person's own."""
        if self.preset is not None:
            self.own |= {name for name in self.preset.rules if get(before, name) != get(after, name)}

    def give_back(self, name: str) -> None:
        """Derive a setting again."""
        self.own -= {name}

    def remember(self) -> None:
        """Store the preset and the person's own settings for the next session."""
        slug = "" if self.preset is None else self.preset.slug
        self._session.settings.set_value(REMEMBERED, json.dumps({"preset": slug, "own": sorted(self.own)}))

    def situation(self, config: Config) -> tuple[Any, int, str] | None:
        """Return the frame, the number of images and the kind of device; None while no images are open."""
        images, device = images_of(self._session), self._session.engine.device
        if images is None:
            return None
        kind = config.run.device if config.run.device != "auto" else "cpu" if device is None else device.kind
        return *images, kind

    def changes(self, config: Config) -> dict[str, Any]:
        """Return the derived settings, by dotted name, whose values in ``config`` no longer follow from the rest."""
        if self.preset is None or self.situation(config) is None:
            return {}
        found, usual = self.found(config), self.preset.config
        free = self.preset.rules.keys() - self.own
        values = {name: found[name].value if name in found else get(usual, name) for name in free}
        return {name: value for name, value in values.items() if value != get(config, name)}

    def found(self, config: Config) -> Mapping[str, Derived]:
        """Return the derived settings that are not the person's own, with their reasons."""
        return self._derive(config, self.own)

    def offered(self, config: Config) -> Mapping[str, Derived]:
        """Return the derived values of the settings that are the person's own and differ from them."""
        found = self._derive(config, frozenset())
        return {name: found[name] for name in self.own if name in found and found[name].value != get(config, name)}

    def _derive(self, config: Config, own: frozenset[str]) -> Mapping[str, Derived]:
        situation = self.situation(config)
        if self.preset is None or situation is None:
            return {}
        return derive(self.preset, *situation, _given(config, frozenset(self.preset.rules) - own))

    def _different(self, preset: Preset, config: Config) -> frozenset[str]:
        """Return the settings of ``config`` that ``preset`` would choose otherwise."""
        situation = self.situation(config)
        assert situation is not None
        found = derive(preset, *situation, _given(config, frozenset(preset.rules)))
        wanted = with_settings(preset.config, {name: derived.value for name, derived in found.items()})
        return frozenset(name for name, value in _given(config).items() if value != get(wanted, name))

    def _recall(self) -> None:
        try:
            values = json.loads(self._session.settings.value(REMEMBERED))
            self.preset = next(preset for preset in PRESETS if preset.slug == values["preset"])
            self.own = frozenset(values["own"]) & frozenset(self.preset.rules)
        except (ValueError, LookupError, TypeError, StopIteration):
            self.preset, self.own = None, frozenset()


def _given(config: Config, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the settings by dotted name, but for the pictures' and those ``without``."""
    names = (info.name for info in fields() if not info.name.startswith("data."))
    return {name: get(config, name) for name in names if name not in without}
