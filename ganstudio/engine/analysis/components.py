"""Describes pictures by numbers without a model: the principal components of their pixels."""

from collections.abc import Generator as Task

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.image_set import Read

BATCH = 512
EXTRA = 10  # directions besides those wanted
PASSES = 4  # each strengthens the leading directions


def pixel_components(read: Read, count: int, wanted: int, seed: int = 0) -> Task[Event, None, np.ndarray]:
    """Return float32 (count, K): coordinates of pictures in the first ``wanted`` principal components of their pixels, or in all.

    It uses a randomised range finder with power iterations (Halko, Martinsson and Tropp 2011, "Finding Structure with Randomness",
    algorithms 4.4 and 5.1), which reads the pictures in batches: memory grows with their number times ``wanted``. A generator
    of events in images; the same seed gives the same.

    Parameters
    ----------
    read
        Maps indices (n,) to images uint8 (n, C, H, W).
    count
        Number of images, at least 1.
    """
    begins = range(0, count, BATCH)
    rounds, done = 2 * PASSES + 3, 0

    def batch(begin: int) -> Tensor:
        images = read(np.arange(begin, min(begin + BATCH, count)))
        return torch.from_numpy(np.ascontiguousarray(images)).flatten(1).float()

    mean = torch.stack([batch(begin).sum(dim=0, dtype=torch.float64) for begin in begins]).sum(dim=0).div(count).float()
    yield Progress(done := done + count, rounds * count, "images")
    size = min(wanted + EXTRA, count, len(mean))
    basis = torch.randn(len(mean), size, generator=torch.Generator().manual_seed(seed))
    for _ in range(PASSES + 1):  # alternates between directions and coordinates
        places = torch.linalg.qr(torch.cat([(batch(begin) - mean) @ basis for begin in begins])).Q
        yield Progress(done := done + count, rounds * count, "images")
        back = sum((batch(begin) - mean).T @ places[begin : begin + BATCH] for begin in begins)
        assert isinstance(back, Tensor)
        basis = torch.linalg.qr(back).Q
        yield Progress(done := done + count, rounds * count, "images")
    # the pictures are approximately places @ back.T, which has the same singular vectors
    left, sizes, _ = torch.linalg.svd(back.T, full_matrices=False)
    found: np.ndarray = (places @ (left * sizes))[:, : min(wanted, size)].numpy()
    return found
