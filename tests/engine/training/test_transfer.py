"""Networks start from those of a run of another size or with other classes."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import with_settings
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.presets import QUICK_LOOK
from ganstudio.engine.data import Dataset
from ganstudio.engine.networks import ARCHITECTURES
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_generator, save_snapshot
from ganstudio.engine.runs.manifest import DatasetInfo
from ganstudio.engine.training.trainer import Trainer
from ganstudio.engine.training.transfer import start_networks

BASE = {"model.latent_dim": 8, "model.filters": 16, "training.batch": 8, "run.device": "cpu", "data.channels": 1}
GROWING = [name for name in ARCHITECTURES if ARCHITECTURES.get(name).grow]


def dataset(frame, classes=()):
    """16 pictures of noise."""
    pixels = np.random.default_rng(0).integers(0, 256, (16, 1, *frame.shape), np.uint8)
    labels = np.arange(16) % len(classes) if classes else None
    return Dataset.of(pixels, labels, tuple(classes), "noise")


@pytest.fixture
def trained(tmp_path):
    """``trained(arch, size)`` is a run of that size after three steps; settings by dotted name."""

    def make(arch, size=16, classes=(), **settings):
        frame = FrameSize.of(size)
        config = with_settings(QUICK_LOOK.config, {**BASE, "model.arch": arch, "data.size": size, **settings})
        config = with_settings(config, {"model.conditional": bool(classes)})
        trainer = Trainer(config, dataset(frame, classes))
        for _ in range(3):
            trainer.step()
        run = Run.create(tmp_path / f"{arch}-{size}", trainer.config, DatasetInfo("noise", 16, tuple(classes), "0"))
        save_snapshot(run, 24, trainer.ema.network.state_dict(), trainer.gan.discriminator.state_dict())
        return run

    return make


def begin(run, size, classes=(), **settings):
    """A trainer of another size that starts from ``run``, and what it has from it."""
    config = with_settings(run.config, {"data.size": size, "model.conditional": bool(classes), **settings})
    trainer = Trainer(config, dataset(FrameSize.of(size), classes))
    return trainer, start_networks(trainer, run, None)


@torch.no_grad()
def difference(trainer, run, size):
    """The mean absolute difference of the first pictures to the enlarged ones of ``run``, relative to the contrast of these."""
    _, small = load_generator(run)
    z = small.sample_z(16, torch.Generator().manual_seed(1))
    large = trainer.ema.network.eval()
    wanted = F.interpolate(small(z), FrameSize.of(size).shape, mode="bilinear", align_corners=False)
    return ((large(z) - wanted).abs().mean() / wanted.std()).item()


@pytest.mark.parametrize("arch", GROWING)
@pytest.mark.parametrize("steps", [1, 2])
def test_the_first_pictures_are_the_small_ones_enlarged(trained, arch, steps):
    """Within a tenth of their contrast for each doubling: the tanh comes after the enlargement, and zeros lie around the maps."""
    run = trained(arch, 16, **{"model.filters": 16})
    size = 16 * 2**steps
    trainer, copied = begin(run, size, **{"model.filters": 16 // 2**steps})
    assert copied.enlarges is True
    assert difference(trainer, run, size) < 0.1 * steps
    fresh = Trainer(with_settings(trainer.config, {"run.seed": 7}), dataset(FrameSize.of(size)))
    assert difference(fresh, run, size) > 0.5
    assert "enlarged" in " ".join(map(str, copied.sentences))
    for _ in range(2):
        trainer.step()
    assert trainer.finite()


@pytest.mark.parametrize("arch", ["resnet", "r3gan"])
def test_the_discriminator_sees_the_enlarged_as_the_small(trained, arch):
    run = trained(arch)
    trainer, copied = begin(run, 32, **{"model.filters": 8})
    small = Trainer(run.config, dataset(FrameSize.square(16)))
    start_networks(small, run, None)
    images = torch.rand(8, 1, 16, 16).mul(2).sub(1)
    one, other = (net.gan.discriminator.eval()(x) for net, x in ((small, images), (trainer, F.interpolate(images, scale_factor=2))))
    assert copied.discriminator[0] > 0.6 * copied.discriminator[1] - 8
    assert torch.corrcoef(torch.stack([one, other]).detach())[0, 1] > 0.9


def test_where_it_cannot_hold_a_person_is_told(trained):
    for arch, settings in (("fast", {"model.filters": 8}), ("resnet", {})):
        _, copied = begin(trained(arch), 32, **settings)  # FastGAN's BatchNorm; other widths at each resolution
        assert copied.enlarges is False
        assert "start anew" in str(copied.sentences[-1])


def test_another_frame_stretches_the_first_layer(trained):
    run = trained("resnet")
    trainer, copied = begin(run, "48x32", **{"model.filters": 8})
    assert copied.enlarges is True
    assert difference(trainer, run, "48x32") < 0.5


@pytest.mark.parametrize("arch", ARCHITECTURES.names())
def test_the_same_size_copies_everything(trained, arch):
    run = trained(arch)
    trainer, copied = begin(run, 16)
    assert copied.enlarges is None
    assert copied.generator[0] == copied.generator[1] and copied.discriminator[0] == copied.discriminator[1]
    assert difference(trainer, run, 16) < 1e-5


@pytest.mark.parametrize("arch", ARCHITECTURES.names())
def test_classes_are_copied_by_their_names(trained, arch):
    run = trained(arch, classes=("cat", "dog", "hen"))
    trainer, copied = begin(run, 16, classes=("dog", "cow", "cat"))
    assert set(copied.classes) == {"cat", "dog"}
    _, small = load_generator(run)
    z = small.sample_z(4, torch.Generator().manual_seed(1))
    large = trainer.ema.network.eval()
    with torch.no_grad():
        for before, after in ((0, 2), (1, 0)):
            one, other = (net(z, torch.full((4,), label)) for net, label in ((small, before), (large, after)))
            assert torch.allclose(one, other, atol=1e-5)
        assert not torch.allclose(small(z, torch.full((4,), 2)), large(z, torch.full((4,), 1)), atol=1e-5)
