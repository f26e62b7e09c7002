"""The codes of a folder of pictures, and what they tell of the classes."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.features import ProbeReport, features
from tests.pulling import finished


@pytest.fixture
def folder(tmp_path):
    """Twelve bright and dark pictures, in a folder for each class, and a file that is none."""
    rng = np.random.default_rng(0)
    for number in range(12):
        path = tmp_path / "pictures" / ("dark", "light")[number % 2]
        path.mkdir(parents=True, exist_ok=True)
        pixels = rng.integers(0, 100, (16, 16), np.uint8) + np.uint8(150 * (number % 2))
        Image.fromarray(pixels).save(path / f"{number}.png")
    (tmp_path / "pictures" / "dark" / "text.png").write_text("no picture")
    return str(tmp_path / "pictures")


def test_codes_and_what_they_tell(untrained, folder, quick, tmp_path):
    run = untrained("stylegan2")
    result = finished(features(run, [folder]))
    assert (result.run, len(result), dict(result.left_out)) == (run, 12, {"not an image": 1})
    assert isinstance(result.probe, ProbeReport) and len(result.sentences) >= 2
    assert {result.class_of(index) for index in range(12)} == {"dark", "light"}
    assert result.pixels(0).shape == (16, 16, 1)
    assert np.array_equal(result.latent(3).w, result.codes.codes[3])
    assert result.provenance(3).network == result.codes.network
    near = result.neighbours(0, 3)
    assert len(near) == 3 and 0 not in dict(near)
    assert [far for _, far in near] == sorted(far for _, far in near)
    places, shares = result.map()
    assert places.shape == (12, 2) and shares[0] >= shares[1] >= 0
    result.save(tmp_path / "codes.npz")
    with np.load(tmp_path / "codes.npz") as arrays:
        assert np.median(arrays["psnr"]) == pytest.approx(result.psnr)


def test_a_run_and_its_open_model_find_the_same_few(untrained, folder, quick):
    run = untrained(classes=2)
    one, other = (finished(features(model, [folder], limit=5, label=1, seed=2)) for model in (run, Model(run)))
    assert len(one) == 5
    assert np.allclose(one.codes.z, other.codes.z, atol=1e-4)
    assert set(one.codes.found) == {1}


def test_mistakes_are_told(untrained, folder):
    with pytest.raises(ConfigError, match="effort.*encoder"):
        finished(features(untrained(), [folder], effort="encodr"))
