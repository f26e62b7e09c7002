"""Seconds and memory of every metric, 10,000 generated images against 10,000 real ones at 32 px in studio features.

The baseline computes FD, KID, precision and recall with torch-fidelity, and density and coverage with prdc, from the same features
in the same run. It gives no intervals.
"""

import io
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import torch

from ganstudio.engine.cores import usable_cores
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.evaluation.drawing import draw_images
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics import METRICS, Comparison, MetricUnavailable
from ganstudio.engine.metrics.features.network import describe_set
from ganstudio.engine.metrics.features.studio import studio_features
from ganstudio.engine.metrics.features.torchvision_import import import_torchvision
from ganstudio.engine.metrics.image_set import ImageSet
from tests.benchmarks.models import trained_run
from tests.pulling import finished

COUNT = 10_000
HELD_OUT = 1000
TRAINING = 0.1  # of the usual length: the seconds do not depend on the quality
KINDS = ("wall", "cpu")
INTERVAL = 0.02  # seconds between two readings of the memory


SAME = ("fd", "kid", "precision", "recall", "density", "coverage")  # what the baseline computes


def run(scale: float) -> dict[str, Any]:
    """Measure every registered metric in turn; what several share is paid by the first."""
    with tempfile.TemporaryDirectory() as folder, peak_memory() as readings:
        steps, comparison = prepared(round(COUNT * min(scale, 1)), Path(folder))
        metrics = {name: timed_metric(name, comparison) for name in METRICS}
    measured = {name: seconds for name, seconds in metrics.items() if not isinstance(seconds, str)}
    few = np.arange(50)
    libraries(replace(comparison, real=comparison.real.take(few), fake=comparison.fake.take(few)))  # imports them
    with peak_memory() as baseline_readings:
        baseline = timed(lambda: libraries(comparison))
    return {
        "images": len(comparison.fake),
        "features": comparison.fake.features.shape[1],
        "threads": torch.get_num_threads(),
        "seconds": {**steps, **metrics},
        "total": {kind: round(sum(seconds[kind] for seconds in [steps["describe"], *measured.values()]), 1) for kind in KINDS},
        "peak_bytes": max(readings),
        "baseline": "torch-fidelity and prdc, without intervals",
        "baseline_seconds": baseline,
        "baseline_peak_bytes": max(baseline_readings),
        "ratio": {kind: round(baseline[kind] / sum(measured[name][kind] for name in SAME), 2) for kind in KINDS},
        "target": {"total": {"wall": 60}, "peak_bytes": 2 * 10**9},
    }


def prepared(count: int, folder: Path) -> tuple[dict[str, dict[str, float]], Comparison]:
    """The seconds it takes to train the features and to describe both sets, and the comparison."""
    trained = trained_run("fashion", TRAINING, folder)
    dataset = finished(load_dataset(finished(open_source(["fashion"])), trained.config.data))
    pixels, labels = dataset.batch(np.arange(count)), dataset.labels[:count]
    real_images = ImageSet.of(pixels, "fashion", labels, dataset.classes)
    model = Model(trained)
    fake_images = finished(draw_images(model, "a short run", count, 0, None))
    torch.set_num_threads(usable_cores())
    found: dict[str, Any] = {}
    steps = {"train_features": timed(lambda: found.update(network=finished(studio_features(real_images))))}
    images = {"real": real_images, "fake": fake_images}

    def describe() -> None:
        found.update({side: finished(describe_set(found["network"], each)) for side, each in images.items()})

    steps["describe"] = timed(describe)
    training, held_out = (real_images.take(part) for part in np.split(np.arange(count), [count - min(HELD_OUT, count // 10)]))
    return steps, Comparison(**found, training=training, held_out=held_out, model=model)


def timed_metric(name: str, comparison: Comparison) -> dict[str, float] | str:
    """The seconds of a metric, or why it says nothing."""
    try:
        return timed(lambda: finished(METRICS.get(name).measure(comparison)))
    except MetricUnavailable as reason:
        return str(reason)


def timed(work: Callable[[], Any]) -> dict[str, float]:
    """The seconds of a call by the clock, and those of all processor cores together, which other programs hardly change."""
    begin = time.perf_counter(), time.process_time()
    work()
    return {"wall": round(time.perf_counter() - begin[0], 2), "cpu": round(time.process_time() - begin[1], 2)}


def libraries(comparison: Comparison) -> None:
    """The same figures by other programs."""
    import_torchvision()  # torch-fidelity imports it
    from prdc import compute_prdc
    from torch_fidelity import metric_fid, metric_kid, metric_prc

    real, fake = (torch.from_numpy(each.features) for each in (comparison.real, comparison.fake))
    statistics = (metric_fid.fid_features_to_statistics(each.double()) for each in (fake, real))
    metric_fid.fid_statistics_to_metric(*statistics, verbose=False)
    metric_kid.kid_features_to_metric(fake, real, kid_subset_size=min(1000, len(fake)), verbose=False)
    metric_prc.prc_features_to_metric(fake, real, verbose=False)
    with redirect_stdout(io.StringIO()):
        compute_prdc(real.numpy(), fake.numpy(), nearest_k=5)


@contextmanager
def peak_memory() -> Iterator[list[int]]:
    """Read the resident bytes of this process all the time; the list has them at the end."""
    readings, stop = [psutil.Process().memory_info().rss], threading.Event()

    def watch() -> None:
        while not stop.wait(INTERVAL):
            readings.append(psutil.Process().memory_info().rss)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield readings
    finally:
        stop.set()
        thread.join()
