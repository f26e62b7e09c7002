"""Beginning with what another run has learned."""

import pytest
import torch

from ganstudio.engine.errors import RunError
from ganstudio.engine.recipes.branch import branch
from ganstudio.engine.recipes.train import create_run, train
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_checkpoint, load_generator, load_weights
from ganstudio.engine.training.trainer import Trainer


@pytest.fixture
def origin(tmp_path, tiny_config, blobs):
    """A finished run of 160 images, with snapshots at 64 and 128."""
    run = create_run(tmp_path / "origin", tiny_config(), blobs())
    list(train(run, blobs()))
    return run


@pytest.mark.parametrize("images", [None, 64, 160])
def test_a_branch_begins_where_the_origin_was(origin, tmp_path, tiny_config, blobs, images):
    run, _ = branch(tmp_path / "new", tiny_config(**{"training.lr_g": 0.25}), blobs(), origin, images)
    seen, generator = load_generator(origin, images)
    assert seen == (images or 160)
    _, state = load_checkpoint(run)
    for name, tensor in generator.state_dict().items():
        assert torch.equal(state.tensors[f"g.{name}"], tensor), name
        assert torch.equal(state.tensors[f"ema.{name}"], tensor), name
    _, _, discriminator = load_weights(origin, images)
    assert discriminator
    for name, tensor in discriminator.items():
        assert torch.equal(state.tensors[f"d.{name}"], tensor.to(state.tensors[f"d.{name}"].dtype)), name
    again = Run.open(run.path)
    assert again.origin.run == str(origin.path)
    assert again.origin.images_seen == seen
    assert again.origin.settings == {"training.lr_g": (origin.config.training.lr_g, 0.25)}
    list(train(again, blobs(), resume=True))
    assert again.images_seen == 160
    assert origin.images_seen == 160


def test_a_branch_of_0_images_begins_again(origin, tmp_path, blobs):
    """What the doctor advises where nothing is worth going back to."""
    run, _ = branch(tmp_path / "new", origin.config, blobs(), origin, 0)
    fresh = Trainer(origin.config, blobs())
    _, state = load_checkpoint(run)
    for name, tensor in fresh.gan.generator.state_dict().items():
        assert torch.equal(state.tensors[f"g.{name}"], tensor), name
    assert (run.origin.run, run.origin.images_seen) == (str(origin.path), 0)


def test_what_does_not_fit_begins_anew(origin, tmp_path, tiny_config, blobs):
    other = blobs(count=50, classes=2)
    run, _ = branch(tmp_path / "new", tiny_config(**{"model.conditional": True}), other, origin)
    _, before = load_checkpoint(run)
    _, then = load_checkpoint(origin)
    same = {name for name, tensor in before.tensors.items() if name in then.tensors and torch.equal(tensor, then.tensors[name])}
    weights = {name for name, tensor in before.tensors.items() if name.startswith("d.") and tensor.ndim == 4}
    assert weights & same
    list(train(run, other, resume=True))
    assert run.images_seen == 160


def test_frozen_layers_stay_as_they_were(origin, tmp_path, tiny_config, blobs):
    run, _ = branch(tmp_path / "new", tiny_config(**{"training.freeze_d": 1}), blobs(), origin)
    _, before = load_checkpoint(run)
    list(train(run, blobs(), resume=True))
    _, after = load_checkpoint(run)
    kept = [name for name in before.tensors if name.startswith("d.") and torch.equal(before.tensors[name], after.tensors[name])]
    moved = [name for name in before.tensors if name.startswith("d.") and name not in kept]
    assert any(name.endswith("weight") for name in kept)
    assert any(name.endswith("weight") for name in moved)


def test_what_cannot_be_branched_from(origin, tmp_path, tiny_config, blobs):
    with pytest.raises(RunError, match="Nothing of origin fits these networks.*architecture dcgan, 4 filters"):
        branch(tmp_path / "new", tiny_config(**{"model.arch": "resnet"}), blobs(), origin)
    assert not (tmp_path / "new").exists()
    with pytest.raises(RunError, match="no snapshot at 7 images"):
        branch(tmp_path / "new", tiny_config(), blobs(), origin, 7)
    with pytest.raises(RunError, match="already holds a run"):
        branch(origin.path, tiny_config(), blobs(), origin)
