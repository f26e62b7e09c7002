"""What a figure was measured on."""

import importlib.metadata
import os
import platform
from datetime import datetime, timezone
from typing import Any

from ganstudio.engine.device import list_devices


def facts() -> dict[str, Any]:
    """The devices, versions, time and how busy the machine was (a load above what the benchmark itself takes spoils a figure)."""
    return {
        "devices": [f"{device.kind}: {device.name}, {device.precision}, {device.threads} threads" for device in list_devices()],
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in ("torch", "PySide6-Essentials")},
        "load": [round(load, 1) for load in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "time": datetime.now(timezone.utc).isoformat(timespec="seconds"),
    }
