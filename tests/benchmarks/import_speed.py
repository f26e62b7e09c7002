"""How quickly photographs become a dataset: 10,000 JPEGs of 512 px to 64 px, against torchvision in the same run.

torchvision is not needed otherwise; beside a torch without CUDA it is installed with ``pip install --no-deps torchvision``.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from tests.pulling import finished

COUNT = 10_000
SIDE, WANTED = 512, 64
DIFFERENT = 100  # the others are copies with a byte of their own behind the picture
WORKERS = 2
ROUNDS = 3  # each is measured in turns, the best of each counts


def run(scale: float) -> dict[str, Any]:
    """Images a second of the studio (cold cache), of torchvision in one process, and with two workers."""
    count = max(DIFFERENT, round(COUNT * scale))
    with tempfile.TemporaryDirectory() as home:
        pictures = Path(home, "pictures")
        make_pictures(pictures, count)
        ways = {
            "studio": lambda: studio(pictures),
            "torchvision": lambda: theirs(pictures, 0),
            "workers": lambda: theirs(pictures, WORKERS),
        }
        best = dict.fromkeys(ways, 0.0)
        for _ in range(ROUNDS):
            for name, way in ways.items():
                best[name] = max(best[name], count / seconds(way))
    return {
        "pictures": count,
        "images_per_second": round(best["studio"], 1),
        "baseline_torchvision": round(best["torchvision"], 1),
        "baseline_torchvision_2_workers": round(best["workers"], 1),
        "ratio": round(best["studio"] / best["torchvision"], 2),
        "ratio_to_2_workers": round(best["studio"] / best["workers"], 2),
        "target": {"ratio": 3, "ratio_to_2_workers": 1.7},
    }


def make_pictures(folder: Path, count: int) -> None:
    """JPEGs with detail at every scale, in one class."""
    (folder / "a").mkdir(parents=True)
    rng = np.random.default_rng(0)
    for number in range(count):
        path = folder / "a" / f"{number}.jpg"
        if number < DIFFERENT:
            layers = [
                rng.normal(0, 40 / 2**k, (SIDE >> (6 - k), SIDE >> (6 - k), 3)).repeat(1 << (6 - k), 0).repeat(1 << (6 - k), 1)
                for k in range(5)
            ]
            Image.fromarray((128 + sum(layers)).clip(0, 255).astype(np.uint8)).save(path, quality=90)
        else:
            path.write_bytes((folder / "a" / f"{number % DIFFERENT}.jpg").read_bytes() + number.to_bytes(4, "big"))


def seconds(work: Callable[[], None]) -> float:
    """How long it takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def studio(pictures: Path) -> None:
    """Open and load with an empty cache."""
    from ganstudio.engine.config import DataConfig
    from ganstudio.engine.data import load_dataset, open_source

    before = os.environ.get("GANSTUDIO_HOME")
    home = os.environ["GANSTUDIO_HOME"] = tempfile.mkdtemp()
    try:
        source = finished(open_source([str(pictures)]))
        dataset = finished(load_dataset(source, DataConfig(size=WANTED, channels=3)))
        assert dataset.pixels.shape[1:] == (3, WANTED, WANTED)
    finally:
        shutil.rmtree(home)
        del os.environ["GANSTUDIO_HOME"]
        if before is not None:
            os.environ["GANSTUDIO_HOME"] = before


def theirs(pictures: Path, workers: int) -> None:
    """ImageFolder, Resize, CenterCrop, ToTensor, through a DataLoader."""
    from ganstudio.engine.metrics.features.torchvision_import import import_torchvision

    import_torchvision()
    from torch.utils.data import DataLoader
    from torchvision import datasets, transforms

    steps = transforms.Compose([transforms.Resize(WANTED), transforms.CenterCrop(WANTED), transforms.ToTensor()])
    for images, _ in DataLoader(datasets.ImageFolder(str(pictures), steps), batch_size=64, num_workers=workers):
        assert images.shape[1:] == (3, WANTED, WANTED)
