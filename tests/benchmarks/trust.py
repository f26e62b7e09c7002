"""Whether the verdict tells a model's own kind of picture from others: shares of verdicts, by kind of picture and by page.

The kinds: held-out pictures, Fashion-MNIST, synthetic photographs (1/f noise), the same ones faint, white
noise, gradients, and held-out pictures with their colours inverted.
"""

import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.latent.model import Model
from ganstudio.engine.runs import Run
from ganstudio.engine.search.operators import Area
from ganstudio.engine.search.trust import trust_of, yardstick_of
from tests.benchmarks.models import as_target, held_out_of, scaled, trained_run
from tests.pulling import finished

COUNT = 40
CONTRAST = 55.0  # of the photographs, levels


def run(scale: float) -> dict[str, Any]:
    """Shares of the verdicts known, doubtful and foreign."""
    count = max(4, round(COUNT * min(scale, 1)))
    found: dict[str, Any] = {"count": count}
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("sevens", "digits"):
            found[name] = measured(trained_run(name, scale, Path(temporary)), name, count)
    return found | {"target": {"held_out": {"foreign": 0.05}, "others": {"foreign": 0.9}}}


def measured(run: Run, name: str, count: int) -> dict[str, Any]:
    """Of one model."""
    model, kinds = Model(run), kinds_of(run, name, count)
    hidden = torch.ones(count, 1, *kinds["held_out"].shape[2:])
    quarter = hidden.shape[2] // 4
    hidden[..., quarter:-quarter, quarter:-quarter] = 0
    found: dict[str, Any] = {}
    for page, known, factor in (("invert", None, 1), ("inpaint", hidden, 1), ("upscale_2", None, 2), ("upscale_4", None, 4)):
        begin = time.perf_counter()
        finished(yardstick_of(model, factor))
        found[page] = {"yardstick_seconds": round(time.perf_counter() - begin, 1)}
        for kind, images in kinds.items():
            targets = small(images, factor)
            trusts = finished(trust_of(model, targets, known, factor))
            assert trusts is not None
            verdicts = [trust.verdict for trust in trusts]
            found[page][kind] = {verdict: round(verdicts.count(verdict) / count, 3) for verdict in ("known", "doubtful", "foreign")}
    return found


def small(images: np.ndarray, factor: int) -> list[Any]:
    """``factor`` times smaller, as Upscale gets them."""
    if factor == 1:
        return [as_target(image) for image in images]
    reduced = Area(factor)(scaled(images)).add(1).mul(127.5).round().to(torch.uint8).numpy()
    return [as_target(image) for image in reduced]


def kinds_of(run: Run, name: str, count: int) -> dict[str, np.ndarray]:
    """Pictures uint8 (count, 1, size, size) by kind."""
    rng, size = np.random.default_rng(1), run.config.data.size
    held = held_out_of(run)[-count:]
    fashion = finished(load_dataset(finished(open_source(["fashion"], run.config.data)), run.config.data))
    photos = photographs(rng, count, size)
    ramps = np.linspace(0, 255, size) * rng.uniform(0.3, 1, (count, 1))
    kinds = {
        "held_out": held,
        "fashion": fashion.batch(rng.choice(len(fashion.rows), count, replace=False)),
        "photographs": photos,
        "faint_photographs": (photos * 0.12).astype(np.uint8),
        "noise": rng.integers(0, 256, (count, 1, size, size), np.uint8),
        "gradients": np.broadcast_to(ramps[:, None, :, None], (count, 1, size, size)).astype(np.uint8),
        "inverted": 255 - held,
    }
    if name == "sevens":
        digits = finished(load_dataset(finished(open_source(["digits"], run.config.data)), run.config.data))
        assert digits.labels is not None
        kinds["other_digits"] = digits.batch(rng.choice(np.flatnonzero(digits.labels != 7), count, replace=False))
    return kinds


def photographs(rng: np.random.Generator, count: int, size: int) -> np.ndarray:
    """Noise with the spectrum of photographs, whose amplitude falls with the frequency."""
    rows, columns = np.fft.fftfreq(size)[:, None], np.fft.fftfreq(size)[None]
    frequency = np.hypot(rows, columns)
    frequency[0, 0] = 1 / size
    pixels = np.fft.ifft2(np.fft.fft2(rng.normal(size=(count, size, size))) / frequency**1.2).real
    pixels = (pixels - pixels.mean(axis=(1, 2), keepdims=True)) / pixels.std(axis=(1, 2), keepdims=True)
    return np.clip(128 + CONTRAST * pixels, 0, 255).astype(np.uint8)[:, None]
