"""The pictures that come with the studio."""

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import BUILTIN, load_dataset
from ganstudio.engine.resources import resource

pytestmark = pytest.mark.usefixtures("shared_cache")

# how many of each class are among the first 10,000, and the middle columns of the first picture's row 14
DIGIT_COUNTS = [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]
FASHION_COUNTS = [942, 1027, 1016, 1019, 974, 989, 1021, 1022, 990, 1000]


@pytest.mark.parametrize("name", BUILTIN)
def test_there_are_as_many_pictures_and_classes_as_said(name, opened, picture):
    info, source = BUILTIN[name], opened(name)
    assert len(source) == info.count
    assert source.classes == info.classes
    assert source.names == (name,)
    assert source.builtin
    assert (source.suggested_frame, source.suggested_channels) == (FrameSize.square(32), 1)
    assert picture(source, 0).size == (28, 28)


@pytest.mark.parametrize("name, counts, first", [("digits", DIGIT_COUNTS, "5041921314"), ("fashion", FASHION_COUNTS, "9003027255")])
def test_labels_are_those_of_the_training_files(name, counts, first, opened):
    source = opened(name)
    labels = [source.label(index) for index in range(len(source))]
    assert np.bincount(labels).tolist() == list(source.counts) == counts
    assert "".join(map(str, labels[:10])) == first


def test_sevens_are_the_sevens_of_digits_first(opened, picture):
    sevens, digits = opened("sevens"), opened("digits")
    among_digits = [np.asarray(picture(digits, index)) for index in range(len(digits)) if digits.label(index) == 7]
    assert sevens.label(0) is None
    for index in (0, 1, 500, len(among_digits) - 1):
        assert np.array_equal(np.asarray(picture(sevens, index)), among_digits[index])


def test_garments_have_their_names(opened):
    source = opened("fashion")
    assert source.classes[source.label(0)] == "Ankle boot"
    assert source.classes[source.label(1)] == "T-shirt/top"


def test_28_pixels_are_framed_to_32(opened, result, picture):
    source = opened("digits")
    data = result(load_dataset(source, DataConfig()))
    assert data.pixels[data.rows].shape == (10_000, 1, 32, 32)
    assert data.pixels[data.rows].dtype == np.uint8
    assert data.labels.dtype == np.int64
    assert data.labels[:3].tolist() == [5, 0, 4]
    assert data.classes == source.classes
    for index in (0, 9_999):
        assert np.array_equal(data.pixels[data.rows][index, 0, 2:30, 2:30], np.asarray(picture(source, index)))
    edge = data.pixels[data.rows].copy()
    edge[:, :, 2:30, 2:30] = 0
    assert not edge.any()


def test_they_are_compact_and_come_with_their_licences():
    files = list(resource("datasets").glob("*.npz"))
    assert {file.stem for file in files} == set(BUILTIN)
    assert sum(file.stat().st_size for file in files) < 7_200_000
    for info in BUILTIN.values():
        text = resource("datasets", f"{info.name}.txt").read_text(encoding="utf-8")
        assert info.licence in text
        assert info.attribution.split(",")[0] in text
