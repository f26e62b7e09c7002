"""Build hook: compile the translations, for a wheel and for an editable install alike."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface):
    """Runs lrelease over ``resources/i18n`` before the files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling with ``version`` "standard" or "editable"."""
        sys.path.insert(0, str(Path(self.root, "packaging")))
        from translations import compile_translations

        compile_translations()
