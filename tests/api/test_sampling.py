"""ganstudio.load: drawing with a trained generator in a few lines."""

import subprocess
import sys

import numpy as np
import pytest

import ganstudio
from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.recipes.sample import sample


@pytest.fixture(params=["dcgan", "style"])
def trained(untrained, request):
    return untrained(request.param, classes=3, channels=3)


def test_samples_are_those_of_the_command_line(trained, tmp_path):
    model = ganstudio.load(str(trained.path))
    list(sample(model, model.latents([5, 0, 2], 1), tmp_path / "a.npz", truncation=0.5))
    found = model.sample(seeds=[5, 0, 2], truncation=0.5, labels=1)
    assert (found.shape, found.dtype, found.flags["C_CONTIGUOUS"]) == ((3, 16, 16, 3), np.uint8, True)
    with np.load(tmp_path / "a.npz") as archive:
        assert np.array_equal(archive["images"], found)
        assert archive["labels"].tolist() == [1, 1, 1]
    assert model.images_seen == 64
    assert model.classes == ("class 0", "class 1", "class 2")


def test_truncation_and_labels_do_something(trained):
    model = ganstudio.load(trained.path, snapshot=64)
    seeds = np.arange(4)
    plain = model.sample(seeds, labels=0)
    assert np.array_equal(plain, model.sample(range(4), labels="class 0"))
    assert not np.array_equal(plain, model.sample(seeds, labels=[0, 1, 2, 0]))
    assert np.array_equal(model.sample(seeds), model.sample(seeds, labels=["class 0", 1, 2, 0]))  # seed s is of class s modulo 3
    mean = model.sample(seeds, truncation=0.0, labels=0)
    assert np.abs(mean.astype(int) - mean[0]).max() <= 1  # in one batch no two rows need have the same bits
    assert not (plain == plain[0]).all()
    assert model.sample([]).shape == (0, 16, 16, 3)


def test_many_come_in_parts(trained):
    model = ganstudio.load(trained.path)
    parts = list(model.stream(range(5), labels=[0, 1, 2, 1, 0], batch=2))
    assert [len(part) for part in parts] == [2, 2, 1]
    assert np.abs(np.concatenate(parts).astype(int) - model.sample(range(5), labels=[0, 1, 2, 1, 0])).max() <= 1


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ({"labels": "class 9"}, "Did you mean"),
        ({"labels": 3}, "no class '3'"),
        ({"labels": -1}, "no class '-1'"),
        ({"labels": [0]}, r"The number of classes \(1\) differs from the number of seeds \(2\)"),
        ({"seeds": [-1, 2]}, "no seed -1"),
        ({"seeds": [1, 2**63]}, "no seed"),
    ],
)
def test_what_there_is_not(trained, words, error):
    with pytest.raises(ConfigError, match=error):
        ganstudio.load(trained.path).sample(**{"seeds": [1, 2], **words})


def test_runs_there_are_not(trained, tmp_path):
    with pytest.raises(RunError, match="no run"):
        ganstudio.load(tmp_path / "nowhere")
    with pytest.raises(RunError, match="nearest is at 64"):
        ganstudio.load(trained.path, snapshot=7)


def test_importing_the_package_does_not_load_torch():
    code = "import sys, ganstudio; ganstudio.load; print('torch' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_mistakes_of_scripts_are_one_sentence(trained):
    model = ganstudio.load(trained.path)
    with pytest.raises(ganstudio.StudioError, match="labels = 2.5: give a class"):
        model.sample([1], labels=2.5)
    with pytest.raises(ganstudio.StudioError, match="NaN or infinite"):
        model.latent(z=np.full(model.generator.latent_dim, 1e300), label=0)
    with pytest.raises(ganstudio.StudioError, match="the same size"):
        ganstudio.grid([np.zeros((2, 2, 1), np.uint8), np.zeros((3, 3, 1), np.uint8)])
