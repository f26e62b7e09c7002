"""In the studio features of real pictures, FD and KID see noise, blur, an early generator and missing classes."""

from functools import partial

import numpy as np
import pytest
import torch
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import with_settings
from ganstudio.engine.config.presets import find_preset
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics import METRICS, Comparison
from ganstudio.engine.metrics.features.network import describe_set
from ganstudio.engine.metrics.features.studio import studio_features
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.pixels import from_uint8, to_uint8
from ganstudio.engine.recipes.train import create_run, train
from tests.pulling import finished

COUNT = 2000  # of each set
DROPPED = {"5 of 10": range(5, 10), "9 of 10": [3]}


def levels(images: torch.Tensor) -> np.ndarray:
    return to_uint8(images).transpose(0, 3, 1, 2)


def noisy(images: np.ndarray) -> np.ndarray:
    x = from_uint8(images)
    return levels(x + 0.1 * torch.randn(x.shape, generator=torch.Generator().manual_seed(1)))


def blurred(images: np.ndarray) -> np.ndarray:
    return levels(F.avg_pool2d(F.pad(from_uint8(images), (1, 1, 1, 1), mode="replicate"), 3, 1))


@torch.no_grad()
def drawn(model: Model, count: int) -> np.ndarray:
    rng, generator = torch.Generator().manual_seed(0), model.generator
    labels = torch.arange(count) % generator.classes if generator.classes else None
    z = generator.sample_z(count, rng)
    parts = [generator(z[i : i + 100], None if labels is None else labels[i : i + 100]) for i in range(0, count, 100)]
    return levels(torch.cat(parts))


def early_images(dataset, name, folder):
    """The images of a generator that has seen 3,000."""
    settings = {"data.source": [name], "run.images": 3000, "run.device": "cpu", "run.snapshot_images": 3000}
    run = create_run(folder / "run", with_settings(find_preset("quick-look").config, settings), dataset)
    finished(train(run, dataset))
    return drawn(Model(run), COUNT)


def figures(network, real, fake) -> dict[str, float]:
    comparison = Comparison(real, fake, network=network, resamples=0)
    return {metric: finished(METRICS.get(metric).measure(comparison)).value for metric in ("fd", "kid")}


@pytest.mark.slow
@pytest.mark.parametrize("labelled", [True, False], ids=["labelled", "unlabelled"])
@pytest.mark.parametrize("name", ["digits", "fashion"])
def test_what_is_worse_ranks_below_fresh_images(name, labelled, shared_cache, tmp_path):
    settings = {"data.source": [name], "data.size": 32, "data.channels": 1}
    data = with_settings(find_preset("quick-look").config, settings).data
    dataset = finished(load_dataset(finished(open_source([name])), data))
    order = np.random.default_rng(0).permutation(len(dataset.rows))
    images, labels = dataset.batch(order), dataset.labels[order]
    network = finished(studio_features(dataset if labelled else ImageSet.of(dataset.batch(np.arange(len(order))))))

    def described(pixels):
        return finished(describe_set(network, ImageSet.of(pixels)))

    real, rest, rest_labels = described(images[:COUNT]), images[2 * COUNT :], labels[2 * COUNT :]
    halves = [described(images[first : first + COUNT]) for first in range(COUNT, 4 * COUNT, COUNT)]
    measured = partial(figures, network, real)
    floors = [measured(half) for half in halves]
    floor = {metric: np.mean([abs(each[metric]) for each in floors]) for metric in ("fd", "kid")}
    sets = {
        "noise": noisy(images[COUNT : 2 * COUNT]),
        "blur": blurred(images[COUNT : 2 * COUNT]),
        "only noise": np.random.default_rng(0).integers(0, 256, (COUNT, 1, 32, 32), np.uint8),
        "early": early_images(dataset, name, tmp_path),
        **{kind: rest[~np.isin(rest_labels, classes)][:COUNT] for kind, classes in DROPPED.items()},
    }
    found = {kind: measured(described(pixels)) for kind, pixels in sets.items()}
    ratio = {kind: {metric: value[metric] / floor[metric] for metric in floor} for kind, value in found.items()}
    for metric in floor:
        assert min(ratio[kind][metric] for kind in ("noise", "blur", "5 of 10")) >= 5, ratio
        assert ratio["only noise"][metric] > ratio["early"][metric] > 2 * ratio["noise"][metric], ratio
        assert ratio["9 of 10"][metric] > 2, ratio
