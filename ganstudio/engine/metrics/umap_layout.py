"""Images on a plane by UMAP, which keeps neighbours together where principal components lay them over one another."""

import importlib
from collections.abc import Generator as Task

import numpy as np

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Status
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

NEIGHBOURS = 15
FEWEST = 5  # images


def umap_places(known: np.ndarray, others: np.ndarray) -> Task[Event, None, tuple[np.ndarray, np.ndarray]]:
    """Places float32 (N, 2) and (M, 2) from features (N, D) of the training images, which make the map, and (M, D) of others that
    are put onto it (McInnes et al. 2018, "UMAP: Uniform Manifold Approximation and Projection for Dimension Reduction").

    The same images give the same map. It can be closed between making the map and putting the others onto it.

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
    if len(known) < FEWEST:
        text = mark("engine", "UMAP needs at least {fewest} training images, and there are {count}.")
        raise ConfigError(text, fewest=FEWEST, count=len(known))
    layout = umap.UMAP(n_neighbors=min(NEIGHBOURS, len(known) - 1), random_state=0)
    first = np.asarray(layout.fit_transform(known), np.float32)
    yield Status(mark("engine", "Putting the samples onto the map"), {})
    second = np.asarray(layout.transform(others), np.float32) if len(others) else np.zeros((0, 2), np.float32)
    return first, second
