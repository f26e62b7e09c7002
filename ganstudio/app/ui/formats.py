"""Formats numbers and times."""

import math

from PySide6.QtCore import QCoreApplication

MINUTE, HOUR = 60, 3600


def thousands(number: float) -> str:
    """Return a number with separators: 1,912; a fraction below ten with one decimal: 2.4."""
    return f"{number:,.1f}" if abs(number) < 10 and number != round(number) else f"{number:,.0f}"


def pictures_in_words(count: int) -> str:
    """Return a count of pictures: 1 picture, 1,912 pictures."""
    if count == 1:
        return QCoreApplication.translate("format", "1 picture")
    return QCoreApplication.translate("format", "{count} pictures").format(count=f"{count:,}")


def likeness(decibels: float | None) -> str:
    """Return a peak signal-to-noise ratio as text: 24.3 dB; for identical pictures (None or infinite): exact."""
    if decibels is None or decibels == math.inf:
        return QCoreApplication.translate("format", "exact")
    return QCoreApplication.translate("format", "{value} dB").format(value=f"{decibels:.1f}")


def duration(seconds: float) -> str:
    """Return a time in at most two units: 45 s, 2 min, 1 h 20 min."""
    if seconds < MINUTE - 0.5:
        return QCoreApplication.translate("format", "{seconds} s").format(seconds=round(seconds))
    if seconds < HOUR - MINUTE / 2:
        return QCoreApplication.translate("format", "{minutes} min").format(minutes=round(seconds / MINUTE))
    hours, minutes = divmod(round(seconds / MINUTE), 60)
    return QCoreApplication.translate("format", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def duration_left(seconds: float) -> str:
    """Return the remaining time as text: 2 min left."""
    return QCoreApplication.translate("format", "{time} left").format(time=duration(seconds))
