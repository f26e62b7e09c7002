"""Describes in words what the networks see of the open pictures."""

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QCoreApplication

from ganstudio.app.ui.formats import pictures_in_words
from ganstudio.app.ui.setting_words import frame_text, setting_phrase
from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import Source, preparation


def resolved(source: Source, data: DataConfig) -> DataConfig:
    """Return ``data`` with the size and channels that ``source`` suggests, if it leaves them open."""
    how = preparation(source, data)
    return replace(data, size=how.frame.size, channels=cast(Any, how.channels))  # the schema uses literals


def data_in_words(data: DataConfig, count: int) -> str:
    """Describe what the networks see: 64 px, colour, centre crop, 412 pictures."""
    parts = [
        QCoreApplication.translate("SettingsPanel", "{size} px").format(
            size=frame_text(data.frame) if not data.frame.is_square else data.size
        )
    ]
    parts += [setting_phrase("data.channels", data.channels), setting_phrase("data.crop", data.crop)]
    if data.mirror:
        parts.append(QCoreApplication.translate("SettingsPanel", "with mirrored copies"))
    parts.append(pictures_in_words(count))
    return ", ".join(parts)
