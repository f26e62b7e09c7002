"""The metadata of a configuration field."""

from collections.abc import Mapping
from typing import Any

import msgspec


def setting(
    title: str,
    description: str,
    *,
    unit: str = "",
    advanced: bool = False,
    live: bool = False,
    compute: bool = False,
    words: Mapping[Any, str] | None = None,
    phrases: Mapping[Any, str] | None = None,
    registry: str = "",
    hidden: bool = False,
    **bounds: Any,
) -> msgspec.Meta:
    """Return the metadata of a setting for forms, command line, training and documentation.

    Parameters
    ----------
    title, description, unit
        English texts, each marked with ``mark("config", ...)``.
    advanced
        Whether the form folds it away.
    live
        Whether it may change during a training: neither the networks, nor the optimizers' state, nor the order of the images
        depend on it.
    compute
        Whether it says where and how to compute: it may change while a run is stopped.
    words
        The label of each value, marked likewise. Every value of a choice that is not a plain number needs a label.
    phrases
        The name of each value within a sentence ("fitted with a border"), marked likewise, where ``words`` do not fit.
    registry
        The registry that a text chooses from.
    hidden
        Whether the studio fills it in itself, so that neither the form nor the documentation shows it.
    bounds
        ``ge``, ``gt``, ``le``, ``lt`` and ``pattern``, which msgspec validates.
    """
    extra = {
        "unit": unit,
        "advanced": advanced,
        "live": live,
        "compute": compute,
        "words": dict(words or {}),
        "phrases": dict(phrases or {}),
        "registry": registry,
        "hidden": hidden,
    }
    return msgspec.Meta(title=title, description=description, extra=extra, **bounds)
