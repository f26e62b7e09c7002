"""Values that change over a run."""

import math


def cosine_decay(images_seen: int, over: int, end: float) -> float:
    """A factor that goes from 1 to ``end`` along half a cosine while ``images`` go from 0 to ``over``; 1 if ``over`` is 0."""
    if over <= 0:
        return 1.0
    return end + (1 - end) * (1 + math.cos(math.pi * min(images_seen / over, 1.0))) / 2
