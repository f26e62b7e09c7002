"""Settings and their values as a person reads them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from ganstudio.app.ui.form_editors import choice_text, number_text, word
from ganstudio.engine.config import FieldInfo, fields

_INFOS = {info.name: info for info in fields()}


def setting_title(name: str) -> str:
    """The title of a setting, by its dotted name."""
    info = _INFOS.get(name)
    return QCoreApplication.translate("config", info.title) if info is not None else name


def setting_value(name: str, value: Any) -> str:
    """A value of that setting, as its editor shows it."""
    info: FieldInfo | None = _INFOS.get(name)
    if isinstance(value, bool):
        return QCoreApplication.translate("config", "on") if value else QCoreApplication.translate("config", "off")
    if info is not None and info.kind == "choice":
        return choice_text(info, value)
    if isinstance(value, int | float):
        text = number_text(value)
        return f"{text} {word(info.unit)}" if info is not None and info.unit else text
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)


def change_lines(settings: Mapping[str, tuple[Any, Any]]) -> list[str]:
    """One line for each setting that changed from an old value to a new one: R1 penalty: 0.05 → 1."""
    return [
        f"{setting_title(name)}: {setting_value(name, old)} → {setting_value(name, new)}" for name, (old, new) in settings.items()
    ]
