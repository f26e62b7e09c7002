"""Computes values that change over a run."""

import math


def cosine_decay(images_seen: int, over: int, end: float) -> float:
    """Return a factor that falls from 1 to ``end`` along half a cosine as ``images_seen`` goes from 0 to ``over`` (0: stays 1)."""
    if over <= 0:
        return 1.0
    return end + (1 - end) * (1 + math.cos(math.pi * min(images_seen / over, 1.0))) / 2
