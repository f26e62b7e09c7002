"""How a field of the configuration is described."""

from typing import Any

import msgspec


def setting(
    title: str, description: str, *, unit: str = "", advanced: bool = False, choices: str = "", **bounds: Any
) -> msgspec.Meta:
    """Bounds for msgspec plus what the form shows. ``choices`` names the registry that a text field chooses from."""
    return msgspec.Meta(
        title=title, description=description, extra={"unit": unit, "advanced": advanced, "choices": choices}, **bounds
    )
