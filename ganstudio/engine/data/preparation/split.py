"""Which pictures are kept out of training, to compare with."""

import numpy as np

LARGEST = 512  # more would tell nothing more
SEED = 20_240_601  # the same for every run of the same pictures, so that runs can be compared


def split(count: int, share: float) -> tuple[np.ndarray, np.ndarray]:
    """Positions of ``count`` images to train on and to keep out, int64, each in order; at least two are trained on."""
    held = min(LARGEST, int(count * share), max(0, count - 2))
    chosen = np.random.default_rng(SEED).permutation(count)
    return np.sort(chosen[held:]), np.sort(chosen[:held])
