"""Images on a plane by UMAP, which keeps neighbours together where principal components lay them over one another."""

import importlib
from collections.abc import Generator as Task
from dataclasses import dataclass
from typing import Any

import numpy as np

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

NEIGHBOURS = 15
FEWEST = 5  # images


@dataclass(frozen=True, eq=False)
class UmapLayout:
    """A map made of training images, which lie at ``places``, float32 (N, 2)."""

    places: np.ndarray
    reducer: Any

    def place(self, features: np.ndarray) -> np.ndarray:
        """Put others, (M, D), onto it: float32 (M, 2)."""
        return np.asarray(self.reducer.transform(features), np.float32) if len(features) else np.zeros((0, 2), np.float32)


def umap_layout(features: np.ndarray) -> Task[Event, None, UmapLayout]:
    """Lay training images out by their features (N, D), the same ones always in the same way (McInnes et al. 2018, "UMAP: Uniform
    Manifold Approximation and Projection for Dimension Reduction").

    Raises
    ------
    ConfigError
        The package is missing, or there are too few images.
    """
    yield Status(mark("engine", "Laying out the map"), {})
    try:
        umap = importlib.import_module("umap")
    except ImportError:
        raise ConfigError(mark("engine", 'To lay the map out by UMAP, install it: pip install "ganstudio[map]"')) from None
    if len(features) < FEWEST:
        text = mark("engine", "UMAP needs at least {fewest} training images, and there are {count}.")
        raise ConfigError(text, fewest=FEWEST, count=len(features))
    reducer = umap.UMAP(n_neighbors=min(NEIGHBOURS, len(features) - 1), random_state=0)
    return UmapLayout(np.asarray(reducer.fit_transform(features), np.float32), reducer)
