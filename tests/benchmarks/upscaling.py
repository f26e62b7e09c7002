"""Whether digits of 8 pixels, enlarged four times by the search, can be read: against bicubic interpolation."""

import time
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.search.operators import Area
from ganstudio.engine.search.solver import EFFORTS
from ganstudio.engine.search.target import as_tensor
from ganstudio.engine.search.upscale import upscale
from tests.benchmarks.judge import Judge
from tests.benchmarks.models import as_target, scaled, trained
from tests.pulling import finished

COUNT = 100
FACTOR = 4


def run(scale: float) -> dict[str, Any]:
    """Shares of digits that are taken for what they are, and how far answers, reduced again, are from what was given."""
    count = max(4, round(COUNT * min(scale, 1)))
    model = trained("digits", scale)
    judge = Judge(model.images, model.labels)
    whole, labels = model.held[:count], model.held_labels[:count]
    small = to_uint8(Area(FACTOR)(scaled(whole))).transpose(0, 3, 1, 2)
    targets = [replace(as_target(image), pixels=image) for image in small]
    begin = time.perf_counter()
    answers = finished(upscale(model.generator, targets, FACTOR, EFFORTS["fast"], 4, model.discriminator))
    seconds = time.perf_counter() - begin
    best = np.concatenate([to_uint8(answer.images[:1]) for answer in answers]).transpose(0, 3, 1, 2)
    given = as_tensor(targets)
    bicubic = to_uint8(F.interpolate(given, scale_factor=FACTOR, mode="bicubic").clamp(-1, 1)).transpose(0, 3, 1, 2)
    away = (Area(FACTOR)(torch.stack([answer.images[0] for answer in answers])) - given) * 127.5
    read = {name: judge.share(images, labels) for name, images in (("found", best), ("bicubic", bicubic), ("whole", whole))}
    return {
        "count": count,
        "read": read["found"],
        "baseline_bicubic": read["bicubic"],
        "whole_pictures": read["whole"],
        "better_than_bicubic": round(read["found"] - read["bicubic"], 3),
        "levels_from_the_given": round(float(away.square().flatten(1).mean(dim=1).sqrt().max()), 3),
        "seconds": round(seconds / count, 2),
        "target": {"better_than_bicubic": 0.1, "levels_from_the_given": 4},
    }
