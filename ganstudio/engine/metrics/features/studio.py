"""Trains the studio features: those of a small network that learns from the data set itself, without weights to download.

It learns four tasks at once: the class of an image, or its cluster where there are no classes (Caron et al. 2018, "Deep Clustering
for Unsupervised Learning of Visual Features", section 3.2); how the image was transformed
(:mod:`~ganstudio.engine.metrics.features.transformations`); and its layout at 8 x 8 px. So its features see missing kinds of
pictures as well as noise and blur.
"""

import time
import zlib
from collections.abc import Generator as Task

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.data import Dataset
from ganstudio.engine.device import full_float32
from ganstudio.engine.events import Event, Progress, Status
from ganstudio.engine.metrics.features.studio_kept import keep_network, load_network, path_of
from ganstudio.engine.metrics.features.studio_network import LAYOUT, LEAK, StudioFeatures, StudioNetwork, view_side, views
from ganstudio.engine.metrics.features.transformations import COUNT, UPRIGHT, Transformed, transform
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.pixels import from_uint8, to_levels
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SEED = 20_261_130
STEPS = 250
RATE = 3e-3
DECAY = 0.02
MOST_IMAGES = 10_000  # that it learns from
MOST_BYTES = 2**31  # of their pixels
READ = 64  # images at a time
CLUSTERS = 16
ROUNDS = 30  # of Lloyd's algorithm
CALIBRATION = 16  # batches that set the features' mean and standard deviation
LAYOUT_WEIGHT, STRENGTH_WEIGHT = 4.0, 5.0  # their errors are smaller than the cross entropies


def studio_features(data: Dataset | ImageSet, device: str = "cpu") -> Task[Event, None, StudioFeatures]:
    """Return the studio features of a data set, trained at the first call and then loaded from the cache.

    A generator of events. The network depends on the images and their labels alone. It is trained on the CPU, whatever the
    device, so that the same call on the same machine gives the same network.

    Parameters
    ----------
    data
        The real images; what mirroring adds is left out.
    device
        Where to describe images.
    """
    images = image_set_of(data)
    chosen = _choose(images)
    if isinstance(data, Dataset):
        fingerprint, seen = data.fingerprint, None
    else:
        seen = yield from _read(images, chosen)
        fingerprint = _fingerprint(images, seen, chosen)
    path = path_of(fingerprint, images.shape)
    kept = load_network(path, device)
    if kept is not None:
        return kept
    if seen is None:
        seen = yield from _read(images, chosen)
    labelled = images.labels is not None and len(images.classes) > 1
    groups = images.labels[chosen] if labelled and images.labels is not None else _clusters(seen)
    count = len(images.classes) if labelled else int(groups.max()) + 1
    yield Status(mark("engine", "Training the studio features on {count} images"), {"count": len(seen)})
    network = StudioNetwork(images.shape[0], view_side(images.shape), count)
    yield from train(network, seen, torch.from_numpy(groups), STEPS)
    features = StudioFeatures(network.to(torch.device(device)), images.shape, images.classes if labelled else ())
    keep_network(path, features, count)
    return features


def image_set_of(data: Dataset | ImageSet) -> ImageSet:
    """Return the images of a data set, without those that mirroring adds."""
    if isinstance(data, ImageSet):
        return data
    count = len(data.rows)
    return ImageSet(data.name, count, data.pixels.shape[1:], data.batch, data.labels, data.classes)


def _choose(images: ImageSet) -> np.ndarray:
    """Return the positions of the images to learn from, in order."""
    most = min(MOST_IMAGES, max(2, MOST_BYTES // int(np.prod(images.shape))))
    if len(images) <= most:
        return np.arange(len(images))
    return np.sort(np.random.default_rng(SEED).permutation(len(images))[:most])


def _read(images: ImageSet, chosen: np.ndarray) -> Task[Event, None, Tensor]:
    """Return the views of the chosen images, uint8 (n, V, C, side, side)."""
    parts = []
    for begin in range(0, len(chosen), READ):
        seen = views(from_uint8(images.read(chosen[begin : begin + READ])))
        parts.append(to_levels(seen).round().to(torch.uint8))
        yield Progress(min(begin + READ, len(chosen)), len(chosen), "images")
    return torch.cat(parts)


def _fingerprint(images: ImageSet, seen: Tensor, chosen: np.ndarray) -> str:
    total = zlib.crc32(repr((len(images), images.classes)).encode())
    total = zlib.crc32(seen.numpy().tobytes(), total)
    if images.labels is not None:
        total = zlib.crc32(images.labels[chosen].astype("<i8").tobytes(), total)
    return f"set {total:08x}"


def _clusters(seen: Tensor) -> np.ndarray:
    """Return int64 (n,): the clusters of the images by their layout, found with Lloyd's algorithm."""
    layouts = F.adaptive_avg_pool2d(from_uint8(seen[:, 0]), LAYOUT).flatten(1)
    count = min(CLUSTERS, max(2, len(layouts) // 20), len(layouts))
    centres = layouts[torch.randperm(len(layouts), generator=torch.Generator().manual_seed(SEED))[:count]]
    for _ in range(ROUNDS):
        nearest = torch.cdist(layouts, centres).argmin(dim=1)
        sizes = torch.bincount(nearest, minlength=count).unsqueeze(1)
        sums = torch.zeros_like(centres).index_add_(0, nearest, layouts)
        centres = torch.where(sizes > 0, sums / sizes.clamp_min(1), centres)
    return nearest.numpy()


def train(network: StudioNetwork, seen: Tensor, groups: Tensor, steps: int) -> Task[Event, None, None]:
    """Train a network on views uint8 (n, V, C, side, side) and their images' groups int64 (n,). A generator of events."""
    rng = torch.Generator().manual_seed(SEED)
    _initialize(network, rng)
    network.train()
    adam = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=steps)
    begin = time.perf_counter()
    for step in range(1, steps + 1):
        batch, labels = _draw(seen, groups, rng)
        with torch.enable_grad(), full_float32():
            loss = _loss(network, batch, labels)
            adam.zero_grad()
            torch.autograd.backward(loss)
        adam.step()
        schedule.step()
        rate = step / max(time.perf_counter() - begin, 1e-6)
        yield Progress(step, steps, "steps", rate, (steps - step) / rate)
    network.fuse()
    with torch.no_grad(), full_float32():
        raw = torch.cat([network(_draw(seen, groups, rng)[0].images) for _ in range(CALIBRATION)])
        network.mean.copy_(raw.mean(dim=0))
        network.std.copy_(raw.std(dim=0).clamp_min(1e-6))


def _initialize(network: StudioNetwork, rng: torch.Generator) -> None:
    for parameter in network.parameters():
        if parameter.ndim > 1:
            torch.nn.init.kaiming_uniform_(parameter, a=5**0.5, generator=rng)
    for layer in network.modules():
        if isinstance(layer, torch.nn.Linear):
            torch.nn.init.zeros_(layer.bias)


def _draw(seen: Tensor, groups: Tensor, rng: torch.Generator) -> tuple[Transformed, Tensor]:
    """Draw a batch of views and transform it; with the groups of its upright images."""
    chosen = torch.randint(len(seen), (COUNT,), generator=rng)
    view = torch.randint(seen.shape[1], (COUNT,), generator=rng)
    return transform(from_uint8(seen[chosen, view]), rng), groups[chosen[:UPRIGHT]]


def _loss(network: StudioNetwork, batch: Transformed, groups: Tensor) -> Tensor:
    images = batch.images.contiguous(memory_format=torch.channels_last)
    layout = F.adaptive_avg_pool2d(batch.images, LAYOUT).flatten(1)
    active = F.leaky_relu(network(images), LEAK)
    return (
        F.cross_entropy(network.arrangement(active), batch.arrangement)
        + F.cross_entropy(network.groups(active[:UPRIGHT]), groups)
        + STRENGTH_WEIGHT * F.mse_loss(network.strengths(active), batch.strengths)
        + LAYOUT_WEIGHT * F.mse_loss(network.layout(active), layout)
    )
