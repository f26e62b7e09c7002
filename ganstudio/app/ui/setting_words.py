"""Formats settings and their values for the window."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from ganstudio.engine.config import FieldInfo, fields
from ganstudio.engine.config.frame import FrameSize

_INFOS = {info.name: info for info in fields()}


def setting_title(name: str) -> str:
    """Return the title of a setting, by its dotted name."""
    info = _INFOS.get(name)
    return QCoreApplication.translate("config", info.title) if info is not None else name


def setting_value(name: str, value: Any) -> str:
    """Return a value of a setting as its editor shows it."""
    info: FieldInfo | None = _INFOS.get(name)
    if isinstance(value, bool):
        return QCoreApplication.translate("config", "on") if value else QCoreApplication.translate("config", "off")
    if info is not None and info.kind == "choice":
        return choice_text(info, value)
    if info is not None and info.kind == "frame":
        return choice_text(info, value)
    if isinstance(value, int | float):
        text = number_text(value)
        return f"{text} {unit_text(info)}" if info is not None and info.unit else text
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)


def setting_phrase(name: str, value: Any) -> str:
    """Return the words for a value of a setting inside a sentence: fitted with a border."""
    return QCoreApplication.translate("config", _INFOS[name].phrases[value])


def change_lines(settings: Mapping[str, tuple[Any, Any]]) -> list[str]:
    """Return a line for each setting that changed from an old to a new value: R1 penalty: 0.05 → 1."""
    return [
        f"{setting_title(name)}: {setting_value(name, old)} → {setting_value(name, new)}" for name, (old, new) in settings.items()
    ]


def choice_text(info: FieldInfo, value: object) -> str:
    """Return a value of the setting ``info`` as its choice shows it, in words or with its unit."""
    if value in info.words:
        return QCoreApplication.translate("config", info.words[value])
    if info.kind == "frame":
        value = frame_text(FrameSize.of(str(value)))
    return f"{value} {unit_text(info)}" if info.unit else str(value)


def frame_text(frame: FrameSize) -> str:
    """Return the width and height of a frame: 96 × 64."""
    return f"{frame.width} × {frame.height}"


def unit_text(info: FieldInfo) -> str:
    """Return the unit of the setting ``info`` in the window's language."""
    return QCoreApplication.translate("config", info.unit)


def number_text(value: float) -> str:
    """Return a number exactly, in its shortest form: 400,000 or 0.05 or 2e-4."""
    if isinstance(value, int):
        return f"{value:,}"
    if value and abs(value) < 1e-3:
        return f"{Decimal(repr(value)):e}".lower()
    return repr(value).removesuffix(".0")
