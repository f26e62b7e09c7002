"""One process of a run that several train: ``parallel_worker.py RUN CONFIG.json``; the parent sets torchrun's variables."""

import json
import sys
from pathlib import Path

import numpy as np
import torch

from ganstudio.engine.config import from_dict
from ganstudio.engine.data import Dataset
from ganstudio.engine.recipes.train import create_run, train
from ganstudio.engine.runs import Run
from ganstudio.engine.training.parallel import joined


def main(folder: Path, config: Path) -> None:
    """Train the config's run, or go on with it if it is there, on images made from a seed."""
    torch.set_num_threads(1)
    images = np.random.default_rng(0).integers(0, 256, (64, 1, 16, 16), dtype=np.uint8)
    dataset = Dataset.of(images, np.arange(64) % 4, tuple("abcd"), "noise")
    with joined() as group:
        resume = (folder / "config.json").exists()
        if group.is_first and not resume:
            create_run(folder, from_dict(json.loads(config.read_text())), dataset)
        group.wait()
        run = Run.open(folder)
        events = list(train(run, dataset, resume=resume, group=group))
        assert bool(events) == group.is_first


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
