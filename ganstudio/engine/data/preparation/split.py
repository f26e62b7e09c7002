"""Splits off the pictures that are kept out of training for evaluation."""

import numpy as np

LARGEST = 512  # more would not make the evaluation more precise
SEED = 20_240_601  # the same for every run on the same pictures, to keep runs comparable


def split(count: int, share: float) -> tuple[np.ndarray, np.ndarray]:
    """Split ``count`` images: int64 positions to train on (at least two if possible) and to keep out, each in order."""
    held = min(LARGEST, int(count * share), max(0, count - 2))
    chosen = np.random.default_rng(SEED).permutation(count)
    return np.sort(chosen[held:]), np.sort(chosen[:held])
