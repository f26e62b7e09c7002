"""What features tell of the classes, in words."""

import numpy as np

from ganstudio.engine.analysis.probe_report import ProbeReport, linear_probe
from ganstudio.engine.text import Sentence
from tests.pulling import finished


def test_codes_that_know_the_class_are_told_from_pixels_that_do_not():
    rng = np.random.default_rng(0)
    labels = np.arange(60) % 2
    images = rng.integers(0, 256, (60, 1, 8, 8), np.uint8)
    codes = (rng.normal(size=(60, 4)) + 6 * labels[:, None]).astype(np.float32)
    labels[:2] = -1, 7  # of none, and alone in its class
    asked = []

    def read(rows: np.ndarray) -> np.ndarray:
        asked.append(rows)
        return images[rows]

    found = finished(linear_probe(codes, read, labels))
    assert isinstance(found, ProbeReport)
    assert min(map(min, asked)) == 2  # the two that do not count are not looked at
    assert (found.features.accuracy, found.components, found.skipped) == (1.0, 4, 2)
    assert found.pixels.interval[0] < 0.5
    assert found.by_chance < 1e-3
    said = [str(sentence) for sentence in found.words]
    assert "100 % (94–100) of 58 pictures right; on 4 principal components" in said[0]
    assert "largest class holds 50 %" in said[0]
    assert said[1:] == [
        "The codes separate the classes better than the pixels.",
        "2 pictures are not counted: they have no class, or are the only picture of their class.",
    ]
    turned = ProbeReport(found.pixels, found.features, 4, 0, found.by_chance)
    assert str(turned.words[1]) == "The codes separate the classes less well than the pixels."
    assert "no clear difference" in str(ProbeReport(found.features, found.features, 4, 0, 1.0).words[1])


def test_pixels_that_know_the_class_are_read_as_well():
    labels = np.repeat([0, 1], 20)
    images = np.where(labels == 1, 200, 40).astype(np.uint8)[:, None, None, None] + np.zeros((40, 3, 4, 4), np.uint8)
    found = finished(linear_probe(np.zeros((40, 2), np.float32), lambda rows: images[rows], labels))
    assert (found.features.accuracy, found.pixels.accuracy) == (0.5, 1.0)


def test_without_classes_it_says_so_and_reads_nothing():
    for labels in (None, np.full(5, -1)):
        found = finished(linear_probe(np.zeros((5, 2), np.float32), lambda rows: 1 / 0, labels))
        assert isinstance(found, Sentence)
        assert "no classes" in str(found)
